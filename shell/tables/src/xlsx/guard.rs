//! Refuses archives that would unpack to more than any real table, before anything of them is kept.

use crate::collect::Problem;
use std::fs::File;
use std::io::{self, BufReader, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How many files a workbook may hold.
const MOST_ENTRIES: usize = 10_000;
/// Above this size a file must not be packed tighter than [`MOST_RATIO`]; XML of a sheet reaches about 30.
const RATIO_FROM: u64 = 16 << 20;
const MOST_RATIO: u64 = 200;

/// Looks at the sizes that the archive declares, then unpacks it into nothing to see whether they are true. All files
/// together may hold `most` bytes.
pub(crate) fn check(file: &File, most: u64) -> Result<(), Problem> {
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|error| broken(&error))?;
    declared(&mut archive, most)?;
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken(&error))?;
        let size = entry.size();
        let copied = io::copy(&mut entry.take(left.min(size) + 1), &mut io::sink());
        let bytes = copied.map_err(|error| broken(&ZipError::Io(error)))?;
        if bytes > size || bytes > left {
            return Err(bomb("实际解压大小超过声明的大小", "it unpacks to more than it declares"));
        }
        left -= bytes;
    }
    Ok(())
}

fn declared(archive: &mut ZipArchive<BufReader<&File>>, most: u64) -> Result<(), Problem> {
    if archive.len() > MOST_ENTRIES {
        let count = archive.len();
        return Err(bomb(
            &format!("含{count}个文件，至多{MOST_ENTRIES}个"),
            &format!("it holds {count} files, at most {MOST_ENTRIES} are accepted"),
        ));
    }
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| broken(&error))?;
        let (size, packed) = (entry.size(), entry.compressed_size());
        total = total.saturating_add(size);
        if size > RATIO_FROM && size / packed.max(1) > MOST_RATIO {
            let ratio = size / packed.max(1);
            return Err(bomb(
                &format!("压缩比{ratio}，至多{MOST_RATIO}"),
                &format!("it is packed {ratio} to 1, at most {MOST_RATIO} to 1 is accepted"),
            ));
        }
    }
    if total > most {
        let (has, most) = (total >> 20, most >> 20);
        return Err(bomb(
            &format!("解压后{has} MiB，至多{most} MiB"),
            &format!("it unpacks to {has} MiB, at most {most} MiB are accepted"),
        ));
    }
    Ok(())
}

fn bomb(zh: &str, en: &str) -> Problem {
    Problem::new(
        "xlsx_bomb",
        format!("工作簿过大或被构造为压缩炸弹：{zh}"),
        format!("the workbook is too large or a zip bomb: {en}"),
    )
    .hint("改用CSV提供大表", "give a large table as CSV")
}

fn broken(error: &ZipError) -> Problem {
    Problem::new(
        "bad_xlsx",
        format!("xlsx无法解压：{error}"),
        format!("the xlsx cannot be unpacked: {error}"),
    )
    .hint("在Excel中重新另存为.xlsx", "save it again as .xlsx")
}
