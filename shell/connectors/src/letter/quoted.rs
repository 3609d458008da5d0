//! What an answer repeats of the mail that it answers.

/// Lines with which programs begin what they repeat.
const BEGINNINGS: [&str; 7] = [
    "-----original message-----",
    "-----原始邮件-----",
    "------------------ 原始邮件 ------------------",
    "------------------ original ------------------",
    "---------- forwarded message",
    "-------- 转发邮件信息 --------",
    "________________________________",
];

/// A text without the mail that it answers. Modest: from a line that programs write before it, or lines with `>` at its end. What people wrote
/// between the lines stays; if nothing else is there, all of it does.
pub fn without_quotes(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let begins = (0..lines.len()).find(|at| begins_quote(&lines, *at)).unwrap_or(lines.len());
    let is_quoted = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('>');
    let mut end = begins;
    while end > 0 && is_quoted(lines[end - 1]) {
        end -= 1;
    }
    let own = lines[..end].join("\n").trim().to_owned();
    if own.is_empty() { text.trim().to_owned() } else { own }
}

fn begins_quote(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim();
    let small = line.to_lowercase();
    if BEGINNINGS.iter().any(|known| small.starts_with(known)) {
        return true;
    }
    // `On Mon, … wrote:` and `在2026年…写道：`, which may run over two lines.
    let next = lines.get(at + 1).map_or("", |line| line.trim());
    let ends = |text: &str| text.ends_with("写道：") || text.ends_with("写道:") || text.ends_with("wrote:");
    let opens =
        small.starts_with("on ") || (line.starts_with('在') && line.contains('年')) || line.contains('@');
    if opens && (ends(line) || (ends(next) && !line.is_empty())) {
        return true;
    }
    // A head that was copied: sender, then date, receiver or subject.
    let is_head = |text: &str, names: &[&str]| names.iter().any(|name| text.to_lowercase().starts_with(name));
    let from = ["发件人：", "发件人:", "from:"];
    let more = [
        "发送时间：",
        "发送时间:",
        "日期：",
        "日期:",
        "收件人：",
        "收件人:",
        "sent:",
        "date:",
        "to:",
        "subject:",
        "主题：",
        "主题:",
    ];
    is_head(line, &from) && is_head(next, &more)
}

#[cfg(test)]
mod tests {
    use super::without_quotes;

    #[test]
    fn what_is_repeated_goes_and_what_was_written_stays() {
        for (given, kept) in [
            ("好的。\n\n在2026年11月22日，云衡<a@b.cn>写道：\n> 请补充\n> 说明", "好的。"),
            ("Done.\n\nOn Mon, 23 Nov 2026 at 10:00, Yunheng\n<a@b.example> wrote:\n> x", "Done."),
            ("收到\n------------------ 原始邮件 ------------------\n发件人: a", "收到"),
            ("已处理\n\n发件人：云衡\n发送时间：2026年\n正文", "已处理"),
            ("> 问题一\n是的\n> 问题二\n不是\n> 签名", "> 问题一\n是的\n> 问题二\n不是"),
            ("> 只有引用", "> 只有引用"),
            ("From: 内网\n我写的话", "From: 内网\n我写的话"),
            ("On duty today\n在线等", "On duty today\n在线等"),
            ("", ""),
        ] {
            assert_eq!(without_quotes(given), kept, "{given}");
        }
    }
}
