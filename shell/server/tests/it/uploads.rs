//! Files of cases that arrive in parts: how far they came can be asked, what is not what was said does not become a file.

use crate::cases::{City, begun, policy};
use crate::harness::{Client, Reply, TestApp};
use crate::on_both;
use crate::outside::runner;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

on_both! {
    a_file_goes_on_after_the_line_broke
    a_part_from_elsewhere_is_refused_and_changes_nothing
    of_two_who_send_the_same_part_one_is_taken
    somebody_elses_file_is_not_there
    lies_about_length_and_digest_do_not_become_files
    a_file_of_another_kind_is_refused_at_its_end
    nobody_fills_the_disk
    what_nobody_goes_on_with_is_forgotten
}

/// A text of some length.
fn text(length: usize) -> Vec<u8> {
    "演示附件，逐段上传。\n".bytes().cycle().take(length).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn said(name: &str, bytes: &[u8]) -> Value {
    json!({ "name": name, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) })
}

async fn begin(who: &Client<'_>, case: i64, given: Value) -> Reply {
    who.post(&format!("/api/v1/cases/{case}/uploads"), given).await
}

/// Begins a file; says the path of what is asked about it.
async fn under_way(who: &Client<'_>, case: i64, given: Value) -> String {
    let id = begin(who, case, given).await.expect(201).json()["id"].clone();
    format!("/api/v1/cases/{case}/uploads/{id}")
}

async fn part(who: &Client<'_>, path: &str, offset: usize, bytes: &[u8]) -> Reply {
    let body = Some(("application/octet-stream".to_owned(), bytes.to_vec()));
    who.raw("PATCH", &format!("{path}?offset={offset}"), body, &[]).await
}

async fn finish(who: &Client<'_>, path: &str) -> Reply {
    who.send("POST", &format!("{path}/finish"), None, &[]).await
}

async fn files(who: &Client<'_>, case: i64) -> Vec<Value> {
    let record = who.get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
    record["files"].as_array().expect("files").clone()
}

/// Names of what lies in the folder of files under way.
fn lying(test: &TestApp) -> usize {
    std::fs::read_dir(test.app.data().join(".tmp-uploads")).map_or(0, Iterator::count)
}

async fn a_file_goes_on_after_the_line_broke(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let all = text(3_000_000);
    let path = under_way(&clerk, case, said("方案.txt", &all)).await;
    let now = part(&clerk, &path, 0, &all[..1_000_000]).await.expect(200).json();
    assert_eq!((&now["arrived"], &now["bytes"]), (&json!(1_000_000), &json!(3_000_000)));
    assert_eq!(finish(&clerk, &path).await.expect(409).code(), "incomplete");
    // The page was closed: the same file is asked for again, and says how far it came.
    let again = begin(&clerk, case, said("方案.txt", &all)).await.expect(201).json();
    assert_eq!((&again["arrived"], &again["id"]), (&json!(1_000_000), &now["id"]));
    let list = clerk.get(&format!("/api/v1/cases/{case}/uploads")).await.expect(200).json();
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    part(&clerk, &path, 1_000_000, &all[1_000_000..]).await.expect(200);
    assert_eq!(clerk.get(&path).await.expect(200).json()["arrived"], json!(3_000_000));
    let record = finish(&clerk, &path).await.expect(201).json();
    let file = &record["files"][0];
    assert_eq!((&file["name"], &file["bytes"]), (&json!("方案.txt"), &json!(3_000_000)));
    let kept = clerk.get(&format!("/api/v1/cases/{case}/files/{}", file["id"])).await.expect(200);
    assert!(kept.bytes == all, "the bytes are those that were sent");
    clerk.get(&path).await.expect(404);
    finish(&clerk, &path).await.expect(404);
    assert_eq!(lying(&test), 0, "nothing is left behind");
}

