//! The calculators of the command line for people with a browser: the same use cases over uploaded files, their results kept for
//! some days in a folder of the data folder, read by nobody but who asked.
//!
//! ```text
//! data/calculations/NAME/  run.json      what was asked, under which rules
//!                          in/FIELD      the files
//!                          answer.json   what the command line prints with --format json, byte for byte
//!                          answer.idx    where its lines begin, so that every page costs the same
//!                          summary.json  what is answered at once
//!                          out/FORMAT    other formats, made when somebody asks
//! ```

mod asked;
mod because;
mod bench;
mod clean;
mod compute;
mod counted;
mod examples;
mod file;
mod folder;
mod heavy;
mod lines;
mod read;
mod run;

pub use asked::{Ask, Fields};
pub use because::because;
pub use clean::clean_expired;
pub use examples::{ExampleFile, example, examples};
pub use file::{DocumentFormat, Documents, ResultFile, result_file};
pub use read::{calculation, calculations, delete, lines};
pub use run::{Given, may_calculate, run};

pub(crate) use heavy::heavy;
