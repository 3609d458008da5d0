//! One row: its words turned into values, and its names into the parties they mean.

use super::{ImportRow, OWN_PAYER, place};
use crate::column::Column;
use crate::funding::{FundingKind, FundingRules};
use crate::kind::{Level, PartyKind};
use crate::name::normalize_name;
use crate::party::{Alias, PartyDraft, PartyRef, Payer};
use crate::register::Register;
use yunheng_values::{DivisionCode, Finding, Findings, Text, Uscc};

/// What a row says of a column: nothing when the table lacks it or when it cannot be read, else a value or its absence.
type Said<T> = Option<Option<T>>;

/// A row that was read as far as it goes.
pub(super) struct RowRead {
    pub(super) line: u64,
    /// Which party it means.
    pub(super) id: PartyRef,
    pub(super) name: String,
    pub(super) uscc: Said<Uscc>,
    /// The row is written with an alias of the party it means.
    pub(super) by_alias: bool,
    pub(super) findings: Findings,
    file: String,
    kind: Option<PartyKind>,
    level: Option<Level>,
    division: Said<DivisionCode>,
    funding: Said<FundingKind>,
    short_name: Said<String>,
    note: Said<String>,
    parent: Said<String>,
    payer: Said<String>,
    aliases: Vec<String>,
}

impl RowRead {
    pub(super) fn of(row: &ImportRow, funding: &FundingRules, file: &str) -> Self {
        let mut findings = Findings::new();
        let mut refuse = |column: Column, code: &'static str, message: Text| {
            findings.push(Finding::error(code, place(file, row.line, column), message));
        };
        let text = |column: Column| -> Said<String> {
            row.cell(column).map(|text| Some(text.to_owned()).filter(|text| !text.is_empty()))
        };
        let kind =
            word(row, Column::Kind, PartyKind::parse, &PartyKind::ALL.map(PartyKind::text), &mut refuse);
        let level = word(row, Column::Level, Level::parse, &Level::ALL.map(Level::text), &mut refuse);
        let uscc = code(
            row,
            Column::Uscc,
            |text| Uscc::parse(text).map_err(|e| ("bad_uscc", e.text())),
            &mut refuse,
        );
        let division = code(
            row,
            Column::DivisionCode,
            |text| DivisionCode::parse(text).map_err(|e| ("bad_division", e.text())),
            &mut refuse,
        );
        let known = |text: &str| funding.read(text).map(|rule| rule.kind.clone());
        let aliases = row.cell(Column::Aliases).unwrap_or_default().split([';', '；']).map(str::trim);
        Self {
            line: row.line,
            id: PartyRef::Row(row.line),
            name: row.cell(Column::Name).unwrap_or_default().to_owned(),
            uscc,
            by_alias: false,
            file: file.to_owned(),
            kind,
            level,
            division,
            // What the pack does not know is refused by the check, with what it offers.
            funding: text(Column::Funding)
                .map(|t| t.map(|t| known(&t).unwrap_or_else(|| FundingKind::new(t)))),
            short_name: text(Column::ShortName),
            note: text(Column::Note),
            parent: text(Column::Parent),
            payer: text(Column::Payer),
            aliases: aliases.filter(|name| !name.is_empty()).map(str::to_owned).collect(),
            findings,
        }
    }

    pub(super) fn place(&self, column: Column) -> String {
        place(&self.file, self.line, column)
    }

    pub(super) fn error(&mut self, column: Column, code: &'static str, message: Text) {
        self.findings.push(Finding::error(code, self.place(column), message));
    }

    /// The party with what the row says, but for parent and payer; none when a new one lacks kind or level.
    pub(super) fn without_references(&mut self, existing: &Register) -> Option<PartyDraft> {
        let mut facts = match (existing.get(self.id), self.kind, self.level) {
            (Some(stored), ..) => stored.clone(),
            (None, Some(kind), Some(level)) => PartyDraft::new(self.name.clone(), kind, level),
            (None, kind, level) => {
                self.lacks(kind.is_none(), level.is_none());
                return None;
            }
        };
        if !self.by_alias && !self.name.is_empty() {
            self.rename(&mut facts);
        }
        facts.kind = self.kind.unwrap_or(facts.kind);
        facts.level = self.level.unwrap_or(facts.level);
        set(&mut facts.uscc, &self.uscc);
        set(&mut facts.division, &self.division);
        set(&mut facts.funding, &self.funding);
        set(&mut facts.short_name, &self.short_name);
        set(&mut facts.note, &self.note);
        for name in &self.aliases {
            if !facts.aliases.iter().any(|alias| normalize_name(&alias.name) == normalize_name(name)) {
                facts.aliases.push(self.alias(name, "导入表所列别名"));
            }
        }
        Some(facts)
    }

    /// A cell that could not be read has its finding already.
    fn lacks(&mut self, kind: bool, level: bool) {
        for (column, lacking) in [(Column::Kind, kind), (Column::Level, level)] {
            let at = self.place(column);
            if lacking && !self.findings.iter().any(|finding| finding.place == at) {
                let name = column.text();
                let message = Text::new(
                    format!("新单位必须填写“{}”", name.zh),
                    format!("a new party needs its {}", name.en),
                );
                self.error(column, "missing_value", message);
            }
        }
    }

    /// The code says that it is the same party; the old name stays as an alias, because older documents have it.
    fn rename(&mut self, facts: &mut PartyDraft) {
        if normalize_name(&facts.name) != normalize_name(&self.name) {
            let before = std::mem::replace(&mut facts.name, self.name.clone());
            facts.aliases.push(self.alias(&before, "原名称"));
            let message = Text::new(
                format!("“{before}”将更名为“{}”（统一社会信用代码相同），原名称记作别名", self.name),
                format!(
                    "`{before}` becomes `{}`, for it has the same code; the old name stays as an alias",
                    self.name
                ),
            );
            self.findings.push(Finding::warning("renamed", self.place(Column::Name), message));
            let now = normalize_name(&self.name);
            facts.aliases.retain(|alias| normalize_name(&alias.name) != now);
        } else {
            facts.name.clone_from(&self.name);
        }
    }

    fn alias(&self, name: &str, reason: &str) -> Alias {
        Alias { name: name.to_owned(), source: self.file.clone(), reason: reason.to_owned() }
    }

    pub(super) fn parent(&mut self, names: &Register) -> Said<PartyRef> {
        match self.parent.clone()? {
            None => Some(None),
            Some(text) => self.meant(Column::Parent, "parent_unknown", &text, names).map(Some),
        }
    }

    pub(super) fn payer(&mut self, names: &Register) -> Said<Payer> {
        let Some(text) = self.payer.clone()? else { return Some(None) };
        let own = OWN_PAYER.iter().any(|word| normalize_name(word) == normalize_name(&text));
        if own || normalize_name(&text) == normalize_name(&self.name) {
            return Some(Some(Payer::Own));
        }
        let id = self.meant(Column::Payer, "payer_unknown", &text, names)?;
        Some(Some(if id == self.id { Payer::Own } else { Payer::Other(id) }))
    }

    /// The party that a cell names, by name, alias or code.
    fn meant(
        &mut self,
        column: Column,
        code: &'static str,
        text: &str,
        names: &Register,
    ) -> Option<PartyRef> {
        let by_code = Uscc::parse(text).ok().map(|uscc| names.with_code(&uscc)).filter(|ids| !ids.is_empty());
        match by_code.unwrap_or_else(|| names.named(text)) {
            [id] => Some(*id),
            [] => {
                let message = Text::new(
                    format!("“{text}”既不在库中，也不在本表中"),
                    format!("`{text}` is neither stored nor in this table"),
                );
                self.error(column, code, message);
                None
            }
            // Each of the parties that share the name has its own finding, too.
            several => {
                let count = several.len();
                let message = Text::new(
                    format!("“{text}”可指{count}个单位，请写统一社会信用代码"),
                    format!("`{text}` may mean {count} parties; write the unified social credit code"),
                );
                self.error(column, "ambiguous_name", message);
                None
            }
        }
    }
}

