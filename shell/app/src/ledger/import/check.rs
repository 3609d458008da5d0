//! Everything that is wrong with a list of resources.

use super::super::day_of;
use crate::problem::Problem;
use crate::reconcile::provider_of;
use crate::rules::effective_pack;
use crate::service::App;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use yunheng_access::Scope;
use yunheng_store::Db;
use yunheng_store::ledger::{self, ProjectRow, ProjectWanted};
use yunheng_store::reconcile;
use yunheng_tables::HoldingRow;
use yunheng_values::{Date, Finding, Findings, Quantity, Text, parse_date};

/// More projects than a city has.
const PROJECTS: i64 = 1_000_000;

/// A row as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Kept {
    pub(super) line: u64,
    pub(super) key: String,
    pub(super) unit: Option<String>,
    pub(super) project: String,
    pub(super) item: String,
    /// Ten-thousandths.
    pub(super) quantity: i64,
    pub(super) is_test: bool,
    pub(super) from: String,
    pub(super) until: Option<String>,
    pub(super) to: Option<String>,
    pub(super) traits: [Option<String>; 6],
    pub(super) cloud_id: Option<String>,
}

impl From<HoldingRow> for Kept {
    fn from(row: HoldingRow) -> Self {
        let day = |day: Date| day.to_string();
        Self {
            line: row.line,
            key: row.key,
            unit: row.unit,
            project: row.project,
            item: row.item,
            quantity: row.quantity.scaled(),
            is_test: row.is_test,
            from: day(row.from),
            until: row.until.map(day),
            to: row.to.map(day),
            traits: row.traits,
            cloud_id: row.cloud_id,
        }
    }
}

/// A resource of the list.
#[derive(Debug, Clone)]
pub(super) struct Listed<'k> {
    /// The first of its rows.
    pub(super) first: &'k Kept,
    pub(super) project: &'k ProjectRow,
    /// Ten-thousandths, by item of the catalog.
    pub(super) items: BTreeMap<String, i64>,
}

/// What a list is checked against.
#[derive(Debug)]
pub(super) struct Around {
    pub(super) projects: BTreeMap<String, ProjectRow>,
    /// Ids of items by their ids and names.
    items: BTreeMap<String, String>,
    /// First days on which items are not offered any more, by id.
    ended: BTreeMap<String, Date>,
    /// Things of the cloud that are linked, with the number of the resource.
    links: BTreeMap<String, i64>,
    begins: Date,
    today: Date,
    /// Whose cloud it is, if one was chosen.
    provider: Option<i64>,
    /// First day of the contract, where the list is what runs then.
    opening_on: Option<Date>,
}

impl Around {
    pub(super) async fn of(
        app: &App,
        db: Db<'_>,
        scope: &Scope,
        (pack, cloud): (&str, &str),
        now_ms: i64,
    ) -> Result<Self, Problem> {
        let wanted =
            ProjectWanted { pack: Some(pack.to_owned()), limit: PROJECTS, ..ProjectWanted::default() };
        let projects = ledger::projects(db, scope, &wanted).await?;
        let effective = effective_pack(app, db, pack).await?;
        let named = effective.pack().items.iter();
        let items = named
            .clone()
            .flat_map(|item| [(item.name.clone(), item.id.clone()), (item.id.clone(), item.id.clone())]);
        let links = reconcile::links(db, cloud).await?;
        let provider = match cloud {
            "" => None,
            key => Some(provider_of(db, scope, key).await?),
        };
        Ok(Self {
            items: items.collect(),
            ended: named.filter_map(|item| Some((item.id.clone(), item.until?))).collect(),
            begins: effective.pack().manifest.valid_from,
            projects: projects.into_iter().map(|project| (project.number.clone(), project)).collect(),
            links: links.into_iter().map(|link| (link.external_id, link.resource_id)).collect(),
            today: day_of(now_ms)?,
            provider,
            opening_on: None,
        })
    }

    /// The same for a list of what runs on a contract's first day.
    ///
    /// # Errors
    /// No day, or one on which no contract of the pack can have begun until now.
    pub(super) fn opening_on(self, day: Option<&str>) -> Result<Self, Problem> {
        let Some(text) = day else { return Ok(self) };
        let (begins, today) = (self.begins, self.today);
        let day = parse_date(text).ok().filter(|day| (begins..=today).contains(day));
        if day.is_some() {
            return Ok(Self { opening_on: day, ..self });
        }
        let message = Text::new(
            format!("合同开始日应为{begins}至{today}之间的日期，收到“{text}”"),
            format!("the contract's first day lies between {begins} and {today}; found `{text}`"),
        );
        Err(Problem::unusable(vec![Finding::error("opening_day", "/opening_on", message)]))
    }

