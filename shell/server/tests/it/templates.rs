//! Official forms as pdf and Word, and Word templates of a city's own in their place.

use crate::cases::{City, PROVIDER, UNIT, send};
use crate::harness::{Client, Reply, TestApp};
use crate::ledger::{People, entry, project_in};
use crate::on_both;
use crate::outside::{set, system_admin};
use serde_json::{Value, json};
use std::io::{Cursor, Read, Write};
use yunheng_documents::WordTemplate;

on_both! {
    the_official_forms_are_issued_as_pdf_and_word
    agreements_are_issued_from_the_draft_by_its_opener
    xuchangs_forms_are_marked_as_samples
    a_city_puts_its_own_template_in_the_place_of_the_packs
    every_word_template_of_every_pack_names_what_is_said
}

const TEMPLATES: &str = "/api/v1/designs/songjiang/quota-application/templates";

async fn songjiang(test: &TestApp) -> City<'_> {
    let city = City::new(test).await;
    set(&system_admin(test).await, "packs", json!({ "packs": ["songjiang"] })).await;
    project_in(&city.as_("officer").await, "songjiang", "SJ-1", UNIT).await;
    city
}

async fn upload(who: &Client<'_>, path: &str, name: &str, bytes: &[u8]) -> Reply {
    let head = format!("--x\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
    let body = [head.as_bytes(), bytes, b"\r\n--x--\r\n"].concat();
    who.raw("POST", path, Some(("multipart/form-data; boundary=x".into(), body)), &[]).await
}

async fn begun(who: &Client<'_>, kind: &str, form: Value) -> i64 {
    let given = json!({ "pack": "songjiang", "kind": kind, "form": form });
    who.post("/api/v1/cases", given).await.expect(201).json()["id"].as_i64().expect("an id")
}

fn quota() -> Value {
    json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "is_own_cost": true, "protection_level": "三级",
        "is_unclassified": true, "build_kind": "建设项目", "profile": "面向全区居民<b>&的\n办事应用",
        "machines": [{ "name": "应用", "architecture": "信创", "vcpu": 8, "memory_gb": 32, "os": "麒麟V10", "system_gb": 50, "data_gb": 200,
            "region": "政务外网区", "count": 2, "remark": "达梦8" }],
        "services": [{ "item": "slb", "quantity": 2 }, { "item": "bandwidth", "quantity": 100 }] })
}

/// The text of a Word file, a line a paragraph.
pub fn text(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("a document").read_to_string(&mut xml).expect("text");
    let lines = xml.replace("</w:p>", "\n");
    lines.split('<').filter_map(|piece| piece.split_once('>').map(|(_, text)| text)).collect()
}

/// Issues a document by hand; the pdf and the Word file.
async fn issued(who: &Client<'_>, case: i64, name: &str) -> (Value, Vec<u8>, Vec<u8>) {
    let case = who
        .post(&format!("/api/v1/cases/{case}/documents"), json!({ "name": name }))
        .await
        .expect(201)
        .json();
    let document = case["documents"].as_array().and_then(|all| all.last()).expect("a document").clone();
    let file = format!("/api/v1/documents/{}/file", document["id"]);
    let pdf = who.get(&file).await.expect(200).bytes;
    let word = who.get(&format!("{file}?word=true")).await.expect(200).bytes;
    (document, pdf.to_vec(), word.to_vec())
}

/// Keeps what is looked at by people, where they ask for it.
pub fn keep(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("YUNHENG_WRITE_PAPERS") {
        std::fs::write(std::path::Path::new(&folder).join(name), bytes).expect("written");
    }
}

