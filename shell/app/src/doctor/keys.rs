//! The keys: whether they are there, private, and those of the database.

use super::{Check, Status, unanswered};
use crate::keys::{FileKeys, KeyError, KeyProvider};
use yunheng_store::{Store, meta};

pub(super) fn files(keys: &Result<FileKeys, KeyError>) -> Check {
    match keys {
        Ok(keys) => {
            let name = keys.fingerprint();
            Check::new("keys", Status::Ok, format!("密钥 {name}，权限正确"), format!("keys {name}, private"))
        }
        Err(error) => {
            let text = chain(error);
            Check::new(
                "keys",
                Status::Error,
                format!("密钥不可用：{text}"),
                format!("the keys cannot be used: {text}"),
            )
            .hint(
                "从备份取回 keys 目录；权限应为 0600",
                "take the folder keys out of a backup; its files have mode 0600",
            )
        }
    }
}

pub(super) async fn belong(keys: &Result<FileKeys, KeyError>, store: &Store) -> Check {
    let Ok(keys) = keys else { return Check::skipped("key_fingerprint") };
    match meta::find(store.reader(), "keys").await {
        Err(error) => unanswered("key_fingerprint", &error),
        Ok(None) => Check::skipped("key_fingerprint"),
        Ok(Some(expected)) if expected == keys.fingerprint() => {
            Check::new("key_fingerprint", Status::Ok, "是这个数据库的密钥", "they are those of this database")
        }
        Ok(Some(expected)) => Check::new(
            "key_fingerprint",
            Status::Error,
            format!("不是这个数据库的密钥（应为{expected}）：个人信息无法解密"),
            format!("they are not those of this database ({expected}): personal fields cannot be read"),
        )
        .hint("换回正确的 keys 目录", "put the right folder keys in place"),
    }
}

fn chain(error: &KeyError) -> String {
    let mut text = error.to_string();
    if let Some(cause) = std::error::Error::source(error)
        && !text.contains(&cause.to_string())
    {
        text = format!("{text}: {cause}");
    }
    text
}
