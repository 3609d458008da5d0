//! Soundness: everything is reachable, every path can end, no token is left behind.
//!
//! Splits and joins that nest like brackets are proved in polynomial time (`blocks`). What does not nest is explored
//! state by state up to a limit (`explore`), which gives an exact answer or says that there is none.

mod blocks;
mod explore;
mod graph;
mod label;
mod verdict;

pub use verdict::{Passed, Proof, Reason, Verdict, judge};

pub(crate) use blocks::{Blocks, Joined, blocks};
pub(crate) use graph::graph;
pub(crate) use label::{Label, ROOT};
