//! How the things of a meeting are called: departments, values, refusals, amounts and periods in words.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rust_decimal::Decimal;

use super::dates::DateError;
use super::numbers::NumberError;
use super::{Lang, Message, Words, dates, numbers};
use crate::domain::{
    About, AboutField, Change, Currency, Department, Entry, InputRef, LeftoverId, Line, Money, NumberStyle,
    ParticipantId, Period, PromotionId, Refusal, SegmentId, State, Value,
};

/// A department by its name.
#[must_use]
pub fn department<'a>(department: &'a Department, words: &'a Words) -> Cow<'a, str> {
    match department {
        Department::Other(name) => Cow::Borrowed(name),
        known => words.get(known.key().unwrap_or("department-other")),
    }
}

/// A department by its tag, a letter or two: `S`, `M`; unlike every other of the known ones.
#[must_use]
pub fn tag<'a>(department: &'a Department, words: &'a Words) -> Cow<'a, str> {
    match department {
        Department::Sales => words.get("tag-sales"),
        Department::Marketing => words.get("tag-marketing"),
        Department::Finance => words.get("tag-finance"),
        Department::Executive => words.get("tag-executive"),
        Department::Production => words.get("tag-production"),
        Department::Operations => words.get("tag-operations"),
        Department::Product => words.get("tag-product"),
        Department::Service => words.get("tag-service"),
        Department::Other(name) => Cow::Owned(own_tag(name, words)),
    }
}

/// The tag of a department with a name of the company's own: its first letter and the next, or the first of its Chinese
/// characters that is no tag of a known department.
fn own_tag(name: &str, words: &Words) -> String {
    let letters = || name.chars().filter(|letter| letter.is_alphanumeric());
    let is_taken = |letter: &char| Department::KNOWN.iter().any(|known| *tag(known, words) == *letter.to_string());
    match letters().next() {
        Some(first) if first.is_ascii() => {
            first.to_uppercase().chain(letters().nth(1).into_iter().flat_map(char::to_lowercase)).collect()
        }
        Some(first) => letters().find(|letter| !is_taken(letter)).unwrap_or(first).to_string(),
        None => "?".to_owned(),
    }
}

/// Somebody by name.
#[must_use]
pub fn person(id: &ParticipantId, state: &State) -> String {
    state.room.participant(id).map_or_else(|| id.to_string(), |participant| participant.name.clone())
}

/// A department and, where known, who in it: `Sales - Chen Li`.
#[must_use]
pub fn speaker(by: &Department, who: Option<&ParticipantId>, state: &State, words: &Words) -> String {
    match who {
        Some(id) => words.with(
            "person-of-department",
            &[("department", department(by, words).into()), ("person", person(id, state).into())],
        ),
        None => department(by, words).into_owned(),
    }
}

/// A segment by name; none is "no segment".
#[must_use]
pub fn segment(id: Option<&SegmentId>, state: &State, words: &Words) -> String {
    let Some(id) = id else { return words.get("no-segment").into_owned() };
    let list = &state.segments.list;
    let raised = list.get(id).or_else(|| list.aside().find(|raised| raised.id == *id));
    raised.map_or_else(|| id.to_string(), |raised| raised.item.name.clone())
}

/// A promotion by name; none is "no promotion".
#[must_use]
pub fn promotion(id: Option<&PromotionId>, state: &State, words: &Words) -> String {
    let Some(id) = id else { return words.get("no-promotion").into_owned() };
    let list = &state.budget.promotions;
    let raised = list.get(id).or_else(|| list.aside().find(|raised| raised.id == *id));
    raised.map_or_else(|| id.to_string(), |raised| raised.item.name.clone())
}

/// A line of the look back by name.
#[must_use]
pub fn line(line: &Line, state: &State, words: &Words) -> String {
    match line {
        Line::Segment(id) => segment(id.as_ref(), state, words),
        Line::Promotion(id) => promotion(id.as_ref(), state, words),
        Line::Cell(cell) => format!(
            "{} / {}",
            segment(cell.segment.as_ref(), state, words),
            promotion(cell.promotion.as_ref(), state, words)
        ),
    }
}