async fn a_part_from_elsewhere_is_refused_and_changes_nothing(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let all = text(300);
    let path = under_way(&clerk, case, said("a.txt", &all)).await;
    part(&clerk, &path, 0, &all[..100]).await.expect(200);
    for offset in [0, 99, 101, 300, 9_999] {
        let refused = part(&clerk, &path, offset, &all[..50]).await.expect(409).json();
        assert_eq!(refused["code"], "wrong_offset", "{offset}");
        assert!(refused["detail"].to_string().contains("100"), "it says where to go on: {refused}");
    }
    for bytes in [&all[..201], &[]] {
        assert_eq!(part(&clerk, &path, 100, bytes).await.expect(422).code(), "too_long");
    }
    part(&clerk, &path, 100, &vec![b'x'; (8 << 20) + 1]).await.expect(413);
    clerk.raw("PATCH", &path, Some(("application/octet-stream".into(), vec![1])), &[]).await.expect(400);
    assert_eq!(clerk.get(&path).await.expect(200).json()["arrived"], json!(100));
    part(&clerk, &path, 100, &all[100..]).await.expect(200);
    finish(&clerk, &path).await.expect(201);
}

async fn of_two_who_send_the_same_part_one_is_taken(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let all = text(200_000);
    let path = under_way(&clerk, case, said("a.txt", &all)).await;
    let half = &all[..100_000];
    let replies = tokio::join!(
        part(&clerk, &path, 0, half),
        part(&clerk, &path, 0, half),
        part(&clerk, &path, 0, half),
        part(&clerk, &path, 0, half)
    );
    let mut status = [replies.0, replies.1, replies.2, replies.3].map(|reply| reply.status.as_u16());
    status.sort_unstable();
    assert_eq!(status, [200, 409, 409, 409]);
    part(&clerk, &path, 100_000, &all[100_000..]).await.expect(200);
    // Of two who finish, one makes the file.
    let (one, two) = tokio::join!(finish(&clerk, &path), finish(&clerk, &path));
    let mut status = [one, two].map(|reply| reply.status.as_u16());
    status.sort_unstable();
    assert_eq!(status, [201, 404]);
    assert_eq!(files(&clerk, case).await.len(), 1);
}

async fn somebody_elses_file_is_not_there(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, colleague, other) =
        (city.as_("clerk").await, city.as_("colleague").await, city.as_("other").await);
    let case = begun(&clerk, "network-policy", policy()).await;
    let second = begun(&clerk, "network-policy", policy()).await;
    let all = text(300);
    let path = under_way(&clerk, case, said("a.txt", &all)).await;
    for who in [&colleague, &other] {
        who.get(&path).await.expect(404);
        part(who, &path, 0, &all).await.expect(404);
        finish(who, &path).await.expect(404);
        who.delete(&path).await.expect(404);
    }
    begin(&other, case, said("b.txt", &all)).await.expect(404);
    // It belongs to its case, too.
    let elsewhere = path.replace(&format!("cases/{case}/"), &format!("cases/{second}/"));
    part(&clerk, &elsewhere, 0, &all).await.expect(404);
    assert_eq!(clerk.get(&path).await.expect(200).json()["arrived"], json!(0));
    clerk.delete(&path).await.expect(204);
    clerk.get(&path).await.expect(404);
}

async fn lies_about_length_and_digest_do_not_become_files(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let all = text(300);
    let with = |name: &str, value: Value| {
        let mut given = said("a.txt", &all);
        given[name] = value;
        given
    };
    for (given, place) in [
        (with("bytes", json!(0)), "/bytes"),
        (with("bytes", json!(-5)), "/bytes"),
        (with("bytes", json!(51 << 20)), "/bytes"),
        (with("sha256", json!("abc")), "/sha256"),
        (with("sha256", Value::Null), "/sha256"),
        (with("sm3", json!("zz")), "/sm3"),
        (with("field", json!("nowhere")), "/field"),
    ] {
        let refused = begin(&clerk, case, given).await.expect(422).json();
        assert_eq!(refused["findings"][0]["where"], place, "{refused}");
    }
    // Fewer bytes than were said never become a file; other bytes go when they are all there.
    let longer = with("bytes", json!(301));
    let path = under_way(&clerk, case, longer).await;
    part(&clerk, &path, 0, &all).await.expect(200);
    assert_eq!(finish(&clerk, &path).await.expect(409).code(), "incomplete");
    part(&clerk, &path, 300, b"!").await.expect(200);
    assert_eq!(finish(&clerk, &path).await.expect(422).code(), "digest_differs");
    clerk.get(&path).await.expect(404);
    assert_eq!((files(&clerk, case).await.len(), lying(&test)), (0, 0));
    // SM3 serves as well.
    let mut given = said("a.txt", &all);
    given["sha256"] = Value::Null;
    given["sm3"] = json!(hex(&sm3::Sm3::digest(&all)));
    let path = under_way(&clerk, case, given).await;
    part(&clerk, &path, 0, &all).await.expect(200);
    finish(&clerk, &path).await.expect(201);
}

