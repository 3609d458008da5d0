//! What a step needs another case for: an authorization in force. `[[authorized]]` of `case.toml`.

use crate::kind::CaseKind;
use serde::Deserialize;
use serde_json::Value;
use yunheng_process::{Kind, Process};
use yunheng_values::{Finding, Findings, Text};

/// A step that is refused until an authorization is in force: a running case of another kind.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorizedRule {
    /// Tasks that need it.
    pub at: Vec<String>,
    /// Words with which they need it; any when there are none.
    #[serde(default)]
    pub outcomes: Vec<String>,
    /// The kind of work whose running case authorizes.
    pub kind: String,
    /// Whose authorization: `unit`, or a part.
    pub of: String,
    /// To whom: `unit`, or a part.
    pub to: String,
    /// What whoever is authorized is called among the parts of the other kind.
    pub part: String,
    /// Field of the authorization with its first day.
    pub from: String,
    /// Field with its last day.
    pub until: String,
    /// Fields that say the same in both.
    #[serde(default)]
    pub same: Vec<String>,
    /// Fields with several words, of which the authorization has all that are asked for.
    #[serde(default)]
    pub covers: Vec<String>,
    /// Clauses that ask for it.
    #[serde(rename = "clause")]
    pub clauses: Vec<String>,
}

impl AuthorizedRule {
    /// Whether a step needs it when it is completed with a word.
    pub fn is_for(&self, element: &str, outcome: &str) -> bool {
        self.at.iter().any(|at| at == element)
            && (self.outcomes.is_empty() || self.outcomes.iter().any(|word| word == outcome))
    }

    /// Whether an authorization is in force on a day, YYYY-MM-DD, and for what is asked. A day that is not written is no day.
    pub fn is_in_force(&self, authorization: &Value, asked: &Value, today: &str) -> bool {
        let day = |field: &str| authorization[field].as_str().unwrap_or_default();
        let has_all = |field: &String| {
            let words = |form: &Value| form[field.as_str()].as_array().cloned().unwrap_or_default();
            let granted = words(authorization);
            words(asked).iter().all(|word| granted.contains(word))
        };
        let is_same = |field: &String| authorization[field.as_str()] == asked[field.as_str()];
        let (from, until) = (day(&self.from), day(&self.until));
        !from.is_empty()
            && (from..=until).contains(&today)
            && self.same.iter().all(is_same)
            && self.covers.iter().all(has_all)
    }
}

impl CaseKind {
    /// The party of a relation, as a form names it: the unit, or a part of one party.
    pub fn party_of(&self, relation: &str, filled: &Value, unit: i64) -> Option<i64> {
        if relation == crate::load::UNIT {
            return Some(unit);
        }
        let rule = self.parts.iter().find(|rule| rule.part == relation)?;
        filled[rule.field.as_str()].as_i64()
    }
}

/// Everything that a rule says which its kind does not know.
pub(crate) fn unfit_authorized(kind: &CaseKind, process: &Process, place: &str) -> Findings {
    let mut findings = Findings::new();
    let mut say = |zh: String, en: String| {
        findings.push(Finding::error("case_authorized", place.to_owned(), Text::new(zh, en)));
    };
    let is_known = |relation: &String| {
        relation == crate::load::UNIT || kind.parts.iter().any(|rule| rule.part == *relation)
    };
    for rule in &kind.authorized {
        for at in &rule.at {
            let words = process.node(at).filter(|node| node.kind == Kind::UserTask);
            let words = words.map(|node| &node.settings.outcomes);
            if words.is_none_or(|words| rule.outcomes.iter().any(|word| !words.contains(word))) {
                say(
                    format!("须有授权的环节“{at}”不是流程里的任务，或者没有那个办理结果"),
                    format!(
                        "`{at}`, which needs an authorization, is no task of the process or lacks that outcome"
                    ),
                );
            }
        }
        for relation in [&rule.of, &rule.to].into_iter().filter(|relation| !is_known(relation)) {
            say(
                format!("授权的“{relation}”既不是本单位也不是参与方"),
                format!("`{relation}` of an authorization is neither the unit nor a part"),
            );
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::AuthorizedRule;
    use serde_json::json;

    fn rule() -> AuthorizedRule {
        AuthorizedRule {
            at: vec!["do".into()],
            outcomes: vec!["done".into()],
            kind: "data-access".into(),
            of: "user".into(),
            to: "unit".into(),
            part: "provider".into(),
            from: "from".into(),
            until: "until".into(),
            same: vec!["system".into()],
            covers: vec!["acts".into()],
            clauses: vec!["SJ-P-11.3(3)".into()],
        }
    }

    #[test]
    fn it_holds_from_its_first_day_to_its_last_for_what_it_names() {
        let given =
            json!({ "from": "2026-11-23", "until": "2026-12-23", "system": "甲", "acts": ["访问", "修改"] });
        let asked = json!({ "system": "甲", "acts": ["访问"] });
        for (today, holds) in
            [("2026-11-22", false), ("2026-11-23", true), ("2026-12-23", true), ("2026-12-24", false)]
        {
            assert_eq!(rule().is_in_force(&given, &asked, today), holds, "{today}");
        }
        let today = "2026-12-01";
        assert!(!rule().is_in_force(&given, &json!({ "system": "乙", "acts": ["访问"] }), today));
        assert!(!rule().is_in_force(&given, &json!({ "system": "甲", "acts": ["访问", "销毁"] }), today));
        assert!(
            !rule().is_in_force(&json!({ "until": "2026-12-23", "system": "甲" }), &asked, today),
            "undated"
        );
        assert!(
            rule().is_for("do", "done") && !rule().is_for("do", "return") && !rule().is_for("fill", "done")
        );
    }
}