async fn the_official_forms_are_issued_as_pdf_and_word(test: TestApp) {
    let city = songjiang(&test).await;
    let clerk = city.as_("clerk").await;
    // Form 1 is issued with the application.
    let case = begun(&clerk, "quota-application", quota()).await;
    let sent = send(&clerk, case).await.expect(200).json();
    let first = sent["documents"][0].clone();
    assert_eq!(
        (&first["title"], &first["format"], &first["has_word"]),
        (&json!("松江区市政务云资源申请表"), &json!("pdf"), &json!(true))
    );
    let (again, pdf, word) = issued(&clerk, case, "application").await;
    assert_eq!(again["number"], "松云申〔2026〕0002号");
    assert!(pdf.starts_with(b"%PDF-"));
    keep("f1.pdf", &pdf);
    keep("f1.docx", &word);
    let said = text(&word);
    for line in [
        "一网通办（SJ-1）",
        "□市级　√区级　√自费",
        "□X86　√XC（信创）",
        "√负载均衡 SLB(个)\n2\n",
        "√互联网带宽(Mbps，原表单位GB)\n100\n",
        "√SSD(GB)\n100\n",
        "√高效云盘(GB)\n400\n",
        "麒麟V10\n50\n200\n政务外网区\n2\n应用 达梦8\n",
        "□堡垒机服务\n\n",
        "&lt;b&gt;&amp;的",
    ] {
        assert!(said.contains(line), "{line}: {said}");
    }
    let code = again["code"].as_str().expect("a code");
    let compare = format!("/api/v1/verifications/{code}/comparison");
    let same = upload(&test.stranger(), &compare, "x.docx", &word).await.expect(200).json();
    assert_eq!(same["is"], "document", "the Word file is the document too");
    let other = upload(&test.stranger(), &compare, "x.docx", b"PK\x03\x04").await.expect(200).json();
    assert_eq!(other["is"], "other");
}

