//! What a process of a kind of work may name, in words.

use super::super::show::role_titles;
use super::super::who::{OPENER, UNIT};
use super::super::words::outcome_title;
use super::Known;
use crate::problem::Problem;
use crate::service::App;
use serde_json::Value;
use yunheng_api::platform::{DesignFieldJson, DesignOfferJson, DesignOffersJson, DesignSectionJson};
use yunheng_case::{CaseKind, Form, LedgerAct};
use yunheng_policy::Rules;
use yunheng_store::{Db, role};
use yunheng_values::{Lang, Text};

/// Words that a task can be completed with; a process may use others, which then stand for themselves.
const OUTCOMES: [&str; 10] =
    ["send", "done", "approve", "confirm", "agree", "disagree", "pass", "fail", "return", "reject"];

/// What is offered.
pub(super) async fn offers(
    app: &App,
    db: Db<'_>,
    known: &Known,
    rules: &Rules<'_>,
    (kind, form): (&CaseKind, &Form),
    lang: Lang,
) -> Result<DesignOffersJson, Problem> {
    let offer = |key: &str, title: &Text| DesignOfferJson {
        key: key.to_owned(),
        title: title.in_lang(lang).to_owned(),
    };
    let business: Vec<String> = role::list(db)
        .await?
        .into_iter()
        .filter(|role| role.world == "business")
        .map(|role| role.key)
        .collect();
    let titles = role_titles(app, db).await?;
    let roles = titles.iter().filter(|(key, _)| business.contains(key)).map(|(key, title)| offer(key, title));
    let parts = kind.parts.iter().map(|part| {
        let field = form.title(&part.field);
        offer(
            &part.part,
            &Text::new(format!("表单中选择的“{field}”"), format!("those of the field `{field}`")),
        )
    });
    let own = [
        offer(OPENER, &Text::new("发起人", "who opened it")),
        offer(UNIT, &Text::new("发起单位（或管辖它的部门）", "the unit, or whoever reaches it")),
    ];
    let effects = kind.notices.iter().filter(|notice| notice.effect != "case.ended").map(|notice| {
        let to = match notice.to.as_str() {
            OPENER => Text::new("发起人", "the opener"),
            UNIT => Text::new("发起单位", "the unit"),
            part => kind.parts.iter().find(|own| own.part == part).map_or_else(
                || Text::new(part, part),
                |own| Text::new(form.title(&own.field), form.title(&own.field)),
            ),
        };
        let words = Text::new(format!("通知{}", to.zh), format!("tell {}", to.en));
        offer(&notice.effect, &words)
    });
    let acts = kind.effects.iter().map(|rule| offer(&rule.effect, &words_of(rule.run)));
    Ok(DesignOffersJson {
        roles: roles.collect(),
        relations: own.into_iter().chain(parts).collect(),
        limits: limits(known, rules, lang),
        effects: effects.chain(acts).collect(),
        outcomes: OUTCOMES.iter().map(|word| offer(word, &outcome_title(word))).collect(),
        fields: fields(form),
        sections: sections(form),
        form: form.schema.clone(),
    })
}

/// What an effect does to the ledger, in words.
pub(super) fn words_of(act: LedgerAct) -> Text {
    let (zh, en) = match act {
        LedgerAct::QuotaReserve => ("预占配额", "keep room in the quota"),
        LedgerAct::QuotaGrant => ("核定配额", "approve the quota"),
        LedgerAct::QuotaRelease => ("释放预占", "give kept room back"),
        LedgerAct::LeaseStart => ("开通起租", "open resources and start their lease"),
        LedgerAct::LeasePromote => ("转为正式", "make tests formal"),
        LedgerAct::ResourceResize => ("变更规格", "resize resources"),
        LedgerAct::ResourceStop => ("停止服务", "stop the service of resources"),
        LedgerAct::ResourceResume => ("恢复服务", "resume the service of resources"),
        LedgerAct::LeaseEnd => ("终止租用", "end leases"),
        LedgerAct::ResourceReclaim => ("回收资源", "reclaim resources"),
        LedgerAct::TestSettled => ("核对测试已了结", "refuse while a test is still leased"),
    };
    Text::new(zh, en)
}

fn limits(known: &Known, rules: &Rules<'_>, lang: Lang) -> Vec<DesignOfferJson> {
    let keys = known.effective.pack().parameters.keys().filter(|key| key.starts_with("deadlines."));
    let offer = |key: &String| {
        let cited = rules.get::<yunheng_policy::shape::Deadline>(key).ok()?;
        let limit = cited.value.limit;
        let words = match lang {
            Lang::Zh => limit.in_chinese(),
            Lang::En => limit.to_string(),
        };
        let clauses: Vec<String> = cited.clauses.iter().map(ToString::to_string).collect();
        Some(DesignOfferJson {
            key: key.trim_start_matches("deadlines.").to_owned(),
            title: format!("{} {words}（{}）", cited.name, clauses.join("、")),
        })
    };
    keys.filter_map(offer).collect()
}

fn fields(form: &Form) -> Vec<DesignFieldJson> {
    let required: Vec<&str> =
        form.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = form.schema["properties"].as_object().into_iter().flatten();
    let told = properties.map(|(name, field)| DesignFieldJson {
        name: name.clone(),
        title: form.title(name),
        holds: field["type"].as_str().unwrap_or("object").to_owned(),
        format: field["format"].as_str().map(str::to_owned),
        values: field["enum"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| one.as_str().map(str::to_owned))
            .collect(),
        is_required: required.contains(&name.as_str()),
    });
    told.collect()
}

fn sections(form: &Form) -> Vec<DesignSectionJson> {
    let told = form.task_sections().into_iter().map(|(element, section)| DesignSectionJson {
        element: element.to_owned(),
        fields: section.fields.iter().map(|field| form.title(field)).collect(),
    });
    told.collect()
}
