//! `yunheng reconcile`: a ledger and an inventory as two files, and what the statuses say.

mod common;

use common::Desk;
use serde_json::Value;

const LEDGER: &str = "resource_id,unit_id,project_id,item,stage,quantity,from,to\n\
srv-a,U-1,XM-1,vcpu.x86,formal,4,2026-06-02,\n\
srv-a,U-1,XM-1,memory.x86,formal,16,2026-06-02,\n\
srv-a,U-1,XM-1,disk.ssd,formal,100,2026-06-02,\n\
srv-b,U-1,XM-1,vcpu.x86,formal,2,2026-06-02,\n\
srv-b,U-1,XM-1,memory.x86,formal,4,2026-06-02,\n\
srv-c,U-1,XM-1,vcpu.x86,formal,2,2026-06-02,2026-09-01\n\
srv-c,U-1,XM-1,memory.x86,formal,4,2026-06-02,2026-09-01\n";

const HEAD: &str =
    "kind,id,name,project_id,project,status,specification,vcpus,memory_gb,disk_gb,addresses,server_id\n";

/// `srv-a` as the ledger has it, with its disk.
const SAME: &str = "server,srv-a,app-1,p1,XM-1,ACTIVE,m1.large,4,16,0,,\nvolume,vol-a,,p1,XM-1,in-use,ssd-1,,,100,,srv-a\n\
floating_ip,ip-1,1.2.3.4,p9,other,USED,,,,,,\nload_balancer,lb-1,lb,p9,other,ACTIVE,,,,,,\n";

fn run(inventory: &str, more: &str) -> common::Run {
    let table = format!("{HEAD}{inventory}");
    let desk = Desk::with([("ledger.csv", LEDGER), ("cloud.csv", &table)]);
    desk.run(&format!("reconcile xuchang --ledger ledger.csv --inventory cloud.csv --on 2026-10-10 {more}"))
}

fn json(run: &common::Run) -> Value {
    serde_json::from_slice(&run.out).unwrap_or_else(|error| panic!("{error}: {} {}", run.text(), run.err))
}

#[test]
fn every_kind_of_difference_is_priced() {
    let inventory = format!(
        "{SAME}server,srv-c,old,p1,XM-1,ACTIVE,m1.small,2,4,0,,\nserver,srv-z,test-box,p1,XM-1,ACTIVE,m1,8,32,0,,\n\
         server,srv-y,perhaps-app-2,p1,XM-1,ACTIVE,m1.small,2,4,0,,\n"
    );
    let run = run(&inventory, "--format json");
    assert_eq!(run.status, 1, "{}", run.err);
    let answer = json(&run);
    assert_eq!(
        (&answer["resources"], &answer["things"], &answer["on"]),
        (&3.into(), &7.into(), &"2026-10-10".into())
    );
    let rows = answer["differences"].as_array().expect("differences");
    let told: Vec<String> = rows
        .iter()
        .map(|row| {
            let word = |name: &str| row[name].as_str().unwrap_or("-").to_owned();
            let id = if row["resource_id"].is_null() { word("cloud_id") } else { word("resource_id") };
            format!("{} {id} {}", word("kind"), word("monthly"))
        })
        .collect();
    // 8 × 46 + 32 × 17 that nobody is charged; 2 × 46 + 4 × 17 that is charged for what is gone, and not for what is still there.
    assert!(told.contains(&"unordered srv-z -912.00".to_owned()), "{told:?}");
    // A thing of the size of what nobody linked may be it, so neither has an amount.
    assert!(told.contains(&"unlinked srv-b 0.00".to_owned()), "{told:?}");
    assert!(told.contains(&"unordered srv-y -".to_owned()), "{told:?}");
    assert!(told.contains(&"after_exit srv-c -160.00".to_owned()), "{told:?}");
    assert!(!told.iter().any(|row| row.contains("srv-a")), "{told:?}");
    assert!(rows.iter().all(|row| row["why"].as_str().is_some_and(|why| !why.is_empty())));
}

