//! What the program does, seen from outside: one binary, one module for each promise.

mod any_keys;
mod domain_laws;
mod domain_life;
mod endurance;
#[path = "../../examples/make_sessions/plans/mod.rs"]
mod example_plans;
mod examples;
mod fixtures;
mod house;
mod keys;
mod moves;
mod screens;
mod terminal;
mod whole_meeting;
mod words;
