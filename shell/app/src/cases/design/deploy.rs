//! A draft comes into use: one person proposes it, another confirms it. New cases then take it, running ones stay as they are.

use super::super::kinds::files_of;
use super::compare::in_words;
use super::draft::{Looked, look};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::rules::effective_pack;
use crate::service::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_access::Permission;
use yunheng_api::platform::{Created, DesignDeploymentInJson, DesignDifferenceJson};
use yunheng_store::design::{self as store, DraftRow, NewVersion};
use yunheng_store::{Db, StoreError, case, ruling};
use yunheng_values::{Finding, Lang, Text};

/// Proposes that a draft come into use.
///
/// # Errors
/// Not allowed; no such draft, or a later version of it; a process with defects; another version came into use meanwhile.
pub async fn deploy(
    app: &App,
    caller: &Caller,
    id: i64,
    given: &DesignDeploymentInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    // Opening a pack may take a moment; it is done before the transaction begins.
    let reading = app.read(caller, Deploying::PROPOSE)?;
    let row = store::draft(reading.db, id).await?.ok_or_else(Problem::not_found)?;
    effective_pack(app, reading.db, &row.pack).await?;
    let deploying = Deploying { draft: id, version: given.version, replaces: given.replaces };
    propose(app, caller, &deploying, &given.reason, once).await
}

/// A draft that shall come into use.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Deploying {
    pub draft: i64,
    /// The version of the draft that was looked at.
    pub version: i64,
    /// The version in use that was looked at.
    pub replaces: i64,
}

/// What the subject of such a proposal begins with.
const SUBJECT: &str = "design ";

/// Drafts that wait for a second person, with their proposals.
pub(super) async fn open_proposals(db: Db<'_>) -> Result<BTreeMap<i64, i64>, Problem> {
    let open = ruling::open_proposals(db, Deploying::KIND).await?;
    let of_draft = |proposal: ruling::OpenProposal| {
        Some((proposal.subject.strip_prefix(SUBJECT)?.parse().ok()?, proposal.id))
    };
    Ok(open.into_iter().filter_map(of_draft).collect())
}

impl Deploying {
    /// The draft as it was proposed, looked at once more.
    async fn look(&self, app: &App, db: Db<'_>) -> Result<(DraftRow, Looked), Problem> {
        let row = store::draft(db, self.draft).await?.ok_or_else(Problem::not_found)?;
        if row.version != self.version {
            return Err(Problem::stale());
        }
        let looked = look(app, db, &row).await?;
        if looked.known.present() != self.replaces {
            return Err(Problem::conflict(
                "design_moved_on",
                "这类事项已启用了另一个版本；请重新比较后再提出",
                "another version of this kind of work came into use meanwhile; compare again and propose anew",
            ));
        }
        if !looked.checked.is_deployable() {
            return Err(Problem::unusable(looked.checked.errors().cloned().collect()));
        }
        Ok((row, looked))
    }
}

impl Proposed for Deploying {
    const KIND: &'static str = "process_deploy";
    const TITLE: (&'static str, &'static str) = ("启用流程", "process into use");
    const PROPOSE: Permission = Permission::ProcessDesign;
    const CONFIRM: Permission = Permission::ProcessConfirm;

    fn subject(&self) -> String {
        format!("{SUBJECT}{}", self.draft)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let (row, looked) = self.look(present.app, present.db).await?;
        let (before, after) = (looked.known.drawing(self.replaces)?, looked.known.drawing_of(&row)?);
        let (zh, en) = [Lang::Zh, Lang::En].map(|lang| in_words(&before, &after, lang)).into();
        if zh.is_empty() && before == after {
            let message = Text::new("与正在使用的版本没有差别", "nothing differs from the version in use");
            return Err(Problem::unusable(vec![Finding::error("no_change", "/version", message)]));
        }
        let title = looked.checked.examined.kind.as_ref().map(|kind| kind.title.clone()).unwrap_or_default();
        let pack = looked.known.effective.pack().manifest.title.clone();
        let next = self.replaces + 1;
        let mut changes = vec![
            WordedChange::new(("规则包", "pack"), None, Some(plain(pack))),
            WordedChange::new(
                ("版本", "version"),
                Some(numbered(self.replaces)),
                Some(Text::new(format!("第{next}版：{}", row.name), format!("version {next}: {}", row.name))),
            ),
        ];
        changes.extend(zh.iter().zip(&en).flat_map(|(zh, en)| worded(zh, en)));
        let title = Text::new(
            format!("启用“{}”流程第{next}版（{}）", title.zh, row.name),
            format!("put version {next} of `{}` into use ({})", title.en, row.name),
        );
        Ok(Examined { title, changes, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let (row, looked) = self.look(act.app(), act.db()).await?;
        let (files, digest) = files_of(&looked.known.with(&row.process, row.form.as_deref())?)?;
        let (db, now_ms) = (act.db(), act.now_ms());
        let case_type_id = case::keep_type(db, &row.pack, &row.kind, &digest, &files, now_ms).await?;
        let new = NewVersion {
            pack: &row.pack,
            kind: &row.kind,
            number: self.replaces + 1,
            case_type_id,
            name: &row.name,
            based_on: row.based_on,
            has_own_form: row.form.is_some(),
            proposal_id: confirming.proposal,
        };
        store::insert_version(db, &new, now_ms).await.map_err(again)?;
        store::delete_draft(db, row.id, row.version).await?;
        let (proposal, number) = (confirming.proposal.to_string(), new.number.to_string());
        let facts = [
            ("proposal", proposal.as_str()),
            ("number", &number),
            ("name", &row.name),
            ("files_sm3", &digest),
        ];
        let kind = format!("{}/{}", row.pack, row.kind);
        act.also("design.deploy", "design", kind, &facts);
        Ok(())
    }
}

/// Another version took the number at the same moment: the next attempt sees it.
fn again(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem { retryable: true, ..Problem::stale() },
        error => error.into(),
    }
}

fn numbered(number: i64) -> Text {
    match number {
        0 => Text::new("规则包原版", "the pack's own"),
        _ => Text::new(format!("第{number}版"), format!("version {number}")),
    }
}

/// A difference as lines of a proposal: an element that came or went is one, a changed one has a line for each change.
fn worded(zh: &DesignDifferenceJson, en: &DesignDifferenceJson) -> Vec<WordedChange> {
    let title = || Text::new(zh.title.clone(), en.title.clone());
    match zh.what.as_str() {
        "added" => vec![WordedChange::new(("增加", "added"), None, Some(title()))],
        "removed" => vec![WordedChange::new(("删除", "removed"), Some(title()), None)],
        _ => {
            let line = |(zh_change, en_change): (&_, &_)| line(zh, en, zh_change, en_change);
            zh.changes.iter().zip(&en.changes).map(line).collect()
        }
    }
}

fn line(
    zh: &DesignDifferenceJson,
    en: &DesignDifferenceJson,
    zh_change: &yunheng_api::platform::DesignChangeJson,
    en_change: &yunheng_api::platform::DesignChangeJson,
) -> WordedChange {
    let field = (format!("{}：{}", zh.title, zh_change.field), format!("{}: {}", en.title, en_change.field));
    let value = |zh: &Option<String>, en: &Option<String>| {
        zh.as_ref().zip(en.as_ref()).map(|(zh, en)| Text::new(zh.clone(), en.clone()))
    };
    WordedChange::new(
        (&field.0, &field.1),
        value(&zh_change.before, &en_change.before),
        value(&zh_change.after, &en_change.after),
    )
}