/// An input by what it is called.
#[must_use]
pub fn input(input: &InputRef, state: &State, words: &Words) -> String {
    macro_rules! called {
        ($list:expr, $id:expr, $name:ident) => {{
            let raised = $list.get($id).or_else(|| $list.aside().find(|raised| raised.id == *$id));
            raised.map_or_else(|| $id.to_string(), |raised| raised.item.$name.clone())
        }};
    }
    match input {
        InputRef::Leftover(id) => leftover(id, state, words),
        InputRef::WorkingLine(id) => called!(state.room.working_agreement, id, text),
        InputRef::Result(id) => {
            let row = state.look_back.results.get(id).map(|raised| &raised.item);
            row.map_or_else(
                || id.to_string(),
                |row| {
                    format!(
                        "{} / {}",
                        segment(row.segment.as_ref(), state, words),
                        promotion(row.promotion.as_ref(), state, words)
                    )
                },
            )
        }
        InputRef::Reading(of) => line(of, state, words),
        InputRef::Evidence(id) => called!(state.research.evidence, id, text),
        InputRef::Conclusion(id) => called!(state.research.conclusions, id, text),
        InputRef::Positioning(id) => called!(state.research.positionings, id, product_line),
        InputRef::Segment(id) => segment(Some(id), state, words),
        InputRef::Promotion(id) => promotion(Some(id), state, words),
        InputRef::Allocation(cell) => line(&Line::Cell(cell.clone()), state, words),
        InputRef::Goal(id) => called!(state.goals.list, id, measure),
        InputRef::Reward(id) => called!(state.goals.rewards, id, what),
        InputRef::Action(id) => called!(state.agreement.actions, id, what),
        InputRef::Parked(id) => called!(state.agreement.parking_lot, id, text),
        InputRef::PlanChange(id) => called!(state.agreement.plan_changes, id, reason),
        InputRef::Figure(figure) => words.get(figure.key()).into_owned(),
        InputRef::Customers if state.segments.customers.source.is_empty() => words.get(kind(input)).into_owned(),
        InputRef::Customers => state.segments.customers.source.clone(),
        InputRef::Signature(by) => department(by, words).into_owned(),
    }
}

/// Something that the last session left; a flag about no input by its rule.
fn leftover(id: &LeftoverId, state: &State, words: &Words) -> String {
    let Some(raised) = state.room.leftovers.get(id) else { return id.to_string() };
    match (&raised.item.rule, raised.item.what.is_empty()) {
        (Some(rule), true) => words.get(rule.key()).into_owned(),
        _ => raised.item.what.clone(),
    }
}

/// What a field holds; nothing is a dash.
#[must_use]
pub fn value(value: &Value, state: &State, words: &Words) -> String {
    match value {
        Value::Nothing => "-".to_owned(),
        Value::Text(text) => text.clone(),
        Value::Number(number) => amount(*number, state.about.numbers),
        Value::Money(amount) => money(*amount, state.about.currency, state.about.numbers),
        Value::Period(of) => period(*of, words),
        Value::Date(date) => dates::format_date(*date, words.lang()),
        Value::Choice(key) => words.get(key).into_owned(),
        Value::Department(of) => department(of, words).into_owned(),
        Value::Person(id) => person(id, state),
        Value::Input(of) => input(of, state, words),
        Value::Picks(picks) => super::picks::criteria(picks, words),
        Value::Several(values) => {
            let worded: Vec<String> = values.iter().map(|one| self::value(one, state, words)).collect();
            worded.join(&words.get("list-separator"))
        }
    }
}

/// A number as precise as it is, with groups: `1,234.5`.
#[must_use]
pub fn amount(number: Decimal, style: NumberStyle) -> String {
    let number = number.normalize();
    numbers::format_decimal(number, number.scale(), style)
}

/// A number as it stands in a field to be typed over.
#[must_use]
pub fn typed_amount(number: Decimal, style: NumberStyle) -> String {
    amount(number, style)
}

