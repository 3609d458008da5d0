//! What a verifier can find, in words. Codes are stable; the rest may be said better.

use crate::digest::Digest;
use yunheng_values::{Date, Finding, Findings, Severity, Text};

/// So many findings are kept; further ones are only counted.
const KEPT: usize = 100;

/// Findings, bounded: a file of nothing but faults must not fill the memory.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) kept: Findings,
    pub(crate) more: u64,
    pub(crate) errors: u64,
}

impl Found {
    pub(crate) fn add(&mut self, finding: Finding) {
        self.errors += u64::from(finding.severity == Severity::Error);
        if self.kept.len() < KEPT {
            self.kept.push(finding);
        } else {
            self.more += 1;
        }
    }
}

fn at(position: u64) -> String {
    format!("position {position}")
}

pub(crate) fn entry_changed(position: u64, kept: Digest, found: Digest) -> Finding {
    let message = Text::new(
        format!("第{position}条记录被改过：内容的摘要是{found}，登记的是{kept}"),
        format!("entry {position} was changed: its bytes have the digest {found}, recorded is {kept}"),
    );
    Finding::error("entry_changed", at(position), message)
}

pub(crate) fn entry_unreadable(position: u64, why: &str) -> Finding {
    let message = Text::new(
        format!("第{position}条记录不是规范格式：{why}"),
        format!("entry {position} is not in canonical form: {why}"),
    );
    Finding::error("entry_unreadable", at(position), message)
}

pub(crate) fn entry_gone(position: u64) -> Finding {
    let message = Text::new(
        format!("第{position}条记录不在了，链上还有它的位置"),
        format!("entry {position} is gone; its link is still in the chain"),
    );
    Finding::error("entry_gone", at(position), message)
}

pub(crate) fn entries_removed(first: u64, last: u64) -> Finding {
    let message = Text::new(
        format!("缺第{first}至{last}条，共{}条记录", last - first + 1),
        format!("entries {first} to {last} are missing: {} of them", last - first + 1),
    );
    Finding::error("entries_removed", at(first), message)
}

pub(crate) fn entry_out_of_order(position: u64, after: u64) -> Finding {
    let message = Text::new(
        format!("第{position}条记录排在第{after}条之后"),
        format!("entry {position} stands after entry {after}"),
    );
    Finding::error("entry_out_of_order", at(position), message)
}

pub(crate) fn entry_twice(position: u64) -> Finding {
    let message = Text::new(
        format!("第{position}条出现不止一次"),
        format!("position {position} is there more than once"),
    );
    Finding::error("entry_twice", at(position), message)
}

pub(crate) fn chain_broken(position: u64, expected: Digest, found: Digest) -> Finding {
    let message = Text::new(
        format!("链在第{position}条断开：应为{expected}，登记的是{found}"),
        format!("the chain breaks at position {position}: {expected} follows, recorded is {found}"),
    );
    Finding::error("chain_broken", at(position), message).hint(
        "该条或它前面的记录被改过、换过或重写过",
        "this entry or one before it was changed, exchanged or written anew",
    )
}

pub(crate) fn start_wrong(database_id: &str) -> Finding {
    let message = Text::new(
        format!("链的起点不属于数据库“{database_id}”"),
        format!("the chain does not begin where that of database `{database_id}` begins"),
    );
    Finding::error("start_wrong", at(0), message)
}

fn of(date: Date, position: u64) -> String {
    format!("checkpoint {date}, position {position}")
}

pub(crate) fn checkpoint_mismatch(date: Date, position: u64) -> Finding {
    let message = Text::new(
        format!("链在第{position}条的值与{date}的签名检查点不符：此前的记录被重写过"),
        format!(
            "the chain at position {position} is not what was signed on {date}: entries up to there were written anew"
        ),
    );
    Finding::error("checkpoint_mismatch", of(date, position), message)
}

pub(crate) fn signature_bad(date: Date, position: u64) -> Finding {
    let message = Text::new(
        format!("{date}的检查点签名无效"),
        format!("the signature of the checkpoint of {date} is not good"),
    );
    Finding::error("signature_bad", of(date, position), message)
}

pub(crate) fn key_unknown(date: Date, position: u64, key_id: Digest) -> Finding {
    let message = Text::new(
        format!("{date}的检查点由未知密钥{key_id}签名"),
        format!("the checkpoint of {date} is signed by the unknown key {key_id}"),
    );
    Finding::error("key_unknown", of(date, position), message)
        .hint("把该密钥的公钥一并给出再校验", "give the public half of this key to the verification")
}

pub(crate) fn checkpoint_foreign(date: Date, position: u64, found: &str, expected: &str) -> Finding {
    let message = Text::new(
        format!("{date}的检查点属于数据库“{found}”，不是“{expected}”"),
        format!("the checkpoint of {date} is of database `{found}`, not of `{expected}`"),
    );
    Finding::error("checkpoint_foreign", of(date, position), message)
}

