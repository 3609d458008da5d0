//! Words for acts and outcomes.

use yunheng_values::Text;

/// An act on a case, in words.
pub(super) fn act_title(act: &str) -> Text {
    let (zh, en) = match act {
        "open" => ("发起", "opened"),
        "send" => ("提交", "sent"),
        "complete" => ("办理", "completed"),
        "return" => ("退回", "returned"),
        "reject" => ("驳回", "rejected"),
        "withdraw" => ("撤回", "withdrawn"),
        "claim" => ("签收", "taken"),
        "release" => ("退还", "given back"),
        "assign" => ("转办", "passed on"),
        "review" => ("请人加签", "asked to be heard"),
        "reviewed" => ("加签意见", "heard"),
        "stand_in" => ("代办", "stood in"),
        "comment" => ("留言", "comment"),
        "attach" => ("上传附件", "file added"),
        "detach" => ("移除附件", "file removed"),
        "tell" => ("通知", "people told"),
        "move" => ("换用新版", "moved to another version"),
        "issue" => ("出具文书", "document issued"),
        "sign" => ("上传签章件", "signed copy added"),
        "left_out" => ("附件未收", "files not taken"),
        "take" => ("服务台登记", "taken at the service desk"),
        "cite" => ("引用知识", "knowledge referred to"),
        "rate" => ("评价", "rated"),
        "call_back" => ("电话回访", "called back"),
        "dispatch" => ("派单", "dispatched"),
        "link" => ("关联事项", "linked with another case"),
        "unlink" => ("取消关联", "link taken away"),
        "merge" => ("并入其他事项", "merged into another case"),
        "merged" => ("并入了其他事项", "another case was merged into it"),
        "escalate" => ("超时升级", "escalated"),
        "remind" => ("到期提醒", "reminded"),
        "overdue" => ("超时提醒", "late"),
        "force_majeure" => ("不可抗力顺延", "force majeure"),
        "recount" => ("重算时限", "due dates counted again"),
        "ask_urgency" => ("申请加急", "asked to be urgent"),
        "grant_urgency" => ("同意加急", "made urgent"),
        "refuse_urgency" => ("未同意加急", "not made urgent"),
        "timer" => ("到时", "timer"),
        other => (other, other),
    };
    Text::new(zh, en)
}

/// A channel by which a case came in, in words.
pub(super) fn channel_title(channel: &str) -> Text {
    let (zh, en) = match channel {
        "portal" => ("门户", "portal"),
        "telephone" => ("电话", "telephone"),
        "counter" => ("现场", "counter"),
        "mail" => ("邮件", "mail"),
        other => (other, other),
    };
    Text::new(zh, en)
}

/// An outcome of a task, in words. An outcome may be written in Chinese in the process itself; then it stands for itself.
pub(super) fn outcome_title(outcome: &str) -> Text {
    let (zh, en) = match outcome {
        "send" => ("提交", "send"),
        "done" => ("办结", "done"),
        "approve" => ("同意", "approve"),
        "confirm" => ("确认", "confirm"),
        "return" => ("退回", "return"),
        "reject" => ("驳回", "reject"),
        "agree" => ("同意", "agree"),
        "disagree" => ("不同意", "disagree"),
        "pass" => ("通过", "passed"),
        "fail" => ("未通过", "failed"),
        "close" => ("关闭", "close"),
        "cancel" => ("取消", "cancel"),
        other => (other, other),
    };
    Text::new(zh, en)
}
