//! What must hold of directories before they are stored.

use super::stored::{Directories, Directory, Door, LdapDoor, OidcDoor};
use crate::problem::Problem;
use crate::service::App;
use yunheng_api::platform::DirectoryKindJson;
use yunheng_connectors::Outbound;
use yunheng_values::{Finding, Findings, Text};

/// More directories than a page of signing in can offer.
const MOST: usize = 16;
/// Longest value of a setting.
const LONGEST: usize = 1024;

/// What can be seen without asking anybody.
pub(super) fn check(all: &Directories) -> Findings {
    let mut findings = Findings::new();
    let mut say = |place: String, code: &'static str, zh: &str, en: &str| {
        findings.push(Finding::error(code, place, Text::new(zh, en)));
    };
    if all.directories.len() > MOST {
        say("/directories".into(), "too_many", "目录最多16个", "16 directories at most");
    }
    for (number, each) in all.directories.iter().enumerate() {
        let place = format!("/directories/{number}");
        if !is_key(&each.key) {
            let (zh, en) = (
                "标识应为1至32位小写字母、数字或短横线，且不得为 local",
                "a key has 1 to 32 small letters, digits and dashes, and is not `local`",
            );
            say(format!("{place}/key"), "key", zh, en);
        }
        if all.directories[..number].iter().any(|earlier| earlier.key == each.key) {
            say(format!("{place}/key"), "key_taken", "标识重复", "another directory has this key");
        }
        let is_title =
            (1..=32).contains(&each.title.chars().count()) && !each.title.chars().any(char::is_control);
        if !is_title {
            say(format!("{place}/title"), "title", "名称应为1至32个字符", "a title has 1 to 32 characters");
        }
        match &each.door {
            Door::Oidc(door) => check_oidc(door, &format!("{place}/oidc"), &mut say),
            Door::Ldap(door) => check_ldap(door, &format!("{place}/ldap"), &mut say),
        }
    }
    findings
}

type Say<'a> = dyn FnMut(String, &'static str, &str, &str) + 'a;

fn check_oidc(door: &OidcDoor, place: &str, say: &mut Say<'_>) {
    for (name, value) in [("issuer", &door.issuer), ("client_id", &door.client_id)] {
        check_text(place, name, value, say);
    }
    let lists = [
        ("scopes", &door.scopes),
        ("acr_values", &door.acr_values),
        ("second_factor_acr", &door.second_factor_acr),
        ("second_factor_amr", &door.second_factor_amr),
        ("allow", &door.allow),
    ];
    for (name, list) in lists {
        let is_long = list.len() > 32 || list.iter().any(|each| each.len() > LONGEST);
        if is_long || list.iter().any(|each| each.contains(char::is_whitespace)) {
            let (zh, en) = ("最多32项，每项不含空格", "32 entries at most, none with a space");
            say(format!("{place}/{name}"), "list", zh, en);
        }
    }
    let is_here = ["http://127.0.0.1", "http://localhost", "http://[::1]"].iter().any(|host| {
        door.issuer.strip_prefix(host).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
    });
    if !door.issuer.starts_with("https://") && !is_here {
        let (zh, en) = ("issuer 应为 https 地址", "an issuer is an https address");
        say(format!("{place}/issuer"), "issuer", zh, en);
    }
    check_common(door.ca_file.as_deref(), door.timeout_seconds, place, say);
}

fn check_ldap(door: &LdapDoor, place: &str, say: &mut Say<'_>) {
    let texts = [
        ("url", &door.url),
        ("bind_dn", &door.bind_dn),
        ("base_dn", &door.base_dn),
        ("filter", &door.filter),
        ("uid_attribute", &door.uid_attribute),
    ];
    for (name, value) in texts {
        check_text(place, name, value, say);
    }
    // Failures are counted by what is typed, so what is typed must be what names the person, and nothing else of theirs.
    let comparison = format!("({}={{login}})", door.uid_attribute);
    if !door.filter.contains(&comparison) || door.filter.matches("{login}").count() != 1 {
        let (zh, en) = (
            format!("过滤条件应恰好一次以 {comparison} 比较登录名"),
            format!("the filter compares the login exactly once, by {comparison}"),
        );
        say(format!("{place}/filter"), "filter", &zh, &en);
    }
    if door.secret_sealed.is_none() {
        let (zh, en) = ("请填写服务账号的密码", "give the password of the service account");
        say(format!("{place}/bind_password"), "secret_needed", zh, en);
    }
    check_common(door.ca_file.as_deref(), door.timeout_seconds, place, say);
}

fn check_text(place: &str, name: &str, value: &str, say: &mut Say<'_>) {
    if value.is_empty() || value.len() > LONGEST || value.chars().any(char::is_control) {
        let (zh, en) =
            ("必填，最多1024字节，不含控制字符", "wanted: 1 to 1024 bytes without control characters");
        say(format!("{place}/{name}"), "text", zh, en);
    }
}

fn check_common(ca_file: Option<&str>, timeout_seconds: u32, place: &str, say: &mut Say<'_>) {
    let is_name = |name: &str| {
        (1..=64).contains(&name.len())
            && !name.starts_with('.')
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
    };
    if ca_file.is_some_and(|name| !is_name(name)) {
        let (zh, en) = (
            "应为数据目录下 trust 文件夹中的文件名，不含路径",
            "the name of a file in the folder `trust` of the data folder, without a path",
        );
        say(format!("{place}/ca_file"), "ca_file", zh, en);
    }
    if !(1..=60).contains(&timeout_seconds) {
        say(format!("{place}/timeout_seconds"), "out_of_range", "应在1至60秒之间", "1 to 60 seconds");
    }
}

fn is_key(key: &str) -> bool {
    (1..=32).contains(&key.len())
        && key != "local"
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

pub(super) fn settings_missing(place: &str, kind: DirectoryKindJson) -> Finding {
    let name = match kind {
        DirectoryKindJson::Oidc => "oidc",
        DirectoryKindJson::Ldap => "ldap",
    };
    let message = Text::new(
        format!("类型为 {name} 的目录须有 {name} 设置"),
        format!("a directory of kind {name} needs its settings in `{name}`"),
    );
    Finding::error("settings_missing", format!("{place}/{name}"), message)
}

/// What those who will speak with the directories say of their settings.
pub(super) fn with_connectors(app: &App, all: &Directories) -> Result<Findings, Problem> {
    let mut findings = Findings::new();
    for (number, each) in all.directories.iter().enumerate() {
        let (place, said) = said(app, each)?;
        if let Some(message) = said {
            findings.push(Finding::error("settings", format!("/directories/{number}/{place}"), message));
        }
    }
    Ok(findings)
}

fn said(app: &App, directory: &Directory) -> Result<(&'static str, Option<Text>), Problem> {
    Ok(match &directory.door {
        Door::Oidc(door) => ("oidc", Outbound::new(&door.outbound(app)).err()),
        Door::Ldap(door) => {
            let config = door.config(app, &directory.key)?;
            ("ldap", yunheng_connectors::ldap::Directory::new(&config).err())
        }
    })
}
