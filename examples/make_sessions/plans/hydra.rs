//! The company behind four of the examples: who sits at the table, and what its segments and promotions are called.

use roundtable::domain::{About, Currency, Founding, Period, State, Step};

use super::wording::day;

pub const KATRIN: &str = "Katrin Vogel";
pub const TOMAS: &str = "Tomas Lindqvist";
pub const AISHA: &str = "Aisha Rahman";
pub const LUCA: &str = "Luca Bianchi";
pub const NINA: &str = "Nina Kowalska";
pub const PETER: &str = "Peter Hollis";
pub const INGRID: &str = "Ingrid Wirth";
pub const JONAS: &str = "Jonas Weber";
pub const MARTA: &str = "Marta Silva";
pub const ERIK: &str = "Erik Dahl";
pub const YUKI: &str = "Yuki Tanaka";

pub const DEALERS: &str = "dealers";
pub const PROJECTS: &str = "project-dealers";
pub const WATER: &str = "water-utilities";
pub const CHEMICALS: &str = "chemical-plants";
pub const FOOD: &str = "food-and-beverage";
pub const BUILDERS: &str = "machine-builders";
pub const NOBODY: &str = "-";

pub const ADS: &str = "trade-press-ads";
pub const CHECK: &str = "efficiency-check";
pub const BONUS: &str = "dealer-spring-bonus";
pub const DIGITAL: &str = "search-and-linkedin";
pub const TRAINING: &str = "counter-training";
pub const STORIES: &str = "reference-stories";
pub const ROADSHOW: &str = "hydra-x-roadshow";
pub const IFAT: &str = "ifat-munich";
pub const VISITS: &str = "plant-visits";
pub const EXPO: &str = "valve-world-expo";
pub const AUTUMN: &str = "dealer-autumn-bonus";
pub const MAILING: &str = "energy-mailing";

/// What a quarter's meeting is founded with; a later one takes over the plan of the one before.
pub fn founding(title: &str, date: &str, planned: Period, looked_back: Period, previous: Option<&State>) -> Founding {
    let mut about = About::new(title, day(date), planned, looked_back, Currency::EUR);
    "Hydra".clone_into(&mut about.brand);
    about.minutes = Step::ALL.into_iter().zip([10, 25, 20, 15, 30, 10, 10]).collect();
    about.follows = previous.map(|state| state.id.clone());
    let id = format!("{date} {}", title.replace(',', ""));
    Founding { id: id.as_str().into(), about, carried: previous.map(State::carried) }
}
