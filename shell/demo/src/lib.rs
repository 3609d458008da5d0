//! The demo city 示例市: parties, people, and a year of machines, for trying out the program under Xuchang's rules.
//!
//! Everything is invented and drawn from a seed: the same seed gives the same city, byte for byte, and nothing here reads a
//! clock or a file. The machines have the shape of real ones (`data/PROVENANCE.md`): sizes, how busy they are, how days differ.
//! Codes have right check characters and a county that does not exist; there are no passwords and no bank accounts.
//!
//! ```
//! let city = yunheng_demo::DemoCity::generate(7);
//! assert_eq!(city.parties.len(), 50);
//! assert!(city.leases_csv().starts_with(b"resource_id,"));
//! ```

mod assessment;
mod cast;
mod dice;
mod fleet;
mod ledger;
mod machine;
mod parties;
mod people;
mod shape;
mod usage;

pub use machine::{DemoMachine, Size};
pub use parties::DemoPayer;
pub use people::DemoPerson;
pub use usage::DailySample;

use dice::Dice;
use shape::Shape;
use yunheng_party::{Creation, PartyRef};
use yunheng_values::{Date, DateRange, Money};

/// The pack that the city lives under.
pub const PACK: &str = "xuchang";

/// A city.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCity {
    /// What it was drawn from.
    pub seed: u64,
    /// Parties, each after its parent; they mean each other by [`PartyRef::Row`] with their line, as an import does.
    pub parties: Vec<Creation>,
    /// Who pays for each unit, from which day on; the last one is a change within a cycle.
    pub payers: Vec<DemoPayer>,
    /// People with their posts and roles. Their passwords are for whoever stores them to draw.
    pub people: Vec<DemoPerson>,
    /// Machines, in order of their ids.
    pub machines: Vec<DemoMachine>,
}

impl DemoCity {
    /// Draws a city.
    pub fn generate(seed: u64) -> Self {
        let shape = Shape::shipped();
        let parties = parties::parties();
        let payers = parties::payers(&parties);
        let people = people::people(&parties, &mut Dice::new(seed, "people"));
        let machines = fleet::machines(&parties, &shape, seed);
        Self { seed, parties, payers, people, machines }
    }

    /// The first day of the contract, of the ledger and of the samples.
    pub fn first_day() -> Date {
        cast::day("2026-06-02")
    }

    /// The day on which machines are sized: a year after the first.
    pub fn sized_at() -> Date {
        cast::day("2027-06-02")
    }

    /// The two settlement cycles of the year.
    pub fn cycles() -> [DateRange; 2] {
        ["2026-06-02/2026-12-02", "2026-12-02/2027-06-02"].map(cast::range)
    }

    /// `leases` of `yunheng rate`.
    pub fn leases_csv(&self) -> Vec<u8> {
        ledger::leases_csv(self)
    }

    /// `prices` of `yunheng rate`: demonstration prices 演示价, one of them with a change.
    pub fn prices_csv(&self) -> Vec<u8> {
        ledger::prices_csv()
    }

    /// `payers` of `yunheng rate`.
    pub fn payers_csv(&self) -> Vec<u8> {
        ledger::payers_csv(self)
    }

    /// `resources` of `yunheng size` on [`Self::sized_at`].
    pub fn resources_csv(&self) -> Vec<u8> {
        ledger::resources_csv(self)
    }

    /// `usage` of `yunheng size`: a sample a day for each machine, taken in its busiest hour.
    pub fn usage_csv(&self) -> Vec<u8> {
        usage::usage_csv(self)
    }

    /// The sheet of `yunheng assess`: every leaf of the tree, scored by the using units.
    pub fn sheet_json(&self) -> String {
        assessment::sheet_json(self)
    }

    /// The cycles of `yunheng settle`, with what rating gave for each and the score that the sheet comes to.
    pub fn cycles_json(&self, gross: [Money; 2], score: Option<&str>) -> String {
        assessment::cycles_json(gross, score)
    }

    /// The name of a party.
    pub fn name_of(&self, party: PartyRef) -> &str {
        let found = self.parties.iter().find(|creation| PartyRef::Row(creation.line) == party);
        found.map_or("", |creation| creation.facts.name.as_str())
    }
}
