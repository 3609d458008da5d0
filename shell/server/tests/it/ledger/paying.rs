//! Who pays, and for what: the payer of a project, what is charged once, a lease of one day.

use super::{People, entry, paper, project};
use crate::cases::{City, OTHER_UNIT, PROVIDER, UNIT, begun, send};
use crate::harness::TestApp;
use crate::on_both;
use crate::people::placed;
use serde_json::json;
use yunheng_access::Reach;

on_both! {
    the_payer_of_a_project_pays_its_bill
    a_lease_of_one_day_is_charged_as_the_city_reads_it
    an_estimate_of_what_is_charged_once_is_what_is_ordered_more
}

/// The unit has a payer, its project another: the export and the program say that the project's pays.
async fn the_payer_of_a_project_pays_its_bill(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    let body = |payer: i64, number: &str| {
        json!({ "pack": "xuchang", "number": number, "name": "一网通办", "unit_id": UNIT, "provider_id": PROVIDER,
            "payer_id": payer })
    };
    people.officer.post("/api/v1/projects", body(OTHER_UNIT, "XM-1")).await.expect(201);
    people.entered("XM-1", "2026-11-24").await;
    let record = json!({ "from_on": "2026-06-02", "payer_id": UNIT, "reason": "自行承担" });
    people.officer.post(&format!("/api/v1/parties/{UNIT}/payers"), record).await.expect(201);
    let mut paths = Vec::new();
    for what in ["leases", "payers"] {
        let path = format!("/api/v1/resources/exports?pack=xuchang&what={what}");
        let file = people.officer.send("POST", &path, None, &[]).await.expect(200);
        paths.push(test.database.folder.path().join(format!("{what}.csv")).display().to_string());
        std::fs::write(&paths[paths.len() - 1], &file.bytes).expect("written");
    }
    let files = yunheng_app::rate::RateFiles {
        leases: paths[0].clone(),
        payers: Some(paths[1].clone()),
        ..Default::default()
    };
    let tables = yunheng_app::rate::RatingTables::read(&files).expect("both files");
    let pack = yunheng_app::open_pack("xuchang").expect("the pack");
    let rules = pack.rules_on(yunheng_values::parse_date("2026-11-24").expect("a day"), &[]).expect("rules");
    let period = yunheng_values::DateRange::parse("2026-11-01/2027-01-01").expect("a period");
    let rating = yunheng_app::rate::Rating::new(&rules, tables, period).expect("rated");
    let (rater, mut lines) = (rating.rater(), Vec::new());
    rater.rate(0..rating.leases.rows().len(), &mut rater.tally(), &mut lines);
    assert!(!lines.is_empty());
    let other = OTHER_UNIT.to_string();
    for line in &lines {
        assert_eq!(line.payer.map(|payer| rating.payers.names().name(payer)), Some(other.as_str()));
    }
    // Whoever looks after one unit sends its bills to nobody else.
    placed(&test, "district", "authority_officer", UNIT, Reach::UnitsBelow).await;
    let district = city.as_("district").await;
    let refused = district.post("/api/v1/projects", body(OTHER_UNIT, "XM-2")).await.expect(422).json();
    assert_eq!(refused["findings"][0]["where"], "/payer_id", "{refused}");
    district.post("/api/v1/projects", body(UNIT, "XM-2")).await.expect(201);
}

/// CN-01: a lease that starts and ends on one day counts as a day, unless the city reads it otherwise.
async fn a_lease_of_one_day_is_charged_as_the_city_reads_it(test: TestApp) {
    let city = City::new(&test).await;
    placed(&test, "leader", "authority_leader", 1, Reach::All).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let exit = json!({ "system_name": "一网通办", "provider_id": PROVIDER, "reason": "下线", "is_backed_up": true,
        "resources": [{ "resource": "ZY-000001" }] });
    let gone = begun(&people.clerk, "cloud-exit", exit).await;
    paper(&people.clerk, gone, "form").await;
    send(&people.clerk, gone).await.expect(200);
    people.step(&people.officer, "备案", json!({})).await.expect(200);
    let wiped = json!({ "stopped_on": "2026-11-24", "wiped_on": "2026-11-24", "wipe_method": "多次覆写" });
    people.step(&people.engineer, "done", wiped).await.expect(200);
    let exported = async || {
        let path = "/api/v1/resources/exports?pack=xuchang";
        let file = people.officer.send("POST", path, None, &[]).await.expect(200);
        String::from_utf8(file.bytes).expect("text")
    };
    let text = exported().await;
    assert!(text.contains("ZY-000001,7,XM-1,vcpu.x86,formal,4,2026-11-24,2026-11-25,\r\n"), "{text}");
    let choice = json!({ "reading": "none", "from": "2026-11-01", "reason": "合同补充约定" });
    let path = "/api/v1/packs/xuchang/rulings/meter.same_day/choices";
    let made = people.officer.post(path, choice).await.expect(201).json();
    let leader = city.as_("leader").await;
    leader.confirm().await;
    let path = format!("/api/v1/proposals/{}/confirm", made["id"]);
    leader.send("POST", &path, Some(json!({})), &[("if-match", "\"1\"")]).await.expect(200);
    let text = exported().await;
    assert!(!text.contains("ZY-000001,"), "{text}");
    assert!(text.contains("ZY-000002,"), "the others go on: {text}");
}

/// Two scans there are: of five, three are charged; of one, nothing is, and nothing comes back.
async fn an_estimate_of_what_is_charged_once_is_what_is_ordered_more(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project(&people.officer, "XM-1", UNIT).await;
    let mut form = entry("XM-1");
    form["services"] = json!([{ "item": "scan.launch", "quantity": 2, "service_name": "上线扫描" }]);
    let papers = ["approval", "application", "pledge"];
    people.until_confirmed("cloud-entry", &papers, form).await;
    people.step(&people.clerk, "confirm", json!({ "started_on": "2026-11-24" })).await.expect(200);
    for (quantity, monthly) in [(5, "4500.00"), (1, "0.00")] {
        let change =
            json!({ "changes": [{ "resource": "ZY-000004", "item": "scan.launch", "quantity": quantity }] });
        let ask = json!({ "pack": "xuchang", "kind": "resource-change", "form": change });
        let found = people.clerk.post("/api/v1/cases/estimate", ask).await.expect(200).json();
        assert_eq!((&found["monthly"], &found["yearly"]), (&json!(monthly), &json!(monthly)), "{found}");
        assert_eq!(
            (&found["items"][0]["before"], &found["items"][0]["after"]),
            (&json!("2"), &json!(quantity.to_string()))
        );
    }
}
