//! What the program does, seen from outside: one binary, one module for each promise.

mod domain_laws;
mod domain_life;
mod fixtures;
mod house;
mod keys;
mod moves;
mod words;
