//! Parties to try rules on.

#![allow(dead_code, reason = "each test file uses a part")]

use proptest::prelude::*;
use yunheng_party::{
    Alias, Column, FundingKind, FundingRule, FundingRules, ImportRow, Level, PaidBy, Party, PartyDraft,
    PartyKind, PartyRef, Payer, Register, export_rows,
};
use yunheng_values::{ClauseId, DivisionCode, Finding, Uscc};

/// Two kinds of funding, as a city's pack has them.
pub(crate) fn funding() -> FundingRules {
    let rule = |key: &str, name: &str, paid_by: PaidBy| FundingRule {
        kind: FundingKind::new(key),
        name: name.into(),
        unit_kind: name.into(),
        paid_by,
        clauses: vec![ClauseId::new("XC-M-32b").expect("test data")],
        rulings: Vec::new(),
    };
    FundingRules::new(vec![
        rule("city_full", "市级财政全额供给单位", PaidBy::Finance(Level::City)),
        rule("city_other", "其他市级单位", PaidBy::Own),
    ])
}

/// A code that fits its check characters; `number` makes it one of many.
pub(crate) fn uscc(first: char, number: u64) -> Uscc {
    let code = format!("{first}1411000{number:08}");
    // One of the eleven check characters of an organization code fits.
    let fitting = "0123456789X".chars().map(|c| Uscc::complete(&format!("{code}{c}")).expect("test data"));
    fitting.into_iter().find(Uscc::organization_fits).expect("one fits")
}

pub(crate) fn division(text: &str) -> Option<DivisionCode> {
    Some(DivisionCode::parse(text).expect("test data"))
}

/// A finance department, an authority, a provider and two units, one below the other.
pub(crate) fn city() -> Vec<Party> {
    let party = |id: i64, facts: PartyDraft| Party { id: PartyRef::Stored(id), facts };
    let new = PartyDraft::new;
    vec![
        party(
            1,
            PartyDraft {
                uscc: Some(uscc('1', 1)),
                division: division("411000"),
                ..new("示例市数据局", PartyKind::Authority, Level::City)
            },
        ),
        party(
            2,
            PartyDraft {
                uscc: Some(uscc('1', 2)), ..new("示例市财政局", PartyKind::Finance, Level::City)
            },
        ),
        party(
            3,
            PartyDraft {
                uscc: Some(uscc('9', 3)),
                aliases: vec![Alias {
                    name: "示例云建设运营有限公司".into(),
                    source: "合同封面".into(),
                    reason: "封面多“建设”二字，代码相同".into(),
                }],
                ..new("示例云运营有限公司", PartyKind::Provider, Level::City)
            },
        ),
        party(
            4,
            PartyDraft {
                uscc: Some(uscc('1', 4)),
                division: division("411000"),
                funding: Some(FundingKind::new("city_full")),
                payer: Some(Payer::Other(PartyRef::Stored(2))),
                short_name: Some("教育局".into()),
                ..new("示例市教育局", PartyKind::UsingUnit, Level::City)
            },
        ),
        party(
            5,
            PartyDraft {
                parent: Some(PartyRef::Stored(4)),
                division: division("411002"),
                payer: Some(Payer::Own),
                ..new("示例市第一中学", PartyKind::UsingUnit, Level::County)
            },
        ),
    ]
}

pub(crate) fn register() -> Register {
    Register::new(city())
}

/// `code place` of each finding.
pub(crate) fn brief(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(|f| format!("{} {} {}", f.severity, f.code, f.place)).collect()
}

/// An export as the rows of a table that begins on line 2.
pub(crate) fn rows_of(register: &Register) -> Vec<ImportRow> {
    let rows = export_rows(register, &funding());
    (2..).zip(rows).map(|(line, cells)| row_of(line, &cells)).collect()
}

pub(crate) fn row_of(line: u64, cells: &[String; Column::COUNT]) -> ImportRow {
    let all = Column::ALL.into_iter().zip(cells);
    all.fold(ImportRow::new(line), |row, (column, text)| row.with(column, text.clone()))
}

/// Registers of many shapes without a defect.
pub(crate) fn registers() -> impl Strategy<Value = Register> {
    let one = (any::<prop::sample::Index>(), 0..6_usize, 0..4_u8, any::<bool>(), "[^\\p{Cc}]{0,6}");
    prop::collection::vec(one, 0..12).prop_map(|seeds| {
        let mut parties = city();
        for (number, (parent, name, extra, pays, note)) in (10..).zip(seeds) {
            let above = &parties[parent.index(parties.len())];
            let may = matches!(above.facts.kind, PartyKind::UsingUnit | PartyKind::Authority);
            let facts = PartyDraft {
                parent: Some(above.id).filter(|_| may),
                uscc: (extra & 1 > 0).then(|| uscc('1', number)),
                funding: (extra & 2 > 0).then(|| FundingKind::new("city_other")),
                payer: Some(if pays { Payer::Own } else { Payer::Other(PartyRef::Stored(2)) }),
                note: Some(note.trim().to_owned()).filter(|note| !note.is_empty()),
                ..PartyDraft::new(
                    format!("{}{number}", ["局", "=局", "@中心", "（馆）", " 院", "Ａ"][name].trim()),
                    PartyKind::UsingUnit,
                    if may { above.facts.level } else { Level::City },
                )
            };
            parties.push(Party { id: PartyRef::Stored(number as i64), facts });
        }
        Register::new(parties)
    })
}
