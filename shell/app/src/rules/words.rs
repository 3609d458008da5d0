//! A parameter's value as an official would say it. What has no words yet is shown as it stands in the pack, never left out.

use toml::{Table, Value};
use yunheng_calendar::Limit;
use yunheng_policy::Rules;
use yunheng_values::Lang;

/// A value in words, and its unit where it is one figure with a unit.
pub(super) fn in_words(
    section: &str,
    fields: &Table,
    rules: &Rules<'_>,
    lang: Lang,
) -> (String, Option<String>) {
    let say = Say { rules, lang };
    match section {
        "thresholds" => say.threshold(fields),
        "approvals" => (say.steps(fields), None),
        "lists" | "documents" => (say.headed(fields, &["entries", "required"]), None),
        "deadlines" => (say.headed(fields, &["limit"]), None),
        _ => (say.headed(fields, &[]), None),
    }
}

/// Rulings named anywhere inside a value.
pub(super) fn rulings_inside(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Table(table) => match ruling_of(table) {
            Some(name) => found.push(name.to_owned()),
            None => table.values().for_each(|inner| rulings_inside(inner, found)),
        },
        Value::Array(items) => items.iter().for_each(|inner| rulings_inside(inner, found)),
        _ => {}
    }
}

fn ruling_of(table: &Table) -> Option<&str> {
    table.get("ruling").filter(|_| table.len() == 1)?.as_str()
}

struct Say<'r> {
    rules: &'r Rules<'r>,
    lang: Lang,
}

impl Say<'_> {
    fn pick(&self, zh: &str, en: &str) -> String {
        if self.lang == Lang::Zh { zh.to_owned() } else { en.to_owned() }
    }

    /// Fields that speak for themselves first, then the others with their names.
    fn headed(&self, fields: &Table, head: &[&str]) -> String {
        let bare = head.iter().filter_map(|name| Some(self.value(name, fields.get(*name)?)));
        let others = fields.iter().filter(|(name, _)| !head.contains(&name.as_str()));
        let labelled = others.filter_map(|(name, value)| self.labelled(name, value));
        bare.chain(labelled).collect::<Vec<_>>().join(&self.pick("；", "; "))
    }

    fn labelled(&self, name: &str, value: &Value) -> Option<String> {
        // Only what deviates from the ordinary is worth a word.
        match (name, value) {
            ("statutory", Value::Boolean(true)) | ("strict" | "joint", Value::Boolean(false)) => None,
            ("statutory", _) => Some(self.pick("监看时限，非法定", "a watch limit that no text sets")),
            _ => {
                let (zh, en) = word_of(LABELS, name).unwrap_or((name, name));
                Some(format!("{}{}{}", self.pick(zh, en), self.pick("：", ": "), self.value(name, value)))
            }
        }
    }

    fn value(&self, name: &str, value: &Value) -> String {
        match value {
            Value::String(text) => self.text(name, text),
            Value::Boolean(flag) => {
                if *flag {
                    self.pick("是", "yes")
                } else {
                    self.pick("否", "no")
                }
            }
            Value::Array(items) => {
                let items: Vec<String> = items.iter().map(|item| self.value(name, item)).collect();
                let is_flat = items.iter().all(|item| item.chars().count() < 24);
                items.join(&if is_flat { self.pick("、", ", ") } else { self.pick("；", "; ") })
            }
            Value::Table(table) => match ruling_of(table) {
                Some(ruling) => self.reading(ruling),
                None if table.contains_key("lower") => self.band(table),
                None => self.headed(table, &[]),
            },
            other => other.to_string(),
        }
    }

    fn text(&self, name: &str, text: &str) -> String {
        if LIMITS.contains(&name)
            && let Ok(limit) = Limit::parse(text)
        {
            return self.limit(limit);
        }
        if let Some((zh, en)) = word_of(WORDS, text) {
            return self.pick(zh, en);
        }
        match name {
            "above" | "below" | "share_low" | "share_high" | "terminate_share" => format!("{text}%"),
            "per_day" => self.pick(&format!("{text}元"), &format!("{text} yuan")),
            "deduct" | "deduction_per_overrun" => self.pick(&format!("{text}分"), &format!("{text} points")),
            _ => text.to_owned(),
        }
    }

    fn limit(&self, limit: Limit) -> String {
        if self.lang == Lang::Zh {
            return limit.in_chinese();
        }
        let many = |count: u32, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
        match limit {
            Limit::WorkingDays(count) => many(count, "working day"),
            Limit::Days(count) => many(count, "day"),
            Limit::Months(count) => many(count, "month"),
            Limit::Years(count) => many(count, "year"),
            Limit::Minutes(0) => "at once".to_owned(),
            Limit::Minutes(count) => many(count, "minute"),
        }
    }

    /// What the reading says; readings have no English.
    fn reading(&self, ruling: &str) -> String {
        let Some((key, chosen)) = self.rules.reading(ruling) else { return ruling.to_owned() };
        let known = self.rules.pack().ruling(&key);
        let says = known.and_then(|known| known.readings.iter().find(|reading| reading.key == chosen));
        match says.filter(|_| self.lang == Lang::Zh) {
            Some(reading) => format!("{chosen}（{}）", reading.says),
            None => chosen,
        }
    }

    fn band(&self, band: &Table) -> String {
        let text = |name: &str| band.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let pays = match band.get("ratio") {
            Some(_) => text("ratio"),
            None => self.text("action", &text("action")),
        };
        format!("≥{}{}{pays}", text("lower"), self.pick("：", ": "))
    }

    fn threshold(&self, fields: &Table) -> (String, Option<String>) {
        let text = |name: &str| fields.get(name).map(|value| self.value(name, value)).unwrap_or_default();
        let unit = fields.get("unit").and_then(Value::as_str).unwrap_or_default();
        let said = match text("comparison").as_str() {
            "between" => format!("{}–{}", text("low"), text("high")),
            comparison => {
                let sign =
                    SIGNS.iter().find(|(word, _)| *word == comparison).map_or(comparison, |sign| sign.1);
                format!("{sign}{}", text("value"))
            }
        };
        (said, Some(unit.to_owned()).filter(|unit| !unit.is_empty()))
    }

    fn steps(&self, fields: &Table) -> String {
        let steps = fields.get("steps").and_then(Value::as_array).into_iter().flatten();
        let step = |step: &Value| {
            let text = |name: &str| step.get(name).map(|value| self.value(name, value)).unwrap_or_default();
            format!("{}{}{}", text("role"), self.pick("：", ": "), text("act"))
        };
        let said = steps.map(step).collect::<Vec<_>>().join(" → ");
        match fields.get("joint").and_then(Value::as_bool) {
            Some(true) => said + &self.pick("（联合审批）", " (together)"),
            _ => said,
        }
    }
}

