//! Tables about clouds: headers in two languages, and every cell that cannot be read.

use yunheng_tables::{HOLDING_COLUMNS, INVENTORY_COLUMNS, Input, read_holdings, read_inventory};
use yunheng_values::Findings;

fn input(text: &str) -> Input {
    Input::spool("t.csv", text.as_bytes()).expect("test data")
}

fn brief(findings: &Findings) -> Vec<String> {
    findings.iter().map(|one| format!("{} {}", one.code, one.place)).collect()
}

#[test]
fn both_names_of_every_column_are_read() {
    let zh: Vec<&str> = INVENTORY_COLUMNS.iter().map(|(_, words)| *words).collect();
    let en: Vec<&str> = INVENTORY_COLUMNS.iter().map(|(name, _)| *name).collect();
    for (head, kind) in [(zh, "云主机"), (en, "server")] {
        let text = format!("{}\n{kind},a,web,p,门户,ACTIVE,m1,4,16,40,10.0.0.7,\n", head.join(","));
        let mut rows = Vec::new();
        read_inventory(&input(&text), |row| rows.push(format!("{row:?}"))).expect("a table");
        assert!(rows[0].contains("kind: \"server\"") && rows[0].contains("vcpus: Some(4)"), "{rows:?}");
    }
    let zh: Vec<&str> = HOLDING_COLUMNS.iter().map(|(_, words)| *words).collect();
    let text =
        format!("{}\n1,教育局,XM-1,vcpu.x86,4,测试,2026-06-02,2026-08-02,,门户,,X86,,,,vm-1\n", zh.join(","));
    let read = read_holdings(&input(&text));
    assert_eq!(brief(&read.findings), Vec::<String>::new());
    let row = &read.rows[0];
    assert_eq!(
        (row.is_test, row.unit.as_deref(), row.cloud_id.as_deref()),
        (true, Some("教育局"), Some("vm-1"))
    );
    assert_eq!((row.traits[0].as_deref(), row.traits[2].as_deref()), (Some("门户"), Some("X86")));
}

#[test]
fn every_bad_cell_has_its_finding_and_good_rows_stay() {
    let text =
        "kind,id,project_id,vcpus\nserver,a,p,x\nship,b,p,1\nserver,c,,1\nserver,d,p,1\nserver,d,p,2\n";
    let errors = read_inventory(&input(text), |_| {}).expect_err("errors");
    assert_eq!(
        brief(&errors),
        [
            "bad_decimal t.csv:2:vcpus",
            "bad_word t.csv:3:kind",
            "missing_value t.csv:4:project_id",
            "duplicate_row t.csv:6:id"
        ]
    );
    let text = "key,project,item,quantity,from\n1,XM-1,vcpu.x86,0,2026-06-02\n2,XM-1,vcpu.x86,1,2026-06-31\n3,XM-1,vcpu.x86,1,2026-06-02\n";
    let read = read_holdings(&input(text));
    assert_eq!(brief(&read.findings), ["out_of_range t.csv:2:quantity", "bad_date t.csv:3:from"]);
    assert_eq!(read.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [4]);
}
