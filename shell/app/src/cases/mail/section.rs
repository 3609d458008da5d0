//! The settings of mail that comes in.

use super::super::desk::tree;
use super::super::kinds::{all, current};
use super::super::parties;
use crate::caller::Caller;
use crate::problem::Problem;
use crate::rules::ids_in_use;
use crate::service::App;
use crate::settings::{self, Section, Versioned};
use yunheng_access::Permission;
use yunheng_api::platform::{MailIntakeJson, MailIntakeKnownJson, MailKindJson, MailPackJson, MailPartyJson};
use yunheng_store::{Db, case};
use yunheng_values::{Finding, Findings, Text};

/// Longest address and name of a server.
const LONGEST: usize = 200;
/// Parties that are offered.
const MOST_PARTIES: i64 = 200;
/// The kind of party that handles what comes to the desk.
const PROVIDER: &str = "provider";

impl Section for MailIntakeJson {
    const NAME: &'static str = "mail_intake";
    const PERMISSION: Permission = Permission::SettingsSystem;

    fn check(&self) -> Findings {
        let mut findings = Findings::new();
        let mut refuse = |code, place: &str, zh: &str, en: &str| {
            findings.push(Finding::error(code, place, Text::new(zh, en)));
        };
        let is_address = |text: &str| {
            let parts = text.split_once('@');
            parts.is_some_and(|(name, domain)| !name.is_empty() && domain.contains('.'))
                && text.len() <= LONGEST
                && text.bytes().all(|byte| byte.is_ascii_graphic() && !b"<>,;\"".contains(&byte))
        };
        if self.enabled && !is_address(self.address.trim()) {
            let en = "the address people write to, such as desk@example.gov.cn";
            refuse("address", "/address", "请填写收件地址，例如 desk@example.gov.cn", en);
        }
        let server = self.trusted_server.as_deref().unwrap_or_default();
        if server.len() > LONGEST || !server.trim().bytes().all(|byte| byte.is_ascii_graphic()) {
            refuse("server", "/trusted_server", "应为收信服务器的名称", "the name of the receiving server");
        }
        if !(1..=1_000).contains(&self.per_hour) {
            refuse("out_of_range", "/per_hour", "应为1至1000", "1 to 1000");
        }
        findings
    }
}

/// The settings of mail that comes in, with what can be chosen.
///
/// # Errors
/// Not allowed.
pub async fn mail_intake(app: &App, caller: &Caller) -> Result<Versioned<MailIntakeJson>, Problem> {
    let mut found = settings::read::<MailIntakeJson>(app, caller).await?;
    found.value.known = known(app, app.store().reader()).await?;
    Ok(found)
}

/// Edits them.
///
/// # Errors
/// Not allowed; a kind of work, category or party that there is not.
pub async fn edit_mail_intake(
    app: &App,
    caller: &Caller,
    version: i64,
    given: &MailIntakeJson,
) -> Result<Versioned<MailIntakeJson>, Problem> {
    app.read(caller, <MailIntakeJson as Section>::PERMISSION)?;
    let db = app.store().reader();
    let mut findings = given.check();
    if given.enabled {
        findings.extend(unknown(app, db, given).await?);
    }
    if !findings.is_empty() {
        return Err(Problem::unusable(findings));
    }
    let kept = MailIntakeJson { known: MailIntakeKnownJson::default(), ..given.clone() };
    let version = settings::write(app, caller, version, &kept).await?;
    Ok(Versioned { value: MailIntakeJson { known: known(app, db).await?, ..kept }, version })
}

/// What a mail could not be filed under.
async fn unknown(app: &App, db: Db<'_>, given: &MailIntakeJson) -> Result<Findings, Problem> {
    let said = |place: &str, zh: &str, en: &str| Finding::error("mail_intake", place, Text::new(zh, en));
    if !ids_in_use(app, db).await?.contains(&given.pack) {
        return Ok(vec![said("/pack", "请选择已启用的规则包", "choose a pack that is in use")]);
    }
    let mut findings = Findings::new();
    let kind = match current(app, db, &given.pack, &given.kind).await {
        Ok((named, _)) => Some(named).filter(|named| named.is.kind.mail.is_some()),
        Err(problem) if problem.is_refusal() => None,
        Err(problem) => return Err(problem),
    };
    let Some(named) = kind else {
        let en = "choose a kind of work that a mail may begin";
        return Ok(vec![said("/kind", "请选择可由邮件发起的事项类型", en)]);
    };
    let is_classified = !named.is.form.category_fields().is_empty();
    if is_classified && tree(app, db, &given.pack).await?.category(&given.category).is_none() {
        findings.push(said("/category", "请选择服务台分类", "choose a category of the desk"));
    }
    let wanted = given.provider_id.unwrap_or_default();
    let party = parties::named(db, &[wanted]).await?.remove(&wanted);
    let has_part = named.is.kind.parts.iter().any(|part| part.part == PROVIDER);
    if has_part && party.is_none_or(|party| party.kind != PROVIDER) {
        findings.push(said("/provider_id", "请选择受理的云服务商", "choose the provider who handles it"));
    }
    Ok(findings)
}

/// What can be chosen.
async fn known(app: &App, db: Db<'_>) -> Result<MailIntakeKnownJson, Problem> {
    let mut packs = Vec::new();
    for id in ids_in_use(app, db).await? {
        let (kinds, _) = all(app, db, &id).await?;
        let kinds = kinds.into_iter().filter(|named| named.is.kind.mail.is_some());
        let kinds: Vec<MailKindJson> = kinds
            .map(|named| MailKindJson { title: named.is.kind.title.zh.clone(), kind: named.kind })
            .collect();
        let categories = tree(app, db, &id).await?.categories.into_iter().map(|one| one.path).collect();
        packs.push(MailPackJson { id, kinds, categories });
    }
    let providers = case::pickable(db, &[PROVIDER.to_owned()], "", MOST_PARTIES).await?;
    let providers = providers.into_iter().map(|party| MailPartyJson { id: party.id, name: party.name });
    Ok(MailIntakeKnownJson { packs, providers: providers.collect() })
}
