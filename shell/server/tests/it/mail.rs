//! Mail as an entry of the service desk: what people write becomes their case or their comment, once; everything else is kept aside with its reason.

use crate::cases::{City, PROVIDER, acts, first_task};
use crate::harness::{Client, TestApp};
use crate::on_both;
use crate::outside::{Outside, mail_settings, reach, runner, second_process, set, system_admin};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use yunheng_app::cases::collect_mail;
use yunheng_store::account;

on_both! {
    a_mail_becomes_a_case_and_an_answer_a_comment
    what_no_person_wrote_is_kept_aside
    a_mail_is_taken_once_whatever_happens
    what_is_wrong_with_a_mail_is_said_and_mended
    hostile_mail_harms_nobody
    notices_ask_for_answers_that_find_their_case
    settings_name_what_there_is
}

struct Post<'a> {
    test: &'a TestApp,
    folder: PathBuf,
}

impl<'a> Post<'a> {
    /// A Maildir and the settings that take what comes into it.
    async fn new(test: &'a TestApp, more: Value) -> Self {
        let folder = test.database.folder.path().join("maildir");
        std::fs::create_dir_all(folder.join("new")).expect("a folder");
        let mut settings = json!({ "enabled": true, "address": "desk@city.example", "pack": "xuchang", "kind": "service-request",
            "category": "其他", "provider_id": PROVIDER, "trusted_server": null, "per_hour": 30 });
        let fields = settings.as_object_mut().expect("fields");
        fields.extend(more.as_object().cloned().expect("fields"));
        set(&system_admin(test).await, "mail-intake", settings).await;
        for login in ["clerk", "other", "engineer"] {
            addressed(test, login, &format!("{login}@unit.example")).await;
        }
        Self { test, folder }
    }

    fn put(&self, name: &str, mail: &[u8]) {
        std::fs::write(self.folder.join("new").join(name), mail).expect("written");
    }

    /// A text mail of somebody.
    fn write(&self, name: &str, from: &str, subject: &str, text: &str) {
        let mail = format!(
            "Message-ID: <{name}@unit.example>\r\nFrom: {from}@unit.example\r\nTo: desk@city.example\r\nSubject: {subject}\r\n\
             Content-Type: text/plain; charset=utf-8\r\n\r\n{text}\r\n"
        );
        self.put(name, mail.as_bytes());
    }

    async fn collect(&self) -> usize {
        collect_mail(&self.test.app, &self.folder).await.expect("looked through")
    }

    fn lies_in(&self, folder: &str, name: &str) -> bool {
        self.folder.join(folder).join(name).is_file()
    }
}

async fn addressed(test: &TestApp, login: &str, email: &str) {
    let found = account::by_login(test.app.store().reader(), login).await.expect("asked").expect("somebody");
    reach(test, found.id, email, "13800000000", found.party_id).await;
}

async fn cases(who: &Client<'_>) -> Vec<Value> {
    let page = who.get("/api/v1/cases").await.expect(200).json();
    page["items"].as_array().expect("cases").clone()
}

async fn case(who: &Client<'_>, id: &Value) -> Value {
    who.get(&format!("/api/v1/cases/{id}")).await.expect(200).json()
}

async fn mails(test: &TestApp) -> Vec<Value> {
    let page = test.as_role("system_admin").await.get("/api/v1/mails").await.expect(200).json();
    page["items"].as_array().expect("mails").clone()
}

fn reasons(mails: &[Value]) -> Vec<&str> {
    mails.iter().rev().map(|mail| mail["reason_code"].as_str().unwrap_or("-")).collect()
}

