//! Packs: looked at in every way, and the readings that the authority chooses with two people.

use crate::cases::City;
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::{set, system_admin};
use serde_json::{Value, json};
use yunheng_app::rules::{overlay_of, write_pack_folder};
use yunheng_app::{check_packs, open_pack, open_pack_with};

on_both! {
    packs_say_what_the_command_line_says
    everything_of_a_pack_can_be_looked_up
    a_reading_is_chosen_by_two_people_and_holds_from_its_day_on
    what_cannot_be_chosen_is_refused
    another_reading_shows_what_it_would_change
    an_export_runs_on_the_command_line_with_the_same_digest
    administrators_do_not_see_packs
    kinds_of_work_begin_under_packs_that_are_in_use
}

const BAND: &str = "/api/v1/packs/xuchang/rulings/band.border";

async fn get(client: &Client<'_>, path: &str) -> Value {
    client.get(&format!("/api/v1/packs{path}")).await.expect(200).json()
}

fn named<'v>(rows: &'v Value, key: &str, name: &str) -> &'v Value {
    let rows = rows["items"].as_array().expect("rows");
    rows.iter().find(|row| row[key] == name).unwrap_or_else(|| panic!("no {name}"))
}

/// Somebody confirms a proposal, having said again who they are.
async fn confirm(client: &Client<'_>, id: &Value) -> Reply {
    client.confirm().await;
    let path = format!("/api/v1/proposals/{id}/confirm");
    client.send("POST", &path, Some(json!({})), &[("if-match", "\"1\"")]).await
}

async fn packs_say_what_the_command_line_says(test: TestApp) {
    let clerk = test.as_role("unit_clerk").await;
    let packs = get(&clerk, "").await;
    let ids: Vec<&str> =
        packs["items"].as_array().expect("packs").iter().filter_map(|pack| pack["id"].as_str()).collect();
    assert_eq!(ids, ["guangzhou", "songjiang", "xuchang", "national"]);
    let reports = check_packs(&["xuchang".to_owned()]);
    let shown = get(&clerk, "/xuchang").await;
    assert_eq!(shown["digest"], reports[0].digest);
    assert_eq!(shown["published_digest"], reports[0].digest);
    let coverage = get(&clerk, "/xuchang/coverage").await;
    assert_eq!(coverage["articles"], reports[0].coverage.articles);
    assert_eq!(coverage["encoded"], reports[0].coverage.encoded);
    assert_eq!(coverage["findings"].as_array().map(Vec::len), Some(reports[0].findings.len()));
    for path in ["/nowhere", "/..%2f..%2fetc", "/xuchang%2f..%2fguangzhou", "/XUCHANG"] {
        assert_eq!(
            clerk.get(&format!("/api/v1/packs{path}")).await.expect(404).code(),
            "not_found",
            "{path}"
        );
    }
}

