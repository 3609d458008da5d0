//! The service in process, on both databases: no sockets, a clock that the tests move.

mod audit;
mod backup;
mod calculations;
mod cases;
mod channels;
mod clocks;
mod coverage;
mod demo;
mod designs;
mod designs_cases;
mod designs_form;
mod desk;
mod directories;
mod force;
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
mod urgent;
