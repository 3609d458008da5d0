//! Other kinds of work in the demo city's past: a system that was stopped in an emergency and one that still is, a rectification, an
//! extension of the catalog, a system that stays out of the cloud.

use super::city::City;
use super::past::{Deed, Filled, Script, When};
use crate::problem::Problem;
use serde_json::{Value, json};

const OFFICER: &str = "data.officer1";
const LEADER: &str = "data.leader";
const ENGINEER: &str = "clouda.engineer";
const MANAGER: &str = "clouda.manager";

/// Plans all of it.
pub(super) fn plan(script: &mut Script<'_>, city: &City<'_>) -> Result<(), Problem> {
    suspension(script, city, ("culture.clerk", "文旅服务"), 33, true)?;
    suspension(script, city, ("nature.clerk", "空气质量监测"), 2, false)?;
    rectification(script);
    extension(script, city)?;
    exemption(script);
    Ok(())
}

fn begin(
    script: &mut Script<'_>,
    when: When,
    (by, kind): (&'static str, &'static str),
    form: Value,
) -> usize {
    let story = script.story();
    let form = Filled::With(form);
    script.on(when, story, Deed::Begin { by, kind, form, papers: &[], is_sent: true });
    story
}

/// A system that endangered the platform. Where it is over, the service was restored.
fn suspension(
    script: &mut Script<'_>,
    city: &City<'_>,
    (clerk, system): (&'static str, &str),
    ago: usize,
    is_over: bool,
) -> Result<(), Problem> {
    let form = json!({ "system_name": system, "user_id": city.party(clerk)?, "authority_id": city.party(OFFICER)?,
        "suspended_at": script.calendar.at((ago, 14 * 60)), "reason": "主机失陷或传播恶意代码",
        "event": "一台云主机对内网大范围扫描，流量异常升高。", "scope": "该系统的全部云主机",
        "measures": "已断开对外访问，保留现场。" });
    let story = begin(script, (ago, 14 * 60 + 5), (ENGINEER, "emergency-suspension"), form);
    if !is_over {
        return Ok(());
    }
    let at = (ago - 1, 10 * 60);
    let remedied =
        json!({ "remedy": "已清除恶意程序，修改口令并修补漏洞。", "remedied_at": script.calendar.at(at) });
    script.done(at, story, (clerk, "done", ""), Some(remedied));
    let at = (ago - 1, 15 * 60);
    let checked = json!({ "checks": [{ "checked_at": script.calendar.at(at), "result": "可以恢复" }] });
    script.done(at, story, (ENGINEER, "pass", ""), Some(checked));
    let at = (ago - 1, 16 * 60);
    let restored = json!({ "restored_at": script.calendar.at(at), "restore_note": "已恢复，观察正常。" });
    script.done(at, story, (ENGINEER, "done", ""), Some(restored));
    let reviewed = json!({ "was_justified": "适当", "cause": "弱口令被猜中", "lessons": "全部改为强口令并开启双因素认证" });
    script.done((ago - 3, 10 * 60), story, (OFFICER, "done", ""), Some(reviewed));
    Ok(())
}

/// What an inspection found, mended in time.
fn rectification(script: &mut Script<'_>) {
    let found_on = script.calendar.day(29).to_string();
    let form = json!({ "title": "巡检记录不全", "provider_id": script.provider, "basis": "服务合同的运维要求", "source": "日常检查",
        "findings": [{ "finding": "上月缺三次机房巡检记录", "found_on": found_on, "required": "补齐并说明原因" }], "term": "限期整改" });
    let story = begin(script, (29, 10 * 60), (OFFICER, "rectification"), form);
    script.done((28, 9 * 60 + 30), story, (LEADER, "approve", "同意签发"), None);
    script.done((27, 10 * 60), story, (MANAGER, "done", ""), None);
    let replies = json!({ "replies": [{ "reported_on": script.calendar.day(27).to_string(), "measures": "记录已补齐，改为系统打卡。" }] });
    script.done((27, 11 * 60), story, (MANAGER, "done", ""), Some(replies));
    let checked =
        json!({ "rechecks": [{ "checked_on": script.calendar.day(26).to_string(), "result": "到位" }] });
    script.done((26, 15 * 60), story, (OFFICER, "pass", ""), Some(checked));
}

/// What the catalog lacks; the authority looks at it.
fn extension(script: &mut Script<'_>, city: &City<'_>) -> Result<(), Problem> {
    let units = [city.party("health.clerk")?, city.party("rescue.clerk")?];
    let form = json!({ "title": "增加图形处理器", "reason": "使用单位需求", "requesting_units": units,
        "need": "影像识别和视频分析需要图形处理器，现有目录没有可用的规格。",
        "items": [{ "act": "新增", "name": "图形处理器", "unit": "张·月", "metering": "按时间", "unit_price": "1200.00" }] });
    let story = begin(script, (4, 10 * 60 + 20), (ENGINEER, "catalog-extension"), form);
    script.done((3, 9 * 60 + 20), story, (MANAGER, "approve", "同意上报"), None);
    Ok(())
}

/// A system that cannot move; the leader has the last word.
fn exemption(script: &mut Script<'_>) {
    let form = json!({ "system_name": "加密机管理系统", "system_state": "已建成", "is_unclassified": true, "protection_level": "二级",
        "present_place": "本单位机房", "reasons": ["专用硬件或软件无法迁移"],
        "explanation": "专用加密卡不支持虚拟化，上级尚未给出替代方案，暂不能迁移。" });
    let story = begin(script, (14, 9 * 60 + 40), ("care.clerk", "cloud-exemption"), form);
    script.done((12, 10 * 60), story, (OFFICER, "done", "材料齐全"), None);
    let day = script.calendar.day(8).to_string();
    let reviewed = json!({ "reviewed_on": day, "review_form": "会议评审", "reviewers": [{ "name": "示例专家" }],
        "conclusion": "同意暂不入云", "review_note": "理由充分，期满前复核。" });
    script.done((8, 16 * 60), story, (OFFICER, "done", ""), Some(reviewed));
}
