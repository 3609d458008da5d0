//! Files of parties: shown first, written when confirmed.

use super::{
    HEADER, check_file, city_file, codes, commit, form, futures_all, get, make, officer, send_file, trail,
    unit, uscc,
};
use crate::harness::TestApp;
use crate::on_both;
use serde_json::json;
use std::io::Write;
use yunheng_access::Reach;

on_both! {
    a_file_is_shown_first_and_written_when_confirmed
    all_defects_of_a_file_are_shown_with_their_lines
    of_two_files_at_once_the_second_is_told
    files_that_lie_are_refused
    a_file_reaches_no_further_than_its_person
    a_file_may_turn_the_tree_around
}

async fn a_file_is_shown_first_and_written_when_confirmed(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let path = "/api/v1/parties/import?payer_from=2026-06-02";
    let file = form("file", "C:\\单位\\表.csv", city_file().as_bytes());
    let checked = officer.raw("POST", path, Some(file), &[]).await.expect(201).json();
    assert_eq!((codes(&checked), &checked["is_usable"]), (Vec::new(), &json!(true)));
    assert_eq!(checked["file_name"], "表.csv");
    let lines: Vec<_> =
        checked["create"].as_array().expect("rows").iter().map(|row| row["line"].as_u64()).collect();
    assert_eq!(lines, [Some(3), Some(4), Some(2)], "parents first");
    assert_eq!(checked["create"][0]["payer"], "示例市财政局");
    let nothing = officer.get("/api/v1/parties").await.expect(200).json();
    assert_eq!(nothing["items"], json!([]));
    let kept = officer.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(200).json();
    assert_eq!(kept, checked);
    let stranger = test.as_role("authority_officer").await;
    stranger.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(404);
    commit(&stranger, &checked).await.expect(404);
    let done = commit(&officer, &checked).await.expect(200).json();
    assert_eq!(done, json!({"created": 3, "updated": 0}));
    assert_eq!(commit(&officer, &checked).await.expect(409).code(), "import_done");
    let page = officer.get("/api/v1/parties?q=教委").await.expect(200).json();
    let bureau = get(&officer, page["items"][0]["id"].as_i64().expect("an id")).await;
    assert_eq!(
        (&bureau["payer_name"], &bureau["payers"][0]["from_on"]),
        (&json!("示例市财政局"), &json!("2026-06-02"))
    );
    assert_eq!(bureau["aliases"][0]["source"], "表.csv");
    let again = check_file(&officer, &city_file()).await;
    assert_eq!(
        (&again["create"], &again["update"], &again["unchanged"]),
        (&json!([]), &json!([]), &json!(3))
    );
    let renamed =
        format!("{HEADER}\n示例市教育体育局,使用单位,市级,,{},其他市级单位,自行承担,\n", uscc('1', 5));
    let renamed = check_file(&officer, &renamed).await;
    assert_eq!(codes(&renamed), ["renamed 单位.csv:2:name"]);
    let columns: Vec<_> = renamed["update"][0]["changes"]
        .as_array()
        .expect("changes")
        .iter()
        .map(|change| change["column"].clone())
        .collect();
    assert_eq!(columns, ["name", "funding", "payer", "aliases"]);
    commit(&officer, &renamed).await.expect(200);
    let id = bureau["id"].as_i64().expect("an id");
    let now = get(&officer, id).await;
    assert_eq!((&now["name"], &now["payer_id"]), (&json!("示例市教育体育局"), &json!(id)));
    assert_eq!(now["aliases"].as_array().map(Vec::len), Some(3));
    let entries = trail(&test, "party", id).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(actions, ["party.edit", "party.create"]);
    assert_eq!(entries[0]["facts"]["name"], "示例市教育局 → 示例市教育体育局");
    let entries = trail(&test, "party_import", checked["id"].as_i64().expect("an id")).await;
    let actions: Vec<_> = entries.iter().map(|entry| entry["action"].clone()).collect();
    assert_eq!(actions, ["party.import.commit", "party.import.check"]);
    assert_eq!(entries[0]["facts"]["created"], "3");
}

