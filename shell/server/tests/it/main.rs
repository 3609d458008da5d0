//! The service in process, on both databases: no sockets, a clock that the tests move.

mod audit;
mod backup;
mod calculations;
mod cases;
mod channels;
mod coverage;
mod demo;
mod designs;
mod directories;
mod harness;
mod issued;
mod jobs;
mod ledger;
mod notices;
mod outside;
mod packs;
mod page;
mod parties;
mod people;
mod separation;
mod sign_in;
