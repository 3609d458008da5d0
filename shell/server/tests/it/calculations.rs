//! The calculators in the browser: the command line's results byte for byte, kept for the person alone.

use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use serde_json::{Value, json};
use yunheng_app::calculate::clean_expired;
use yunheng_app::rate::{Rating, RatingTables, write_csv, write_json};
use yunheng_app::{RulesRequest, open_pack, resolve, size_inputs, write_size_csv, write_size_json};
use yunheng_server::Config;
use yunheng_store::testing::sqlite;
use yunheng_tables::Input;
use yunheng_values::{DateRange, Findings, Lang, parse_date};

on_both! {
    a_due_date_is_the_command_lines_with_its_count
    a_rating_is_the_command_lines_byte_for_byte
    lines_are_read_page_by_page
    advice_is_the_command_lines_byte_for_byte
    a_sheet_is_scored_from_json_and_from_a_file_alike
    cycles_are_settled_and_their_figures_open
    nobody_else_sees_a_result
    results_go_when_their_time_is_over
    hostile_files_are_findings
    examples_run
}

const LEASES: &str = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n\
    vm-1,unit-01,p1,vcpu.x86,formal,4,2026-06-02,\n\
    vm-1,unit-01,p1,memory.x86,formal,8,2026-06-02,2026-08-15\n\
    vm-2,unit-02,p2,vcpu.x86,test,2,2026-07-01,2026-08-01\n\
    vm-3,unit-02,p2,no.such.item,formal,2,2026-07-01,2026-08-01\n";
const PAYERS: &str = "unit_id,from,payer\nunit-01,2026-06-02,city_finance\n";
const PERIOD: &str = "2026-06-02/2026-12-02";
const RESOURCES: &str = "resource_id,unit_id,vcpu,memory_gb\nvm-1,unit-01,4,8\nvm-2,unit-02,8,16\n";
const USAGE: &str = "resource_id,at,cpu_pct,memory_pct,disk_pct\n\
    vm-1,2027-01-04T10:00:00+08:00,91,40,\nvm-1,2027-02-04T10:00:00+08:00,88,30,\n\
    vm-2,2027-01-04T10:00:00+08:00,3,5,\nvm-2,2027-02-04T10:00:00+08:00,4,6,\n";