async fn all_defects_of_a_file_are_shown_with_their_lines(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let closed = make(&officer, unit("示例市旧局", "city", None)).await;
    let close = json!({"closed_on": "2026-11-20", "reason": "撤销"});
    let coded = json!({"uscc": uscc('1', 9)});
    officer.patch(&format!("/api/v1/parties/{closed}"), 1, coded).await.expect(200);
    officer.post(&format!("/api/v1/parties/{closed}/close"), close).await.expect(200);
    let paid = make(&officer, unit("示例市粮食局", "city", None)).await;
    let pays = json!({"from_on": "2026-06-02", "payer_id": paid, "reason": "r"});
    officer.post(&format!("/api/v1/parties/{paid}/payers"), pays).await.expect(201);
    let file = format!(
        "{HEADER}\n示例市甲局,局,市级,,,,自付,\n示例市乙局,使用单位,,没有的局,123,没有的,没有的财政,\n示例市 丙局,使用单位,市级,,,,自付,\n\
         示例市丙局,使用单位,市级,,,,自付,\n,使用单位,市级,,,,自付,\n示例市丁局,使用单位,市级,示例市丁局,,,自付,\n=1+1,使用单位,市级,,,,自付,a\u{1}b\n"
    );
    let checked = check_file(&officer, &file).await;
    assert_eq!((&checked["is_usable"], &checked["create"]), (&json!(false), &json!([])));
    assert_eq!(
        codes(&checked),
        [
            "bad_word 单位.csv:2:kind",
            "bad_uscc 单位.csv:3:uscc",
            "missing_value 单位.csv:3:level",
            "parent_unknown 单位.csv:3:parent",
            "payer_unknown 单位.csv:3:payer",
            "name_taken 单位.csv:4:name",
            "name_taken 单位.csv:5:name",
            "missing_value 单位.csv:6:name",
            "parent_cycle 单位.csv:7:parent",
            "control_character 单位.csv:8:aliases",
        ]
    );
    assert_eq!(commit(&officer, &checked).await.expect(409).code(), "import_unusable");
    // What only the platform knows is found beside it.
    let file = format!(
        "{HEADER}\n示例市旧局,使用单位,市级,,{},,自付,\n示例市粮食局,使用单位,市级,,,,,\n",
        uscc('1', 9)
    );
    let checked = check_file(&officer, &file).await;
    assert_eq!(
        codes(&checked),
        ["party_closed 单位.csv:2:name", "payer_missing 单位.csv:3:payer", "payer_cleared 单位.csv:3:payer"]
    );
    let late =
        format!("{HEADER}\n示例市粮食局,使用单位,市级,,,,示例市旧局二,\n示例市旧局二,财政部门,市级,,,,,\n");
    let form = form("file", "p.csv", late.as_bytes());
    let checked = officer
        .raw("POST", "/api/v1/parties/import?payer_from=2026-06-01", Some(form), &[])
        .await
        .expect(201);
    assert_eq!(codes(&checked.json()), ["payer_recorded_later p.csv:2:payer"]);
    let many: String = (0..1_500).map(|number| format!("局{number},坏,市级,,,,,\n")).collect();
    let checked = check_file(&officer, &format!("{HEADER}\n{many}")).await;
    let findings = checked["findings"].as_array().expect("findings");
    assert_eq!((findings.len(), &findings[1_000]["code"]), (1_001, &json!("too_many_findings")));
}

async fn of_two_files_at_once_the_second_is_told(test: TestApp) {
    let (first, second) = (test.as_role("authority_officer").await, test.as_role("authority_officer").await);
    let (one, two) = (check_file(&first, &city_file()).await, check_file(&second, &city_file()).await);
    let replies =
        futures_all([(&first, &one), (&second, &two)].into_iter().map(|(who, checked)| commit(who, checked)))
            .await;
    let mut statuses: Vec<u16> = replies.iter().map(|reply| reply.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let told = replies.iter().find(|reply| reply.status.as_u16() == 409).expect("one");
    assert_eq!(told.code(), "import_outdated");
    let (loser, checked) = if replies[0].status.as_u16() == 409 { (&first, &one) } else { (&second, &two) };
    let kept = loser.get(&format!("/api/v1/parties/import/{}", checked["id"])).await.expect(200).json();
    assert_eq!(kept["state"], "outdated");
    assert_eq!(commit(loser, checked).await.expect(409).code(), "import_outdated");
    // An edit in between is told as well, and one that changes nothing of the plan is not.
    let third = check_file(&first, &format!("{HEADER}\n示例市教育局,使用单位,市级,,,,自付,\n")).await;
    let page = first.get("/api/v1/parties?q=第一中学").await.json();
    let school = page["items"][0]["id"].as_i64().expect("an id");
    first.patch(&format!("/api/v1/parties/{school}"), 1, json!({"note": "x"})).await.expect(200);
    commit(&first, &third).await.expect(200);
    let fourth = check_file(&first, "单位名称,备注\n示例市第一中学,新备注\n").await;
    second.patch(&format!("/api/v1/parties/{school}"), 2, json!({"note": "别的"})).await.expect(200);
    assert_eq!(commit(&first, &fourth).await.expect(409).code(), "import_outdated");
    assert_eq!(get(&first, school).await["note"], "别的");
}

fn bomb() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .start_file("xl/worksheets/sheet1.xml", zip::write::SimpleFileOptions::default())
        .expect("test data");
    let zeros = vec![0; 1 << 20];
    for _ in 0..300 {
        writer.write_all(&zeros).expect("test data");
    }
    writer.finish().expect("test data").into_inner()
}

