//! What does not agree.

use super::thing::ThingKind;
use crate::event::Quantities;
use yunheng_values::{Date, ProjectId, ResourceId, Text};

/// Kinds of differences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DifferenceKind {
    /// 未经申请: it is there, in a project, and neither the ledger nor an order under way knows it.
    Unordered,
    /// 未登记: it is there, and nobody knows for which project.
    Unregistered,
    /// 账有实无: it is leased, and the cloud does not hold it.
    Missing,
    /// 规格不符.
    OtherSize,
    /// 归属不符.
    OtherOwner,
    /// 测试超期.
    TestOverdue,
    /// 退出后仍在: the lease has ended, and the cloud holds it still.
    AfterExit,
    /// 待对应: nobody has said yet which thing of the cloud it is.
    Unlinked,
}

impl DifferenceKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Unordered,
        Self::Unregistered,
        Self::Missing,
        Self::OtherSize,
        Self::OtherOwner,
        Self::TestOverdue,
        Self::AfterExit,
        Self::Unlinked,
    ];

    /// Stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Unordered => "unordered",
            Self::Unregistered => "unregistered",
            Self::Missing => "missing",
            Self::OtherSize => "other_size",
            Self::OtherOwner => "other_owner",
            Self::TestOverdue => "test_overdue",
            Self::AfterExit => "after_exit",
            Self::Unlinked => "unlinked",
        }
    }

    /// Reads the word.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// In words.
    pub fn title(self) -> Text {
        let (zh, en) = match self {
            Self::Unordered => ("未经申请", "not ordered"),
            Self::Unregistered => ("未登记", "not registered"),
            Self::Missing => ("账有实无", "missing"),
            Self::OtherSize => ("规格不符", "another size"),
            Self::OtherOwner => ("归属不符", "another owner"),
            Self::TestOverdue => ("测试超期", "test overdue"),
            Self::AfterExit => ("退出后仍在", "there after its exit"),
            Self::Unlinked => ("待对应", "not linked"),
        };
        Text::new(zh, en)
    }

    /// On which side the bill is wrong, as a rule; see [`Difference::side`].
    fn side(self) -> Side {
        match self {
            Self::Missing => Side::TooMuch,
            Self::Unordered | Self::Unregistered | Self::TestOverdue | Self::AfterExit => Side::TooLittle,
            Self::OtherOwner => Side::Another,
            Self::OtherSize => Side::Either,
            Self::Unlinked => Side::None,
        }
    }
}

/// On which side the bill is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// More is charged than is used.
    TooMuch,
    /// More is used than is charged.
    TooLittle,
    /// The amounts say which.
    Either,
    /// Somebody else is charged.
    Another,
    /// Nothing is known to be wrong with it.
    None,
    /// Whether the bill is wrong, and by how much, is known when somebody has linked what is not linked.
    Unknown,
}

/// Something that does not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// How.
    pub kind: DifferenceKind,
    /// The thing, by its place in the inventory.
    pub thing: Option<usize>,
    /// What kind of thing it is, where that is known.
    pub thing_kind: Option<ThingKind>,
    /// The resource.
    pub resource: Option<ResourceId>,
    /// The project that the ledger has, or that the cloud's project belongs to.
    pub project: Option<ProjectId>,
    /// What is charged of it, each month.
    pub charged: Quantities,
    /// What would be charged if ledger and cloud agreed.
    pub right: Quantities,
    /// How it comes about.
    pub why: Why,
}

impl Difference {
    /// On which side the bill is wrong.
    pub fn side(&self) -> Side {
        match self.why {
            Why::SizesOfTest => Side::None,
            Why::PerhapsOf(_) => Side::Unknown,
            _ => self.kind.side(),
        }
    }
}

