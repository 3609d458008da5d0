//! Every kind of bad CSV gets a finding that names file, line and column, what was found and what was expected.

use yunheng_tables::{Input, LeaseRow, read_leases, read_payers, read_prices, read_resources};
use yunheng_values::{Findings, Severity};

const HEADER: &str = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n";

fn input(name: &str, bytes: &[u8]) -> Input {
    Input::spool(name, bytes).expect("test data")
}

/// `code place` of every finding, and how many rows were handed over.
fn leases(bytes: &[u8]) -> (Vec<String>, usize) {
    let mut rows = 0;
    let result = read_leases(&input("l.csv", bytes), |_| rows += 1);
    (brief(&result.map(|report| report.findings).unwrap_or_else(|findings| findings)), rows)
}

fn brief(findings: &Findings) -> Vec<String> {
    for finding in findings {
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
    }
    findings.iter().map(|f| format!("{} {}", f.code, f.place)).collect()
}

fn with_header(rows: &str) -> Vec<u8> {
    format!("{HEADER}{rows}").into_bytes()
}

#[test]
fn good_rows_in_any_order_with_bom_crlf_and_quotes() {
    let text = "\u{feff}to,from,quantity,stage,item,project_id,unit_id,resource_id\r\n\
                ,2026-06-02,2.5,formal,\"vcpu,x86\",p,u,\"r\"\"1\"\r\n\r\n2026-07-01,2026-06-02,1,test,i,p,u,r2\r\n";
    let mut rows = Vec::new();
    let keep = |row: LeaseRow<'_>| {
        rows.push(format!(
            "{} {} {} {} {:?} {:?}",
            row.line, row.resource_id, row.item, row.quantity, row.stage, row.to
        ));
    };
    let report = read_leases(&input("l.csv", text.as_bytes()), keep).unwrap();
    assert!(report.findings.is_empty());
    assert_eq!(report.rows, 2);
    assert_eq!(rows, ["2 r\"1 vcpu,x86 2.5 Formal None", "4 r2 i 1 Test Some(2026-07-01)"]);
}

#[test]
fn all_bad_cells_at_once() {
    let cases = [
        (",u,p,i,formal,1,2026-06-02,", "missing_value l.csv:2:resource_id"),
        ("r, u,p,i,formal,1,2026-06-02,", "surrounding_blanks l.csv:2:unit_id"),
        ("r,u,p,i\u{3000},formal,1,2026-06-02,", "surrounding_blanks l.csv:2:item"),
        ("r\u{0},u,p,i,formal,1,2026-06-02,", "control_character l.csv:2:resource_id"),
        ("r\u{200b},u,p,i,formal,1,2026-06-02,", "control_character l.csv:2:resource_id"),
        ("\"a\nb\",u,p,i,formal,1,2026-06-02,", "control_character l.csv:2:resource_id"),
        ("r,u,p,i,Formal,1,2026-06-02,", "bad_stage l.csv:2:stage"),
        ("r,u,p,i,formal,１２,2026-06-02,", "bad_decimal l.csv:2:quantity"),
        ("r,u,p,i,formal,\"1,000\",2026-06-02,", "bad_decimal l.csv:2:quantity"),
        ("r,u,p,i,formal,1e5,2026-06-02,", "bad_decimal l.csv:2:quantity"),
        ("r,u,p,i,formal,1.00001,2026-06-02,", "bad_decimal l.csv:2:quantity"),
        ("r,u,p,i,formal,-1,2026-06-02,", "negative l.csv:2:quantity"),
        ("r,u,p,i,formal,99999999999999999999,2026-06-02,", "out_of_range l.csv:2:quantity"),
        ("r,u,p,i,formal,1000000000,2026-06-02,", "out_of_range l.csv:2:quantity"),
        ("r,u,p,i,formal,NaN,2026-06-02,", "bad_decimal l.csv:2:quantity"),
        ("r,u,p,i,formal,1,2026-02-30,", "bad_date l.csv:2:from"),
        ("r,u,p,i,formal,1,2026-06-02,2026/7/1", "bad_date l.csv:2:to"),
        ("r,u,p,i,formal,1,2026-06-02", "field_count l.csv:2"),
        ("r,u,p,i,formal,1,2026-06-02,,", "field_count l.csv:2"),
        ("r\"x,u,p,i,formal,1,2026-06-02,", "bad_quote l.csv:2"),
        ("\"r\"x,u,p,i,formal,1,2026-06-02,", "bad_quote l.csv:2"),
        ("\"r,u,p,i,formal,1,2026-06-02,", "bad_quote l.csv:2"),
    ];
    for (row, wanted) in cases {
        assert_eq!(leases(&with_header(&format!("{row}\n"))), (vec![wanted.to_owned()], 0), "{row}");
    }
    let both =
        leases(&with_header("r,u,p,i,x,-1,2026-13-01,\nr,u,p,i,test,1,2026-06-02,\n ,u,p,i,test,1,x,\n"));
    let wanted = [
        "bad_stage l.csv:2:stage",
        "negative l.csv:2:quantity",
        "bad_date l.csv:2:from",
        "surrounding_blanks l.csv:4:resource_id",
        "bad_date l.csv:4:from",
    ];
    assert_eq!(both, (wanted.map(str::to_owned).to_vec(), 1));
}