async fn everything_of_a_pack_can_be_looked_up(test: TestApp) {
    let clerk = test.as_role("provider_engineer").await;
    let documents = get(&clerk, "/xuchang/documents").await;
    assert!(named(&documents, "id", "XC-M")["articles"].as_u64() > Some(10));
    let all = get(&clerk, "/xuchang/articles").await["items"].as_array().expect("articles").len();
    let first = get(&clerk, "/xuchang/articles?limit=10").await;
    let after = first["next"].as_str().expect("more").to_owned();
    let rest = get(&clerk, &format!("/xuchang/articles?limit=1000&after={after}")).await;
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(all - 10));
    clerk.get("/api/v1/packs/xuchang/articles?after=nothing").await.expect(400);
    let found = get(&clerk, "/xuchang/articles?document=XC-M&q=%E5%B7%A5%E5%8D%95").await;
    assert_eq!(named(&found, "id", "XC-M-12")["state"], "encoded");
    let clause = get(&clerk, "/xuchang/clauses/XC-M-12").await;
    let value = clause["parameters"]
        .as_array()
        .expect("values")
        .iter()
        .find(|one| one["key"] == "deadlines.req.provision");
    assert!(value.expect("the limit")["value"].as_str().expect("words").starts_with("2个工作日"), "{clause}");
    assert!(!clause["worked"].as_array().expect("cases").is_empty());
    let leaf = get(&clerk, "/xuchang/clauses/XC-I-50").await;
    assert_eq!(leaf["indicator"]["field"], "satisfaction");
    clerk.get("/api/v1/packs/xuchang/clauses/no.such").await.expect(404);
    let english = clerk
        .send(
            "GET",
            "/api/v1/packs/xuchang/parameters?section=deadlines&q=req.provision",
            None,
            &[("accept-language", "en")],
        )
        .await;
    assert!(
        english.json()["items"][0]["versions"][0]["value"]
            .as_str()
            .expect("words")
            .starts_with("2 working days")
    );
    let rulings = get(&clerk, "/xuchang/rulings").await;
    let used = named(&rulings, "key", "step.mode")["used_by"].as_array().expect("users").clone();
    assert!(used.iter().any(|one| one["key"] == "XC-I-50"), "{used:?}");
    let prices = get(&clerk, "/xuchang/parameters?section=catalog").await;
    assert_eq!(named(&prices, "key", "catalog.vcpu.x86")["versions"][0]["unit"], "元/核·月");
}

async fn a_reading_is_chosen_by_two_people_and_holds_from_its_day_on(test: TestApp) {
    let (officer, leader) = (test.as_role("authority_officer").await, test.as_role("authority_leader").await);
    let before = get(&officer, "/xuchang").await;
    let choice = json!({"reading": "upper_inclusive", "from": "2027-01-01", "reason": "市政府会议纪要第3号"});
    let made = officer.post(&format!("{BAND}/choices"), choice.clone()).await.expect(201).json();
    let id = &made["id"];
    let twice = leader.post(&format!("{BAND}/choices"), choice).await.expect(409);
    assert_eq!(twice.code(), "proposed_already");
    let waiting = get(&officer, "/xuchang/rulings").await;
    assert_eq!(named(&waiting, "key", "band.border")["open_proposals"], json!([id]));
    assert_eq!(get(&officer, "/xuchang").await["digest"], before["digest"], "nothing holds yet");
    assert_eq!(confirm(&officer, id).await.expect(403).code(), "own_proposal");
    confirm(&leader, id).await.expect(200);

    let after = get(&officer, "/xuchang").await;
    assert_ne!(after["digest"], before["digest"]);
    assert_eq!(after["published_digest"], before["digest"]);
    let earlier = get(&officer, "/xuchang/rulings?at=2026-12-31").await;
    let later = get(&officer, "/xuchang/rulings?at=2027-01-01").await;
    assert_eq!(named(&earlier, "key", "band.border")["chosen"], "lower_inclusive");
    let ruling = named(&later, "key", "band.border");
    assert_eq!((&ruling["chosen"], &ruling["is_decided"]), (&json!("upper_inclusive"), &json!(true)));
    let kept = &ruling["choices"][0];
    assert_eq!((&kept["from"], &kept["reason"]), (&json!("2027-01-01"), &json!("市政府会议纪要第3号")));
    assert!(kept["proposed_by"].as_str().expect("a name").starts_with("authority_officer"), "{kept}");
    assert!(kept["confirmed_by"].as_str().expect("a name").starts_with("authority_leader"), "{kept}");
    let bands = get(&officer, "/xuchang/parameters?q=assessment.bands").await;
    let versions = named(&bands, "key", "assessment.bands")["versions"].as_array().expect("versions").clone();
    let days: Vec<(&Value, &Value)> = versions.iter().map(|one| (&one["from"], &one["until"])).collect();
    assert_eq!(days, [(&json!("2026-06-02"), &json!("2027-01-01")), (&json!("2027-01-01"), &Value::Null)]);
    // The calculators apply it from its day on, and name it.
    let ask = |at: &str| json!({"pack": "xuchang", "at": at, "cycles": {"cycles": [{"id": "C1", "gross": "100.00"}, {"id": "C2", "gross": "100.00"}], "score": "90"}});
    let settle =
        async |at: &str| officer.post("/api/v1/calculations/settle", ask(at)).await.expect(200).json();
    let (old, new) = (settle("2026-12-31").await, settle("2027-01-01").await);
    assert_eq!((&old["cycles"][1]["ratio"], &new["cycles"][1]["ratio"]), (&json!("1"), &json!("0.95")));
    assert_eq!(new["digest"], after["digest"]);
    assert!(
        new["rulings"].as_array().expect("rulings").contains(&json!("band.border=upper_inclusive")),
        "{new}"
    );
}

