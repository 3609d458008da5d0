//! Tests that make forgetting impossible: every route of the API's description.

use crate::harness::TestApp;
use serde_json::Value;
use yunheng_access::Permission;

/// What the description says of a route.
pub struct Operation {
    pub method: String,
    pub path: String,
    pub permission: String,
    pub audit: String,
    pub id: String,
}

/// Every route of a description.
pub fn operations(document: &Value) -> Vec<Operation> {
    let mut all = Vec::new();
    for (path, methods) in document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
            all.push(Operation {
                method: method.to_uppercase(),
                path: path.clone(),
                permission: text("x-permission"),
                audit: text("x-audit"),
                id: text("operationId"),
            });
        }
    }
    all
}

/// A path with something in the place of each parameter.
pub fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "1" } else { part }).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_operation_says_what_it_needs_and_how_it_is_on_the_record() {
    let test = TestApp::on_sqlite().await;
    for operation in operations(&test.document) {
        let (method, path) = (&operation.method, &operation.path);
        let known = matches!(operation.permission.as_str(), "public" | "signed-in")
            || Permission::parse(&operation.permission).is_some();
        assert!(known, "{method} {path}: x-permission `{}`", operation.permission);
        assert!(!operation.audit.is_empty(), "{method} {path} has no x-audit");
        assert!(
            method == "GET" || operation.audit != "read",
            "{method} {path} changes something: its action is wanted"
        );
        assert!(!operation.id.is_empty(), "{method} {path} has no operationId");
    }
}

#[tokio::test]
async fn operations_have_names_of_their_own_and_words_for_people() {
    let test = TestApp::on_sqlite().await;
    for (path, methods) in test.document["paths"].as_object().expect("paths") {
        for (method, operation) in methods.as_object().expect("methods") {
            assert!(
                operation["summary"].as_str().is_some_and(|text| text.ends_with('.')),
                "{method} {path}: no summary"
            );
            assert!(operation["tags"][0].is_string(), "{method} {path}: no tag");
            for (status, response) in operation["responses"].as_object().expect("responses") {
                assert!(response["description"].is_string(), "{method} {path} {status}");
            }
        }
    }
}

#[tokio::test]
async fn strangers_get_401_everywhere_but_where_it_is_public() {
    let test = TestApp::on_sqlite().await;
    for operation in operations(&test.document).iter().filter(|operation| operation.permission != "public") {
        let reply = test.stranger().raw(&operation.method, &filled(&operation.path), None, &[]).await;
        let (method, path) = (&operation.method, &operation.path);
        assert_eq!(reply.status.as_u16(), 401, "{method} {path}");
        assert_eq!(reply.headers["content-type"], "application/problem+json", "{method} {path}");
        assert!(!reply.json()["request_id"].as_str().unwrap_or_default().is_empty(), "{method} {path}");
    }
    for path in ["/api/v1/nothing", "/api/nothing", "/api/v2/me"] {
        assert_eq!(test.stranger().get(path).await.expect(404).code(), "not_found");
    }
    test.stranger().get("/api/v1/openapi.json").await.expect(200);
    test.stranger().get("/any/page").await.expect(200);
}

#[tokio::test]
async fn whoever_lacks_the_permission_is_refused_before_anything_is_looked_at() {
    let test = TestApp::on_sqlite().await;
    test.person("nobody.much", "").await;
    let nobody = test.signed_in("nobody.much").await;
    for operation in operations(&test.document) {
        if Permission::parse(&operation.permission).is_none() {
            continue;
        }
        let body = (operation.method != "GET").then(|| sample(&test.document, &operation));
        let reply =
            nobody.send(&operation.method, &filled(&operation.path), body, &[("if-match", "\"1\"")]).await;
        let (method, path) = (&operation.method, &operation.path);
        assert_eq!(reply.status.as_u16(), 403, "{method} {path}: {}", String::from_utf8_lossy(&reply.bytes));
    }
}

/// A body that the operation's schema accepts, as small as it can be.
pub fn sample(document: &Value, operation: &Operation) -> Value {
    let content =
        &document["paths"][&operation.path][operation.method.to_lowercase()]["requestBody"]["content"];
    let schema = &content["application/json"]["schema"];
    if schema.is_null() { Value::Null } else { smallest(document, schema) }
}

fn smallest(document: &Value, schema: &Value) -> Value {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.rsplit('/').next().unwrap_or_default();
        return smallest(document, &document["components"]["schemas"][name]);
    }
    for choice in ["oneOf", "anyOf", "allOf"] {
        if let Some(first) =
            schema[choice].as_array().and_then(|all| all.iter().find(|one| one["type"] != "null"))
        {
            return smallest(document, first);
        }
    }
    if let Some(first) = schema["enum"].as_array().and_then(|all| all.first()) {
        return first.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str().unwrap_or_default().to_owned(),
        kind => kind.as_str().unwrap_or_default().to_owned(),
    };
    match kind.as_str() {
        "object" => {
            let required = schema["required"].as_array().cloned().unwrap_or_default();
            let fields = required
                .iter()
                .filter_map(Value::as_str)
                .map(|name| (name.to_owned(), smallest(document, &schema["properties"][name])));
            Value::Object(fields.collect())
        }
        "array" => Value::Array(Vec::new()),
        "integer" | "number" => schema.get("minimum").cloned().unwrap_or_else(|| 1.into()),
        "boolean" => false.into(),
        "null" => Value::Null,
        _ => "x".into(),
    }
}

/// The page's client is generated from this file; a test of the page fails when it is older than the client.
/// `YUNHENG_WRITE_OPENAPI=1` writes it anew.
#[tokio::test]
async fn the_description_on_file_is_the_one_that_is_served() {
    let test = TestApp::on_sqlite().await;
    let served = serde_json::to_string_pretty(&test.document).expect("JSON") + "\n";
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../web/openapi.json");
    if std::env::var_os("YUNHENG_WRITE_OPENAPI").is_some() {
        std::fs::write(file, &served).expect("written");
    }
    let on_file = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        served == on_file,
        "web/openapi.json is old: run this test with YUNHENG_WRITE_OPENAPI=1, then `npm run client` in web/"
    );
}