#[test]
fn people_read_a_table_and_agreement_is_status_nought() {
    let whole = format!("{SAME}server,srv-b,app-2,p1,XM-1,ACTIVE,m1.small,2,4,0,,\n");
    let whole = whole
        .replace("floating_ip,ip-1,1.2.3.4,p9,other,USED,,,,,,\n", "")
        .replace("load_balancer,lb-1,lb,p9,other,ACTIVE,,,,,,\n", "");
    let json_of = |inventory: &str| {
        let rows = inventory.lines().map(|line| line.split(',').collect::<Vec<_>>()).map(|cells| {
            let number = |text: &str| if text.is_empty() { Value::Null } else { text.parse::<u64>().expect("a number").into() };
            serde_json::json!({ "kind": cells[0], "id": cells[1], "name": cells[2], "project_id": cells[3], "project": cells[4], "status": cells[5],
                "specification": cells[6], "vcpus": number(cells[7]), "disk_gib": number(cells[9]), "created_at": null,
                "memory_mib": if cells[8].is_empty() { Value::Null } else { (cells[8].parse::<u64>().expect("a number") * 1024).into() },
                "addresses": [], "server_ids": if cells[11].is_empty() { vec![] } else { vec![cells[11]] } })
        });
        serde_json::json!({ "entries": rows.collect::<Vec<_>>(), "gaps": [] }).to_string()
    };
    let text = json_of(&whole);
    let desk = Desk::with([("ledger.csv", LEDGER), ("cloud.json", &text)]);
    let same =
        desk.run("reconcile xuchang --ledger ledger.csv --inventory cloud.json --on 2026-10-10 --lang en");
    assert_eq!(same.status, 0, "{} {}", same.text(), same.err);
    assert!(
        same.text().contains("3 resources, 3 things, 2 matched") && same.text().contains("0 differences"),
        "{}",
        same.text()
    );
    let table = run(SAME, "--lang en");
    assert_eq!(table.status, 1);
    assert!(table.text().contains("srv-b") && table.text().contains("160.00"), "{}", table.text());
}

#[test]
fn links_and_projects_join_what_is_called_otherwise() {
    let inventory = format!(
        "{HEAD}server,uuid-1,app-1,tenant-1,一网通办,ACTIVE,m1.large,4,16,0,,\nvolume,uuid-2,,tenant-1,一网通办,in-use,ssd-1,,,100,,uuid-1\n"
    );
    let files = [
        ("ledger.csv", LEDGER),
        ("cloud.csv", inventory.as_str()),
        ("links.csv", "cloud_id,resource_id\nuuid-1,srv-a\n"),
        ("projects.csv", "cloud_project_id,project_id\ntenant-1,XM-1\n"),
    ];
    let desk = Desk::with(files);
    let bare =
        desk.run("reconcile xuchang --ledger ledger.csv --inventory cloud.csv --on 2026-10-10 --format json");
    assert_eq!(json(&bare)["unmapped"], serde_json::json!(["srv-a", "srv-b"]), "{}", bare.text());
    let joined = desk.run(
        "reconcile xuchang --ledger ledger.csv --inventory cloud.csv --links links.csv --projects projects.csv --on 2026-10-10 --format json",
    );
    let answer = json(&joined);
    assert_eq!((&answer["matched"], &answer["unmapped"]), (&1.into(), &serde_json::json!([])), "{answer}");
    let kinds: Vec<&str> = answer["differences"]
        .as_array()
        .expect("rows")
        .iter()
        .filter_map(|row| row["kind"].as_str())
        .collect();
    assert_eq!(kinds, ["missing"], "only srv-b: {answer}");
}

#[test]
fn everything_that_is_wrong_with_the_files_is_told_at_once() {
    let desk = Desk::with([
        (
            "ledger.csv",
            "resource_id,unit_id,project_id,item,stage,quantity,from,to\na,U,P,vcpu.x86,formal,x,2026-06-02,\n",
        ),
        ("cloud.csv", "kind,id,project_id\nship,a,p\n"),
        ("links.csv", "cloud_id,resource_id\nu,a\nv,a\n"),
    ]);
    let run =
        desk.run("reconcile xuchang --ledger ledger.csv --inventory cloud.csv --links links.csv --lang en");
    assert_eq!(run.status, 2);
    for place in ["ledger.csv:2", "cloud.csv:2", "links.csv:3"] {
        assert!(run.err.contains(place), "{place}: {}", run.err);
    }
    assert_eq!(desk.run("reconcile xuchang --ledger none.csv --inventory cloud.csv").status, 2);
}