fn set<T: Clone>(field: &mut Option<T>, said: &Said<T>) {
    if let Some(value) = said {
        field.clone_from(value);
    }
}

/// One of a few words; an empty cell says nothing.
fn word<T>(
    row: &ImportRow,
    column: Column,
    parse: impl Fn(&str) -> Option<T>,
    offered: &[Text],
    refuse: &mut impl FnMut(Column, &'static str, Text),
) -> Option<T> {
    let text = row.cell(column).filter(|text| !text.is_empty())?;
    let value = parse(text);
    if value.is_none() {
        let list = |pick: fn(&Text) -> &str| offered.iter().map(pick).collect::<Vec<_>>().join(" | ");
        let message = Text::new(
            format!("“{text}”不在可选值之内，应为：{}", list(|word| &word.zh)),
            format!("`{text}` is none of the accepted words; expected: {}", list(|word| &word.en)),
        );
        refuse(column, "bad_word", message);
    }
    value
}

/// A code; an empty cell clears it.
fn code<T>(
    row: &ImportRow,
    column: Column,
    parse: impl Fn(&str) -> Result<T, (&'static str, Text)>,
    refuse: &mut impl FnMut(Column, &'static str, Text),
) -> Said<T> {
    let text = row.cell(column)?;
    if text.is_empty() {
        return Some(None);
    }
    match parse(text) {
        Ok(value) => Some(Some(value)),
        Err((code, message)) => {
            refuse(column, code, message);
            None
        }
    }
}