/// How a difference comes about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// In a project, known to nobody.
    NobodyOrdered,
    /// In a project in which so many leased resources are not linked; it may be one of them.
    PerhapsOf(usize),
    /// The cloud's project belongs to no project.
    ProjectUnknown(String),
    /// The cloud was read whole and does not hold it.
    Gone,
    /// Nobody linked it, and its project in the cloud has nothing left that it could be.
    NothingLeft,
    /// The same thing is leased as another resource already.
    Twice(ResourceId),
    /// Other quantities.
    Sizes,
    /// Other quantities of a test, which is free of charge.
    SizesOfTest,
    /// The cloud has it in this project.
    InProject(Option<ProjectId>, String),
    /// The test ended as agreed on this day.
    TestEnded(Date),
    /// The lease ended on this day.
    LeaseEnded(Option<Date>),
    /// A thing of the same name in the same project may be it.
    SameName,
    /// A thing with the same address in the same project may be it.
    SameAddress,
    /// So many things in its project could be it.
    Candidates(usize),
}

impl Why {
    /// In words.
    pub fn says(&self) -> Text {
        let project = |id: &Option<ProjectId>| id.as_ref().map(|id| id.as_str().to_owned());
        match self {
            Self::NobodyOrdered => Text::new(
                "云平台上有，台账没有，也没有正在办理的申请",
                "the cloud has it, and neither the ledger nor an order under way does",
            ),
            Self::PerhapsOf(count) => Text::new(
                format!("云平台上有，同一项目里有{count}个在租资源尚未对应，可能是其中之一；金额待定"),
                format!(
                    "the cloud has it; {count} leased resources of its project are not linked, and it may be one of them: its amount is open"
                ),
            ),
            Self::ProjectUnknown(id) => Text::new(
                format!("云平台上有，所在的云项目“{id}”没有对应到任何项目"),
                format!("the cloud has it in its project `{id}`, which belongs to no project"),
            ),
            Self::Gone => Text::new(
                "台账在租，云平台读取完整，没有它",
                "it is leased, and the cloud was read whole and does not hold it",
            ),
            Self::NothingLeft => Text::new(
                "台账在租，未对应云平台编号，该云项目里也没有可与之对应的",
                "it is leased and not linked, and nothing is left in its project of the cloud that it could be",
            ),
            Self::Twice(other) => Text::new(
                format!("与{other}是云平台上的同一个，重复计费"),
                format!("it is the same thing as {other}, so it is charged twice"),
            ),
            Self::Sizes => Text::new("台账与云平台的数量不一致", "ledger and cloud have other quantities"),
            Self::SizesOfTest => Text::new(
                "台账与云平台的数量不一致；测试期间不收费",
                "ledger and cloud have other quantities; a test is free of charge",
            ),
            Self::InProject(found, id) => {
                let found = project(found);
                let (zh, en) = (found.clone().unwrap_or_else(|| "未知".into()), found);
                Text::new(
                    format!("云平台上属于项目{zh}（云项目“{id}”）"),
                    format!(
                        "the cloud has it in project {} (`{id}`)",
                        en.unwrap_or_else(|| "unknown".into())
                    ),
                )
            }
            Self::TestEnded(day) => Text::new(
                format!("测试应于{day}截止，既未转正式也未停租"),
                format!("the test should have ended on {day}; it was neither made formal nor ended"),
            ),
            Self::LeaseEnded(day) => {
                let day = day.map(|day| day.to_string()).unwrap_or_default();
                Text::new(
                    format!("租用已于{day}终止，云平台上仍在"),
                    format!("its lease ended on {day}, and the cloud holds it still"),
                )
            }
            Self::SameName => Text::new(
                "同一项目里有同名的，请核实是否为同一个（名称可以改，不能作为依据）",
                "a thing in its project has the same name; confirm that it is the one (a name proves nothing)",
            ),
            Self::SameAddress => Text::new(
                "同一项目里有地址相同的，请核实是否为同一个",
                "a thing in its project has the same address; confirm that it is the one",
            ),
            Self::Candidates(count) => Text::new(
                format!("未对应云平台编号，同一项目里有{count}个可能与之对应"),
                format!("it is not linked; {count} things in its project could be it"),
            ),
        }
    }
}
