//! Two sessions compared by meaning: what only one of them has, what both have and say differently, and who said so.

mod hands;
mod kin;
mod matching;
mod matters;

pub use hands::Hand;
pub use kin::Kin;
pub use matters::{Matter, Sum};

use std::collections::{BTreeMap, BTreeSet};

use self::matching::Matching;
use self::matters::{Said, all};
use super::id::LeftoverId;
use super::money::Money;
use super::reference::InputRef;
use super::session::Session;
use super::state::State;
use super::value::{Value, Worded, choices};

choices! {
    /// What a comparison lists together, in the order of the steps.
    pub enum Topic {
        /// What the session is about, and where it stands in its life.
        #[default]
        About = "compare-about",
        /// The limits that it has set itself.
        Settings = "compare-settings",
        /// Who sits at the table.
        People = "section-seats",
        /// How Sales and Marketing work together.
        WorkingAgreement = "section-working-agreement",
        /// What the session before left.
        Leftovers = "section-leftovers",
        /// Rows of results.
        Results = "compare-results",
        /// What the room read from them.
        Readings = "cli-show-readings",
        /// What was known of the market.
        Evidence = "compare-evidence",
        /// What was concluded from it.
        Conclusions = "section-conclusions",
        /// Product line, image and position.
        Positionings = "section-positionings",
        /// Groups of customers, and how many there are in all.
        Segments = "section-segments",
        /// Marketing activities.
        Promotions = "cli-show-promotions",
        /// The budget and its sums.
        Totals = "compare-totals",
        /// The money of each cell.
        Cells = "cli-show-cells",
        /// What both want to reach.
        Goals = "section-goals",
        /// What a department gets for it.
        Rewards = "section-rewards",
        /// Who does what by when.
        Actions = "section-actions",
        /// What was put aside.
        ParkingLot = "section-parking-lot",
        /// Requests to alter the plan once it was agreed.
        PlanChanges = "section-plan-changes",
        /// Who has signed, and with what reservation.
        Signatures = "section-signatures",
    }
}

/// Two sessions compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compared {
    /// All in which they differ, topic by topic: what the later one has in its order, then what only the earlier one has.
    pub differences: Vec<Contrast>,
    /// How much of each topic is the same in both.
    pub same: BTreeMap<Topic, usize>,
}

/// One matter in which two sessions differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Contrast {
    /// What it is listed with.
    pub topic: Topic,
    /// What it is, by the name that the later session has for it; of what is gone, that of the earlier one.
    pub matter: Matter,
    /// How they differ.
    pub how: How,
    /// Who raised it; `None` for what nobody raises.
    pub raised: Option<Hand>,
    /// Who took it off the table, where the later session tells.
    pub removed: Option<Hand>,
    /// Where a segment comes from, or where it went.
    pub kin: Option<Kin>,
    /// Under what name the later session asked what became of it.
    pub left: Option<LeftoverId>,
}