async fn files_that_lie_are_refused(test: TestApp) {
    let officer = test.as_role("authority_officer").await;
    let said =
        async |name: &str, bytes: &[u8]| codes(&send_file(&officer, name, bytes).await.expect(201).json());
    assert_eq!(said("p.xlsx", b"name\na\n").await, ["wrong_format p.xlsx"]);
    assert_eq!(said("p.csv", &bomb()).await, ["wrong_format p.csv"]);
    assert_eq!(said("p.xlsx", &bomb()).await, ["xlsx_bomb p.xlsx"]);
    assert_eq!(said("p.xlsx", &[0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]).await, ["wrong_format p.xlsx"]);
    assert_eq!(said("p.csv", b"").await, ["empty_file p.csv"]);
    assert_eq!(said("p.csv", b"\xff\xfe\x00").await.len(), 1);
    let post =
        async |body: (String, Vec<u8>)| officer.raw("POST", "/api/v1/parties/import", Some(body), &[]).await;
    post(("application/json".into(), b"{}".to_vec())).await.expect(400);
    post(("multipart/form-data; boundary=b0undary".into(), b"--b0undary--\r\n".to_vec())).await.expect(400);
    post(("multipart/form-data; boundary=b0undary".into(), b"--b0undary\r\n".to_vec())).await.expect(400);
    post(form("other", "p.csv", b"name\na\n")).await.expect(400);
    post(form("file", "p.csv", &vec![b'x'; (64 << 20) + 10])).await.expect(413);
    let before = std::fs::read_dir(test.app.data()).expect("the folder").count();
    post(form("file", "../../x.csv", b"name\na\n")).await.expect(201);
    assert_eq!(
        std::fs::read_dir(test.app.data()).expect("the folder").count(),
        before,
        "nothing stays behind"
    );
    for query in ["payer_from=soon", "payer_from=2026-13-01"] {
        let path = format!("/api/v1/parties/import?{query}");
        officer.raw("POST", &path, Some(form("file", "p.csv", b"name\na\n")), &[]).await.expect(400);
    }
    let clerk = test.as_role("unit_clerk").await;
    clerk
        .raw("POST", "/api/v1/parties/import", Some(form("file", "p.csv", b"name\na\n")), &[])
        .await
        .expect(403);
}

async fn a_file_reaches_no_further_than_its_person(test: TestApp) {
    let admin = test.as_role("system_admin").await;
    let city = make(&admin, json!({"name": "示例市数据局", "kind": "authority", "level": "city"})).await;
    make(&admin, json!({"name": "示例市财政局", "kind": "finance", "level": "city"})).await;
    let county = make(
        &admin,
        json!({"name": "甲县数据局", "kind": "authority", "level": "county", "parent_id": city}),
    )
    .await;
    make(&admin, unit("乙县教育局", "county", Some(city))).await;
    officer(&test, "below", "county_authority_officer", Reach::UnitsBelow, Some(county)).await;
    let below = test.signed_in("below").await;
    let file = format!(
        "{HEADER}\n乙县教育局,使用单位,县级,,,,自付,\n甲县教育局,使用单位,县级,示例市数据局,,,自付,\n甲县卫健委,使用单位,县级,甲县数据局,,,示例市财政局,\n\
         甲县林业局,使用单位,县级,,,,自付,\n甲县农业局,使用单位,县级,甲县数据局,,,自付,\n甲县农技站,使用单位,乡级,甲县农业局,,,自付,\n"
    );
    let checked = check_file(&below, &file).await;
    assert_eq!(
        codes(&checked),
        [
            "out_of_scope 单位.csv:2:name",
            "parent_unknown 单位.csv:3:parent",
            "out_of_scope 单位.csv:3:parent",
            "payer_unknown 单位.csv:4:payer",
            "out_of_scope 单位.csv:5:parent",
        ]
    );
    let own = format!(
        "{HEADER}\n甲县农业局,使用单位,县级,甲县数据局,,,自付,\n甲县农技站,使用单位,乡级,甲县农业局,,,自付,\n"
    );
    let own = check_file(&below, &own).await;
    commit(&below, &own).await.expect(200);
    assert_eq!(below.get("/api/v1/parties").await.json()["items"].as_array().map(Vec::len), Some(3));
}

async fn a_file_may_turn_the_tree_around(test: TestApp) {
    let officer_ = test.as_role("authority_officer").await;
    let first = make(&officer_, unit("甲局", "city", None)).await;
    let second = make(&officer_, unit("乙局", "city", Some(first))).await;
    let third = make(&officer_, unit("丙局", "city", Some(second))).await;
    officer(&test, "second", "unit_head", Reach::UnitsBelow, Some(second)).await;
    let head = test.signed_in("second").await;
    head.get(&format!("/api/v1/parties/{first}")).await.expect(404);
    let checked = check_file(&officer_, "单位名称,上级单位\n甲局,丙局\n丙局,乙局\n乙局,\n").await;
    assert_eq!(checked["update"].as_array().map(Vec::len), Some(2), "{checked}");
    commit(&officer_, &checked).await.expect(200);
    for id in [first, second, third] {
        head.get(&format!("/api/v1/parties/{id}")).await.expect(200);
    }
    let page = officer_.get(&format!("/api/v1/parties?parent={third}")).await.json();
    assert_eq!(page["items"][0]["id"], json!(first));
}
