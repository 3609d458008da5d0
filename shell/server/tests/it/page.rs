//! Headers of every answer.

use crate::harness::TestApp;

#[tokio::test]
async fn no_page_answers_without_its_policy() {
    let test = TestApp::on_sqlite().await;
    for path in ["/", "/any/page", "/api/v1/me", "/api/nothing", "/healthz", "/assets/none.js"] {
        let reply = test.stranger().get(path).await;
        let header =
            |name: &str| reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let policy = header("content-security-policy");
        assert!(
            policy.contains("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(
            !policy.contains("unsafe-eval") && !policy.contains("script-src"),
            "{path}: scripts are the page's own"
        );
        assert_eq!(header("x-content-type-options"), "nosniff", "{path}");
        assert!(!path.starts_with("/api/") || header("cache-control") == "no-store", "{path}");
        assert!(
            reply.headers.get("access-control-allow-origin").is_none(),
            "{path}: other sites read nothing"
        );
    }
}

/// A list of defences that names tests which are gone would be worth nothing. `file` is a file or the folder that it grew into.
#[test]
fn every_test_of_the_attack_list_exists() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let list = std::fs::read_to_string(root.join("docs/security/attacks.md")).expect("the list");
    let folders = [
        "core/access/src",
        "shell/app/src",
        "shell/store/src",
        "shell/server/src",
        "shell/server/tests/it",
        "shell/connectors/tests/servers",
        "shell/documents/tests",
    ];
    let sources: Vec<(String, String)> =
        folders.iter().flat_map(|folder| sources(&root.join(folder))).collect();
    let mut checked = 0;
    for (file, name) in
        list.split('`').filter_map(|quoted| quoted.split_once("::")).filter(|(file, _)| *file != "file")
    {
        let (single, folder, wanted) = (format!("/{file}.rs"), format!("/{file}/"), format!("fn {name}("));
        let found = sources.iter().any(|(path, text)| {
            (path.ends_with(&single) || path.contains(&folder)) && text.contains(&wanted)
        });
        assert!(found, "docs/security/attacks.md names {file}::{name}, which is not there");
        checked += 1;
    }
    assert!(checked > 40, "{checked}");
}

fn sources(folder: &std::path::Path) -> Vec<(String, String)> {
    let entries =
        std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok).map(|entry| entry.path());
    entries
        .flat_map(|path| match std::fs::read_to_string(&path) {
            Ok(text) => vec![(path.to_string_lossy().replace('\\', "/"), text)],
            Err(_) => sources(&path),
        })
        .collect()
}