/// A form with fields and files.
fn form(texts: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> (String, Vec<u8>) {
    let mut body = Vec::new();
    for (name, text) in texts {
        let head = format!("--b0undary\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for (name, file, bytes) in files {
        let head = format!(
            "--b0undary\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
             content-type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--b0undary--\r\n");
    ("multipart/form-data; boundary=b0undary".to_owned(), body)
}

async fn send(client: &Client<'_>, kind: &str, body: (String, Vec<u8>)) -> Reply {
    client.raw("POST", &format!("/api/v1/calculations/{kind}"), Some(body), &[]).await
}

fn rate_form(leases: &[u8]) -> (String, Vec<u8>) {
    let files = [("leases", "C:\\temp\\租用 清单.csv", leases), ("payers", "payers.csv", PAYERS.as_bytes())];
    form(&[("pack", "xuchang"), ("period", PERIOD)], &files)
}

async fn bytes(client: &Client<'_>, id: &Value, format: &str) -> Vec<u8> {
    client.get(&format!("/api/v1/calculations/{id}/files/{format}")).await.expect(200).bytes
}

async fn a_due_date_is_the_command_lines_with_its_count(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let ask = json!({"pack": "xuchang", "key": "req.provision", "from": "2026-09-30"});
    let due = clerk.post("/api/v1/calculations/deadline", ask).await.expect(200).json();
    assert_eq!((&due["due_on"], &due["limit"]), (&json!("2026-10-09"), &json!("2wd")));
    let steps: Vec<&Value> =
        due["because"]["steps"].as_array().expect("steps").iter().map(|step| &step["result"]).collect();
    assert_eq!(steps, ["2026-10-08", "2026-10-09", "2026-10-10T00:00:00+08:00"]);
    let because = clerk.get(&format!("/api/v1/calculations/{}/because", due["id"])).await.expect(200).json();
    assert_eq!(because, due["because"]);
    let printed: Value = serde_json::from_slice(&bytes(&clerk, &due["id"], "json").await).expect("JSON");
    for (name, value) in printed.as_object().expect("fields") {
        assert_eq!(&due[name], value, "{name}");
    }
    let wrong = [
        json!({"pack": "xuchang", "from": "2026-09-30"}),
        json!({"pack": "xuchang", "key": "a", "limit": "2wd", "from": "2026-09-30"}),
        json!({"pack": "xuchang", "key": "no.such", "from": "2026-09-30"}),
        json!({"pack": "xuchang", "limit": "2 days", "from": "2026-09-30"}),
        json!({"pack": "xuchang", "limit": "2wd", "from": "yesterday"}),
        json!({"pack": "../xuchang", "limit": "2wd", "from": "2026-09-30"}),
        json!({"pack": "xuchang", "limit": "2wd", "from": "2026-09-30", "rulings": ["x"]}),
        json!({"pack": "xuchang", "limit": "2wd", "from": "2026-09-30", "rulings": ["x=y"], "at": "2026-13-01"}),
    ];
    for ask in wrong {
        let refused = clerk.post("/api/v1/calculations/deadline", ask.clone()).await.expect(422).json();
        assert!(!refused["findings"].as_array().expect("findings").is_empty(), "{ask}: {refused}");
    }
}

/// What the command line prints for the same files and `--at` the day of the tests: the service takes today where no day is named.
fn rated(lang: Lang) -> (Vec<u8>, Vec<u8>) {
    let pack = open_pack("xuchang").expect("the pack");
    let today = parse_date("2026-11-23").expect("a day");
    let (rules, outside) =
        resolve(&pack, &RulesRequest { at: Some(today), choices: Vec::new() }).expect("rules");
    let input = |name: &str, text: &str| Input::spool(name, text.as_bytes());
    let tables =
        RatingTables::read_inputs(input("租用 清单.csv", LEASES), None, Some(input("payers.csv", PAYERS)));
    let rating = Rating::new(&rules, tables.expect("read"), DateRange::parse(PERIOD).expect("a period"));
    let rating = rating.expect("rated");
    let before: Findings = outside.into_iter().chain(rating.findings.iter().cloned()).collect();
    let (mut json, mut csv) = (Vec::new(), Vec::new());
    write_json(&rating, &before, lang, &mut json).expect("written");
    write_csv(&rating, &mut csv).expect("written");
    (json, csv)
}

async fn a_rating_is_the_command_lines_byte_for_byte(test: TestApp) {
    let clerk = test.as_role("provider_engineer").await;
    let run = send(&clerk, "rate", rate_form(LEASES.as_bytes())).await.expect(200).json();
    let (json, csv) = rated(Lang::Zh);
    assert_eq!(bytes(&clerk, &run["id"], "json").await, json);
    assert_eq!(bytes(&clerk, &run["id"], "csv").await, csv);
    let printed: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(run["totals"], printed["totals"]);
    assert_eq!(run["first_lines"], printed["lines"]);
    assert_eq!(run["lines"], printed["lines"].as_array().expect("lines").len());
    assert_eq!(run["findings"], printed["findings"]);
    assert_eq!((&run["status"], &run["digest"]), (&json!(1), &printed["digest"]));
    assert!(
        run["findings"].as_array().expect("findings").iter().any(|one| one["where"] == "租用 清单.csv:5"),
        "{run}"
    );
    let kept = clerk.get(&format!("/api/v1/calculations/{}", run["id"])).await.expect(200).json();
    assert_eq!(kept, run);
    let path = format!("/api/v1/calculations/{}/because", run["id"]);
    let why =
        clerk.get(&format!("{path}?resource=vm-1&item=vcpu.x86&month=2026-07")).await.expect(200).json();
    assert!(!why["steps"].as_array().expect("steps").is_empty(), "{why}");
    clerk.get(&path).await.expect(422);
    clerk.get(&format!("{path}?resource=vm-9&item=vcpu.x86&month=2026-07")).await.expect(422);
    let focus = String::from_utf8(bytes(&clerk, &run["id"], "focus").await).expect("text");
    assert!(focus.starts_with("BilledCost,"));
    assert!(bytes(&clerk, &run["id"], "xlsx").await.starts_with(b"PK"));
    clerk.get(&format!("/api/v1/calculations/{}/files/docx", run["id"])).await.expect(404);
    clerk.get(&format!("/api/v1/calculations/{}/files/..%2Frun.json", run["id"])).await.expect(404);
}

async fn lines_are_read_page_by_page(test: TestApp) {
    let clerk = test.as_role("verifier").await;
    let rows: Vec<String> = (0..150)
        .map(|number| format!("vm-{number:03},u1,p1,vcpu.x86,formal,1,2026-06-02,2026-07-01"))
        .collect();
    let leases = format!("resource_id,unit_id,project_id,item,stage,quantity,from,to\n{}\n", rows.join("\n"));
    let run = send(&clerk, "rate", rate_form(leases.as_bytes())).await.expect(200).json();
    assert_eq!(run["first_lines"].as_array().map(Vec::len), Some(150));
    let (mut after, mut seen) = (String::new(), Vec::new());
    loop {
        let page = clerk
            .get(&format!("/api/v1/calculations/{}/lines?limit=70{after}", run["id"]))
            .await
            .expect(200)
            .json();
        seen.extend(page["items"].as_array().cloned().expect("lines"));
        let Some(next) = page["next"].as_str() else { break };
        after = format!("&after={next}");
    }
    assert_eq!(Value::Array(seen), run["first_lines"]);
    let path = format!("/api/v1/calculations/{}/lines", run["id"]);
    assert_eq!(clerk.get(&format!("{path}?after=99999")).await.expect(200).json()["items"], json!([]));
    for wrong in ["-1", "x", "99999999999999999999"] {
        clerk.get(&format!("{path}?after={wrong}")).await.expect(400);
    }
}

async fn advice_is_the_command_lines_byte_for_byte(test: TestApp) {
    let clerk = test.as_role("authority_officer").await;
    let files: [(&str, &str, &[u8]); 2] =
        [("resources", "resources.csv", RESOURCES.as_bytes()), ("usage", "usage.csv", USAGE.as_bytes())];
    let run = send(&clerk, "size", form(&[("pack", "xuchang"), ("at", "2027-06-01")], &files))
        .await
        .expect(200)
        .json();
    let pack = open_pack("xuchang").expect("the pack");
    let at = parse_date("2027-06-01").expect("a day");
    let (rules, outside) =
        resolve(&pack, &RulesRequest { at: Some(at), choices: Vec::new() }).expect("rules");
    let input = |name: &str, text: &str| Input::spool(name, text.as_bytes());
    let sizing =
        size_inputs(&rules, input("resources.csv", RESOURCES), input("usage.csv", USAGE), at).expect("sized");
    let findings: Findings = outside.into_iter().chain(sizing.findings.iter().cloned()).collect();
    let (mut json, mut csv) = (Vec::new(), Vec::new());
    write_size_json(&sizing, &findings, Lang::Zh, &mut json).expect("written");
    write_size_csv(&sizing, Lang::Zh, &mut csv).expect("written");
    assert_eq!(bytes(&clerk, &run["id"], "json").await, json);
    assert_eq!(bytes(&clerk, &run["id"], "csv").await, csv);
    let printed: Value = serde_json::from_slice(&json).expect("JSON");
    assert_eq!(run["first_lines"], printed["advice"]);
    assert_eq!(
        (&run["rows"], &run["resources"]),
        (&json!(printed["advice"].as_array().map(Vec::len)), &json!(2))
    );
    let path = format!("/api/v1/calculations/{}", run["id"]);
    let page = clerk.get(&format!("{path}/lines?limit=1&after=1")).await.expect(200).json();
    assert_eq!(page["items"][0], printed["advice"][1]);
    let why = clerk.get(&format!("{path}/because?resource=vm-1&dimension=cpu")).await.expect(200).json();
    assert_eq!(why["facts"][0]["value"], "91%");
    clerk.get(&format!("{path}/because?resource=vm-1&dimension=x")).await.expect(404);
    assert!(bytes(&clerk, &run["id"], "xlsx").await.starts_with(b"PK"));
}

async fn a_sheet_is_scored_from_json_and_from_a_file_alike(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let sheet = r#"{"leaves":{"XC-I-02":{"value":"99.2"},"XC-I-50":{"satisfaction":["96","88.5"]}}}"#;
    let body = format!(r#"{{"pack":"xuchang","rulings":["step.mode=floor"],"sheet":{sheet}}}"#);
    let json_body = ("application/json".to_owned(), body.clone().into_bytes());
    let of_json = send(&officer, "assess", json_body).await.expect(200).json();
    let files: [(&str, &str, &[u8]); 1] = [("sheet", "sheet", sheet.as_bytes())];
    let texts = [("pack", "xuchang"), ("rulings", "step.mode=floor")];
    let of_file = send(&officer, "assess", form(&texts, &files)).await.expect(200).json();
    assert_eq!(bytes(&officer, &of_json["id"], "json").await, bytes(&officer, &of_file["id"], "json").await);
    assert_eq!(
        (&of_json["complete"], &of_json["status"], &of_json["final"]),
        (&json!(false), &json!(1), &Value::Null)
    );
    assert!(of_json["fields"].as_array().expect("fields").iter().any(|leaf| leaf["field"] == "satisfaction"));
    let path = format!("/api/v1/calculations/{}", of_json["id"]);
    let why = officer.get(&format!("{path}/because?leaf=XC-I-50")).await.expect(200).json();
    assert!(why["rulings"].as_array().expect("rulings").contains(&json!("step.mode=floor")), "{why}");
    officer.get(&format!("{path}/because?leaf=no.such")).await.expect(404);
    officer.get(&format!("{path}/lines")).await.expect(404);
    assert!(bytes(&officer, &of_json["id"], "docx").await.starts_with(b"PK"));
    let twice = body.replace("{\"value\":\"99.2\"}", "{\"value\":\"99.2\",\"value\":\"1\"}");
    let refused =
        send(&officer, "assess", ("application/json".into(), twice.into_bytes())).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "malformed_json", "a key that stands twice");
    let wrong = body.replace("satisfaction", "count");
    let refused =
        send(&officer, "assess", ("application/json".into(), wrong.into_bytes())).await.expect(422).json();
    assert!(
        refused["findings"][0]["where"].as_str().expect("a place").starts_with("sheet#/leaves/XC-I-50"),
        "{refused}"
    );
}

async fn cycles_are_settled_and_their_figures_open(test: TestApp) {
    let officer = test.as_role("finance_officer").await;
    let cycles = json!({"cycles": [{"id": "C1", "gross": "3120456.78"}, {"id": "C2", "gross": "3287654.32"}], "score": "87.35",
        "penalties": [{"cycle": "C2", "clause": "XC-C-4.1b", "amount": "6000.00"}], "already_paid": {"C1": "3120456.78"}});
    let run = officer
        .post("/api/v1/calculations/settle", json!({"pack": "xuchang", "cycles": cycles}))
        .await
        .expect(200)
        .json();
    assert_eq!(
        (&run["cycles"][1]["ratio"], &run["cycles"][1]["payable"]),
        (&json!("0.95"), &json!("3117271.60"))
    );
    let path = format!("/api/v1/calculations/{}/because", run["id"]);
    let why = officer.get(&format!("{path}?cycle=C2")).await.expect(200).json();
    assert_eq!(why, run["cycles"][1]["because"]);
    officer.get(&format!("{path}?cycle=C9")).await.expect(404);
    let list = officer.get("/api/v1/calculations").await.expect(200).json();
    assert_eq!(
        (&list["items"][0]["kind"], &list["items"][0]["figure"]),
        (&json!("settle"), &json!("3117271.60"))
    );
    assert!(bytes(&officer, &run["id"], "pdf").await.starts_with(b"%PDF"));
}

async fn nobody_else_sees_a_result(test: TestApp) {
    let (owner, other) = (test.as_role("unit_clerk").await, test.as_role("authority_leader").await);
    let ask = json!({"pack": "xuchang", "limit": "2wd", "from": "2026-09-30"});
    let id = owner.post("/api/v1/calculations/deadline", ask.clone()).await.expect(200).json()["id"].clone();
    for path in ["", "/lines", "/because", "/files/json"] {
        other.get(&format!("/api/v1/calculations/{id}{path}")).await.expect(404);
    }
    other.delete(&format!("/api/v1/calculations/{id}")).await.expect(404);
    assert_eq!(other.get("/api/v1/calculations").await.expect(200).json()["items"], json!([]));
    let admin = test.as_role("system_admin").await;
    admin.post("/api/v1/calculations/deadline", ask).await.expect(403);
    send(&admin, "rate", ("text/plain".into(), Vec::new())).await.expect(403);
    admin.get(&format!("/api/v1/calculations/{id}")).await.expect(403);
    owner.delete(&format!("/api/v1/calculations/{id}")).await.expect(204);
    owner.get(&format!("/api/v1/calculations/{id}")).await.expect(404);
    owner.delete(&format!("/api/v1/calculations/{id}")).await.expect(404);
}

async fn results_go_when_their_time_is_over(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let login = clerk.get("/api/v1/me").await.json()["login"].as_str().expect("a login").to_owned();
    let ask = json!({"pack": "xuchang", "limit": "2wd", "from": "2026-09-30"});
    let id = clerk.post("/api/v1/calculations/deadline", ask.clone()).await.expect(200).json()["id"].clone();
    let folders = || std::fs::read_dir(test.app.data().join("calculations")).expect("the folder").count();
    assert_eq!((folders(), clean_expired(&test.app).await.expect("cleaned")), (1, 0));
    test.clock.advance_ms(7 * 86_400_000);
    let clerk = test.signed_in(&login).await;
    clerk.get(&format!("/api/v1/calculations/{id}")).await.expect(404);
    let young =
        clerk.post("/api/v1/calculations/deadline", ask.clone()).await.expect(200).json()["id"].clone();
    assert_eq!(clean_expired(&test.app).await.expect("cleaned"), 1);
    assert_eq!(folders(), 1);
    clerk.get(&format!("/api/v1/calculations/{young}")).await.expect(200);
    for _ in 0..30 {
        clerk.post("/api/v1/calculations/deadline", ask.clone()).await.expect(200);
    }
    assert_eq!(folders(), 30, "the oldest gives way");
    clerk.get(&format!("/api/v1/calculations/{young}")).await.expect(404);
    let page = clerk.get("/api/v1/calculations?limit=20").await.expect(200).json();
    let rest = clerk
        .get(&format!("/api/v1/calculations?after={}", page["next"].as_str().expect("more")))
        .await
        .json();
    assert_eq!((rest["items"].as_array().map(Vec::len), &rest["next"]), (Some(10), &Value::Null));
}

async fn hostile_files_are_findings(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let refusals: [(&str, &[u8], &str); 7] = [
        ("leases.xlsx", LEASES.as_bytes(), "wrong_format"),
        ("leases.csv", b"PK\x03\x04 not a workbook", "wrong_format"),
        ("leases.xlsx", b"PK\x03\x04\x00\x00\x00\x00 cut", "bad_xlsx"),
        ("leases.csv", b"", "empty_file"),
        ("leases.csv", b"resource_id,unit_id\nx,y\n", "missing_column"),
        ("../../keys/leases.csv", b"PAR1 nothing PAR1", "wrong_format"),
        ("<script>.csv", b"resource_id\x00,unit_id\n", "missing_column"),
    ];
    for (name, content, code) in refusals {
        let body = form(&[("pack", "xuchang"), ("period", PERIOD)], &[("leases", name, content)]);
        let refused = send(&clerk, "rate", body).await.expect(422).json();
        let codes: Vec<&Value> =
            refused["findings"].as_array().expect("findings").iter().map(|one| &one["code"]).collect();
        assert!(codes.iter().any(|found| **found == code), "{name}: {refused}");
        assert!(
            !refused.to_string().contains(&*test.app.data().to_string_lossy()),
            "no path of the server: {refused}"
        );
    }
    let forever = form(
        &[("pack", "xuchang"), ("period", "2026-06-02/2098-12-31")],
        &[("leases", "l.csv", LEASES.as_bytes())],
    );
    let refused = send(&clerk, "rate", forever).await.expect(422).json();
    assert_eq!(refused["findings"][0]["code"], "period_too_long");
    let missing = send(&clerk, "rate", form(&[("pack", "xuchang")], &[])).await.expect(422).json();
    assert_eq!(missing["findings"][0]["where"], "leases");
    let strange = form(&[("pack", "xuchang"), ("period", PERIOD)], &[("passwords", "x.csv", b"x")]);
    send(&clerk, "rate", strange).await.expect(400);
    send(&clerk, "rate", ("application/json".into(), b"{}".to_vec())).await.expect(400);
    send(&clerk, "rate", ("multipart/form-data; boundary=x".into(), b"--x\r\nbroken".to_vec()))
        .await
        .expect(400);
    let deep = format!(r#"{{"pack":"xuchang","sheet":{}}}"#, "[".repeat(100_000));
    send(&clerk, "assess", ("application/json".into(), deep.into_bytes())).await.expect(400);
    let kept = std::fs::read_dir(test.app.data().join("calculations")).expect("the folder").count();
    assert_eq!(kept, 0, "nothing is kept of what was refused");
}

async fn examples_run(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let list = clerk.get("/api/v1/calculations/examples").await.expect(200).json();
    let mut files = Vec::new();
    for example in list["items"].as_array().expect("examples") {
        let name = example["name"].as_str().expect("a name").to_owned();
        let bytes = clerk.get(&format!("/api/v1/calculations/examples/{name}")).await.expect(200).bytes;
        files.push((example.clone(), name, bytes));
    }
    clerk.get("/api/v1/calculations/examples/passwd").await.expect(404);
    for kind in ["rate", "size", "assess", "settle"] {
        let own: Vec<&(Value, String, Vec<u8>)> =
            files.iter().filter(|(example, _, _)| example["kind"] == kind).collect();
        let text = |field: &str| own[0].0[field].as_str().unwrap_or_default().to_owned();
        let (pack, period, at) = (text("pack"), text("period"), text("at"));
        let mut texts = vec![("pack", pack.as_str())];
        texts.extend(Some(("period", period.as_str())).filter(|_| kind == "rate"));
        texts.extend(Some(("at", at.as_str())).filter(|_| kind == "size"));
        let parts: Vec<(&str, &str, &[u8])> = own
            .iter()
            .map(|(example, name, bytes)| {
                (example["field"].as_str().expect("a field"), name.as_str(), bytes.as_slice())
            })
            .collect();
        let run = send(&clerk, kind, form(&texts, &parts)).await.expect(200).json();
        assert_eq!(run["status"], 0, "{kind}: {}", run["findings"]);
    }
}

#[tokio::test]
async fn a_file_beyond_the_limit_is_refused() {
    let test = TestApp::over(
        sqlite().await.expect("a database"),
        Config { upload_limit_mib: 1, ..Config::default() },
    )
    .await;
    let clerk = test.as_role("unit_clerk").await;
    let large = "x".repeat(2 << 20);
    assert_eq!(send(&clerk, "rate", rate_form(large.as_bytes())).await.expect(413).code(), "too_large");
}
