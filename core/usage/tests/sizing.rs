//! Right-sizing: the worked examples E50 to E57 and the borders beside them.

mod common;

use common::{pack_of, pack_with, percent, quantity, rules_of, shipped, sizing};
use yunheng_policy::shape::Modality;
use yunheng_usage::{Action, Advice, SizeCase, SizingRules, advise_case};
use yunheng_values::{Percent, Quantity};

/// `action to modality` of a row, `-` for nothing.
fn said(row: &Advice<'_>) -> String {
    let to = row.to.map_or("-".to_owned(), |to| to.to_string());
    format!("{} {to} {}", row.action.as_str(), row.modality.map_or("-", Modality::as_str))
}

fn case(vcpu: u32, memory: &str, cpu: &str, memory_peak: &str) -> SizeCase {
    let peak = |text: &str| (!text.is_empty()).then(|| percent(text));
    SizeCase {
        vcpu: Some(vcpu),
        memory_gb: Some(quantity(memory)),
        cpu_peak: peak(cpu),
        memory_peak: peak(memory_peak),
        ..SizeCase::default()
    }
}

fn cpu(vcpu: u32, peak: &str, rules: &SizingRules) -> String {
    said(&advise_case(&case(vcpu, "16", peak, ""), rules)[0])
}

fn memory(size: &str, peak: &str, rules: &SizingRules) -> String {
    said(&advise_case(&case(8, size, "", peak), rules)[1])
}

fn disk<'r>(size: &str, peak: &str, rules: &'r SizingRules) -> Advice<'r> {
    let case =
        SizeCase { disk_gb: Some(quantity(size)), disk_peak: Some(percent(peak)), ..SizeCase::default() };
    let [_, _, disk] = advise_case(&case, rules);
    disk
}

#[test]
fn processors_e50_to_e52() {
    let rules = sizing();
    let table = [
        ("52", "keep - -"),
        ("55", "keep - -"),
        ("55.000001", "scale_up 16 may"),
        ("55.1", "scale_up 16 may"),
        ("130", "scale_up 16 may"),
        ("23", "keep - -"),
        ("20", "keep - -"),
        ("19.999999", "scale_down 4 must"),
        ("19.9", "scale_down 4 must"),
        ("0", "scale_down 4 must"),
        ("", "no_data - -"),
    ];
    for (peak, expected) in table {
        assert_eq!(cpu(8, peak, &rules), expected, "{peak}");
    }
}

#[test]
fn memory_e53() {
    let rules = sizing();
    let table = [
        ("75", "keep - -"),
        ("75.1", "scale_up 32 may"),
        ("60", "keep - -"),
        ("30", "keep - -"),
        ("29.9", "scale_down 8 must"),
    ];
    for (peak, expected) in table {
        assert_eq!(memory("16", peak, &rules), expected, "{peak}");
    }
}

#[test]
fn sizes_that_cannot_be_halved_e54() {
    let rules = sizing();
    let row = advise_case(&case(1, "1", "5", "5"), &rules);
    for row in &row[..2] {
        assert_eq!((said(row).as_str(), row.note.zh.as_str()), ("keep - -", "无可降规格"));
        assert_eq!(row.threshold, None);
        assert!(!row.clauses.is_empty());
    }
    let processors = [(2, "1"), (3, "2"), (5, "3"), (7, "4"), (u32::MAX, "2147483648")];
    for (size, half) in processors {
        assert_eq!(cpu(size, "5", &rules), format!("scale_down {half} must"), "{size}");
    }
    let sizes = [
        ("1.5", "scale_down 1 must"),
        ("0.5", "keep - -"),
        ("5", "scale_down 3 must"),
        ("2.25", "scale_down 2 must"),
    ];
    for (size, expected) in sizes {
        assert_eq!(memory(size, "5", &rules), expected, "{size}");
    }
}

