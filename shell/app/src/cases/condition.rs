//! Conditions looked at before they run: do they parse, do they name what there is, do they say yes or no.

use cel::common::ast::{CallExpr, Expr, LiteralValue, SelectExpr, operators};
use cel::{IdedExpr, Program};
use serde_json::Value;
use std::collections::BTreeSet;
use yunheng_case::Form;
use yunheng_process::check_condition;
use yunheng_values::Text;

/// What is wrong with a condition: it cannot be used, or it can fail in some cases.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Doubt {
    /// It cannot be used.
    Wrong(Text),
    /// It fails in a case in which this optional field is empty.
    MayBeEmpty(Text),
}

/// Looks at a condition; a form says which fields there are.
pub(super) fn doubts(condition: &str, form: &Form) -> Vec<Doubt> {
    if let Err(why) = check_condition(condition) {
        return vec![Doubt::Wrong(why)];
    }
    let program = match Program::compile(condition) {
        Ok(program) => program,
        Err(error) => {
            let error = error.to_string();
            return vec![Doubt::Wrong(Text::new(format!("条件写法不对：{error}"), error))];
        }
    };
    let mut looking = Looking { form, bound: Vec::new(), read: BTreeSet::new(), tested: BTreeSet::new() };
    match looking.type_of(program.expression()) {
        Err(why) => return vec![Doubt::Wrong(why)],
        Ok(Type::Truth | Type::Any) => {}
        Ok(other) => {
            let (zh, en) = other.words();
            let message = Text::new(
                format!("条件应得出是或否，实为{zh}"),
                format!("a condition says yes or no, and this one gives {en}"),
            );
            return vec![Doubt::Wrong(message)];
        }
    }
    let required = form.schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let sure: BTreeSet<&str> = required.chain(looking.tested.iter().map(String::as_str)).collect();
    let open = looking.read.iter().filter(|field| !sure.contains(field.as_str()));
    open.map(|field| {
        let title = form.title(field);
        Doubt::MayBeEmpty(Text::new(
            format!("字段“{title}”可以不填，不填时条件无法判断；请加 has(form.{field}) && …"),
            format!(
                "the field `{field}` may be empty, and then nothing can be said; add has(form.{field}) && …"
            ),
        ))
    })
    .collect()
}

/// Kinds of values, as far as a condition must tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Type {
    Truth,
    Number,
    Words,
    List,
    Form,
    Nothing,
    Any,
}

impl Type {
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Truth => ("是或否", "yes or no"),
            Self::Number => ("数", "a number"),
            Self::Words => ("文字", "text"),
            Self::List => ("列表", "a list"),
            Self::Form => ("整份表单", "the whole form"),
            Self::Nothing => ("空", "nothing"),
            Self::Any => ("不定", "anything"),
        }
    }

    fn fits(self, other: Self) -> bool {
        self == other || [self, other].iter().any(|one| matches!(one, Self::Any | Self::Nothing))
    }

    fn of_field(field: &Value) -> Self {
        match field["type"].as_str() {
            Some("string") => Self::Words,
            Some("integer" | "number") => Self::Number,
            Some("boolean") => Self::Truth,
            Some("array") => Self::List,
            _ => Self::Any,
        }
    }
}

struct Looking<'f> {
    form: &'f Form,
    /// Names that a comprehension binds.
    bound: Vec<String>,
    /// Fields that are read, and those that are asked for with `has`.
    read: BTreeSet<String>,
    tested: BTreeSet<String>,
}

