//! `yunheng inventory`: what it says of a file that it cannot use. Clouds themselves are tested with the connector.

mod common;

use common::Desk;

#[test]
fn a_wrong_file_is_told_without_its_password() {
    let file = "auth_url = \"https://cloud.example\"\n[credential]\nkind = \"password\"\nuser = \"r\"\npassword = hunter2\n";
    let run = Desk::with([("cloud.toml", file)]).run("inventory cloud.toml --lang en");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("line 5") && !run.err.contains("hunter2"), "{}", run.err);
}

#[test]
fn a_cloud_on_a_private_address_must_be_allowed() {
    let file = "auth_url = \"https://10.0.0.1:5000/v3\"\n[credential]\nkind = \"application\"\nid = \"a\"\nsecret = \"b\"\n";
    let run = Desk::with([("cloud.toml", file)]).run("inventory cloud.toml --lang en --format json");
    assert_eq!(run.status, 2);
    assert!(run.err.contains("cloud_refused") && run.err.contains("10.0.0.1"), "{}", run.err);
}