async fn a_mail_becomes_a_case_and_an_answer_a_comment(test: TestApp) {
    let city = City::new(&test).await;
    let post = Post::new(&test, json!({})).await;
    post.write("1", "Clerk", "测试环境开通数据库端口", "系统：一网通办\n请开通3306端口。");
    assert_eq!(post.collect().await, 1);
    assert!(post.lies_in("cur", "1:2,S"));
    let clerk = city.as_("clerk").await;
    let listed = cases(&clerk).await;
    assert_eq!(listed.len(), 1);
    let made = case(&clerk, &listed[0]["id"]).await;
    assert_eq!(made["number"], "请求〔2026〕0001号");
    assert_eq!((&made["opener_name"], &made["intake"]["channel"]), (&json!("clerk的姓名"), &json!("mail")));
    assert_eq!(made["form"]["title"], "测试环境开通数据库端口");
    assert_eq!(made["form"]["content"], "系统：一网通办\n请开通3306端口。");
    assert_eq!((&made["form"]["category"], &made["form"]["provider_id"]), (&json!("其他"), &json!(PROVIDER)));
    assert_eq!(acts(&made), ["open", "send"]);
    let notices = clerk.get("/api/v1/notices").await.expect(200).json();
    assert_eq!(notices["items"][0]["title"], "已收到您的邮件：测试环境开通数据库端口");
    // The desk has it, and will give it its category.
    assert_eq!(first_task(&city.as_("engineer").await).await["title"], "服务台受理");
    // An answer of whoever sees the case is said there, without what it repeats; of others it is a case of its own.
    let subject = "Re: 【云衡】待办 [请求〔2026〕0001号]";
    post.write("2", "engineer", subject, "哪台主机？\n\n在2026年11月23日，clerk 写道：\n> 请开通");
    post.write("3", "other", subject, "我也要开通端口。");
    assert_eq!(post.collect().await, 2);
    let seen = case(&clerk, &made["id"]).await;
    let said = seen["timeline"].as_array().expect("a timeline").last().cloned().expect("an event");
    assert_eq!((&said["act"], &said["said"]), (&json!("comment"), &json!("哪台主机？")));
    let other = city.as_("other").await;
    assert_eq!(cases(&other).await.len(), 1);
    let states: Vec<Value> = mails(&test).await.into_iter().map(|mail| mail["state"].clone()).collect();
    assert_eq!(states, [json!("case"), json!("comment"), json!("case")]);
    let trail = test.as_role("audit_admin").await;
    let entries = trail.get("/api/v1/audit/entries?action=mail.take").await.expect(200).json();
    assert_eq!(entries["items"].as_array().map(Vec::len), Some(3));
    assert_eq!(entries["items"][2]["channel"], "mail");
}

async fn what_no_person_wrote_is_kept_aside(test: TestApp) {
    City::new(&test).await;
    let post = Post::new(&test, json!({ "trusted_server": "mx.city.example", "per_hour": 1 })).await;
    let vouched = "Authentication-Results: mx.city.example; dkim=pass header.d=unit.example\r\nFrom: clerk@unit.example\r\nSubject: x";
    let forged = "Authentication-Results: mx.evil.example; dkim=pass header.d=unit.example\r\nFrom: clerk@unit.example";
    for (at, head) in [
        "Auto-Submitted: auto-replied\r\nFrom: clerk@unit.example".to_owned(),
        "Precedence: bulk\r\nFrom: clerk@unit.example".to_owned(),
        "X-Auto-Response-Suppress: All\r\nFrom: clerk@unit.example".to_owned(),
        "Return-Path: <>\r\nFrom: clerk@unit.example".to_owned(),
        "From: desk@city.example".to_owned(),
        forged.to_owned(),
        format!("{}\r\nMessage-ID: <a@x>", vouched.replace("clerk@", "nobody@")),
        format!("{vouched}\r\nMessage-ID: <b@x>"),
        format!("{vouched}\r\nMessage-ID: <c@x>"),
    ]
    .into_iter()
    .enumerate()
    {
        post.put(&format!("{at}"), format!("{head}\r\n\r\nSome words of a person\r\n").as_bytes());
    }
    assert_eq!(post.collect().await, 9);
    let found = mails(&test).await;
    let expected = [
        "automatic",
        "automatic",
        "automatic",
        "automatic",
        "own",
        "not_vouched",
        "unknown_sender",
        "-",
        "too_many",
    ];
    assert_eq!(reasons(&found), expected);
    assert!(post.lies_in(".refused/cur", "6:2,S") && !post.lies_in("new", "6"));
    assert_eq!((&found[2]["sender"], &found[2]["state"]), (&json!("n***@unit.example"), &json!("refused")));
    assert!(found[2]["reason"].as_str().is_some_and(|reason| reason.contains("账号")), "{}", found[2]);
    // An hour later there is room again.
    test.clock.advance_ms(3_600_001);
    let admin = test.as_role("system_admin").await;
    admin.post(&format!("/api/v1/mails/{}/again", found[0]["id"]), json!(null)).await.expect(200);
    let twice = admin.post(&format!("/api/v1/mails/{}/again", found[0]["id"]), json!(null)).await;
    assert_eq!(twice.expect(409).code(), "mail_state");
    assert_eq!(post.collect().await, 1);
    assert_eq!(mails(&test).await[0]["state"], "case");
    // Nobody may look who does not run the platform.
    let officer = test.as_role("authority_officer").await;
    assert_eq!(officer.get("/api/v1/mails").await.status, 403);
}

