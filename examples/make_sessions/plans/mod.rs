//! The example sessions: four quarters of a maker of industrial pumps, and a spring of a tea house, in Chinese.

mod hydra;
mod hydra_q1;
mod hydra_q2;
mod hydra_q3;
mod hydra_q4;
mod minutes;
mod shanlan;
mod wording;

use roundtable::domain::Session;

/// Every example session; those of one company in the order in which they were held.
pub fn all() -> Vec<Session> {
    let first = hydra_q1::hold();
    let second = hydra_q2::hold(first.state());
    let third = hydra_q3::hold(second.state());
    let fourth = hydra_q4::hold(third.state());
    vec![first, second, third, fourth, shanlan::hold()]
}
