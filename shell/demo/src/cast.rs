//! Who and what there is in the demo city. Every name is invented; no real body, company or person is meant.

use yunheng_values::{Date, DateRange, parse_date};

/// A using unit as it is written down here.
pub(crate) struct Unit {
    /// Begins the sign-in names of its people.
    pub(crate) slug: &'static str,
    /// Without the city's or county's name before it.
    pub(crate) name: &'static str,
    pub(crate) short: &'static str,
    /// Key of its kind of funding in the pack.
    pub(crate) funding: &'static str,
    /// Slug of the unit that it belongs to.
    pub(crate) parent: Option<&'static str>,
    /// Information systems, each with the share of machines that it gets.
    pub(crate) systems: &'static [(&'static str, u64)],
}

const fn unit(
    slug: &'static str,
    name: &'static str,
    short: &'static str,
    systems: &'static [(&'static str, u64)],
) -> Unit {
    Unit { slug, name, short, funding: "city_full", parent: None, systems }
}

impl Unit {
    /// Pays for itself.
    const fn own(self) -> Self {
        Self { funding: "city_other", ..self }
    }

    const fn below(self, parent: &'static str) -> Self {
        Self { parent: Some(parent), ..self }
    }
}

pub(crate) const CITY: &str = "示例市";

/// Units of the city, each after the one it belongs to.
pub(crate) const CITY_UNITS: [Unit; 28] = [
    unit("edu", "教育局", "市教育局", &[("学籍管理", 4), ("招生报名", 5), ("教育资源", 6)]),
    unit("health", "卫生健康委员会", "市卫健委", &[("全民健康信息", 9), ("预约挂号", 5), ("疫苗管理", 3)]),
    unit("hr", "人力资源和社会保障局", "市人社局", &[("社保业务", 10), ("就业服务", 4), ("人事档案", 2)]),
    unit("civil", "民政局", "市民政局", &[("社会救助", 3), ("婚姻登记预约", 2)]),
    unit("justice", "司法局", "市司法局", &[("法律援助", 2), ("行政复议", 2)]),
    unit("land", "自然资源和规划局", "市自然资源局", &[("规划一张图", 7), ("地籍管理", 3)]),
    unit("realty", "不动产登记中心", "不动产中心", &[("不动产登记", 6)]).below("land"),
    unit("housing", "住房和城乡建设局", "市住建局", &[("房屋交易", 4), ("工程质量监管", 3)]),
    unit("traffic", "交通运输局", "市交通局", &[("公交调度", 4), ("运政管理", 3)]),
    unit("bus", "公共交通有限公司", "市公交公司", &[("电子公交卡", 4)]).own().below("traffic"),
    unit("water", "水利局", "市水利局", &[("水情监测", 3)]),
    unit("farm", "农业农村局", "市农业农村局", &[("农产品追溯", 3)]),
    unit("trade", "商务局", "市商务局", &[("外贸服务", 2)]),
    unit("culture", "文化广电和旅游局", "市文旅局", &[("文旅服务", 4)]),
    unit("library", "图书馆", "市图书馆", &[("数字图书馆", 3)]).below("culture"),
    unit("rescue", "应急管理局", "市应急局", &[("应急指挥", 6), ("安全生产监管", 3)]),
    unit("market", "市场监督管理局", "市市场监管局", &[("企业信用", 5), ("特种设备", 2)]),
    unit("figures", "统计局", "市统计局", &[("统计直报", 2)]),
    unit("care", "医疗保障局", "市医保局", &[("医保结算", 8), ("药品采购", 3)]),
    unit("nature", "生态环境局", "市生态环境局", &[("空气质量监测", 3)]),
    unit("urban", "城市管理局", "市城管局", &[("数字城管", 4)]),
    unit("records", "档案馆", "市档案馆", &[("电子档案", 4)]),
    unit("letters", "信访局", "市信访局", &[("信访信息", 2)]),
    unit("desk", "政务服务中心", "市政务服务中心", &[("一网通办", 12), ("统一身份认证", 5)]),
    unit("tender", "公共资源交易中心", "公共资源交易中心", &[("电子招投标", 5)]).own(),
    unit("ward", "中心医院", "市中心医院", &[("医院信息", 6)]).own().below("health"),
    unit("college", "职业技术学院", "市职院", &[("智慧校园", 6)]).own().below("edu"),
    unit("fund", "住房公积金管理中心", "公积金中心", &[("公积金业务", 5)]).own(),
];

/// Counties, with the division codes that are borrowed for them.
pub(crate) const COUNTIES: [(&str, &str, &str); 4] = [
    ("east", "示例东区", "411002"),
    ("west", "示例西区", "411003"),
    ("south", "示例南县", "411024"),
    ("north", "示例北县", "411025"),
];

/// Units that every county has; who pays for them is for the pack's ruling to say.
pub(crate) const COUNTY_UNITS: [Unit; 3] = [
    unit("school", "教育体育局", "教体局", &[("智慧教育", 3)]),
    unit("clinic", "卫生健康委员会", "卫健委", &[("基层医疗", 3)]),
    unit("hall", "政务服务中心", "政务服务中心", &[("区县通办", 4)]),
];

/// A day that stands in this crate. A test draws a city, and so reads every one of them.
pub(crate) fn day(text: &str) -> Date {
    parse_date(text).unwrap_or_default()
}

/// As [`day`], for a range.
pub(crate) fn range(text: &str) -> DateRange {
    DateRange::parse(text).expect("the ranges of this crate are not empty")
}
