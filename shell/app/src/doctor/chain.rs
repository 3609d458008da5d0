//! The audit chain, what waits for it, what the newest entries say of the clock, and jobs that nobody does.

use super::{Check, Status, unanswered};
use crate::clock::instant;
use crate::keys::{FileKeys, KeyError, KeyProvider};
use crate::trail::{outside, verify_chain};
use std::path::Path;
use yunheng_audit::{Report, Trust};
use yunheng_store::{Db, Store, StoreError, health, meta};

/// The sealer leaves nothing for longer than a second; so much lets a busy one catch up.
const SEALED_AFTER_MS: i64 = 60_000;
/// Clocks of two machines are never quite the same.
const CLOCK_SLACK_MS: i64 = 5_000;
/// A job that was due before that has nobody who does it.
const OVERDUE_AFTER_MS: i64 = 3_600_000;

pub(super) async fn look(
    data: &Path,
    store: &Store,
    keys: &Result<FileKeys, KeyError>,
    now_ms: i64,
) -> Vec<Check> {
    let db = store.reader();
    vec![
        chain(store, data, keys).await.unwrap_or_else(|error| unanswered("audit_chain", &error)),
        unsealed(db, now_ms).await.unwrap_or_else(|error| unanswered("unsealed", &error)),
        clock(db, now_ms).await.unwrap_or_else(|error| unanswered("clock", &error)),
        jobs(db, now_ms).await.unwrap_or_else(|error| unanswered("jobs", &error)),
    ]
}

async fn chain(store: &Store, data: &Path, keys: &Result<FileKeys, KeyError>) -> Result<Check, StoreError> {
    let Some(database_id) = meta::find(store.reader(), "database_id").await? else {
        return Ok(Check::skipped("audit_chain"));
    };
    let Ok(keys) = keys else { return Ok(Check::skipped("audit_chain")) };
    let key = keys.public_key();
    let known = outside(data, &database_id, &key);
    let snapshot = store.snapshot().await?;
    let verified = verify_chain(snapshot.db(), &database_id, Trust { keys: vec![key], known }).await;
    snapshot.rollback().await?;
    Ok(match verified {
        Ok(report) => verdict(&report),
        Err(problem) => Check::new("audit_chain", Status::Error, problem.message.zh, problem.message.en),
    })
}

fn verdict(report: &Report) -> Check {
    let (entries, errors) = (report.summary.entries, report.errors);
    if report.is_intact() {
        return Check::new(
            "audit_chain",
            Status::Ok,
            format!("{entries}条，完整"),
            format!("{entries} entries, intact"),
        );
    }
    let first = report.findings.iter().find(|finding| crate::trail::is_error(finding));
    let (zh, en) =
        first.map_or_else(Default::default, |first| (first.message.zh.clone(), first.message.en.clone()));
    Check::new(
        "audit_chain",
        Status::Error,
        format!("{errors}处问题，第一处：{zh}"),
        format!("{errors} faults, the first: {en}"),
    )
    .hint(
        "运行 yunheng audit verify 查看全部；保留现场，报告审计管理员",
        "yunheng audit verify shows all of them; leave everything as it is and tell the audit administrator",
    )
}

async fn unsealed(db: Db<'_>, now_ms: i64) -> Result<Check, StoreError> {
    let oldest = health::oldest_unsealed_ms(db).await?;
    let waiting = yunheng_store::audit::count_unsealed(db).await?;
    let (zh, en) = (format!("{waiting}条待封"), format!("{waiting} entries wait for their link"));
    if oldest.is_none_or(|oldest| now_ms.saturating_sub(oldest) <= SEALED_AFTER_MS) {
        return Ok(Check::new("unsealed", Status::Ok, zh, en));
    }
    Ok(Check::new("unsealed", Status::Note, zh, en).hint(
        "服务运行时一秒内封好；停机时的最后几条在下次启动时封",
        "a running service seals within a second; the last ones of a stop are sealed at the next start",
    ))
}

async fn clock(db: Db<'_>, now_ms: i64) -> Result<Check, StoreError> {
    let newest = health::newest_entry_ms(db).await?.unwrap_or(i64::MIN);
    let server = health::clock_ms(db).await?;
    let hint =
        ("用 NTP 对时（chrony、systemd-timesyncd）", "set the clock by NTP (chrony, systemd-timesyncd)");
    if newest > now_ms.saturating_add(CLOCK_SLACK_MS) {
        let (now, newest) = (instant(now_ms), instant(newest));
        return Ok(Check::new(
            "clock",
            Status::Error,
            format!("时钟倒退：现在{now}，审计记录已到{newest}"),
            format!("the clock went backwards: it is {now}, and the trail has an entry of {newest}"),
        )
        .hint(hint.0, hint.1));
    }
    let apart = server.map_or(0, |server| server.saturating_sub(now_ms));
    if apart.abs() > CLOCK_SLACK_MS {
        let seconds = apart / 1000;
        return Ok(Check::new(
            "clock",
            Status::Warning,
            format!("与数据库服务器的时钟相差{seconds}秒"),
            format!("the clock of the database server is {seconds} seconds apart"),
        )
        .hint(hint.0, hint.1));
    }
    Ok(Check::new("clock", Status::Ok, instant(now_ms), instant(now_ms)))
}

async fn jobs(db: Db<'_>, now_ms: i64) -> Result<Check, StoreError> {
    let jobs = health::jobs(db, now_ms.saturating_sub(OVERDUE_AFTER_MS)).await?;
    let (overdue, failed) = (jobs.overdue, jobs.failed);
    let (zh, en) =
        (format!("逾期{overdue}个，失败{failed}个"), format!("{overdue} overdue, {failed} failed"));
    let status = if overdue > 0 {
        Status::Warning
    } else if failed > 0 {
        Status::Note
    } else {
        Status::Ok
    };
    let check = Check::new("jobs", status, zh, en);
    if status == Status::Ok {
        return Ok(check);
    }
    Ok(check.hint(
        "服务是否在运行？失败的在“任务”页查看原因后重试",
        "does the service run? The page of jobs says why one failed, and runs it again",
    ))
}
