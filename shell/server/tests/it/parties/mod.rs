//! Parties: their life, who sees them, files of many, and two people at once.

mod files;
mod life;
mod list;
mod scope;

use crate::harness::{Client, Reply, TestApp};
use serde_json::{Value, json};
use yunheng_access::Reach;
use yunheng_store::authority::{self, NewGrant};
use yunheng_values::Uscc;

/// A code that fits its check character; `number` makes it one of many.
fn uscc(first: char, number: u64) -> String {
    let code = format!("{first}1411000{number:08}");
    let mut fitting =
        "0123456789X".chars().map(|c| Uscc::complete(&format!("{code}{c}")).expect("test data"));
    fitting.find(Uscc::organization_fits).expect("one fits").to_string()
}

fn unit(name: &str, level: &str, parent: Option<i64>) -> Value {
    json!({"name": name, "kind": "using_unit", "level": level, "parent_id": parent})
}

async fn make(client: &Client<'_>, body: Value) -> i64 {
    client.post("/api/v1/parties", body).await.expect(201).json()["id"].as_i64().expect("an id")
}

async fn get(client: &Client<'_>, id: i64) -> Value {
    client.get(&format!("/api/v1/parties/{id}")).await.expect(200).json()
}

fn codes(reply: &Value) -> Vec<String> {
    let text = |finding: &Value, name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let findings = reply["findings"].as_array().cloned().unwrap_or_default();
    findings.iter().map(|finding| format!("{} {}", text(finding, "code"), text(finding, "where"))).collect()
}

/// A person of a shipped role over a part of the tree.
async fn officer(test: &TestApp, login: &str, role: &str, reach: Reach, party: Option<i64>) {
    let account = test.person(login, "").await;
    let tx = test.app.store().begin().await.expect("a transaction");
    let (role_id, world) = authority::role_by_key(tx.db(), role).await.expect("asked").expect("shipped");
    let grant = NewGrant {
        account_id: account,
        role_id,
        world,
        reach,
        party_id: party,
        from_ms: 0,
        until_ms: None,
        proposal_id: None,
    };
    authority::insert_grant(tx.db(), grant, test.app.now_ms()).await.expect("a grant");
    tx.commit().await.expect("a commit");
}

/// What the trail says of a party, newest first.
async fn trail(test: &TestApp, kind: &str, id: i64) -> Vec<Value> {
    let auditor = test.as_role("audit_admin").await;
    let path = format!("/api/v1/audit/entries?object_kind={kind}&object_id={id}");
    auditor.get(&path).await.expect(200).json()["items"].as_array().cloned().expect("entries")
}

/// All of them at once.
async fn futures_all<F: Future<Output = Reply>>(all: impl Iterator<Item = F>) -> Vec<Reply> {
    let mut waiting: Vec<_> = all.map(Box::pin).collect();
    let mut done: Vec<Option<Reply>> = waiting.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, slot) in waiting.iter_mut().zip(&mut done).filter(|(_, slot)| slot.is_none()) {
            if let std::task::Poll::Ready(reply) = future.as_mut().poll(context) {
                *slot = Some(reply);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

/// A form with one file.
fn form(field: &str, name: &str, bytes: &[u8]) -> (String, Vec<u8>) {
    let mut body = format!(
        "--b0undary\r\ncontent-disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
         content-type: application/octet-stream\r\n\r\n"
    )
    .into_bytes();
    body.extend_from_slice(bytes);
    body.extend_from_slice(b"\r\n--b0undary--\r\n");
    ("multipart/form-data; boundary=b0undary".to_owned(), body)
}

async fn send_file(client: &Client<'_>, name: &str, bytes: &[u8]) -> Reply {
    client.raw("POST", "/api/v1/parties/import", Some(form("file", name, bytes)), &[]).await
}

async fn check_file(client: &Client<'_>, text: &str) -> Value {
    send_file(client, "单位.csv", text.as_bytes()).await.expect(201).json()
}

async fn commit(client: &Client<'_>, checked: &Value) -> Reply {
    client.raw("POST", &format!("/api/v1/parties/import/{}/commit", checked["id"]), None, &[]).await
}

const HEADER: &str = "单位名称,类别,层级,上级单位,统一社会信用代码,供给方式,付款单位,别名";

fn city_file() -> String {
    format!(
        "{HEADER}\n示例市第一中学,使用单位,市级,示例市教育局,,其他市级单位,自行承担,\n\
         示例市教育局,使用单位,市级,,{},市级财政全额供给单位,示例市财政局,示例市文教局;示例市教委\n\
         示例市财政局,财政部门,市级,,,,,\n",
        uscc('1', 5)
    )
}
