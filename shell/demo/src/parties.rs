//! Parties: authorities, finance, providers, a verifier, an auditor, and forty using units in two levels.

use crate::cast::{CITY, CITY_UNITS, COUNTIES, COUNTY_UNITS, Unit, day};
use yunheng_party::{Alias, Creation, FundingKind, Level, PartyDraft, PartyKind, PartyRef, Payer};
use yunheng_values::{Date, DivisionCode, Uscc};

/// Who pays for a party from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoPayer {
    /// For whom.
    pub party: PartyRef,
    /// First day.
    pub from: Date,
    /// Who.
    pub payer: Payer,
}

/// Lines of the parties that others refer to.
pub(crate) const AUTHORITY: u64 = 1;
pub(crate) const FINANCE: u64 = 2;
pub(crate) const PROVIDERS: [u64; 2] = [3, 4];
pub(crate) const VERIFIER: u64 = 5;
pub(crate) const AUDITOR: u64 = 6;
/// The first county's authority; the others follow.
pub(crate) const COUNTY_AUTHORITY: u64 = 7;
const FIRST_UNIT: u64 = COUNTY_AUTHORITY + COUNTIES.len() as u64;

/// The trading centre becomes a fully funded unit, in the middle of a month and of a cycle.
const CHANGED: &str = "tender";
const CHANGED_ON: &str = "2027-04-10";

const NOTE: &str = "示例单位，纯属虚构；行政区划代码为借用";

/// A line with its unit and the county that it lies in.
pub(crate) struct Placed {
    pub(crate) line: u64,
    pub(crate) unit: &'static Unit,
    pub(crate) county: Option<usize>,
}

/// Every using unit with its line.
pub(crate) fn units() -> Vec<Placed> {
    let city = CITY_UNITS.iter().map(|unit| (unit, None));
    let counties = (0..COUNTIES.len()).flat_map(|at| COUNTY_UNITS.iter().map(move |unit| (unit, Some(at))));
    (FIRST_UNIT..)
        .zip(city.chain(counties))
        .map(|(line, (unit, county))| Placed { line, unit, county })
        .collect()
}

impl Placed {
    /// Begins the sign-in names of its people.
    pub(crate) fn slug(&self) -> String {
        match self.county {
            Some(at) => format!("{}-{}", COUNTIES[at].0, self.unit.slug),
            None => self.unit.slug.to_owned(),
        }
    }

    fn facts(&self) -> PartyDraft {
        let (before, level, division) = match self.county {
            Some(at) => (COUNTIES[at].1, Level::County, COUNTIES[at].2),
            None => (CITY, Level::City, "411000"),
        };
        let company = self.unit.name.ends_with("公司");
        let short = match self.county {
            Some(_) => format!("{}{}", before.trim_start_matches("示例"), self.unit.short),
            None => self.unit.short.to_owned(),
        };
        PartyDraft {
            parent: self.parent(),
            uscc: code(if company { "91" } else { "11" }, self.line),
            division: DivisionCode::parse(division).ok(),
            funding: Some(FundingKind::new(if self.county.is_some() { "county" } else { self.unit.funding })),
            payer: Some(self.first_payer()),
            short_name: Some(short),
            note: Some(NOTE.to_owned()),
            ..PartyDraft::new(format!("{before}{}", self.unit.name), PartyKind::UsingUnit, level)
        }
    }

    fn parent(&self) -> Option<PartyRef> {
        match self.county {
            Some(at) => Some(PartyRef::Row(COUNTY_AUTHORITY + at as u64)),
            None => {
                let slug = self.unit.parent?;
                let at = CITY_UNITS.iter().position(|unit| unit.slug == slug)?;
                Some(PartyRef::Row(FIRST_UNIT + at as u64))
            }
        }
    }

    fn first_payer(&self) -> Payer {
        match (self.county, self.unit.funding) {
            (None, "city_full") => Payer::Other(PartyRef::Row(FINANCE)),
            _ => Payer::Own,
        }
    }
}

