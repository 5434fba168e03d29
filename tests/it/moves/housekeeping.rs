//! What the chair does on the side: what the session is about, who sits where, the clock, and the limits.

use jiff::civil::Time;
use proptest::collection::btree_set;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use roundtable::domain::{
    AboutField, ClockChange, Currency, NumberStyle, Period, RoomChange, SettingField, Step, TierLimits,
};

use super::{day, department, participant, text};

pub fn about() -> BoxedStrategy<AboutField> {
    let period = || (day(), day()).prop_map(|(from, to)| Period { from, to });
    let minutes =
        |of: fn(Step, u16) -> AboutField| (select(Step::ALL.to_vec()), 0..60_u16).prop_map(move |(s, m)| of(s, m));
    prop_oneof![
        text().prop_map(AboutField::Title),
        text().prop_map(AboutField::Brand),
        day().prop_map(AboutField::Date),
        option::of(day()).prop_map(AboutField::FrozenUntil),
        period().prop_map(AboutField::Period),
        period().prop_map(AboutField::LookedBack),
        select(vec![Currency::EUR, Currency::CNY]).prop_map(AboutField::Currency),
        select(NumberStyle::ALL.to_vec()).prop_map(AboutField::Numbers),
        minutes(AboutField::Minutes),
        minutes(AboutField::Added),
        option::of((0..24_i8).prop_map(|hour| Time::constant(hour, 30, 0, 0))).prop_map(AboutField::Begins),
        option::of(0_u16..600).prop_map(AboutField::Length),
    ]
    .boxed()
}

pub fn room() -> BoxedStrategy<RoomChange> {
    prop_oneof![
        (participant(), text(), department(), text())
            .prop_map(|(id, name, department, role)| RoomChange::Seat(id, name, department, role)),
        (participant(), text()).prop_map(|(id, name)| RoomChange::Name(id, name)),
        (participant(), department()).prop_map(|(id, department)| RoomChange::Department(id, department)),
        (participant(), text()).prop_map(|(id, role)| RoomChange::Role(id, role)),
        participant().prop_map(RoomChange::Unseat),
        participant().prop_map(RoomChange::Came),
        participant().prop_map(RoomChange::Left),
        department().prop_map(RoomChange::Without),
        department().prop_map(RoomChange::With),
    ]
    .boxed()
}

pub fn clock() -> impl Strategy<Value = ClockChange> {
    let step = || select(Step::ALL.to_vec());
    prop_oneof![step().prop_map(ClockChange::Start), step().prop_map(ClockChange::Enter), Just(ClockChange::Pause)]
}

pub fn setting() -> impl Strategy<Value = SettingField> {
    prop_oneof![
        (-10..110_i64).prop_map(|percent| SettingField::SmallShare(percent.into())),
        (-10..110_i64).prop_map(|points| SettingField::WideGap(points.into())),
        any::<u32>().prop_map(SettingField::RepeatDays),
        any::<u32>().prop_map(SettingField::PlanChanges),
        btree_set(department(), 0..4).prop_map(SettingField::Required),
        btree_set(text(), 0..3).prop_map(SettingField::Customers),
        any::<u32>().prop_map(SettingField::SmallCount),
        any::<u32>().prop_map(SettingField::OldAfterMonths),
        (-10..110_i64, -10..110_i64).prop_map(|(a, b)| SettingField::Tiers(TierLimits { a: a.into(), b: b.into() })),
    ]
}