/// How two sessions differ in one matter.
#[derive(Clone, Debug, PartialEq)]
pub enum How {
    /// Only the later one has it; all that it says, each with the key of its name.
    Added(Vec<(&'static str, Value)>),
    /// Only the earlier one has it; all that it said.
    Removed(Vec<(&'static str, Value)>),
    /// Both have it, and say this differently.
    Changed(Vec<Altered>),
}

/// A field that says something else in the later session.
#[derive(Clone, Debug, PartialEq)]
pub struct Altered {
    /// The key of its name.
    pub field: &'static str,
    /// What it says in the earlier session.
    pub from: Value,
    /// What it says in the later one.
    pub to: Value,
    /// Who had it say so, where the later session tells.
    pub by: Option<Hand>,
}

impl Compared {
    /// What lies between two sessions, and who did it as far as the later one tells.
    #[must_use]
    pub fn of(earlier: &Session, later: &Session) -> Self {
        let mut compared = Self::between(earlier.state(), later.state());
        compared.find_hands(later);
        compared
    }

    /// What lies between two states of a plan.
    #[must_use]
    pub fn between(earlier: &State, later: &State) -> Self {
        let (was, is) = (all(earlier), all(later));
        let matching = Matching::of((earlier, &was), (later, &is));
        let before: BTreeMap<&Matter, &Said> = was.iter().map(|said| (&said.matter, said)).collect();
        let mut compared = Self::default();
        let mut met: BTreeSet<&Matter> = BTreeSet::new();
        for said in &is {
            let old = before.get(&matching.as_before(&said.matter)).copied();
            met.extend(old.map(|old| &old.matter));
            let left = old.and_then(|old| matching.left_by(&old.matter));
            let told_elsewhere = old.is_some_and(|old| matching.was_told_elsewhere(&old.matter));
            if told_elsewhere || matching.is_told_elsewhere(&said.matter) {
                continue;
            }
            let how = match old {
                Some(old) => changed(old, said, &matching),
                None if said.is_sum() => changed(&said.of_nothing(), said, &matching),
                None => Some(How::Added(said.fields.clone())),
            };
            compared.list(said, how, (later, earlier), left);
        }
        for said in was.iter().filter(|said| !met.contains(&said.matter)) {
            if matching.was_told_elsewhere(&said.matter) {
                continue;
            }
            let how = if said.is_sum() {
                changed(said, &said.of_nothing(), &matching)
            } else {
                Some(How::Removed(said.fields.clone()))
            };
            let left = matching.left_by(&said.matter);
            compared.list(said, how, (earlier, later), left);
        }
        let together = kin::together(&compared.differences);
        let sums = together.iter().map(|ids| (ids, kin::money(ids, earlier), kin::money(ids, later)));
        for (ids, from, to) in sums {
            let said = Said::sum(Sum::Together(ids.clone()), to);
            let how = changed(&Said { fields: vec![("field-amount", from.value())], ..said.clone() }, &said, &matching);
            compared.list(&said, how, (later, earlier), None);
        }
        compared.differences.sort_by_key(|one| (one.topic, one.matter.place()));
        compared
    }

    /// Whether they differ in nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.differences.is_empty()
    }

    /// The differences of one topic.
    pub fn in_topic(&self, topic: Topic) -> impl Iterator<Item = &Contrast> {
        self.differences.iter().filter(move |one| one.topic == topic)
    }

    fn list(&mut self, said: &Said, how: Option<How>, sides: (&State, &State), left: Option<LeftoverId>) {
        let Some(how) = how else {
            *self.same.entry(said.topic).or_default() += 1;
            return;
        };
        let (here, there) = sides;
        let (raised, kin) = match &said.matter {
            Matter::Input(input) => {
                let is_in_both = matches!(how, How::Changed(_));
                let kin = if is_in_both { None } else { Kin::of(input, here, there) };
                (here.raised_with(input).map(Hand::of), kin)
            }
            _ => (None, None),
        };
        self.differences.push(Contrast {
            topic: said.topic,
            matter: said.matter.clone(),
            how,
            raised,
            removed: None,
            kin,
            left,
        });
    }

    /// Notes who raised, changed and removed what differs, as far as the history of the later session tells.
    fn find_hands(&mut self, later: &Session) {
        let inputs = self.differences.iter().filter_map(|one| one.matter.input().cloned());
        let watched: BTreeSet<InputRef> = inputs.collect();
        let hands = hands::last_hands(later, &watched);
        for one in &mut self.differences {
            let Some(input) = one.matter.input().cloned() else { continue };
            match &mut one.how {
                How::Added(_) => {}
                How::Removed(_) => one.removed = hands.of_presence(&input),
                How::Changed(altered) => {
                    for field in altered {
                        field.by = hands.of_field(&input, field.field);
                    }
                }
            }
            // A figure has no origin but the hand that set it.
            if one.raised.is_none() {
                one.raised = hands.of_presence(&input);
            }
        }
    }
}

/// How one thing differs that both have; `None` where it says the same.
fn changed(old: &Said, new: &Said, matching: &Matching) -> Option<How> {
    let fields = new.fields.iter().filter_map(|(field, to)| {
        let from = old.field(field);
        let altered = || Altered { field, from: from.clone(), to: to.clone(), by: None };
        (!matching.says_the_same(from, to)).then(altered)
    });
    let altered: Vec<Altered> = fields.collect();
    (!altered.is_empty()).then_some(How::Changed(altered))
}

impl How {
    /// The same seen from the other side.
    #[must_use]
    pub fn mirrored(&self) -> Self {
        match self {
            Self::Added(fields) => Self::Removed(fields.clone()),
            Self::Removed(fields) => Self::Added(fields.clone()),
            Self::Changed(altered) => {
                let turned = |one: &Altered| Altered { from: one.to.clone(), to: one.from.clone(), ..one.clone() };
                Self::Changed(altered.iter().map(turned).collect())
            }
        }
    }
}

impl Said {
    /// A sum of money that a plan has.
    fn sum(sum: Sum, money: Money) -> Self {
        Self { topic: Topic::Totals, matter: Matter::Total(sum), fields: vec![("field-amount", money.value())] }
    }

    fn is_sum(&self) -> bool {
        matches!(self.matter, Matter::Total(_))
    }

    /// The same sum of a plan that has no such line: no money.
    fn of_nothing(&self) -> Self {
        Self { fields: vec![("field-amount", Money::ZERO.value())], ..self.clone() }
    }

    /// What a field says; nothing where there is no such field.
    fn field(&self, wanted: &str) -> &Value {
        self.fields.iter().find(|(field, _)| *field == wanted).map_or(&Value::Nothing, |(_, value)| value)
    }
}
