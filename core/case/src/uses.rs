//! Who reads a field of the form: the process, notices, documents, and rules of the form itself. A field that is read cannot go unsaid.

use crate::kind::CaseKind;
use serde_json::Value;
use std::collections::BTreeMap;
use yunheng_process::Process;
use yunheng_values::Text;

/// Something that reads a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldUse {
    /// The field.
    pub field: String,
    /// Who reads it.
    pub by: Reader,
}

/// Who reads a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// The line by which a case is known.
    Headline,
    /// A part, which is picked by it.
    Part(String),
    /// A check of time ahead, by its limit.
    Ahead(String),
    /// A notice, by what it begins with.
    Notice(String),
    /// A document, by its title.
    Document(Text),
    /// A condition of the process, by the ends of its flow.
    Flow(String, String),
    /// Another field, which is shown or needed by it.
    Field(String),
}

impl Reader {
    /// Who it is, in words.
    pub fn words(&self) -> Text {
        match self {
            Self::Headline => Text::new("事项标题（headline）", "the headline"),
            Self::Part(part) => Text::new(format!("参与方“{part}”"), format!("the part `{part}`")),
            Self::Ahead(limit) => {
                Text::new(format!("提前期检查“{limit}”"), format!("the check of time ahead `{limit}`"))
            }
            Self::Notice(title) => Text::new(format!("通知“{title}”"), format!("the notice `{title}`")),
            Self::Document(title) => {
                Text::new(format!("文书“{}”", title.zh), format!("the document `{}`", title.en))
            }
            Self::Flow(from, to) => {
                Text::new(format!("流程条件“{from}→{to}”"), format!("the condition `{from} → {to}`"))
            }
            Self::Field(title) => Text::new(format!("字段“{title}”"), format!("the field `{title}`")),
        }
    }
}

/// Who reads which fields, as far as what is given says it; each reader of a field once.
pub fn uses(
    kind: Option<&CaseKind>,
    process: Option<&Process>,
    templates: &BTreeMap<String, String>,
) -> Vec<FieldUse> {
    let mut found = Vec::new();
    let mut add = |field: &str, by: Reader| {
        let one = FieldUse { field: field.to_owned(), by };
        if !found.contains(&one) {
            found.push(one);
        }
    };
    if let Some(kind) = kind {
        kind.headline.fields().for_each(|field| add(field, Reader::Headline));
        kind.parts.iter().for_each(|part| add(&part.field, Reader::Part(part.part.clone())));
        kind.ahead.iter().for_each(|check| add(&check.field, Reader::Ahead(check.limit.clone())));
        for notice in &kind.notices {
            let title = notice.title.fill(&Value::Null, &|field| Some(format!("{{{field}}}")));
            let fields = notice.title.fields().chain(notice.body.fields());
            fields.for_each(|field| add(field, Reader::Notice(title.clone())));
        }
        for document in &kind.documents {
            let text = templates.get(&document.template).map_or("", String::as_str);
            let title = || Reader::Document(document.title.clone());
            template_fields(text).iter().for_each(|field| add(field, title()));
        }
    }
    for flow in process.iter().flat_map(|process| process.flows.iter().map(move |flow| (*process, flow))) {
        let (process, flow) = flow;
        let ends = || Reader::Flow(process.nodes[flow.from].title(), process.nodes[flow.to].title());
        let condition = flow.condition.as_deref().unwrap_or_default();
        after(condition, "form.").iter().for_each(|field| add(field, ends()));
    }
    found
}

/// Fields that a template of a document reads: `form.field`, `form.at("field")` and `rows("field", …)`.
pub(crate) fn template_fields(text: &str) -> Vec<String> {
    let code: String = text.lines().map(without_remark).collect::<Vec<_>>().join("\n");
    let mut fields: Vec<String> = after(&code, "form.");
    // Functions of the whole form, which name no field.
    fields.retain(|field| !["at", "pairs", "keys", "values", "len"].contains(&field.as_str()));
    for call in ["form.at(\"", "rows(\"", "rows.at(\""] {
        fields.extend(after(&code, call));
    }
    fields.sort();
    fields.dedup();
    fields
}

fn without_remark(line: &str) -> &str {
    // An address in a text holds two strokes as well.
    let remark = line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
    remark.map_or(line, |(at, _)| &line[..at])
}

/// Names that stand after a word which begins a word of its own.
fn after(text: &str, word: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let begins = |at: usize| !text[..at].ends_with(is_name);
    let hits = text.match_indices(word).filter(|(at, _)| begins(*at));
    let names = hits.map(|(at, word)| {
        let rest = &text[at + word.len()..];
        rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())].to_owned()
    });
    names.filter(|name| !name.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::{after, template_fields};

    #[test]
    fn a_template_says_which_fields_it_reads() {
        let text = "// #form.remark is no field\n#let form = says.form\n#form.name; #form.at(\"other\") https://x/form\n\
            #rows(\"people\", (\"name\", 1)) #for (k, v) in form.pairs() [] platform.x";
        assert_eq!(template_fields(text), ["name", "other", "people"]);
    }

    #[test]
    fn a_condition_says_which_fields_it_reads() {
        let condition = "has(form.a) && form.b_1 == 'form' || reform.c == 1 || size(form.a) > 0";
        assert_eq!(after(condition, "form."), ["a", "b_1", "a"]);
    }
}