async fn a_mail_is_taken_once_whatever_happens(test: TestApp) {
    let city = City::new(&test).await;
    let post = Post::new(&test, json!({})).await;
    post.write("1", "clerk", "端口", "请开通端口。");
    post.collect().await;
    // The process ended before it had moved the file: it lies there as before.
    std::fs::rename(post.folder.join("cur/1:2,S"), post.folder.join("new/1")).expect("moved back");
    assert_eq!(post.collect().await, 1);
    assert!(post.lies_in("cur", "1:2,S"));
    // The mail server delivers the same mail again, under another name.
    std::fs::copy(post.folder.join("cur/1:2,S"), post.folder.join("new/2")).expect("copied");
    post.collect().await;
    assert_eq!(reasons(&mails(&test).await), ["-", "twice"]);
    // Two processes look at the same moment, also at a mail without a name.
    post.put("3", b"From: clerk@unit.example\r\nSubject: two\r\n\r\nTwo of them look at it.\r\n");
    let second = second_process(&test).await;
    let (one, other) =
        tokio::join!(collect_mail(&test.app, &post.folder), collect_mail(&second, &post.folder));
    // Whoever came second found it moved, or found it taken.
    assert!(one.is_ok() || other.is_ok(), "{one:?} {other:?}");
    assert_eq!(cases(&city.as_("clerk").await).await.len(), 2);
    assert!(post.lies_in("cur", "3:2,S"));
}

async fn what_is_wrong_with_a_mail_is_said_and_mended(test: TestApp) {
    let city = City::new(&test).await;
    let post = Post::new(&test, json!({})).await;
    addressed(&test, "colleague", "clerk@unit.example").await;
    post.write("1", "clerk", "端口", "请开通端口。");
    post.write("2", "engineer", "主机", "请扩容主机。");
    post.collect().await;
    let found = mails(&test).await;
    assert_eq!(reasons(&found), ["ambiguous_sender", "not_an_opener"]);
    assert_eq!(found[0]["account_name"], "engineer的姓名");
    addressed(&test, "colleague", "colleague@unit.example").await;
    let admin = test.as_role("system_admin").await;
    let again = admin.post(&format!("/api/v1/mails/{}/again", found[1]["id"]), json!(null)).await;
    assert_eq!(again.expect(200).json()["state"], "again");
    assert_eq!(post.collect().await, 1);
    assert_eq!(cases(&city.as_("clerk").await).await.len(), 1);
    // A long text is cut, and lies beside the case whole; a short one says what it is about.
    post.write("3", "clerk", "急", "好");
    post.write("4", "clerk", "长文", &"很长的说明。".repeat(500));
    post.collect().await;
    let clerk = city.as_("clerk").await;
    let listed = cases(&clerk).await;
    let long = case(&clerk, &listed[0]["id"]).await;
    assert_eq!(long["form"]["content"].as_str().map(|text| text.chars().count()), Some(2_000));
    assert_eq!(
        (&long["files"][0]["name"], &long["files"][0]["bytes"]),
        (&json!("邮件全文.txt"), &json!(9_000))
    );
    let short = case(&clerk, &listed[1]["id"]).await;
    assert_eq!(
        (&short["form"]["title"], &short["form"]["content"]),
        (&json!("邮件：急"), &json!("好\n（邮件主题：急）"))
    );
    // Switched off, mail waits where it is.
    let admin = system_admin(&test).await;
    let version = admin.get("/api/v1/settings/mail-intake").await.expect(200).json();
    let mut value = version["value"].clone();
    value["enabled"] = json!(false);
    set(&admin, "mail-intake", value).await;
    post.write("5", "clerk", "端口", "请开通端口。");
    assert_eq!(post.collect().await, 0);
    assert!(post.lies_in("new", "5"));
}

fn corpus() -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus/mail");
    let entries = std::fs::read_dir(folder).expect("the corpus");
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| {
            let entry = entry.expect("an entry");
            (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).expect("a file"))
        })
        .filter(|(name, _)| name.ends_with(".eml"))
        .collect();
    files.sort();
    files
}