#[test]
fn processors_and_memory_are_judged_apart_e55() {
    let rules = sizing();
    let [cpu, memory, disk] = advise_case(&case(8, "16", "10", "80"), &rules);
    assert_eq!(
        [said(&cpu), said(&memory), said(&disk)],
        ["scale_down 4 must", "scale_up 32 may", "no_data - -"]
    );
    assert_eq!([cpu.threshold, memory.threshold], [Some(percent("20")), Some(percent("75"))]);
    assert_eq!(cpu.from, Some(quantity("8")));
    assert!(cpu.clauses.iter().any(|clause| clause.as_str() == "XC-M-23c"));
    assert!(!cpu.clauses.iter().any(|clause| clause.as_str() == "XC-M-23b"));
    assert!(cpu.rulings.iter().any(|ruling| ruling == "opt.tolerance=percentage_point"));
}

#[test]
fn disks_e56_and_e57() {
    let rules = sizing();
    let table = [
        ("1000", "30", "resize 470 may"),
        ("500", "90", "resize 700 may"),
        ("1000", "55", "keep - -"),
        ("1000", "75", "keep - -"),
        ("1000", "54.999999", "resize 850 may"),
        ("1000", "75.000001", "resize 1160 may"),
        ("100", "32", "resize 50 may"),
        // 13 GB used: 20 GB is the target itself.
        ("100", "13", "resize 20 may"),
        // 20.8 GB used: 40 GB would leave the band at 52 %, 30 GB is 69.3 %.
        ("104", "20", "resize 30 may"),
        ("300", "0", "resize 10 may"),
    ];
    for (size, peak, expected) in table {
        assert_eq!(said(&disk(size, peak, &rules)), expected, "{size} {peak}");
    }
}

#[test]
fn disks_without_a_step_in_the_band() {
    let rules = sizing();
    // 2 GB used: 10 GB is 20 %, and there is nothing below.
    let row = disk("20", "10", &rules);
    assert_eq!(said(&row), "resize 10 may");
    assert!(row.note.zh.contains("区间内没有档位") && row.note.zh.contains("迁移换盘"), "{}", row.note.zh);
    let same = disk("10", "10", &rules);
    assert_eq!(said(&same), "keep - -");
    assert!(!same.note.is_empty());
    // Growing never shrinks and shrinking never grows.
    assert_eq!(said(&disk("5", "30", &rules)), "keep - -");
    assert_eq!(said(&disk("8", "100", &rules)), "resize 20 may");
}

#[test]
fn other_readings() {
    let pack = shipped();
    let relative = rules_of(&pack, &["opt.tolerance=relative"]);
    assert_eq!([cpu(8, "52.5", &relative), cpu(8, "52.6", &relative)], ["keep - -", "scale_up 16 may"]);
    assert_eq!([cpu(8, "23.75", &relative), cpu(8, "23.7", &relative)], ["keep - -", "scale_down 4 must"]);
    assert_eq!(
        [memory("16", "73.6", &relative), memory("16", "33.2", &relative)],
        ["scale_up 32 may", "scale_down 8 must"]
    );
    let none = rules_of(&pack, &["opt.tolerance=none"]);
    assert_eq!([cpu(8, "50", &none), cpu(8, "50.1", &none)], ["keep - -", "scale_up 16 may"]);
    let down = rules_of(&pack, &["opt.round=floor", "opt.down_mode=advice_only"]);
    assert_eq!([cpu(3, "5", &down), cpu(1, "5", &down)], ["scale_down 1 may", "keep - -"]);
    let joint = rules_of(&pack, &["opt.combine=joint"]);
    let [row, ..] = advise_case(&case(8, "16", "10", "80"), &joint);
    assert_eq!((said(&row).as_str(), row.note.is_empty()), ("keep - -", false));
    let [both, ..] = advise_case(&case(8, "16", "10", "10"), &joint);
    assert_eq!(said(&both), "scale_down 4 must");
    let by_hand = rules_of(&pack, &["opt.disk=manual"]);
    assert_eq!(said(&disk("1000", "30", &by_hand)), "resize - may");
}

