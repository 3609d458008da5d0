//! The database: whether it answers, its version, its schema, its file, its settings.

use super::{Check, Status, unanswered};
use yunheng_store::{Db, Engine, Store, health, migrate};
use yunheng_values::Text;

/// The oldest PostgreSQL on which the tests run.
const OLDEST_POSTGRES: u32 = 15;

pub(super) fn unreachable(why: &Text) -> Check {
    Check::new("database", Status::Error, why.zh.clone(), why.en.clone()).hint(
        "检查 --data、--database-url 与文件权限",
        "look at --data, --database-url and who may read the files",
    )
}

pub(super) async fn look(store: &Store) -> Vec<Check> {
    let db = store.reader();
    vec![version(db).await, schema(db).await, integrity(db).await, durability(db).await]
}

async fn version(db: Db<'_>) -> Check {
    let version = match health::version(db).await {
        Ok(version) => version,
        Err(error) => return unanswered("database", &error),
    };
    let name = if db.engine() == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
    let major: u32 = version.split(['.', ' ']).next().and_then(|number| number.parse().ok()).unwrap_or(0);
    let shown = format!("{name} {version}");
    if db.engine() == Engine::Postgres && major < OLDEST_POSTGRES {
        let hint = format!("PostgreSQL {OLDEST_POSTGRES}");
        return Check::new("database", Status::Error, shown.clone(), shown)
            .hint(format!("须 {hint} 或更新"), format!("{hint} or newer is needed"));
    }
    Check::new("database", Status::Ok, shown.clone(), shown)
}

async fn schema(db: Db<'_>) -> Check {
    let (found, known) = match migrate::current(db).await {
        Ok(found) => (found, migrate::known()),
        Err(error) => return unanswered("schema", &error),
    };
    if found == 0 {
        return Check::new("schema", Status::Error, "数据库里没有平台", "the database holds no platform")
            .hint("首次启动会建立：yunheng serve", "the first start makes it: yunheng serve");
    }
    if let Err(error) = migrate::check(db).await {
        let text = error.chain();
        return Check::new("schema", Status::Error, text.clone(), text);
    }
    let (zh, en) = (format!("结构第{found}版"), format!("schema {found}"));
    if found < known {
        return Check::new(
            "schema",
            Status::Warning,
            format!("{zh}，本程序为第{known}版"),
            format!("{en}; this program has {known}"),
        )
        .hint(
            "先备份，再启动服务，启动时升级",
            "take a backup, then start the service: it brings the schema up",
        );
    }
    Check::new("schema", Status::Ok, zh, en)
}

async fn integrity(db: Db<'_>) -> Check {
    match health::faults(db).await {
        Err(error) if db.engine() == Engine::Sqlite => beyond_repair(unanswered("integrity", &error)),
        Err(error) => unanswered("integrity", &error),
        Ok(faults) if faults.is_empty() && db.engine() == Engine::Postgres => Check::new(
            "integrity",
            Status::Note,
            "PostgreSQL 的文件由其自身校验",
            "the files of PostgreSQL are its own to check",
        )
        .hint(
            "可定期运行 pg_amcheck，并启用 data_checksums",
            "run pg_amcheck now and then, with data_checksums on",
        ),
        Ok(faults) if faults.is_empty() => {
            Check::new("integrity", Status::Ok, "文件与引用完好", "file and references are sound")
        }
        Ok(faults) => {
            beyond_repair(Check::new("integrity", Status::Error, faults.join("；"), faults.join("; ")))
        }
    }
}

fn beyond_repair(check: Check) -> Check {
    check.hint("停止服务，从备份恢复到空目录", "stop the service and restore a backup into an empty folder")
}

async fn durability(db: Db<'_>) -> Check {
    match health::unsafe_settings(db).await {
        Err(error) => unanswered("durability", &error),
        Ok(settings) if settings.is_empty() => {
            Check::new("durability", Status::Ok, "提交即落盘", "what is committed is on the disk")
        }
        Ok(settings) => {
            let list: Vec<String> =
                settings.iter().map(|setting| format!("{} = {}", setting.name, setting.value)).collect();
            let list = list.join(", ");
            Check::new(
                "durability",
                Status::Error,
                format!("PostgreSQL 设置 {list}：断电会丢失已确认的内容，或编码不对"),
                format!(
                    "PostgreSQL has {list}: what was acknowledged may be lost, or text be read otherwise"
                ),
            )
            .hint("恢复默认值并重启 PostgreSQL", "put the defaults back and restart PostgreSQL")
        }
    }
}