async fn hostile_mail_harms_nobody(test: TestApp) {
    let city = City::new(&test).await;
    let post = Post::new(&test, json!({})).await;
    addressed(&test, "clerk", "zhang@edu.example").await;
    let files = corpus();
    for (name, bytes) in &files {
        // Each is a mail of its own.
        let named = String::from_utf8_lossy(bytes).contains("<1@edu.example>");
        let bytes = if named {
            let at = bytes.windows(15).position(|part| part == b"<1@edu.example>").expect("a name");
            [&bytes[..at], format!("<{name}@edu.example>").as_bytes(), &bytes[at + 15..]].concat()
        } else {
            bytes.clone()
        };
        post.put(name, &bytes);
    }
    post.put("zz-large.eml", &vec![b'x'; (41 << 20) + 1]);
    while post.collect().await > 0 {}
    let found = mails(&test).await;
    assert_eq!(found.len(), files.len() + 1, "each is on the list");
    for mail in &found {
        let name = mail["file"].as_str().expect("a name");
        let is_taken = mail["state"] == "case";
        assert_eq!(is_taken, name.starts_with("ok-"), "{mail}");
    }
    let clerk = city.as_("clerk").await;
    let mut by_title = std::collections::BTreeMap::new();
    for row in cases(&clerk).await {
        let whole = case(&clerk, &row["id"]).await;
        by_title.insert(whole["form"]["title"].as_str().expect("a title").to_owned(), whole);
    }
    let gb = &by_title["网络不通"];
    assert_eq!(gb["form"]["content"], "请求开通端口，系统名称：教育云𠀀");
    let html = by_title["html"]["form"]["content"].as_str().expect("text").to_owned();
    assert!(html.contains("Hello") && !html.contains("alert") && !html.contains("evil"), "{html}");
    assert!(by_title.contains_key("x Bcc: spy@evil.example body"), "{:?}", by_title.keys());
    // What lies about itself, and what is run, is named in the case and not kept.
    let names = &by_title["names"];
    assert_eq!(names["files"], json!([]));
    let said = names["timeline"].as_array().expect("a timeline").iter().find(|one| one["act"] == "left_out");
    let said = said.expect("said")["said"].as_str().expect("words").to_owned();
    assert!(said.contains("fdp.exe") && said.contains("x.html") && !said.contains('\u{202e}'), "{said}");
    assert_eq!(by_title["zip"]["files"][0]["name"], "bomb.zip", "nobody unpacks it");
}

async fn notices_ask_for_answers_that_find_their_case(test: TestApp) {
    let city = City::new(&test).await;
    let post = Post::new(&test, json!({})).await;
    let server = Outside::mail();
    set(&system_admin(&test).await, "mail", mail_settings(server.port)).await;
    let clerk = city.as_("clerk").await;
    let mut choices = clerk.get("/api/v1/me/notice-choices").await.expect(200).json();
    for one in choices["choices"].as_array_mut().expect("choices") {
        if one["kind"] == "result" && one["channel"] == "mail" {
            one["wanted"] = json!(true);
        }
    }
    clerk.send("PUT", "/api/v1/me/notice-choices", Some(choices), &[]).await.expect(200);
    post.write("1", "clerk", "开通端口", "请开通3306端口。");
    post.collect().await;
    runner(&test).run_due_once().await.expect("sent");
    let sent = server.mails();
    let to_clerk = |mail: &&Value| mail["headers"]["To"] == "clerk@unit.example";
    let own = sent.iter().find(to_clerk).expect("a mail to the clerk");
    let headers = &own["headers"];
    assert_eq!(
        (&headers["Reply-To"], &headers["Auto-Submitted"]),
        (&json!("desk@city.example"), &json!("auto-generated"))
    );
    assert_eq!(headers["Subject"], "【云衡】已收到您的邮件：开通端口 [请求〔2026〕0001号]");
    let thread = headers["References"].as_str().expect("a thread");
    assert!(thread.contains("-case-") && headers["In-Reply-To"] == headers["References"], "{headers}");
    // Its own mail never comes in as work.
    let id = headers["Message-ID"].as_str().expect("a name");
    post.put(
        "2",
        format!("Message-ID: {id}\r\nFrom: clerk@unit.example\r\nSubject: back\r\n\r\nSent on\r\n")
            .as_bytes(),
    );
    post.collect().await;
    assert_eq!(reasons(&mails(&test).await), ["-", "own"]);
    assert_eq!(cases(&city.as_("clerk").await).await.len(), 1);
}

async fn settings_name_what_there_is(test: TestApp) {
    City::new(&test).await;
    let admin = system_admin(&test).await;
    let read = admin.get("/api/v1/settings/mail-intake").await.expect(200).json();
    let packs = read["value"]["known"]["packs"].as_array().expect("packs").clone();
    let xuchang = packs.iter().find(|pack| pack["id"] == "xuchang").expect("in use");
    let kinds: Vec<&str> =
        xuchang["kinds"].as_array().expect("kinds").iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["question", "service-request"]);
    let wrong = json!({ "enabled": true, "address": "nonsense", "pack": "xuchang", "kind": "network-policy", "category": "天气",
        "provider_id": 7, "per_hour": 0 });
    let refused = admin.put("/api/v1/settings/mail-intake", 0, wrong).await.expect(422).json();
    let places: Vec<&str> = refused["findings"]
        .as_array()
        .expect("findings")
        .iter()
        .filter_map(|one| one["where"].as_str())
        .collect();
    assert_eq!(places, ["/address", "/per_hour", "/kind"]);
    let wrong = json!({ "enabled": true, "address": "desk@city.example", "pack": "xuchang", "kind": "question", "category": "天气",
        "provider_id": 7, "per_hour": 5 });
    let refused = admin.put("/api/v1/settings/mail-intake", 0, wrong).await.expect(422).json();
    assert_eq!(refused["findings"].as_array().map(Vec::len), Some(2), "{refused}");
}