async fn what_cannot_be_chosen_is_refused(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let choose = async |path: &str, reading: &str, from: &str, reason: &str| {
        let choice = json!({"reading": reading, "from": from, "reason": reason});
        officer.post(&format!("/api/v1/packs{path}/choices"), choice).await
    };
    let codes = |reply: Reply| -> Vec<String> {
        let findings = reply.expect(422).json()["findings"].as_array().cloned().expect("findings");
        findings.iter().filter_map(|one| one["code"].as_str().map(str::to_owned)).collect()
    };
    let ruling = "/xuchang/rulings/band.border";
    assert_eq!(codes(choose(ruling, "nothing", "2020-01-01", "因").await), ["unknown_reading", "too_early"]);
    assert_eq!(codes(choose(ruling, "upper_inclusive", "2027-13-01", "因").await), ["malformed_date"]);
    assert_eq!(codes(choose(ruling, "upper_inclusive", "2027-01-01", " ").await), ["reason"]);
    choose("/xuchang/rulings/no.such", "x", "2027-01-01", "因").await.expect(404);
    choose("/nowhere/rulings/band.border", "x", "2027-01-01", "因").await.expect(404);
    for role in ["unit_clerk", "provider_manager", "finance_officer", "verifier"] {
        let other = test.as_role(role).await;
        let choice = json!({"reading": "upper_inclusive", "from": "2027-01-01", "reason": "因"});
        other.post(&format!("{BAND}/choices"), choice).await.expect(403);
    }
}

async fn another_reading_shows_what_it_would_change(test: TestApp) {
    let verifier = test.as_role("verifier").await;
    let ask = json!({"reading": "upper_inclusive", "from": "2026-12-01"});
    let effect = verifier.post(&format!("{BAND}/effect"), ask).await.expect(200).json();
    assert_eq!((&effect["before"], &effect["after"]), (&json!("lower_inclusive"), &json!("upper_inclusive")));
    let pack = open_pack("xuchang").expect("the pack");
    assert_eq!(effect["computed"], pack.cases.len());
    let cases = effect["cases"].as_array().expect("cases");
    assert!(!cases.is_empty() && cases.len() < pack.cases.len() / 2, "{} cases", cases.len());
    let band = cases.iter().find(|case| case["kind"] == "band").expect("a case of bands");
    let ratio = band["differences"].as_array().expect("fields").iter().find(|one| one["field"] == "/ratio");
    assert!(ratio.is_some_and(|one| one["before"] != one["after"]), "{band}");
    assert_eq!(effect["parameters"][0]["key"], "assessment.bands");
    let same =
        verifier.post(&format!("{BAND}/effect"), json!({"reading": "lower_inclusive"})).await.expect(200);
    assert_eq!(same.json()["cases"], json!([]));
    verifier.post(&format!("{BAND}/effect"), json!({"reading": "nothing"})).await.expect(422);
}

