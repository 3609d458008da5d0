//! The section of the settings: secrets go in and do not come out.

use super::servers::Slapd;
use super::*;
use yunheng_store::setting;

const PATH: &str = "/api/v1/settings/directories";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn secrets_are_sealed_kept_and_never_shown() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    for role in ["system_admin", "audit_admin", "authority_leader"] {
        test.as_role(role).await.get(PATH).await.expect(403);
    }
    let provider = oidc("https://login.gov.example");
    let admin = store(&test, &[ldap(&slapd.url), provider.clone()]).await;
    let secrets = ["service-secret", SECRET];
    let shown = admin.get(PATH).await.expect(200).json();
    let directory = &shown["value"]["directories"][0];
    assert_eq!(directory["ldap"]["bind_password"], json!({"is_set": true}));
    let redirect = &shown["value"]["directories"][1]["oidc"]["redirect_url"];
    assert_eq!(redirect, "http://127.0.0.1:9/api/v1/sign-in/oidc/test/callback");
    let row = setting::find(test.app.store().reader(), "directories").await.expect("asked").expect("stored");
    let entries = recorded(&test, "setting.edit").await;
    let entry = format!("/api/v1/audit/entries/{}", entries[0]["id"]);
    let entry = test.as_role("audit_admin").await.get(&entry).await.expect(200).json();
    for text in [shown.to_string(), row.value.clone(), entry.to_string()] {
        assert!(secrets.iter().all(|secret| !text.contains(secret)), "{text}");
    }
    assert!(
        entry.to_string().contains("staff.secret_sealed") && entry.to_string().contains("test.issuer"),
        "{entry}"
    );

    // What is read can be sent back: the secret stays. So it does when nothing is said of it.
    set_clock(&test);
    confirm(&admin).await;
    let back = admin.put(PATH, 1, shown["value"].clone()).await.expect(200).json();
    assert_eq!(back["value"], shown["value"]);
    let mut silent = ldap(&slapd.url);
    silent["ldap"].as_object_mut().expect("an object").remove("bind_password");
    silent["title"] = json!("目录");
    admin.put(PATH, 2, json!({"directories": [silent.clone()]})).await.expect(200);
    let check = async || admin.post(&format!("{PATH}/staff/check"), json!(null)).await.expect(200).json();
    assert_eq!(check().await["is_well"], true);
    assert_eq!(
        admin.post(&format!("{PATH}/nothing/check"), json!(null)).await.expect(404).code(),
        "not_found"
    );

    // It is not sent to another place.
    silent["ldap"]["url"] = json!("ldaps://elsewhere.example");
    let moved = admin.put(PATH, 3, json!({"directories": [silent.clone()]})).await.expect(422).json();
    assert_eq!(moved["findings"][0]["code"], "secret_needed");
    assert_eq!(moved["findings"][0]["where"], "/directories/0/ldap/bind_password");
    silent["ldap"]["url"] = json!(slapd.url);
    silent["ldap"]["bind_password"] = json!({"new": "wrong"});
    admin.put(PATH, 3, json!({"directories": [silent]})).await.expect(200);
    let found = check().await;
    assert_eq!(found["is_well"], false);
    assert!(found["message"].as_str().is_some_and(|text| text.contains("服务账号")), "{found}");
    assert_eq!(admin.put(PATH, 3, json!({"directories": []})).await.expect(412).code(), "stale");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_not_right_is_told_all_at_once() {
    let test = on_sqlite().await;
    let admin = test.as_role("security_admin").await;
    confirm(&admin).await;
    let mut wrong = oidc("http://login.gov.example");
    wrong["key"] = json!("Local");
    wrong["title"] = json!(" ");
    wrong["oidc"]["ca_file"] = json!("../keys/field-sm4.key");
    wrong["oidc"]["timeout_seconds"] = json!(0);
    let mut wide = ldap("ldaps://d.gov.example");
    wide["ldap"]["filter"] = json!("(|(uid={login})(mail={login}))");
    wide["ldap"]["bind_password"] = json!({"is_set": false});
    let double = wide.clone();
    let body = json!({"directories": [wrong, wide, double]});
    let findings = admin.put(PATH, 0, body).await.expect(422).json()["findings"].clone();
    let found: Vec<(&str, &str)> = findings
        .as_array()
        .expect("findings")
        .iter()
        .map(|each| (each["where"].as_str().expect("a place"), each["code"].as_str().expect("a code")))
        .collect();
    let wanted = [
        ("/directories/0/key", "key"),
        ("/directories/0/title", "title"),
        ("/directories/0/oidc/issuer", "issuer"),
        ("/directories/0/oidc/ca_file", "ca_file"),
        ("/directories/0/oidc/timeout_seconds", "out_of_range"),
        ("/directories/1/ldap/filter", "filter"),
        ("/directories/1/ldap/bind_password", "secret_needed"),
        ("/directories/2/key", "key_taken"),
        ("/directories/2/ldap/filter", "filter"),
        ("/directories/2/ldap/bind_password", "secret_needed"),
    ];
    assert_eq!(found, wanted);
    let refuse = async |directory: Value, place: &str| {
        let reply = admin.put(PATH, 0, json!({"directories": [directory]})).await.expect(422).json();
        assert_eq!(reply["findings"][0]["where"], place, "{reply}");
    };
    // Passwords leave the machine encrypted only; and a kind needs its settings.
    refuse(ldap("ldap://d.gov.example"), "/directories/0/ldap").await;
    let mut other = oidc("https://login.gov.example");
    other["kind"] = json!("ldap");
    refuse(other, "/directories/0/ldap").await;
    let mut missing = oidc("https://login.gov.example");
    missing["oidc"]["ca_file"] = json!("nothing.pem");
    refuse(missing, "/directories/0/oidc").await;
    assert_eq!(admin.get(PATH).await.json()["version"], 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_directory_that_is_closed_takes_its_sessions_along() {
    let (test, slapd) = (on_sqlite().await, Slapd::start());
    let admin = store(&test, &[ldap(&slapd.url)]).await;
    person_of(&test, "zhangsan", "unit_clerk", "staff").await;
    let body = json!({"login": "zhangsan", "password": "口令 zhangsan-1", "method": "staff"});
    let done = test.stranger().post("/api/v1/sign-in", body.clone()).await.expect(200);
    let person = with_session(&test, &done).await;
    let mut directory = ldap(&slapd.url);
    directory["title"] = json!("改名");
    restore(&admin, 1, &[directory.clone()]).await;
    person.get("/api/v1/me").await.expect(200);
    directory["enabled"] = json!(false);
    restore(&admin, 2, &[directory]).await;
    person.get("/api/v1/me").await.expect(401);
    test.stranger().post("/api/v1/sign-in", body).await.expect(401);
    let methods = test.stranger().get("/api/v1/sign-in/methods").await.json()["methods"].clone();
    assert_eq!(methods.as_array().map(Vec::len), Some(1));
    assert_eq!(recorded(&test, "session.end_directory").await[0]["object_id"], "staff");
}
