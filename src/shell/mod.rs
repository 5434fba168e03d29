//! The terminal, the threads and the clock: where the program meets the machine.

pub mod disk;