    /// The resources of a list, in the order of their first rows, and everything that is wrong with it.
    pub(super) fn check<'k>(&'k self, file: &'k str, rows: &'k [Kept]) -> (Vec<Listed<'k>>, Findings) {
        let mut checking = Checking { around: self, file, findings: Findings::new() };
        let mut order: Vec<&str> = Vec::new();
        let mut listed: BTreeMap<&str, Listed<'k>> = BTreeMap::new();
        let mut clouds: BTreeMap<&str, &Kept> = BTreeMap::new();
        for row in rows {
            checking.days(row);
            let item = checking.item(row);
            let project = checking.project(row);
            if let Some(id) = row.cloud_id.as_deref() {
                let first = *clouds.entry(id).or_insert(row);
                checking.cloud_id(row, (first, id), project);
            }
            match listed.get_mut(row.key.as_str()) {
                Some(one) => {
                    checking.same(row, one.first);
                    checking.add(row, &mut one.items, item);
                }
                None => {
                    let Some(project) = project else { continue };
                    let mut one = Listed { first: row, project, items: BTreeMap::new() };
                    checking.add(row, &mut one.items, item);
                    listed.insert(&row.key, one);
                    order.push(&row.key);
                }
            }
        }
        let found = order.into_iter().filter_map(|key| listed.remove(key)).collect();
        (found, checking.findings)
    }
}

struct Checking<'c> {
    around: &'c Around,
    file: &'c str,
    findings: Findings,
}

impl<'c> Checking<'c> {
    fn say(&mut self, row: &Kept, column: &str, code: &'static str, message: Text, hint: (&str, &str)) {
        let place = format!("{}:{}:{column}", self.file, row.line);
        self.findings.push(Finding::error(code, place, message).hint(hint.0, hint.1));
    }

    fn days(&mut self, row: &Kept) {
        // They were days when they were read, and compare as they are written.
        let (begins, today) = (self.around.begins.to_string(), self.around.today.to_string());
        if row.from < begins {
            let message = Text::new(
                format!("起租日{}早于规则包开始之日{begins}", row.from),
                format!("the lease starts on {}, before the pack begins on {begins}", row.from),
            );
            let hint =
                ("期初在用的，起租日填开始之日", "what was leased at the beginning starts on that day");
            self.say(row, "from", "before_contract", message, hint);
        }
        if row.from > today {
            let message = Text::new(
                format!("起租日{}尚未到来，今天是{today}", row.from),
                format!("{} has not come yet; today is {today}", row.from),
            );
            self.say(
                row,
                "from",
                "future_day",
                message,
                ("以后的租用走申请", "later leases are applied for"),
            );
        }
        if let Some(day) = self.around.opening_on.map(|day| day.to_string()) {
            let is_over = row.to.as_ref().is_some_and(|to| *to <= day);
            if row.from > day || is_over {
                let message = Text::new(
                    format!(
                        "合同开始日{day}不在用：{}起租，{}",
                        row.from,
                        row.to.as_deref().unwrap_or("未停租")
                    ),
                    format!("it does not run on the contract's first day {day}: leased from {}", row.from),
                );
                let hint = (
                    "期初清单只列开始日在用的资源；其余的另行导入，或走申请",
                    "an opening list has only what runs on that day; import the rest apart",
                );
                self.say(row, if is_over { "to" } else { "from" }, "not_running_then", message, hint);
            }
        }
        for (column, day) in [("until", &row.until), ("to", &row.to)] {
            if day.as_ref().is_some_and(|day| *day <= row.from) {
                let day = day.clone().unwrap_or_default();
                let message = Text::new(
                    format!("{day}不晚于起租日{}", row.from),
                    format!("{day} is not after the start {}", row.from),
                );
                self.say(row, column, "ends_before_start", message, ("核对两个日期", "compare both days"));
            }
        }
        if row.until.is_some() && !row.is_test {
            let message =
                Text::new("只有测试资源有测试截止", "only a test has a day on which it ends as agreed");
            self.say(
                row,
                "until",
                "no_test",
                message,
                ("阶段填“测试”，或删去截止日", "make it a test, or leave it out"),
            );
        }
    }

