//! Tasks of several cases completed with one word, where their kinds allow it. Each is an act of its own: what stands against one does
//! not hold up the others, and is said with it.

use super::kinds::as_kept;
use super::tasks::complete;
use crate::caller::Caller;
use crate::problem::{Problem, retrying};
use crate::service::App;
use std::collections::BTreeSet;
use yunheng_access::Permission;
use yunheng_api::platform::{CompleteTaskJson, CompleteTogetherJson, TaskAnswerJson};
use yunheng_store::Db;
use yunheng_store::case;
use yunheng_values::{Finding, Lang, Text};

/// Most that are completed at once.
const MOST: usize = 100;

/// Completes tasks together; of each it is said whether it was done.
///
/// # Errors
/// Not allowed; none, or too many. What stands against one task is in its answer.
pub async fn complete_together(
    app: &App,
    caller: &Caller,
    given: &CompleteTogetherJson,
) -> Result<Vec<TaskAnswerJson>, Problem> {
    let reading = app.read(caller, Permission::CaseWork)?;
    let tasks: BTreeSet<i64> = given.tasks.iter().copied().collect();
    if tasks.is_empty() || given.tasks.len() > MOST {
        let message = Text::new(format!("一次选1至{MOST}项"), format!("choose 1 to {MOST} tasks"));
        return Err(Problem::unusable(vec![Finding::error("too_many", "/tasks", message)]));
    }
    let asked = CompleteTaskJson { outcome: given.outcome.clone(), said: given.said.clone(), form: None };
    let mut answers = Vec::with_capacity(tasks.len());
    for task in tasks {
        let done = match allowed(reading.db, task, &given.outcome).await {
            Ok(()) => retrying(|| complete(app, caller, task, &asked)).await.map(drop),
            Err(problem) => Err(problem),
        };
        answers.push(answer(task, done, caller.place.lang));
    }
    Ok(answers)
}

/// Refuses a task whose kind does not let it be completed with others; whether it is the caller's is for the act itself to say.
async fn allowed(db: Db<'_>, task: i64, outcome: &str) -> Result<(), Problem> {
    let found = case::task(db, task).await?.ok_or_else(Problem::not_found)?;
    let row = case::case(db, found.case_id).await?.ok_or_else(Problem::not_found)?;
    let named = as_kept(db, row.case_type_id).await?;
    let is_in_batch = named.is.batch_outcomes(&found.element).iter().any(|word| word == outcome);
    if is_in_batch && found.review_of.is_none() {
        return Ok(());
    }
    Err(Problem::refused(
        "no_batch",
        "这项任务不能批量办理，请打开逐件办理",
        "this task cannot be completed with others; open it and complete it alone",
    ))
}

fn answer(task: i64, done: Result<(), Problem>, lang: Lang) -> TaskAnswerJson {
    let Err(problem) = done else {
        return TaskAnswerJson { task, is_done: true, code: None, refusal: None, findings: Vec::new() };
    };
    TaskAnswerJson {
        task,
        is_done: false,
        code: Some(problem.code.to_string()),
        refusal: Some(problem.message.in_lang(lang).to_owned()),
        findings: crate::rules::finding_bodies(&problem.findings, lang),
    }
}
