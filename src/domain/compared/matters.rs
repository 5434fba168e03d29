//! Everything that a session says, one matter after the other, each with its fields: what a comparison goes through.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Topic;
use crate::domain::about::About;
use crate::domain::id::{ParticipantId, PromotionId, SegmentId};
use crate::domain::look_back::Measure;
use crate::domain::money::Money;
use crate::domain::reference::{Figure, InputRef};
use crate::domain::settings::Settings;
use crate::domain::state::State;
use crate::domain::value::{Value, Worded};

/// One matter that a session says something of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Matter {
    /// The session itself.
    About,
    /// Its limits.
    Settings,
    /// Somebody with a seat.
    Person(ParticipantId),
    /// An input.
    Input(InputRef),
    /// A sum of money.
    Total(Sum),
}

/// A sum of money in the plan.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// All that is placed.
    Placed,
    /// What is still to place.
    Remainder,
    /// What is placed on a segment, or on none.
    Segment(Option<SegmentId>),
    /// What is placed on several segments that came of one another.
    Together(BTreeSet<SegmentId>),
    /// What is placed on a promotion, or on none.
    Promotion(Option<PromotionId>),
}

impl Matter {
    /// The input that it is, where it is one.
    #[must_use]
    pub fn input(&self) -> Option<&InputRef> {
        match self {
            Self::Input(input) => Some(input),
            _ => None,
        }
    }

    /// Where it stands among the sums; all else stands where the session has it.
    pub(super) fn place(&self) -> u8 {
        match self {
            Self::Total(Sum::Placed) => 1,
            Self::Total(Sum::Remainder) => 2,
            Self::Total(Sum::Segment(_)) => 3,
            Self::Total(Sum::Together(_)) => 4,
            Self::Total(Sum::Promotion(_)) => 5,
            _ => 0,
        }
    }
}

/// What a session says of one matter.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Said {
    pub topic: Topic,
    pub matter: Matter,
    /// Each field with the key of its name, those too that say nothing.
    pub fields: Vec<(&'static str, Value)>,
}

/// Everything that a session says, in the order of the steps.
pub(super) fn all(state: &State) -> Vec<Said> {
    let about = Said { topic: Topic::About, matter: Matter::About, fields: about(state) };
    let settings = Said { topic: Topic::Settings, matter: Matter::Settings, fields: settings(state) };
    let people = state.room.seats.iter().map(|seat| Said {
        topic: Topic::People,
        matter: Matter::Person(seat.id.clone()),
        fields: vec![
            ("field-name", seat.name.value()),
            ("field-department", seat.department.value()),
            ("field-role", seat.role.value()),
        ],
    });
    let inputs = state.inputs().into_iter().filter_map(|input| {
        let fields = says(state, &input)?;
        Some(Said { topic: topic(&input), matter: Matter::Input(input), fields })
    });
    let sums = sums(state).into_iter().map(|(sum, money)| Said::sum(sum, money));
    [about, settings].into_iter().chain(people).chain(inputs).chain(sums).collect()
}

/// What an input says: as on the table, money as money, and of a signature all that was signed.
pub(super) fn says(state: &State, input: &InputRef) -> Option<Vec<(&'static str, Value)>> {
    let mut fields = state.says(input)?;
    match input {
        InputRef::Figure(Figure::Budget) => fields = vec![(Figure::Budget.key(), state.budget.total.value())],
        InputRef::Figure(Figure::Sales) => fields = vec![(Figure::Sales.key(), state.segments.sales_in_all.value())],
        InputRef::Signature(department) => {
            let signature = state.agreement.signature(department)?;
            let parts = signature.parts.iter().map(Worded::value).collect();
            fields.push(("field-signer", signature.person.value()));
            fields.push(("field-parts", Value::Several(parts)));
        }
        _ => {}
    }
    Some(fields)
}

fn topic(input: &InputRef) -> Topic {
    match input {
        InputRef::Leftover(_) => Topic::Leftovers,
        InputRef::WorkingLine(_) => Topic::WorkingAgreement,
        InputRef::Result(_) => Topic::Results,
        InputRef::Reading(_) => Topic::Readings,
        InputRef::Evidence(_) => Topic::Evidence,
        InputRef::Conclusion(_) => Topic::Conclusions,
        InputRef::Positioning(_) => Topic::Positionings,
        InputRef::Segment(_) | InputRef::Customers | InputRef::Figure(Figure::Customers | Figure::Sales) => {
            Topic::Segments
        }
        InputRef::Promotion(_) => Topic::Promotions,
        InputRef::Figure(Figure::Budget) => Topic::Totals,
        InputRef::Allocation(_) => Topic::Cells,
        InputRef::Goal(_) => Topic::Goals,
        InputRef::Reward(_) => Topic::Rewards,
        InputRef::Action(_) => Topic::Actions,
        InputRef::Parked(_) => Topic::ParkingLot,
        InputRef::PlanChange(_) => Topic::PlanChanges,
        InputRef::Signature(_) => Topic::Signatures,
    }
}

fn about(state: &State) -> Vec<(&'static str, Value)> {
    let About { title, brand, date, period, looked_back, currency, frozen_until, .. } = &state.about;
    vec![
        ("field-title", title.value()),
        ("field-brand", brand.value()),
        ("field-meeting-date", date.value()),
        ("field-period-planned", period.value()),
        ("field-looked-back", looked_back.value()),
        ("field-currency", Value::Text(currency.code().to_owned())),
        ("field-frozen-until", frozen_until.value()),
        ("field-state", Value::Choice(state.life.key())),
    ]
}

fn settings(state: &State) -> Vec<(&'static str, Value)> {
    let Settings {
        small_share,
        small_count,
        old_after_months,
        tiers,
        wide_gap,
        repeat_days,
        plan_changes,
        required,
        // Whom the facilitator has an eye on is not what two plans differ in, and nothing for the room.
        customers: _,
    } = &state.settings;
    let count = |count: u32| Value::Number(Decimal::from(count));
    let counted = match &state.look_back.measure {
        Measure::Money => Value::Nothing,
        Measure::Count(of) => Value::Text(of.clone()),
    };
    vec![
        ("field-small-share", small_share.value()),
        ("field-small-count", count(*small_count)),
        ("field-old-after", count(*old_after_months)),
        ("field-tier-a", tiers.a.value()),
        ("field-tier-b", tiers.b.value()),
        ("field-wide-gap", wide_gap.value()),
        ("field-repeat-days", count(*repeat_days)),
        ("field-plan-changes", count(*plan_changes)),
        ("field-required", required.value()),
        ("compare-without", state.room.without.value()),
        ("field-counted", counted),
    ]
}

/// The sums of the plan: of all of it, of each segment and each promotion, and of what lies on none.
fn sums(state: &State) -> Vec<(Sum, Money)> {
    let budget = &state.budget;
    let segments = state.segments.list.iter().map(|raised| Some(raised.id.clone())).chain([None]);
    let promotions = budget.promotions.iter().map(|raised| Some(raised.id.clone())).chain([None]);
    let rows = segments.map(|id| (Sum::Segment(id.clone()), budget.row_total(id.as_ref())));
    let columns = promotions.map(|id| (Sum::Promotion(id.clone()), budget.column_total(id.as_ref())));
    let lines = rows.chain(columns).filter(|(_, money)| !money.is_zero());
    let placed = (!budget.allocations.is_empty()).then(|| (Sum::Placed, budget.placed()));
    let remainder = budget.remainder().map(|money| (Sum::Remainder, money));
    placed.into_iter().chain(remainder).chain(lines).collect()
}