#[test]
fn an_end_before_the_start_is_for_rating_to_say() {
    assert_eq!(leases(&with_header("r,u,p,i,formal,0,2026-06-02,2026-06-01\n")), (Vec::new(), 1));
}

#[test]
fn a_row_may_name_its_payer() {
    let text = format!("{}\nr,u,p,i,test,1,2026-06-02,,\nr,u,p,i,formal,1,2026-07-02,,u9\n", with_payer());
    let mut found: Vec<Option<String>> = Vec::new();
    let report =
        read_leases(&input("l.csv", text.as_bytes()), |row| found.push(row.payer.map(str::to_owned)));
    assert_eq!(report.expect("read").findings, []);
    assert_eq!(found, [None, Some("u9".to_owned())]);
    let text = format!("{}\nr,u,p,i,test,1,2026-06-02,, u9\n", with_payer());
    assert_eq!(leases(text.as_bytes()), (vec!["surrounding_blanks l.csv:2:payer".to_owned()], 0));
}

fn with_payer() -> String {
    format!("{},payer", HEADER.trim_end())
}

#[test]
fn headers() {
    assert_eq!(leases(b"").0, ["empty_file l.csv"]);
    assert_eq!(leases(b"\xef\xbb\xbf").0, ["empty_file l.csv"]);
    assert_eq!(leases(b"\n\n").0, ["empty_file l.csv"]);
    assert_eq!(leases(HEADER.as_bytes()).0, ["no_rows l.csv"]);
    let doubled = HEADER.replace("unit_id", "unit_id,unit_id");
    assert_eq!(leases(doubled.as_bytes()).0, ["duplicate_column l.csv:1:unit_id"]);
    let missing = HEADER.replace(",item,stage", "");
    assert_eq!(leases(missing.as_bytes()).0, ["missing_column l.csv:1:item", "missing_column l.csv:1:stage"]);
    let text = format!("note,{HEADER}n,r,u,p,i,test,1,2026-06-02,\n");
    assert_eq!(leases(text.as_bytes()), (vec!["unknown_column l.csv:1:note".to_owned()], 1));
    let semicolons = HEADER.replace(',', ";");
    let result = read_leases(&input("l.csv", semicolons.as_bytes()), |_| {}).unwrap_err();
    assert!(result.iter().any(|f| f.hint.en.contains("commas")));
}

#[test]
fn other_encodings() {
    let mut gbk = HEADER.as_bytes().to_vec();
    gbk.extend(b"r,\xd0\xed\xb2\xfd,p,i,test,1,2026-06-02,\nr,\xd0\xed,p,i,test,x,2026-06-02,\n");
    let findings = read_leases(&input("l.csv", &gbk), |_| {}).unwrap_err();
    assert_eq!(brief(&findings), ["encoding l.csv:2"]);
    assert!(
        findings[0].hint.en.contains("GBK") && findings[0].message.en.contains("byte 3 of the line is 0xD0")
    );
    assert!(findings[0].message.en.contains("2 lines"));
    for big_endian in [false, true] {
        let units = |c: u16| if big_endian { c.to_be_bytes() } else { c.to_le_bytes() };
        let bytes: Vec<u8> = format!("\u{feff}{HEADER}").encode_utf16().flat_map(units).collect();
        assert_eq!(leases(&bytes).0, ["encoding l.csv:1"]);
    }
}

