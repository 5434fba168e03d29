//! What the program does, seen from outside: one binary, one module for each promise.

#![expect(clippy::panic, reason = "a test may stop at the first surprise")]

mod ads;
mod again;
mod any_keys;
mod article;
mod at_home;
mod bring;
mod bring_again;
mod chains;
mod cli;
mod cli_import;
mod cli_wording;
mod completing;
mod customer_list;
mod desk;
mod domain_laws;
mod domain_life;
mod endurance;
#[path = "../../examples/make_sessions/plans/mod.rs"]
mod example_plans;
mod examples;
mod finding;
mod fixtures;
mod going_there;
mod grid;
mod held;
mod hidden;
mod house;
mod keys;
mod leftovers;
mod look_back;
mod moves;
mod one_line;
mod overlays;
mod past;
mod picture;
mod plan_changes;
mod positions;
mod principles;
mod proposals;
mod reading;
mod readme;
mod research;
mod rules;
mod screens;
mod sentences;
mod several;
mod signed;
mod storage;
mod terminal;
mod trouble;
mod typed_rows;
mod whole_meeting;
mod words;
