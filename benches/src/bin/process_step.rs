//! Runs cases of a process from opening to completion in memory, and prints how many user tasks a second.
//!
//! Usage: `process_step FILE PROCESS CASES`. Roles are filled in where the file has none, conditions hold by turns as
//! `spiff_step.py` lets them, so that both sides complete the same tasks.

use std::process::ExitCode;
use std::time::Instant;
use yunheng_process::{Answer, Definition, ElementId, Event, Facts, Kind, PersonId, State, read_bpmn, step};
use yunheng_values::Moment;

struct Never;

impl Facts for Never {
    fn holds(&self, condition: &str, _: &State) -> Result<bool, String> {
        Ok(condition.contains("approved") && !condition.contains('!'))
    }

    fn countersigners(&self, _: &ElementId) -> Vec<PersonId> {
        vec![PersonId(1)]
    }
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [file, id, cases] = arguments.as_slice() else {
        eprintln!("process_step FILE PROCESS CASES");
        return ExitCode::FAILURE;
    };
    match measured(file, id, cases) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn measured(file: &str, id: &str, cases: &str) -> Result<(), String> {
    let bytes = std::fs::read(file).map_err(|error| error.to_string())?;
    let cases: u32 = cases.parse().map_err(|error| format!("{cases}: {error}"))?;
    let read = read_bpmn(&bytes, file).map_err(|findings| format!("{findings:?}"))?;
    let mut process = read.process(id).ok_or("no such process")?.clone();
    for node in process.nodes.iter_mut().filter(|node| node.kind == Kind::UserTask) {
        node.settings.role.get_or_insert_with(|| "role".to_owned());
    }
    let begun = Instant::now();
    let definition = Definition::new(&process, 1).map_err(|findings| format!("{findings:?}"))?;
    let judged = begun.elapsed();
    let begun = Instant::now();
    let mut tasks = 0_u64;
    for _ in 0..cases {
        tasks += case(&definition)?;
    }
    let seconds = begun.elapsed().as_secs_f64();
    eprintln!(
        "{} nodes judged and indexed in {:.3} ms; {tasks} user tasks in {seconds:.3} s, {:.0} tasks/s",
        process.nodes.len(),
        judged.as_secs_f64() * 1000.0,
        tasks as f64 / seconds
    );
    Ok(())
}

/// One case from its start to its end; how many tasks it had.
fn case(definition: &Definition) -> Result<u64, String> {
    let now = Moment::from_epoch_seconds(1_796_083_200).ok_or("no moment")?;
    let by = PersonId(1);
    let mut state = State::new(&definition.process().id, definition.version());
    let mut event = Event::Start { by };
    let mut tasks = 0;
    loop {
        match step(definition, &state, &event, now, &Never) {
            Answer::Done(done) => state = done.state,
            Answer::Refused(refusal) => return Err(refusal.message().en),
        }
        let Some(task) = state.open_tasks().map(|(_, seat)| seat.task).next() else { break };
        tasks += 1;
        event = Event::Complete { task, by, outcome: "done".to_owned() };
    }
    if state.ending().is_some() { Ok(tasks) } else { Err("the case did not end".to_owned()) }
}