#[test]
fn flavors_shape_the_size_and_nothing_else() {
    let flavors = r#"
[[flavors]]
vcpu = [16, 4, 1, 2, 8, 12]
memory_gb = [64]
from = 2026-06-02
clause = "XC-M-23b"
verified_on = 2026-11-22
"#;
    let rules = rules_of(&pack_with(flavors), &[]);
    let table = [
        // 8 × 60 ÷ 50 = 9.6, so 12 suffices; 8 × 90 ÷ 50 = 14.4 asks for 16.
        (8, "60", "scale_up 12 may"),
        (8, "75", "scale_up 12 may"),
        (8, "75.1", "scale_up 16 may"),
        (8, "200", "scale_up 16 may"),
        (5, "90", "scale_up 8 may"),
        (16, "90", "scale_up 32 may"),
        (6, "5", "scale_down 4 must"),
        (3, "5", "scale_down 2 must"),
        (1, "5", "keep - -"),
    ];
    for (size, peak, expected) in table {
        assert_eq!(cpu(size, peak, &rules), expected, "{size} {peak}");
    }
    assert_eq!(memory("16", "80", &rules), "scale_up 32 may");
    assert_eq!(memory("16", "5", &rules), "scale_down 8 must");
}

#[test]
fn a_city_without_thresholds_gets_figures() {
    let rules = rules_of(&pack_of(&[]), &[]);
    assert!(!rules.has_thresholds());
    let case = SizeCase { disk_peak: Some(percent("99")), ..case(8, "16", "99", "") };
    let [cpu, memory, disk] = advise_case(&case, &rules);
    assert_eq!([said(&cpu), said(&memory), said(&disk)], ["keep - -", "no_data - -", "keep - -"]);
    assert!(cpu.note.zh.contains("未设阈值") && disk.note.zh.contains("未设阈值"));
}

#[test]
fn unknown_and_absurd_sizes_are_not_advised_on() {
    let rules = sizing();
    assert_eq!(cpu(0, "99", &rules), "keep - -");
    assert_eq!(cpu(0, "1", &rules), "keep - -");
    let case =
        SizeCase { cpu_peak: Some(percent("99")), disk_peak: Some(percent("1")), ..SizeCase::default() };
    for row in advise_case(&case, &rules).iter().filter(|row| row.action != Action::NoData) {
        assert_eq!((said(row).as_str(), row.note.is_empty()), ("keep - -", false));
    }
}

proptest::proptest! {
    #[test]
    fn advice_moves_in_its_direction(vcpu: u32, memory: i64, disk: i64, peaks: [i64; 3]) {
        let rules = sizing_once();
        let peak = |index: usize| Some(Percent::from_scaled(peaks[index] % 200_000_000));
        let case = SizeCase {
            vcpu: Some(vcpu),
            memory_gb: Some(Quantity::from_scaled(memory)),
            disk_gb: Some(Quantity::from_scaled(disk)),
            cpu_peak: peak(0),
            memory_peak: peak(1),
            disk_peak: peak(2),
        };
        for row in advise_case(&case, rules) {
            match (row.action, row.from, row.to) {
                (Action::ScaleUp, Some(from), Some(to)) => proptest::prop_assert!(from < to && to.scaled() <= 2 * from.scaled()),
                (Action::ScaleDown, Some(from), Some(to)) => proptest::prop_assert!(to < from && to.scaled() >= from.scaled() / 2),
                (Action::Resize, Some(from), Some(to)) => proptest::prop_assert!(to != from && to.scaled() % 100_000 == 0),
                (action, _, to) => proptest::prop_assert!(action == Action::Keep && to.is_none()),
            }
        }
    }

    #[test]
    fn nothing_panics(vcpu: u32, memory: i64, disk: i64, cpu: i64, memory_peak: i64, disk_peak: i64) {
        let case = SizeCase {
            vcpu: Some(vcpu),
            memory_gb: Some(Quantity::from_scaled(memory)),
            disk_gb: Some(Quantity::from_scaled(disk)),
            cpu_peak: Some(Percent::from_scaled(cpu)),
            memory_peak: Some(Percent::from_scaled(memory_peak)),
            disk_peak: Some(Percent::from_scaled(disk_peak)),
        };
        let _ = advise_case(&case, sizing_once());
    }
}

fn sizing_once() -> &'static SizingRules {
    static RULES: std::sync::LazyLock<SizingRules> = std::sync::LazyLock::new(sizing);
    &RULES
}