/// An amount rounded to the currency's minor unit; whole amounts without it.
#[must_use]
pub fn money(amount: Money, currency: Currency, style: NumberStyle) -> String {
    let rounded = amount.rounded(currency);
    let places = if rounded.fract().is_zero() { 0 } else { currency.minor_digits() };
    numbers::format_decimal(rounded, places, style)
}

/// A currency as the room calls it: its code, or in Chinese its name where it has a short one.
#[must_use]
pub fn currency<'a>(currency: &'a Currency, words: &'a Words) -> Cow<'a, str> {
    match (words.lang(), currency.code()) {
        (Lang::ZhCn, "CNY") => words.get("currency-cny"),
        (Lang::ZhCn, "EUR") => words.get("currency-eur"),
        (Lang::ZhCn, "USD") => words.get("currency-usd"),
        (_, code) => Cow::Borrowed(code),
    }
}

/// An amount with its currency: `1,200 EUR`.
#[must_use]
pub fn money_of(amount: Money, state: &State, words: &Words) -> String {
    let About { currency: unit, numbers, .. } = &state.about;
    format!("{} {}", money(amount, *unit, *numbers), currency(unit, words))
}

/// A period by its nicest name.
#[must_use]
pub fn period(of: Period, words: &Words) -> String {
    dates::format_period(of.from, of.to, words.lang())
}

/// Hours and minutes where the room is.
#[must_use]
pub fn time(at: Timestamp, zone: &TimeZone) -> String {
    dates::format_time(at, zone)
}

/// Why a change was refused.
#[must_use]
pub fn refusal(refusal: &Refusal) -> Message {
    Message::new(match refusal {
        Refusal::OutOfOrder { .. } | Refusal::FoundedOnce | Refusal::Clock => "refusal-out-of-order",
        Refusal::OffAgenda => "off-no-minutes",
        Refusal::NeedsDepartment => "refusal-needs-department",
        Refusal::NotOnTable(_) => "refusal-not-on-table",
        Refusal::IdTaken(_) => "refusal-on-table-already",
        Refusal::Required(_) => "refusal-required",
        Refusal::NegativeAmount => "refusal-negative-amount",
        Refusal::EndsBeforeItBegins => "refusal-ends-before-it-begins",
        Refusal::FloorAboveCeiling => "refusal-floor-above-ceiling",
        Refusal::IntoItself => "refusal-into-itself",
        Refusal::UnknownParticipant(_) => "refusal-unknown-participant",
        Refusal::SitsElsewhere(name) => return Message::new("refusal-sits-elsewhere").with("name", name),
        Refusal::MeetingIsTheirs => "refusal-meeting-is-theirs",
        Refusal::Frozen => "refusal-frozen",
        Refusal::NotAgreed => "refusal-not-agreed",
        Refusal::NotSigned => "refusal-not-signed",
        Refusal::SignatureVoid(department, part) => {
            let message = Message::new("refusal-signature-void").with_word("part", part.key());
            return match department {
                Department::Other(name) => message.with("department", name),
                known => message.with_word("department", known.key().unwrap_or("department-other")),
            };
        }
        Refusal::LeftBefore => "refusal-left-before",
        Refusal::NeedsReason => "refusal-needs-reason",
        Refusal::NothingToUndo => "refusal-nothing-to-undo",
        Refusal::NothingToRedo => "refusal-nothing-to-redo",
        Refusal::RevealedAlready => "refusal-revealed-already",
        Refusal::NothingToCompare => "refusal-nothing-to-compare",
        Refusal::NotSettled => "refusal-not-settled",
        Refusal::NotHeld => "refusal-not-held",
        Refusal::NoSuchNote => "refusal-no-such-note",
        Refusal::TooLarge => "number-error-too-big",
        Refusal::NotWhole => "refusal-not-whole",
        Refusal::NotAPercentage => "refusal-not-a-percentage",
        Refusal::SeatTaken(name) => return Message::new("refusal-seat-taken").with("name", name),
    })
}