async fn an_export_runs_on_the_command_line_with_the_same_digest(test: TestApp) {
    let (officer, leader) = (test.as_role("authority_officer").await, test.as_role("authority_leader").await);
    let choice =
        json!({"reading": "upper_inclusive", "from": "2026-07-01", "reason": "引号\"与\\反斜杠\n换行"});
    let made = officer.post(&format!("{BAND}/choices"), choice).await.expect(201).json();
    confirm(&leader, &made["id"]).await.expect(200);
    let export = officer.get("/api/v1/packs/xuchang/export").await.expect(200);
    let again = officer.get("/api/v1/packs/xuchang/export").await.expect(200);
    assert_eq!(export.bytes, again.bytes);
    let folder = test.database.folder.path().join("exported");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(&export.bytes)).expect("a zip file");
    zip.extract(&folder).expect("extracted");
    let pack = open_pack(&format!("{}/xuchang", folder.display())).expect("the folder is a pack");
    assert_eq!(pack.digest, get(&officer, "/xuchang").await["digest"].as_str().expect("a digest"));
    assert_eq!(export.headers["x-pack-digest"], pack.digest.as_str());
    assert_eq!(pack.choices[0].reading, "upper_inclusive");
    // The command line writes the same folder out of the database.
    let published = open_pack("xuchang").expect("the pack");
    let overlay = overlay_of(test.app.store().reader(), &published).await.expect("decisions");
    let opened = open_pack_with("xuchang", &overlay).expect("the pack");
    let written = test.database.folder.path().join("written");
    write_pack_folder(&opened.sources, &written).expect("written");
    let again = open_pack(&format!("{}/xuchang", written.display())).expect("the folder is a pack");
    assert_eq!(again.digest, pack.digest);
    let cases = yunheng_app::run_cases(&[format!("{}/xuchang", folder.display())], &calendar());
    let failed = cases.expect("run").into_iter().filter(|case| !case.differences.is_empty()).count();
    assert_eq!(failed, 0, "worked cases prove the pack as published");
}

fn calendar() -> yunheng_calendar::Calendar {
    yunheng_calendar::Calendar::new(&yunheng_calendar::shipped_notices())
}

async fn administrators_do_not_see_packs(test: TestApp) {
    for role in ["system_admin", "security_admin", "audit_admin"] {
        let admin = test.as_role(role).await;
        admin.get("/api/v1/packs").await.expect(403);
        admin.get("/api/v1/packs/xuchang/export").await.expect(403);
    }
}

async fn kinds_of_work_begin_under_packs_that_are_in_use(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, admin) = (city.as_("clerk").await, system_admin(&test).await);
    let in_use = async || {
        let packs = get(&clerk, "").await;
        let rows = packs["items"].as_array().expect("packs").iter().filter(|pack| pack["in_use"] == true);
        rows.map(|pack| pack["id"].as_str().expect("an id").to_owned()).collect::<Vec<_>>()
    };
    let begin = async |pack: &str| {
        clerk.post("/api/v1/cases", json!({ "pack": pack, "kind": "question", "form": {} })).await
    };
    assert_eq!(in_use().await, ["xuchang"], "what is in force, where nobody said anything");
    assert_eq!(begin("guangzhou").await.expect(409).code(), "pack_not_in_use");
    let shown = admin.get("/api/v1/settings/packs").await.expect(200).json();
    assert_eq!(shown["value"]["known"].as_array().map(Vec::len), Some(3), "{shown}");
    for wrong in
        [json!(["nowhere"]), json!(["national"]), json!(["xuchang", "xuchang"]), json!(["../xuchang"])]
    {
        admin.put("/api/v1/settings/packs", 0, json!({ "packs": wrong })).await.expect(422);
    }
    assert_eq!(in_use().await, ["xuchang"], "what was refused changed nothing");
    set(&admin, "packs", json!({ "packs": ["songjiang", "guangzhou"] })).await;
    admin.put("/api/v1/settings/packs", 0, json!({ "packs": [] })).await.expect(412);
    assert_eq!(in_use().await, ["guangzhou", "songjiang"]);
    begin("guangzhou").await.expect(201);
    begin("songjiang").await.expect(201);
    let refused = begin("xuchang").await.expect(409).json();
    assert!(
        refused["detail"].as_str().is_some_and(|words| words.contains("guangzhou、songjiang")),
        "{refused}"
    );
    set(&admin, "packs", json!({ "packs": [] })).await;
    assert_eq!(in_use().await, ["xuchang"]);
}