async fn agreements_are_issued_from_the_draft_by_its_opener(test: TestApp) {
    let city = songjiang(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let form = json!({ "project": "SJ-1", "provider_id": PROVIDER, "belongs": "区级", "agreed_on": "2026-11-20", "until": "2027-01-20",
        "machines": quota()["machines"], "services": quota()["services"] });
    let mut form = form;
    form["machines"][0].as_object_mut().expect("a row").remove("remark");
    let draft = begun(&clerk, "test-resources", form.clone()).await;
    let seen = clerk.get(&format!("/api/v1/cases/{draft}")).await.expect(200).json();
    assert_eq!(seen["issuable"][0]["name"], "agreement_draft");
    officer
        .post(&format!("/api/v1/cases/{draft}/documents"), json!({ "name": "agreement_draft" }))
        .await
        .expect(404);
    let (_, pdf, word) = issued(&clerk, draft, "agreement_draft").await;
    keep("f2.pdf", &pdf);
    keep("f2.docx", &word);
    assert!(text(&word).contains("自2026年11月20日（签订日期）起，至2027年1月20日止"), "{}", text(&word));
    let version = clerk.get(&format!("/api/v1/cases/{draft}")).await.expect(200).json()["version"].clone();
    let tag = format!("\"{version}\"");
    let kept = clerk.send("DELETE", &format!("/api/v1/cases/{draft}"), None, &[("if-match", &tag)]).await;
    assert_eq!(kept.expect(409).code(), "has_documents");
    let mut formal = form;
    formal.as_object_mut().expect("a form").remove("until");
    formal["untested_reason"] = json!("已有同类系统");
    formal["contacts"] = json!([{ "party": "丙方", "address": "松江区1号", "bank": "某银行" }]);
    let draft = begun(&clerk, "formal-resources", formal).await;
    let (_, pdf, word) = issued(&clerk, draft, "agreement_draft").await;
    keep("f3.pdf", &pdf);
    keep("f3.docx", &word);
    let said = text(&word);
    assert!(
        said.contains("地址：松江区1号")
            && said.contains("第十五条")
            && said.contains("政务云资源开通情况表"),
        "{said}"
    );
}

/// What the source names without a layout is printed as a sample, before anything is sent.
async fn xuchangs_forms_are_marked_as_samples(test: TestApp) {
    let city = City::new(&test).await;
    let people = People::of(&city).await;
    project_in(&people.officer, "xuchang", "XM-1", UNIT).await;
    people.entered("XM-1", "2026-11-24").await;
    let base = json!({ "system_name": "一网通办", "provider_id": PROVIDER });
    let with = |more: Value| {
        let mut form = base.clone();
        form.as_object_mut().expect("a form").extend(more.as_object().expect("fields").clone());
        form
    };
    let changes = json!([{ "resource": "ZY-000001", "item": "vcpu.x86", "quantity": 8 }]);
    for (kind, names, form) in [
        ("cloud-entry", vec!["application_form", "pledge_form"], entry("XM-1")),
        (
            "resource-change",
            vec!["application_form"],
            with(json!({ "reason": "并发增加需要扩容", "changes": changes })),
        ),
        (
            "cloud-exit",
            vec!["recycle_form"],
            with(
                json!({ "reason": "下线", "is_backed_up": true, "resources": [{ "resource": "ZY-000001" }] }),
            ),
        ),
    ] {
        let given = json!({ "pack": "xuchang", "kind": kind, "form": form });
        let case = people.clerk.post("/api/v1/cases", given).await.expect(201).json()["id"].clone();
        for name in names {
            let path = format!("/api/v1/cases/{case}/documents");
            let issued = people.clerk.post(&path, json!({ "name": name })).await.expect(201).json();
            let document =
                issued["documents"].as_array().and_then(|all| all.last()).expect("a document").clone();
            assert_eq!(document["has_word"], false);
            let file =
                people.clerk.get(&format!("/api/v1/documents/{}/file", document["id"])).await.expect(200);
            assert!(file.bytes.starts_with(b"%PDF-"), "{kind}/{name}");
            keep(&format!("{kind}-{name}.pdf"), &file.bytes);
        }
    }
}

async fn a_city_puts_its_own_template_in_the_place_of_the_packs(test: TestApp) {
    let city = songjiang(&test).await;
    let (clerk, officer) = (city.as_("clerk").await, city.as_("officer").await);
    let path = format!("{TEMPLATES}/application");
    upload(&clerk, &path, "x.docx", b"PK").await.expect(403);
    let shown = officer.get(TEMPLATES).await.expect(200).json();
    assert_eq!(
        (&shown["documents"][0]["name"], &shown["documents"][0]["has_word"]),
        (&json!("application"), &json!(true))
    );
    let has = |name: &str| shown["names"].as_array().expect("names").iter().any(|one| one["name"] == name);
    assert!(
        has("form.profile")
            && has("rows.machines")
            && has("items.slb")
            && has("totals.machines.vcpu")
            && !has("before")
    );
    let packs = officer.get(&path).await.expect(200).bytes;
    assert!(text(&packs).contains("{{case.unit}}"), "the pack's template is where a city begins");
    // Every name that nobody knows is told at once; nothing is taken.
    let wrong = own(&packs, "{{case.unit}}", "{{form.nothing}}{{rows.machines.nobody}}");
    let refused = upload(&officer, &path, "own.docx", &wrong).await.expect(422).json();
    let codes: Vec<&Value> =
        refused["findings"].as_array().expect("findings").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["unknown_place", "unknown_place"], "{refused}");
    assert_eq!(
        upload(&officer, &path, "own.docx", b"PK\x03\x04").await.expect(422).code(),
        "template_refused"
    );
    upload(&officer, &format!("{TEMPLATES}/nothing"), "own.docx", &packs).await.expect(404);
    assert_eq!(officer.get(TEMPLATES).await.expect(200).json(), shown, "nothing was taken");
    let case = begun(&clerk, "quota-application", quota()).await;
    let sent = send(&clerk, case).await.expect(200).json();
    let before = sent["documents"][0].clone();
    let mine = own(&packs, "申请单位", "本市自己的栏目");
    let shown = upload(&officer, &path, "本市.docx", &mine).await.expect(201).json();
    assert_eq!(shown["documents"][0]["versions"][0]["version"], 1);
    upload(&officer, &path, "本市二.docx", &mine).await.expect(201);
    let issue = format!("/api/v1/cases/{case}/documents");
    let now = clerk.post(&issue, json!({ "name": "application" })).await.expect(201).json();
    let document = now["documents"].as_array().and_then(|all| all.last()).expect("a document").clone();
    assert_eq!((&document["format"], &document["has_word"]), (&json!("docx"), &json!(false)));
    let file = clerk.get(&format!("/api/v1/documents/{}/file", document["id"])).await.expect(200);
    assert!(
        text(&file.bytes).contains("本市自己的栏目")
            && file.headers["content-type"].to_str().expect("a type").contains("wordprocessingml")
    );
    let old = clerk.get(&format!("/api/v1/documents/{}/file", before["id"])).await.expect(200);
    assert!(old.bytes.starts_with(b"%PDF-"), "what was issued stays as it is");
    let shown = officer.delete(&path).await.expect(200).json();
    let ended = shown["documents"][0]["versions"]
        .as_array()
        .expect("versions")
        .iter()
        .all(|one| one["ended_at"].is_string());
    assert!(ended, "{shown}");
    officer.delete(&path).await.expect(404);
    assert_eq!(
        officer.get(&format!("{path}?version=1")).await.expect(200).headers["content-type"],
        file.headers["content-type"]
    );
    let trail = test.as_role("audit_admin").await;
    for (action, times) in [("template.upload", 2), ("template.end", 1)] {
        let entries = trail.get(&format!("/api/v1/audit/entries?action={action}")).await.expect(200).json();
        assert_eq!(entries["items"].as_array().map(Vec::len), Some(times), "{action}: {entries}");
    }
}

