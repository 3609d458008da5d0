//! A year's score sheet, and the cycles that it decides about. Every value is invented.

use crate::DemoCity;
use crate::dice::Dice;
use crate::parties::units;
use std::collections::BTreeMap;
use yunheng_values::Money;

/// Measured values, in the unit of the leaf.
const VALUES: [(u32, &str); 26] = [
    (2, "98.4"),
    (4, "99.995"),
    (5, "100"),
    (6, "97.5"),
    (10, "46.2"),
    (11, "99.97"),
    (13, "99.1"),
    (14, "95"),
    (18, "63.8"),
    (20, "99.7"),
    (21, "100"),
    (24, "100"),
    (25, "92.8571"),
    (27, "90"),
    (29, "8.3333"),
    (31, "95.8333"),
    (32, "96.4286"),
    (33, "85.7143"),
    (35, "75"),
    (36, "87.5"),
    (42, "91.6667"),
    (45, "84.6"),
    (46, "81.2"),
    (47, "96.8"),
    (48, "100"),
    (49, "83.9"),
];
/// What is so.
const MET: [u32; 5] = [8, 9, 15, 34, 44];
/// The assessor's decisions: points and the reason.
const DECIDED: [(u32, &str, &str); 11] = [
    (1, "1.5", "门禁记录满一年；监控录像只查到两个半月，扣0.5分"),
    (3, "1.5", "独立消防控制系统；气瓶压力均在有效范围"),
    (19, "1", "年内在线扩容存储池两次，有变更档案"),
    (23, "1.2", "数据库与中间件满足业务需要；一套应用发布平台性能测试未达标"),
    (28, "2", "迁移记录齐全，断点续传与源端性能控制均有验证"),
    (37, "2", "密评报告有一项中风险待整改"),
    (38, "1.5", "租户隔离抽查通过"),
    (39, "2", "安全域划分与访问控制核对一致"),
    (40, "1.5", "统一接入入口，多因素认证"),
    (41, "1.6", "审计报表缺两个月"),
    (43, "1.5", "告警生成、查询、导出、归并均现场演示"),
];
/// Leaves that the using units give points for, in tenths: the most, and what a less content unit gives.
const RATED: [(u32, [&str; 3]); 7] = [
    (7, ["1", "0.9", "0.7"]),
    (12, ["1", "0.9", "0.8"]),
    (16, ["1", "0.9", "0.8"]),
    (17, ["2", "1.8", "1.5"]),
    (22, ["2", "1.8", "1"]),
    (26, ["2", "1.8", "1.5"]),
    (30, ["3", "2.8", "2"]),
];
/// Leaves that the using units say in percent how satisfied they are with.
const SATISFACTION: std::ops::RangeInclusive<u32> = 50..=58;

pub(crate) fn sheet_json(city: &DemoCity) -> String {
    let mut dice = Dice::new(city.seed, "sheet");
    let raters = units().len();
    let mut leaves: BTreeMap<u32, String> = BTreeMap::new();
    leaves.extend(VALUES.map(|(leaf, value)| (leaf, format!("{{\"value\":\"{value}\"}}"))));
    leaves.extend(MET.map(|leaf| (leaf, "{\"met\":true}".to_owned())));
    leaves.extend(DECIDED.map(|(leaf, points, reason)| {
        (leaf, format!("{{\"points\":\"{points}\",\"reason\":\"{reason}\"}}"))
    }));
    for (leaf, [full, good, fair]) in RATED {
        let marks = [(full, 70), (good, 22), (fair, 8)];
        let given = list((0..raters).map(|_| (*dice.weighted(&marks)).to_owned()));
        leaves.insert(leaf, format!("{{\"scores\":[{given}]}}"));
    }
    for leaf in SATISFACTION {
        let given = list((0..raters).map(|_| {
            let halves = dice.between(176, 200);
            if halves.is_multiple_of(2) { (halves / 2).to_string() } else { format!("{}.5", halves / 2) }
        }));
        leaves.insert(leaf, format!("{{\"satisfaction\":[{given}]}}"));
    }
    let lines: Vec<String> =
        leaves.iter().map(|(leaf, entry)| format!("    \"XC-I-{leaf:02}\": {entry}")).collect();
    let lines = lines.join(",\n");
    format!(
        "{{\n  \"tree\": \"XC-I\",\n  \"overruns\": 1,\n  \"built_year\": 2022,\n  \"leaves\": {{\n{lines}\n  }}\n}}\n"
    )
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.map(|item| format!("\"{item}\"")).collect::<Vec<_>>().join(",")
}

/// The first cycle was paid in full when it ended; the on-site staff came three days late in the second.
pub(crate) fn cycles_json(gross: [Money; 2], score: Option<&str>) -> String {
    let [first, second] = gross;
    let score = score.map_or_else(String::new, |score| format!(",\n  \"score\": \"{score}\""));
    format!(
        "{{\n  \"cycles\": [{{\"id\": \"C1\", \"gross\": \"{first}\"}}, {{\"id\": \"C2\", \"gross\": \"{second}\"}}],\n  \
         \"penalties\": [{{\"cycle\": \"C2\", \"clause\": \"XC-C-4.1b\", \"amount\": \"6000.00\"}}],\n  \
         \"already_paid\": {{\"C1\": \"{first}\"}}{score}\n}}\n"
    )
}