async fn a_file_of_another_kind_is_refused_at_its_end(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let path = under_way(&clerk, case, said("a.pdf", b"MZ no pdf")).await;
    part(&clerk, &path, 0, b"MZ no pdf").await.expect(200);
    assert_eq!(finish(&clerk, &path).await.expect(422).code(), "file_type");
    assert_eq!(files(&clerk, case).await.len(), 0);
    // Whoever gives a draft up gives up its files, too.
    let version = clerk.get(&format!("/api/v1/cases/{case}")).await.expect(200).json()["version"].clone();
    let draft = format!("/api/v1/cases/{case}");
    clerk.send("DELETE", &draft, None, &[("if-match", &format!("\"{version}\""))]).await.expect(204);
    clerk.get(&path).await.expect(404);
}

async fn nobody_fills_the_disk(test: TestApp) {
    let city = City::new(&test).await;
    let (clerk, colleague) = (city.as_("clerk").await, city.as_("colleague").await);
    let case = begun(&clerk, "network-policy", policy()).await;
    let large = |name: String| json!({ "name": name, "bytes": 50 << 20, "sha256": hex(&Sha256::digest(name.as_bytes())) });
    for number in 0..10 {
        begin(&clerk, case, large(format!("{number}.txt"))).await.expect(201);
    }
    assert_eq!(begin(&clerk, case, large("x.txt".into())).await.expect(409).code(), "too_many_uploads");
    begin(&clerk, case, large("3.txt".into())).await.expect(201);
    let small = |number: usize| said(&format!("{number}.txt"), &text(number + 1));
    let own = begun(&colleague, "network-policy", policy()).await;
    for number in 0..20 {
        begin(&colleague, own, small(number)).await.expect(201);
    }
    assert_eq!(begin(&colleague, own, small(20)).await.expect(409).code(), "too_many_uploads");
}

async fn what_nobody_goes_on_with_is_forgotten(test: TestApp) {
    let city = City::new(&test).await;
    let clerk = city.as_("clerk").await;
    let case = begun(&clerk, "network-policy", policy()).await;
    let all = text(300);
    let old = under_way(&clerk, case, said("old.txt", &all)).await;
    part(&clerk, &old, 0, &all[..100]).await.expect(200);
    test.clock.advance_ms(20 * 3_600_000);
    let clerk = city.as_("clerk").await;
    let newer = under_way(&clerk, case, said("newer.txt", &all)).await;
    part(&clerk, &newer, 0, &all[..200]).await.expect(200);
    test.clock.advance_ms(5 * 3_600_000);
    runner(&test).run_due_once().await.expect("worked off");
    let clerk = city.as_("clerk").await;
    clerk.get(&old).await.expect(404);
    assert_eq!(clerk.get(&newer).await.expect(200).json()["arrived"], json!(200));
    assert_eq!(lying(&test), 1);
    // A folder that was lost, as after a restored backup: it begins anew, and becomes what was said.
    std::fs::remove_dir_all(test.app.data().join(".tmp-uploads")).expect("removed");
    assert_eq!(clerk.get(&newer).await.expect(200).json()["arrived"], json!(0));
    part(&clerk, &newer, 200, &all[200..]).await.expect(409);
    part(&clerk, &newer, 0, &all).await.expect(200);
    finish(&clerk, &newer).await.expect(201);
}