/// A docx with other words in it.
fn own(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).expect("a part");
        let (name, mut content) = (part.name().expect("a name").into_owned(), String::new());
        part.read_to_string(&mut content).expect("text");
        writer.start_file(&name, zip::write::SimpleFileOptions::default()).expect("a part");
        writer.write_all(content.replacen(from, to, 1).as_bytes()).expect("written");
    }
    writer.finish().expect("a package").into_inner()
}

async fn every_word_template_of_every_pack_names_what_is_said(test: TestApp) {
    let city = City::new(&test).await;
    let officer = city.as_("officer").await;
    let mut seen = 0;
    for pack in ["national", "xuchang", "guangzhou", "songjiang"] {
        for row in officer
            .get(&format!("/api/v1/designs?pack={pack}"))
            .await
            .expect(200)
            .json()
            .as_array()
            .expect("kinds")
        {
            let path = format!("/api/v1/designs/{pack}/{}/templates", row["kind"].as_str().expect("a kind"));
            let shown = officer.get(&path).await.expect(200).json();
            let names = shown["names"].as_array().expect("names");
            let has = |name: &str| names.iter().any(|one| one["name"] == name);
            // A row of a list is named by one of its words.
            let is_said = |name: &str| {
                let of_row = name.strip_prefix("rows.contacts.").and_then(|rest| rest.split_once('.'));
                has(name) || of_row.is_some_and(|(_, field)| has(&format!("rows.contacts.{field}")))
            };
            for document in
                shown["documents"].as_array().expect("documents").iter().filter(|one| one["has_word"] == true)
            {
                let name = document["name"].as_str().expect("a name");
                let bytes = officer.get(&format!("{path}/{name}")).await.expect(200).bytes;
                for place in WordTemplate::read(&bytes).expect("a template").places().expect("places") {
                    assert!(is_said(&place.name), "{path}/{name}: {}", place.name);
                }
                seen += 1;
            }
        }
    }
    assert!(seen >= 4, "{seen}");
}