impl Looking<'_> {
    fn type_of(&mut self, expression: &IdedExpr) -> Result<Type, Text> {
        match &expression.expr {
            Expr::Literal(value) => Ok(match value {
                LiteralValue::Boolean(_) => Type::Truth,
                LiteralValue::Double(_) | LiteralValue::Int(_) | LiteralValue::UInt(_) => Type::Number,
                LiteralValue::String(_) => Type::Words,
                LiteralValue::Null => Type::Nothing,
                LiteralValue::Bytes(_) => Type::Any,
            }),
            Expr::Ident(name) => self.name(name),
            Expr::Select(select) => self.field(select),
            Expr::Call(call) => self.call(call),
            Expr::List(list) => {
                for element in &list.elements {
                    self.type_of(element)?;
                }
                Ok(Type::List)
            }
            Expr::Comprehension(all) => {
                self.type_of(&all.iter_range)?;
                let before = self.bound.len();
                self.bound.extend([all.iter_var.clone(), all.accu_var.clone()]);
                self.bound.extend(all.iter_var2.clone());
                self.type_of(&all.loop_step)?;
                self.bound.truncate(before);
                Ok(Type::Any)
            }
            Expr::Map(_) | Expr::Struct(_) | Expr::Unspecified => {
                Err(Text::new("条件里不能写这种结构", "a condition holds no such structure"))
            }
        }
    }

    fn name(&self, name: &str) -> Result<Type, Text> {
        match name {
            "form" => Ok(Type::Form),
            "urgent" => Ok(Type::Truth),
            "outcome" => Ok(Type::Words),
            bound if self.bound.iter().any(|one| one == bound) => Ok(Type::Any),
            _ => Err(Text::new(
                format!("没有“{name}”；可用 form.字段、outcome、urgent"),
                format!("there is no `{name}`; use form.field, outcome or urgent"),
            )),
        }
    }

    fn field(&mut self, select: &SelectExpr) -> Result<Type, Text> {
        let of = self.type_of(&select.operand)?;
        let field = &select.field;
        match of {
            Type::Form if self.form.has(field) => {
                let known = if select.test { &mut self.tested } else { &mut self.read };
                known.insert(field.clone());
                let found = Type::of_field(&self.form.schema["properties"][field.as_str()]);
                Ok(if select.test { Type::Truth } else { found })
            }
            Type::Form => {
                Err(Text::new(format!("表单没有字段“{field}”"), format!("the form has no field `{field}`")))
            }
            Type::Any => Ok(if select.test { Type::Truth } else { Type::Any }),
            other => {
                let (zh, en) = other.words();
                Err(Text::new(format!("{zh}没有“{field}”"), format!("{en} has no `{field}`")))
            }
        }
    }

    fn call(&mut self, call: &CallExpr) -> Result<Type, Text> {
        let mut given = Vec::new();
        for one in call.target.iter().map(AsRef::as_ref).chain(&call.args) {
            given.push(self.type_of(one)?);
        }
        let name = call.func_name.as_str();
        let all_fit = |wanted: Type| given.iter().all(|one| one.fits(wanted));
        let pair_fits = given.len() == 2 && given[0].fits(given[1]);
        let (is_right, result) = match name {
            operators::LOGICAL_AND | operators::LOGICAL_OR | operators::LOGICAL_NOT => {
                (all_fit(Type::Truth), Type::Truth)
            }
            operators::NOT_STRICTLY_FALSE => (true, Type::Truth),
            operators::EQUALS | operators::NOT_EQUALS => (pair_fits, Type::Truth),
            operators::LESS | operators::LESS_EQUALS | operators::GREATER | operators::GREATER_EQUALS => {
                (pair_fits && (all_fit(Type::Number) || all_fit(Type::Words)), Type::Truth)
            }
            operators::IN => (given.get(1).is_some_and(|list| list.fits(Type::List)), Type::Truth),
            operators::ADD => (pair_fits, given.first().copied().unwrap_or(Type::Any)),
            operators::SUBSTRACT | operators::MULTIPLY | operators::DIVIDE | operators::MODULO => {
                (all_fit(Type::Number), Type::Number)
            }
            operators::NEGATE => (all_fit(Type::Number), Type::Number),
            operators::CONDITIONAL => {
                let is_right = given.len() == 3 && given[0].fits(Type::Truth) && given[1].fits(given[2]);
                (is_right, given.get(1).copied().unwrap_or(Type::Any))
            }
            operators::INDEX => (true, Type::Any),
            "size" => (given.len() == 1 && (all_fit(Type::List) || all_fit(Type::Words)), Type::Number),
            "startsWith" | "endsWith" => (given.len() == 2 && all_fit(Type::Words), Type::Truth),
            "contains" => {
                let holds = given.first().is_some_and(|one| one.fits(Type::List) || one.fits(Type::Words));
                (given.len() == 2 && holds, Type::Truth)
            }
            other => {
                return Err(Text::new(
                    format!("没有函数“{other}”；可用 has、size、contains、startsWith、endsWith"),
                    format!(
                        "there is no function `{other}`; use has, size, contains, startsWith or endsWith"
                    ),
                ));
            }
        };
        if is_right {
            return Ok(result);
        }
        let sign = name.trim_matches(['_', '@']);
        let (zh, en): (Vec<_>, Vec<_>) = given.iter().map(|one| one.words()).unzip();
        Err(Text::new(
            format!("“{sign}”不能用于{}", zh.join("和")),
            format!("`{sign}` does not go with {}", en.join(" and ")),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> Form {
        let text = r#"{"type":"object","additionalProperties":false,"required":["action","rows"],
            "x-yh":{"sections":[{"fields":["action","count","urgent_why","rows","done"]}]},
            "properties":{"action":{"type":"string"},"count":{"type":"integer","title":"数量"},"urgent_why":{"type":"string"},
            "rows":{"type":"array"},"done":{"type":"boolean"}}}"#;
        Form::parse(text, "form").expect("a form")
    }

    fn wrong(condition: &str) -> bool {
        doubts(condition, &form()).iter().any(|doubt| matches!(doubt, Doubt::Wrong(_)))
    }

    #[test]
    fn what_a_case_could_answer_passes() {
        for right in [
            "form.action == '开通'",
            "urgent || outcome == 'approve' && form.action != 'x'",
            "size(form.rows) > 3",
            "form.action in ['a', 'b']",
            "form.rows.exists(row, row.port == '443')",
            "has(form.count) && form.count + 1 >= 2.5",
            "!(has(form.done) && form.done)",
            "form.action.startsWith('开')",
            "(urgent ? 1 : 2) == 1",
        ] {
            assert_eq!(doubts(right, &form()), [], "{right}");
        }
    }

    #[test]
    fn what_would_fail_in_every_case_is_wrong() {
        for no in [
            "form.absent == 1",
            "form.action",
            "form.action > 3",
            "form.action == 3",
            "form.action && urgent",
            "outcome.name == 'x'",
            "nothing == 1",
            "matches(form.action, 'x+')",
            "1 +",
            "size(urgent) > 1",
            "{'a': 1}.a == 1",
        ] {
            assert!(wrong(no), "{no}");
        }
    }

    #[test]
    fn an_optional_field_is_asked_for_first() {
        let found = doubts("form.count > 3", &form());
        assert!(
            matches!(found.as_slice(), [Doubt::MayBeEmpty(text)] if text.zh.contains("数量")),
            "{found:?}"
        );
    }
}