pub(crate) fn checkpoint_out_of_order(date: Date, position: u64, after: u64) -> Finding {
    let message = Text::new(
        format!("{date}的检查点属于第{position}条之后，却在第{after}条之后"),
        format!("the checkpoint of {date} belongs after entry {position} and stands after entry {after}"),
    );
    Finding::error("checkpoint_out_of_order", of(date, position), message)
}

pub(crate) fn checkpoint_removed(date: Date, position: u64) -> Finding {
    let message = Text::new(
        format!("{date}的检查点不接在前一个检查点之后：中间有检查点被删除或更换"),
        format!(
            "the checkpoint of {date} does not follow the one before it: one between them was removed or exchanged"
        ),
    );
    Finding::error("checkpoint_removed", of(date, position), message)
}

pub(crate) fn end_cut_off(last: u64, covered: u64) -> Finding {
    let message = Text::new(
        format!("末尾被截断：最后一条是第{last}条，签名检查点已到第{covered}条"),
        format!("the end was cut off: the last entry is {last}, a signed checkpoint covers {covered}"),
    );
    Finding::error("end_cut_off", at(last), message)
}

pub(crate) fn older_than_known(last: u64, known: u64, date: Date) -> Finding {
    let message = Text::new(
        format!("记录只到第{last}条，而{date}的已知检查点已到第{known}条"),
        format!("the entries end at {last}, but the known checkpoint of {date} covers {known}"),
    );
    Finding::error("older_than_known", at(last), message).hint(
        "数据库被旧副本替换、末尾被截断，或导出只含前一部分",
        "an old copy was put back, the end was cut off, or the export holds an earlier part only",
    )
}

pub(crate) fn known_unreached(first: u64, known: u64, date: Date) -> Finding {
    let message = Text::new(
        format!("从第{first}条开始，无法与{date}的已知检查点（第{known}条）比对"),
        format!(
            "begins at entry {first}, so it cannot be compared with the known checkpoint of {date} at {known}"
        ),
    );
    Finding::warning("known_unreached", at(first), message)
}

pub(crate) fn unsigned(count: u64, last: u64) -> Finding {
    let message = Text::new(
        format!("末尾{count}条记录尚无签名检查点"),
        format!("no signed checkpoint covers the last {count} entries yet"),
    );
    Finding::note("unsigned", at(last), message)
}

pub(crate) fn nothing_signed(count: u64) -> Finding {
    let message = Text::new(
        format!("{count}条记录没有任何有效的签名检查点：只能证明它们前后相接"),
        format!("no valid checkpoint covers any of the {count} entries: they are only shown to fit together"),
    );
    Finding::warning("nothing_signed", at(0), message)
        .hint("给出另存的检查点再校验", "verify with a checkpoint that was kept elsewhere")
}

pub(crate) fn unsealed(count: u64) -> Finding {
    let message =
        Text::new(format!("{count}条记录尚未入链"), format!("{count} entries are not in the chain yet"));
    Finding::note("unsealed", "end", message)
}

pub(crate) fn unsealed_changed(nth: u64) -> Finding {
    let message = Text::new(
        format!("未入链的第{nth}条记录被改过：内容与登记的摘要不符，或不是规范格式"),
        format!("unsealed entry {nth} was changed: its bytes do not have the recorded digest or form"),
    );
    Finding::error("entry_changed", format!("unsealed {nth}"), message)
}

pub(crate) fn not_an_export(why: &str) -> Finding {
    let message =
        Text::new(format!("不是审计导出文件：{why}"), format!("this is no export of audit entries: {why}"));
    Finding::error("not_an_export", "line 1", message)
}

pub(crate) fn line_malformed(line: u64, why: &str) -> Finding {
    let message = Text::new(format!("第{line}行读不懂：{why}"), format!("line {line} cannot be read: {why}"));
    Finding::error("line_malformed", format!("line {line}"), message)
}

pub(crate) fn export_incomplete(line: u64) -> Finding {
    let message = Text::new(
        format!("文件在第{line}行结束，没有结尾行：导出没有写完，或被截断"),
        format!(
            "the file ends after line {line} without its last line: it was not written to the end, or cut off"
        ),
    );
    Finding::error("export_incomplete", format!("line {line}"), message)
}

pub(crate) fn export_count(line: u64) -> Finding {
    let message = Text::new(
        "结尾行的计数、最后一条或首行摘要与文件内容不符",
        "the last line's counts, the last position or the digest of the first line are not those of this file",
    );
    Finding::error("export_count", format!("line {line}"), message)
        .hint("有行被删除、添加或改过", "a line was removed, added or changed")
}

pub(crate) fn after_the_end(line: u64) -> Finding {
    let message =
        Text::new(format!("结尾行之后还有第{line}行"), format!("line {line} stands after the last line"));
    Finding::error("after_the_end", format!("line {line}"), message)
}