/// The key of the name of an input's kind among the words.
#[must_use]
pub fn kind(input: &InputRef) -> &'static str {
    input.kind().key()
}

/// What an entry was about, in a few words: `Segment: Dealers`, and how many more.
#[must_use]
pub fn entry(entry: &Entry, state: &State, words: &Words) -> String {
    let handed_in = entry.changes.iter().any(|change| matches!(change, Change::HandIn(_)));
    if let Some(by) = entry.by.department().filter(|_| handed_in) {
        // Whose it is, and nothing of what it says.
        return words.with("handed-in-of", &[("department", department(by, words).into())]);
    }
    let mut about = entry.changes.iter().filter_map(Change::about);
    let Some(first) = about.next() else { return words.get(housekeeping(entry)).into_owned() };
    // Which list it was, the state may not know any more.
    if first == InputRef::Customers {
        return words.get(kind(&first)).into_owned();
    }
    let called = input(&first, state, words);
    let what = match yes_or_not(entry) {
        Some(key) => words.with(key, &[("what", called.into())]),
        None => words.with("what-of-kind", &[("kind", words.get(kind(&first)).into()), ("what", called.into())]),
    };
    match u32::try_from(about.filter(|other| *other != first).count()) {
        Ok(0) | Err(_) => what,
        Ok(more) => words.with("what-and-more", &[("what", what.into()), ("more", more.into())]),
    }
}

/// The key of the words for an entry that says yes to something, or takes that back; `None` where it says anything else.
fn yes_or_not(entry: &Entry) -> Option<&'static str> {
    let all = |is: fn(&Change) -> bool| entry.changes.iter().all(is);
    if all(|change| matches!(change, Change::Agree(_))) {
        Some("yes-to")
    } else if all(|change| matches!(change, Change::Withdraw(_))) {
        Some("yes-taken-back")
    } else {
        None
    }
}

/// The key of the name of what the chair did.
fn housekeeping(entry: &Entry) -> &'static str {
    match entry.changes.first() {
        Some(Change::Room(_)) => "kind-of-seats",
        Some(Change::About(
            AboutField::Minutes(..) | AboutField::Added(..) | AboutField::Begins(_) | AboutField::Length(_),
        )) => "kind-of-agenda",
        Some(Change::About(_) | Change::Setting(_) | Change::Measure(_)) => "kind-of-details",
        Some(Change::Clock(_)) => "kind-of-clock",
        // What a note says, and what it is about, stands nowhere that the room reads.
        Some(Change::PrivateNote(_)) => "kind-of-private-note",
        Some(Change::Sign(..) | Change::TakeBackSignature) => "kind-of-signature",
        Some(Change::Settle(..) | Change::Unsettle(_)) => "kind-of-settlement",
        Some(Change::HandIn(_) | Change::Reveal) => "kind-of-opening-position",
        Some(Change::TakeOver(_)) => "kind-of-take-over",
        _ => "kind-of-session",
    }
}

/// Why a number cannot be taken.
#[must_use]
pub fn number_error(error: NumberError, style: NumberStyle) -> Message {
    Message::new(error.key()).with("example", numbers::example(style))
}

/// Why a date or a period cannot be taken.
#[must_use]
pub fn date_error(error: DateError, lang: Lang) -> Message {
    let message = Message::new(error.key());
    match error {
        DateError::Ambiguous { first, second } => {
            message.with("first", &dates::format_date(first, lang)).with("second", &dates::format_date(second, lang))
        }
        _ => message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_department_of_the_companys_own_never_wears_the_tag_of_a_known_one() {
        let words = Words::new(Lang::ZhCn);
        let named = |name: &str| tag(&Department::Other(name.to_owned()), &words).into_owned();
        assert_eq!(tag(&Department::Sales, &words), "销");
        assert_eq!(named("销售总监"), "售");
        assert_eq!(named("电商部"), "电");
        assert_eq!(named("Logistics"), "Lo");
    }
}
