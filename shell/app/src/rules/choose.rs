//! The authority chooses a reading: one person proposes it, another confirms it.

use super::effective::effective_pack;
use super::rulings::{RULING_CHOICE, choice_subject};
use crate::act::{Act, Once};
use crate::caller::Caller;
use crate::problem::Problem;
use crate::proposal::{Confirming, Examined, Present, Proposed, WordedChange, plain, propose};
use crate::service::App;
use serde::{Deserialize, Serialize};
use yunheng_access::Permission;
use yunheng_api::platform::{Created, RulingChoiceInJson};
use yunheng_policy::{Pack, Ruling, check_choice};
use yunheng_store::StoreError;
use yunheng_store::ruling::{self, NewChoice};
use yunheng_values::{Date, Finding, Text, parse_date};

/// Proposes that a reading hold from a day on.
///
/// # Errors
/// Not allowed; no such pack or ruling; a reading that is not offered; the same is proposed already.
pub async fn choose(
    app: &App,
    caller: &Caller,
    pack: &str,
    ruling: &str,
    choice: &RulingChoiceInJson,
    once: Option<&Once>,
) -> Result<Created, Problem> {
    // Opening a pack may take a moment; it is done before the transaction begins.
    let reading = app.read(caller, Choosing::PROPOSE)?;
    effective_pack(app, reading.db, pack).await?;
    let choosing = Choosing {
        pack: pack.to_owned(),
        ruling: ruling.to_owned(),
        reading: choice.reading.trim().to_owned(),
        from: choice.from.clone(),
        reason: choice.reason.trim().to_owned(),
    };
    propose(app, caller, &choosing, &choice.reason, once).await
}

/// A reading to be chosen.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Choosing {
    pub pack: String,
    pub ruling: String,
    pub reading: String,
    pub from: String,
    pub reason: String,
}

impl Choosing {
    fn first_day(&self) -> Result<Date, Problem> {
        parse_date(&self.from).map_err(|_| {
            let found = &self.from;
            let message = Text::new(
                format!("“{found}”不是日期，应为YYYY-MM-DD"),
                format!("`{found}` is no date YYYY-MM-DD"),
            );
            Problem::unusable(vec![Finding::error("malformed_date", "/from", message)])
        })
    }
}

impl Proposed for Choosing {
    const KIND: &'static str = RULING_CHOICE;
    const TITLE: (&'static str, &'static str) = ("选择口径", "choice of a reading");
    const PROPOSE: Permission = Permission::RulingPropose;
    const CONFIRM: Permission = Permission::RulingConfirm;

    fn subject(&self) -> String {
        choice_subject(&self.pack, &self.ruling)
    }

    async fn examine(&self, present: Present<'_>) -> Result<Examined, Problem> {
        let effective = effective_pack(present.app, present.db, &self.pack).await?;
        let pack = effective.pack();
        let known = pack.rulings.iter().find(|known| known.key == self.ruling);
        let known = known.ok_or_else(Problem::not_found)?;
        let from = self.first_day()?;
        let findings = check_choice(pack, &self.ruling, &self.reading, from);
        if !findings.is_empty() {
            return Err(Problem::unusable(findings));
        }
        let before = reading_on(pack, known, from);
        let changes = vec![
            WordedChange::new(("规则包", "pack"), None, Some(plain(pack.manifest.title.clone()))),
            WordedChange::new(("问题", "question"), None, Some(plain(known.question.clone()))),
            WordedChange::new(
                ("读法", "reading"),
                Some(plain(in_words(known, &before))),
                Some(plain(in_words(known, &self.reading))),
            ),
            WordedChange::new(("自", "from"), None, Some(plain(from.to_string()))),
        ];
        let (key, reading) = (&known.key, &self.reading);
        let title = Text::new(
            format!("口径{}自{from}起：{}", known.id, in_words(known, reading)),
            format!("read {} ({key}) as {reading} from {from} on", known.id),
        );
        Ok(Examined { title, changes, ..Examined::default() })
    }

    async fn apply(&self, act: &mut Act<'_>, confirming: &Confirming) -> Result<(), Problem> {
        let choice = NewChoice {
            pack: &self.pack,
            ruling: &self.ruling,
            reading: &self.reading,
            from_on: &self.first_day()?.to_string(),
            reason: &self.reason,
            proposal_id: confirming.proposal,
        };
        let position = ruling::insert(act.db(), choice, act.now_ms()).await.map_err(again)?;
        let (proposal, position) = (confirming.proposal.to_string(), position.to_string());
        let facts = [
            ("proposal", proposal.as_str()),
            ("reading", &self.reading),
            ("from", &self.from),
            ("position", &position),
        ];
        act.also("ruling.choose", "ruling", self.subject(), &facts);
        Ok(())
    }
}

/// Another choice took the position at the same moment: the next attempt takes the next one.
fn again(error: StoreError) -> Problem {
    match error {
        StoreError::Unique { .. } => Problem { retryable: true, ..Problem::stale() },
        error => error.into(),
    }
}

fn reading_on(pack: &Pack, ruling: &Ruling, day: Date) -> String {
    pack.choice_on(&ruling.key, day).map_or_else(|| ruling.default.clone(), |choice| choice.reading.clone())
}

fn in_words(ruling: &Ruling, reading: &str) -> String {
    let known = ruling.readings.iter().find(|known| known.key == reading);
    known.map_or_else(|| reading.to_owned(), |known| known.says.clone())
}
