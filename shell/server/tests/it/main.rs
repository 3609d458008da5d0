//! The service in process, on both databases: no sockets, a clock that the tests move.

mod audit;
mod coverage;
mod directories;
mod demo;
mod harness;
mod parties;
mod people;
mod separation;
mod sign_in;