fn word_of<'w>(words: &'w [(&str, &'w str, &'w str)], name: &str) -> Option<(&'w str, &'w str)> {
    words.iter().find(|(known, _, _)| *known == name).map(|(_, zh, en)| (*zh, *en))
}

const SIGNS: &[(&str, &str)] = &[("lt", "<"), ("le", "≤"), ("gt", ">"), ("ge", "≥"), ("eq", "=")];

/// Fields that hold a limit.
const LIMITS: &[&str] = &[
    "limit",
    "minimum",
    "maximum",
    "after",
    "window",
    "length",
    "response",
    "immediate_tolerance",
    "gap_min",
    "gap_max",
];

/// Names of fields.
const LABELS: &[(&str, &str, &str)] = &[
    ("limit", "时限", "limit"),
    ("starts", "起算", "starts"),
    ("actor", "责任方", "actor"),
    ("direction", "方向", "direction"),
    ("kind", "性质", "kind"),
    ("minimum", "最低", "minimum"),
    ("maximum", "最长", "maximum"),
    ("strict", "须早于界限", "strictly before"),
    ("times", "次数", "times"),
    ("times_min", "至少次数", "at least"),
    ("per", "每", "per"),
    ("recipients", "报送", "recipients"),
    ("due", "期限", "due"),
    ("sections", "内容", "sections"),
    ("leaf", "影响指标", "indicator"),
    ("document", "文书", "document"),
    ("above", "高于", "above"),
    ("below", "低于", "below"),
    ("multiply", "规格倍数", "times the size"),
    ("modality", "强度", "modality"),
    ("tolerance", "波动容差", "tolerance"),
    ("low", "下限", "low"),
    ("high", "上限", "high"),
    ("target", "目标", "target"),
    ("step_gb", "步长（GB）", "step (GB)"),
    ("statistic", "统计口径", "statistic"),
    ("window", "统计区间", "window"),
    ("after", "满", "after"),
    ("excluded_causes", "不计的原因", "causes left out"),
    ("spread_below", "波动低于", "spread below"),
    ("metrics", "指标", "metrics"),
    ("gap_min", "最短间隔", "shortest gap"),
    ("gap_max", "最长间隔", "longest gap"),
    ("partial_year", "不足一年", "partial year"),
    ("default", "默认", "default"),
    ("metered", "测试计费", "tests are charged"),
    ("rule", "规则", "rule"),
    ("without_confirmation", "未确认时", "without confirmation"),
    ("length", "长度", "length"),
    ("anchor", "起点", "anchor"),
    ("starts_month_day", "起始月日", "starts on"),
    ("count", "个数", "count"),
    ("scope", "作用范围", "scope"),
    ("cycles_per_assessment", "每次考核的周期数", "cycles of an assessment"),
    ("cumulative", "累计", "cumulative"),
    ("steps", "次序", "order"),
    ("floor", "不低于", "not below"),
    ("unit", "单位", "unit"),
    ("mode", "方式", "mode"),
    ("factor", "倍数", "factor"),
    ("dimension", "维度", "dimension"),
    ("base", "基数", "base"),
    ("per_day", "每日", "a day"),
    ("terminate_after_days", "超过天数可终止", "may terminate after days"),
    ("terminate_share", "终止时的比例", "share on termination"),
    ("share_low", "最低比例", "lowest share"),
    ("share_high", "最高比例", "highest share"),
    ("definition", "定义", "definition"),
    ("response", "响应", "response"),
    ("deduct", "扣", "costs"),
    ("immediate_tolerance", "“立即”的容许", "tolerance of at once"),
    ("severity_from", "起始等级", "severity from"),
    ("match_key", "匹配依据", "matched by"),
    ("action", "措施", "action"),
    ("payer", "付款人", "payer"),
    ("unit_kind", "单位类别", "kind of unit"),
    ("layout", "版式", "layout"),
    ("role", "角色", "role"),
    ("official_name", "名称", "official name"),
    ("duties", "职责", "duties"),
    ("print_letter", "文书称谓", "letter in print"),
    ("edition", "版本", "edition"),
    ("title", "标题", "title"),
    ("superseded_by", "已被替代为", "superseded by"),
    ("in_force_on", "施行日", "in force on"),
    ("border", "界线归属", "border"),
    ("pass", "合格线", "pass mark"),
    ("rows", "分档", "bands"),
    ("scale", "小数位", "places"),
    ("rounding", "取整", "rounding"),
    ("deduction_per_overrun", "每次超时扣", "an overrun costs"),
    ("not_applicable_leaves", "不适用的指标", "leaves that do not apply"),
    ("border_year", "年份界线", "border year"),
    ("value", "数值", "value"),
];