#[test]
fn too_long_a_line_is_passed_over_and_the_rest_is_read() {
    let long = "x".repeat((1 << 20) + 1);
    let text = with_header(&format!("{long}\nr,u,p,i,test,x,2026-06-02,\n"));
    assert_eq!(leases(&text).0, ["line_too_long l.csv:2", "bad_decimal l.csv:3:quantity"]);
    let whole = (1 << 20) - "r,u,p,,test,1,2026-06-02,".len();
    let text = with_header(&format!("r,u,p,{},test,1,2026-06-02,\n", "x".repeat(whole)));
    assert_eq!(leases(&text), (Vec::new(), 1));
}

#[test]
fn a_file_that_lies_about_its_type() {
    let result = |name: &str, bytes: &[u8]| {
        brief(&read_leases(&input(name, bytes), |_| {}).map(|r| r.findings).unwrap_or_else(|f| f))
    };
    assert_eq!(result("l.csv", b"PK\x03\x04rest"), ["wrong_format l.csv"]);
    assert_eq!(result("l.xlsx", HEADER.as_bytes()), ["wrong_format l.xlsx"]);
    assert_eq!(result("l.xls", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), ["wrong_format l.xls"]);
    assert_eq!(result("l.parquet", b"PAR1xxxx"), ["wrong_format l.parquet"]);
    assert_eq!(brief(&Input::open("/no/such/file.csv").unwrap_err()), ["unreadable /no/such/file.csv"]);
    assert_eq!(brief(&Input::open("/").unwrap_err()), ["unreadable /"]);
}

#[test]
fn only_so_many_findings_are_shown() {
    let rows = "r,u,p,i,test,x,2026-06-02,\n".repeat(1200);
    let (findings, _) = leases(&with_header(&rows));
    assert_eq!(findings.len(), 1001);
    assert_eq!(findings[1000], "too_many_findings l.csv");
}

#[test]
fn prices_and_payers_stand_once() {
    let text = "item,from,unit_price,per,proration\na,2026-01-01,46,,\na,2026-01-01,47.123456,month,thirtieth\n\
                b,2026-01-01,1.2345678,week,\nc,2026-01-01,1,day,thirtieth\n";
    let findings = read_prices(&input("p.csv", text.as_bytes()), |_| {}).unwrap_err();
    assert_eq!(
        brief(&findings),
        [
            "duplicate_row p.csv:3:item",
            "bad_decimal p.csv:4:unit_price",
            "bad_word p.csv:4:per",
            "unused_proration p.csv:5:proration"
        ]
    );
    assert_eq!(findings[3].severity, Severity::Warning);
    let text = "unit_id,from,payer\nu,2026-01-01,甲\nu,2026-01-01,乙\nu,2026-01-02,\n";
    let findings = read_payers(&input("y.csv", text.as_bytes()), |_| {}).unwrap_err();
    assert_eq!(brief(&findings), ["duplicate_row y.csv:3:unit_id", "missing_value y.csv:4:payer"]);
}

#[test]
fn resources() {
    let text = "resource_id,unit_id,vcpu,memory_gb,power,claimed,exempt,power_since\nr,u,4,8,on,是,\"高峰\n期\",2026-01-02T20:00:00Z\n\
                r,u,4,8,,,,\ns,u,4.5,0,ON,yes,,\nt,u,0,,,,,\n";
    let mut rows = Vec::new();
    let result = read_resources(&input("r.csv", text.as_bytes()), |row| {
        rows.push(format!("{} {:?} {:?} {:?}", row.vcpu, row.claimed, row.exempt, row.power_since));
    });
    assert_eq!(
        brief(&result.unwrap_err()),
        [
            "duplicate_row r.csv:4:resource_id",
            "bad_decimal r.csv:5:vcpu",
            "out_of_range r.csv:5:memory_gb",
            "bad_word r.csv:5:power",
            "bad_word r.csv:5:claimed",
            "out_of_range r.csv:6:vcpu",
            "missing_value r.csv:6:memory_gb"
        ]
    );
    assert_eq!(rows, ["4 Some(true) Some(\"高峰\\n期\") Some(2026-01-03)"]);
}