/// All parties, in order of lines.
pub(crate) fn parties() -> Vec<Creation> {
    let bodies = (1..).zip(bodies()).map(|(line, facts)| {
        let first = if facts.name.ends_with("公司") { "91" } else { "11" };
        let facts = PartyDraft { uscc: code(first, line), note: Some(NOTE.to_owned()), ..facts };
        Creation { line, facts }
    });
    let units = units();
    let units = units.iter().map(|placed| Creation { line: placed.line, facts: placed.facts() });
    bodies.chain(units).collect()
}

/// Everybody but the using units, in the order of their lines.
fn bodies() -> Vec<PartyDraft> {
    let of_city = |name: &str, short: &str, kind| PartyDraft {
        division: DivisionCode::parse("411000").ok(),
        short_name: Some(short.to_owned()),
        ..PartyDraft::new(format!("{CITY}{name}"), kind, Level::City)
    };
    let company = |name: &str, kind| PartyDraft::new(name, kind, Level::City);
    let alias = Alias {
        name: "示例云甲建设科技有限公司".to_owned(),
        source: "合同封面（示例）".to_owned(),
        reason: "封面多“建设”二字，统一社会信用代码相同".to_owned(),
    };
    let mut bodies = vec![
        of_city("数据局", "市数据局", PartyKind::Authority),
        of_city("财政局", "市财政局", PartyKind::Finance),
        PartyDraft { aliases: vec![alias], ..company("示例云甲科技有限公司", PartyKind::Provider) },
        company("示例云乙信息有限公司", PartyKind::Provider),
        company("示例计量评测有限公司", PartyKind::Verifier),
        of_city("审计局", "市审计局", PartyKind::Auditor),
    ];
    bodies.extend(COUNTIES.map(|(_, county, division)| PartyDraft {
        parent: Some(PartyRef::Row(AUTHORITY)),
        division: DivisionCode::parse(division).ok(),
        short_name: Some(format!("{}数据局", county.trim_start_matches("示例"))),
        ..PartyDraft::new(format!("{county}数据局"), PartyKind::Authority, Level::County)
    }));
    bodies
}

/// Who pays: what each unit begins with, and the change.
pub(crate) fn payers(parties: &[Creation]) -> Vec<DemoPayer> {
    let from = crate::DemoCity::first_day();
    let first = parties.iter().filter_map(|creation| {
        let payer = creation.facts.payer?;
        Some(DemoPayer { party: PartyRef::Row(creation.line), from, payer })
    });
    let change = units().into_iter().find(|placed| placed.unit.slug == CHANGED).map(|placed| DemoPayer {
        party: PartyRef::Row(placed.line),
        from: day(CHANGED_ON),
        payer: Payer::Other(PartyRef::Row(FINANCE)),
    });
    first.chain(change).collect()
}

/// A code with right check characters that nobody has: county 411099 does not exist.
fn code(first: &str, line: u64) -> Option<Uscc> {
    let body = format!("{first}411099YH{line:06}");
    let all = "0123456789X".chars().filter_map(|check| Uscc::complete(&format!("{body}{check}")).ok());
    all.into_iter().find(Uscc::organization_fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_places() {
        let parties = parties();
        assert!((1..).zip(&parties).all(|(line, creation)| creation.line == line));
        let kind = |line: u64| parties[line as usize - 1].facts.kind;
        assert_eq!(kind(AUTHORITY), PartyKind::Authority);
        assert_eq!(kind(FINANCE), PartyKind::Finance);
        assert!(PROVIDERS.iter().all(|line| kind(*line) == PartyKind::Provider));
        assert_eq!((kind(VERIFIER), kind(AUDITOR)), (PartyKind::Verifier, PartyKind::Auditor));
        assert_eq!(units().len(), 40);
        assert!(units().iter().all(|placed| kind(placed.line) == PartyKind::UsingUnit));
        assert!(parties.iter().all(|creation| creation.facts.uscc.is_some()));
    }
}