/// Words that stand as values.
const WORDS: &[(&str, &str, &str)] = &[
    ("authority", "主管部门", "authority"),
    ("provider", "云服务商", "provider"),
    ("unit", "使用单位", "using unit"),
    ("finance", "财政部门", "finance"),
    ("third_party", "第三方", "third party"),
    ("system", "平台", "the platform"),
    ("all", "各方", "everybody"),
    ("M", "主管部门", "authority"),
    ("M1", "市级主管部门", "city's authority"),
    ("M2", "区级主管部门", "district's authority"),
    ("P", "云服务商", "provider"),
    ("U", "使用单位", "using unit"),
    ("T", "第三方", "third party"),
    ("F", "财政部门", "finance"),
    ("upper", "上级部门", "superior authority"),
    ("backward", "倒算", "counted back"),
    ("duration", "期间，不顺延", "a duration, never rolls"),
    ("week", "周", "week"),
    ("month", "月", "month"),
    ("quarter", "季度", "quarter"),
    ("half_year", "半年", "half-year"),
    ("year", "年", "year"),
    ("event", "次", "event"),
    ("may", "可", "may"),
    ("should", "宜", "should"),
    ("must", "须", "must"),
    ("percentage_point", "百分点", "percentage points"),
    ("relative", "相对比例", "relative"),
    ("none", "无", "none"),
    ("max", "最大值", "maximum"),
    ("security", "安全", "security"),
    ("cpu", "CPU", "CPU"),
    ("memory", "内存", "memory"),
    ("disk", "磁盘", "disk"),
    ("actual_days", "按当月实际天数", "actual days"),
    ("thirtieth", "每天按三十分之一", "a thirtieth a day"),
    ("half_month", "按半月", "half months"),
    ("whole_month", "按整月", "whole months"),
    ("provisional", "暂估", "provisional"),
    ("effective_date", "生效之日", "effective date"),
    ("calendar", "自然周期", "calendar"),
    ("fixed", "固定日期", "fixed"),
    ("every_cycle", "每个周期", "every cycle"),
    ("ratio", "考核系数", "ratio"),
    ("penalties", "违约金", "penalties"),
    ("already_paid", "已付款", "already paid"),
    ("fen", "分", "fen"),
    ("half_up", "四舍五入", "half up"),
    ("high", "高危", "high"),
    ("shutdown_notice", "通知关停", "notice of shutdown"),
    ("confirmed_stop", "以确认停用为准", "confirmed stop"),
    ("city_finance", "市级财政", "the city's finance"),
    ("district_finance", "区级财政", "the district's finance"),
    ("self", "自行付费", "itself"),
    ("official", "文件所附版式", "official layout"),
    ("reference", "参考样式", "reference layout"),
    ("block", "暂停支付", "blocked"),
    ("pay", "支付", "pays"),
];