    fn item(&mut self, row: &Kept) -> Option<&'c String> {
        let found = self.around.items.get(&row.item);
        if found.is_none() {
            let message = Text::new(
                format!("服务目录里没有“{}”", row.item),
                format!("the catalog has no `{}`", row.item),
            );
            let hint = ("填服务项的标识或名称，见服务目录", "the item's id or name, as the catalog has it");
            self.say(row, "item", "unknown_item", message, hint);
        }
        let around = self.around;
        let until = found.and_then(|id| around.ended.get(id));
        if let Some(until) = until.filter(|until| until.to_string() <= row.from) {
            let message = Text::new(
                format!("“{}”自{until}起停止提供，这里从{}起租用", row.item, row.from),
                format!("`{}` is not offered from {until} on, and is leased from {} on", row.item, row.from),
            );
            let hint = (
                "核对起租日，或改用在提供的服务项",
                "compare the day, or name an item that was offered then",
            );
            self.say(row, "item", "item_not_offered", message, hint);
        }
        found
    }

    /// The project, whose unit the row must name when it names one.
    fn project(&mut self, row: &Kept) -> Option<&'c ProjectRow> {
        let Some(project) = self.around.projects.get(&row.project) else {
            let message = Text::new(
                format!("没有项目“{}”，或不在您的管理范围、不适用本规则包", row.project),
                format!("no project `{}`, or none in your care that follows this pack", row.project),
            );
            let hint = ("先登记项目，再导入", "register the project first");
            self.say(row, "project", "unknown_project", message, hint);
            return None;
        };
        if let Some(unit) = row.unit.as_deref().filter(|unit| *unit != project.unit_name) {
            let message = Text::new(
                format!("“{unit}”不是项目{}的单位，应为“{}”", project.number, project.unit_name),
                format!("`{unit}` is not the unit of {}; expected `{}`", project.number, project.unit_name),
            );
            let hint = (
                "其他城市或其他单位的资源不能导入到这个项目",
                "resources of another unit or city are none of this project",
            );
            self.say(row, "unit", "other_unit", message, hint);
        }
        if project.state != "active" {
            let message = Text::new("项目已结束", "the project is closed");
            self.say(row, "project", "closed_project", message, ("核对项目编号", "check the number"));
        }
        Some(project)
    }

    fn cloud_id(&mut self, row: &Kept, (first, id): (&Kept, &str), project: Option<&ProjectRow>) {
        let hint = ("云平台编号在一个云里是唯一的", "a cloud gives each id once");
        let Some(provider) = self.around.provider else {
            let message =
                Text::new("填了云平台编号而没有选择云平台", "an id of a cloud, and no cloud was chosen");
            return self.say(row, "cloud_id", "no_cloud", message, ("上传时选择云平台", "choose the cloud"));
        };
        if let Some(project) = project.filter(|project| project.provider_id != provider) {
            let message = Text::new(
                format!("项目{}由“{}”服务，不在所选的云平台上", project.number, project.provider_name),
                format!(
                    "`{}` serves {}, and the chosen cloud is another's",
                    project.provider_name, project.number
                ),
            );
            self.say(
                row,
                "cloud_id",
                "other_provider",
                message,
                ("每个云平台单独上传", "send each cloud by itself"),
            );
        } else if first.key != row.key {
            let message = Text::new(
                format!("“{id}”在第{}行已属于序号{}", first.line, first.key),
                format!("`{id}` belongs to {} on line {} already", first.key, first.line),
            );
            self.say(row, "cloud_id", "duplicate_cloud_id", message, hint);
        } else if first.line == row.line && self.around.links.contains_key(id) {
            let message = Text::new(
                format!("“{id}”已对应台账里的资源"),
                format!("`{id}` is a resource of the ledger already"),
            );
            self.say(row, "cloud_id", "linked_already", message, hint);
        }
    }

    /// Rows of a resource say the same of it.
    fn same(&mut self, row: &Kept, first: &Kept) {
        let differs = [
            ("project", row.project != first.project),
            ("stage", row.is_test != first.is_test),
            ("from", row.from != first.from),
            ("until", row.until != first.until),
            ("to", row.to != first.to),
            ("name", row.traits[0].is_some() && row.traits[0] != first.traits[0]),
            ("cloud_id", row.cloud_id.is_some() && row.cloud_id != first.cloud_id),
        ];
        for (column, _) in differs.into_iter().filter(|(_, differs)| *differs) {
            let message = Text::new(
                format!("与第{}行的同一资源“{}”不一致", first.line, row.key),
                format!("it differs from line {} of the same resource `{}`", first.line, row.key),
            );
            let hint = ("不同的资源用不同的序号", "give other resources other keys");
            self.say(row, column, "differs", message, hint);
        }
    }

    fn add(&mut self, row: &Kept, items: &mut BTreeMap<String, i64>, item: Option<&String>) {
        let Some(item) = item else { return };
        if items.insert(item.clone(), row.quantity).is_some() {
            let message = Text::new(
                format!("资源“{}”的“{}”已有一行", row.key, row.item),
                format!("`{}` of the resource `{}` has a row already", row.item, row.key),
            );
            self.say(row, "item", "duplicate_row", message, ("把数量合在一行", "add them up in one row"));
        }
        if !(0..=Quantity::MAX_INPUT).contains(&row.quantity) {
            let message = Text::new("数量过大", "the quantity is too large");
            self.say(row, "quantity", "out_of_range", message, ("核对数量和单位", "check quantity and unit"));
        }
    }
}
