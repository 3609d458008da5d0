//! The service in process, on both databases: no sockets, a clock that the tests move.

mod audit;
mod backup;
mod calculations;
mod cases;
mod channels;
mod coverage;
mod demo;
mod designs;
mod designs_cases;
mod designs_form;
mod directories;
mod harness;
mod issued;
mod jobs;
mod notices;
mod outside;
mod packs;
mod page;
mod parties;
mod people;
mod separation;
mod sign_in;
