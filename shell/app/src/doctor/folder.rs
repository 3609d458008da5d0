//! The data folder: whose it is, how much room there is, whether its files lie in the future.

use super::{Check, Status};
use crate::clock::instant;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Less than this and writing fails any moment.
const LEAST_BYTES: u64 = 512 << 20;
/// Less than this and somebody should look.
const LITTLE_BYTES: u64 = 5 << 30;
/// A file may be a little ahead of a clock that is being set.
const CLOCK_SLACK_MS: i64 = 5_000;

/// Room on the disk of the folder.
#[cfg(unix)]
pub(super) fn disk(data: &Path) -> Check {
    match rustix::fs::statvfs(data) {
        Ok(disk) => {
            room(disk.f_bavail.saturating_mul(disk.f_frsize), disk.f_blocks.saturating_mul(disk.f_frsize))
        }
        Err(error) => {
            let error = std::io::Error::from(error);
            Check::new(
                "disk",
                Status::Error,
                format!("数据目录读不出：{error}"),
                format!("the data folder cannot be read: {error}"),
            )
        }
    }
}

#[cfg(not(unix))]
pub(super) fn disk(_: &Path) -> Check {
    Check::new("disk", Status::Skipped, "未能检查", "could not be looked at")
}

#[cfg(any(unix, test))]
fn room(free: u64, all: u64) -> Check {
    let (gib, percent) = (free / (1 << 30), free.saturating_mul(100).checked_div(all).unwrap_or(0));
    let status = if free < LEAST_BYTES {
        Status::Error
    } else if free < LITTLE_BYTES || percent < 5 {
        Status::Warning
    } else {
        Status::Ok
    };
    let check = Check::new(
        "disk",
        status,
        format!("剩余{gib} GiB（{percent}%）"),
        format!("{gib} GiB free ({percent}%)"),
    );
    if status == Status::Ok {
        return check;
    }
    check.hint("扩容，或清理旧备份与计算结果", "make room: a larger disk, or fewer old backups and results")
}

/// Whose the files are: one that another user made cannot be written by the service.
#[cfg(unix)]
pub(super) fn owners(data: &Path) -> Check {
    use std::os::unix::fs::MetadataExt;
    let Ok(folder) = data.metadata() else {
        return Check::new("data_folder", Status::Error, "没有这个数据目录", "there is no such data folder")
            .hint("首次启动会建立：yunheng serve --data", "the first start makes it: yunheng serve --data");
    };
    let strange = entries(data)
        .into_iter()
        .find(|path| path.symlink_metadata().is_ok_and(|meta| meta.uid() != folder.uid()));
    if let Some(path) = strange {
        let path = path.display();
        return Check::new(
            "data_folder",
            Status::Error,
            format!("{path} 属于另一个用户"),
            format!("{path} belongs to another user"),
        )
        .hint(
            "chown 给服务所用的用户；命令也以该用户运行",
            "chown it to the user of the service, and run commands as that user",
        );
    }
    let mode = folder.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Check::new(
            "data_folder",
            Status::Warning,
            format!("权限{mode:o}，别人也能进"),
            format!("mode {mode:o}: others may enter"),
        )
        .hint("chmod 700", "chmod 700");
    }
    Check::new("data_folder", Status::Ok, data.display().to_string(), data.display().to_string())
}

#[cfg(not(unix))]
pub(super) fn owners(data: &Path) -> Check {
    Check::new("data_folder", Status::Note, data.display().to_string(), data.display().to_string())
}

/// Whether a file was written later than now: then the clock went backwards since.
pub(super) fn clock(data: &Path, now_ms: i64) -> Check {
    let newest = entries(data).into_iter().filter_map(|path| written_ms(&path)).max().unwrap_or(i64::MIN);
    if newest <= now_ms.saturating_add(CLOCK_SLACK_MS) {
        return Check::new("file_times", Status::Ok, "没有文件在未来", "no file is of the future");
    }
    let (now, newest) = (instant(now_ms), instant(newest));
    Check::new(
        "file_times",
        Status::Error,
        format!("时钟倒退：现在{now}，数据目录里有{newest}的文件"),
        format!("the clock went backwards: it is {now}, and the data folder has a file of {newest}"),
    )
    .hint("用 NTP 对时（chrony、systemd-timesyncd）", "set the clock by NTP (chrony, systemd-timesyncd)")
}

fn written_ms(path: &Path) -> Option<i64> {
    let written = path.metadata().and_then(|meta| meta.modified()).ok()?;
    i64::try_from(written.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// What lies in the folder itself and among the keys.
fn entries(data: &Path) -> Vec<std::path::PathBuf> {
    let folders = [data.to_owned(), data.join("keys")];
    let read = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok());
    read.flatten().filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn little_room_is_told_before_there_is_none() {
        let gib = 1u64 << 30;
        let status = |free, all| room(free, all).status;
        assert_eq!(status(100 * gib, 1000 * gib), Status::Ok);
        assert_eq!(status(40 * gib, 1000 * gib), Status::Warning);
        assert_eq!(status(4 * gib, 10 * gib), Status::Warning);
        assert_eq!(status(gib / 4, 10 * gib), Status::Error);
        assert_eq!(status(0, 0), Status::Error);
    }

    #[test]
    fn a_file_of_the_future_shows_a_clock_that_went_back() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::write(folder.path().join("x"), "x").expect("a file");
        let written = written_ms(&folder.path().join("x")).expect("a time");
        assert_eq!(clock(folder.path(), written).status, Status::Ok);
        assert_eq!(clock(folder.path(), written - 60_000).status, Status::Error);
        assert_eq!(clock(&folder.path().join("none"), 0).status, Status::Ok);
    }

    #[cfg(unix)]
    #[test]
    fn the_folder_is_its_owners_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let mode = |mode| {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).expect("changed");
            owners(folder.path()).status
        };
        assert_eq!((mode(0o700), mode(0o755)), (Status::Ok, Status::Warning));
        assert_eq!(owners(&folder.path().join("none")).status, Status::Error);
    }
}
