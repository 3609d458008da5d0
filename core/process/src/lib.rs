//! Processes: BPMN 2.0 read, proved sound, stepped.
//!
//! A process is a drawing that an office can read and a program that a case runs on. This crate reads the drawing
//! ([`read_bpmn`]), says whether it is sound ([`judge`]), makes a [`Definition`] of it and steps cases through it
//! ([`step`]): a pure function of definition, state, event, moment and facts.
//!
//! What it is not: it knows no clock, no people and no pack. A task names a role and a relation, a timer names a limit; the
//! shell finds who and when. Conditions are text in CEL, whose size is looked at here and which the shell evaluates.
//!
//! A refused step is an answer, and changes nothing. A state is only made by steps, is written with its form
//! ([`STATE_FORMAT`]), and numbers tasks, timers and calls by counting.

mod bpmn;
mod condition;
mod definition;
mod event;
mod faults;
mod model;
mod moving;
mod past;
mod sound;
mod state;
mod step;
mod xml;

pub use bpmn::{Bpmn, MODEL, Unsupported, YUNHENG, read_bpmn};
pub use condition::{CONDITION_BYTES_MAX, CONDITION_DEPTH_MAX, CONDITION_TERMS_MAX, check_condition};
pub use definition::{DONE, Definition, REJECT, RETURN};
pub use event::{Act, Event, Facts, Refusal};
pub use model::{
    Countersign, ElementId, Flow, Kind, LimitBy, LimitRule, Node, Process, ReturnedClock, Settings,
};
pub use moving::{Difference, MovePlan, compare, plan_move};
pub use past::{Retold, RetoldEnd, Told, retell};
pub use sound::{Passed, Proof, Reason, Verdict, judge};
pub use state::{
    CallId, Ending, Past, PersonId, Phase, STATE_FORMAT, Seat, State, TaskEnd, TaskId, TimerId, TimerSet,
    Token, Waits, Word,
};
pub use step::{Answer, Step, is_settled, replay, step};
pub use xml::{
    ATTRIBUTES_MAX, Attribute, BYTES_MAX, DEPTH_MAX, Document, ELEMENTS_MAX, Edit, EditRefused, Element,
};
