//! What a field can hold, in a form that can be worded in any language.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::department::Department;
use super::id::{ConclusionId, EvidenceId, GoalId, LeftoverId, Line, ParticipantId, PromotionId, SegmentId};
use super::money::Money;
use super::pick::Pick;
use super::reference::InputRef;
use super::tier::Tier;

/// The value of one field.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing was said.
    Nothing,
    /// Words of the room.
    Text(String),
    /// A plain number.
    Number(Decimal),
    /// An amount in the session's currency.
    Money(Money),
    /// A period of days.
    Period(super::period::Period),
    /// A day.
    Date(Date),
    /// One of a fixed set; the key of its name among the words.
    Choice(&'static str),
    /// A department.
    Department(Department),
    /// Somebody in the room.
    Person(ParticipantId),
    /// Another input.
    Input(InputRef),
    /// What picks customers out of the list: any of these.
    Picks(Vec<Pick>),
    /// Several values.
    Several(Vec<Value>),
}

/// Something a field can hold.
pub trait Worded {
    /// The value, ready to be worded.
    fn value(&self) -> Value;

    /// The words of the room in it; `None` where it holds no words, or none were said.
    fn words(&self) -> Option<&str> {
        None
    }

    /// The words of the room in it, open to be covered or put otherwise.
    fn words_mut(&mut self) -> Option<&mut String> {
        None
    }
}

impl<T: Worded> Worded for Option<T> {
    fn value(&self) -> Value {
        self.as_ref().map_or(Value::Nothing, Worded::value)
    }

    fn words(&self) -> Option<&str> {
        self.as_ref().and_then(Worded::words)
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        self.as_mut().and_then(Worded::words_mut)
    }
}

impl<T: Worded> Worded for BTreeSet<T> {
    fn value(&self) -> Value {
        if self.is_empty() { Value::Nothing } else { Value::Several(self.iter().map(Worded::value).collect()) }
    }
}

impl Worded for String {
    fn value(&self) -> Value {
        if self.is_empty() { Value::Nothing } else { Value::Text(self.clone()) }
    }

    fn words(&self) -> Option<&str> {
        (!self.trim().is_empty()).then_some(self)
    }

    fn words_mut(&mut self) -> Option<&mut String> {
        (!self.trim().is_empty()).then_some(self)
    }
}

macro_rules! worded {
    ($($ty:ty => |$this:ident| $value:expr;)*) => {$(
        impl Worded for $ty {
            fn value(&self) -> Value {
                let $this = self;
                $value
            }
        }
    )*};
}

worded! {
    Decimal => |number| Value::Number(*number);
    u64 => |count| Value::Number(Decimal::from(*count));
    Tier => |tier| Value::Text(tier.to_string());
    Vec<Pick> => |picks| if picks.is_empty() { Value::Nothing } else { Value::Picks(picks.clone()) };
    Money => |money| Value::Money(*money);
    Date => |date| Value::Date(*date);
    Department => |department| Value::Department(department.clone());
    ParticipantId => |id| Value::Person(id.clone());
    InputRef => |input| Value::Input(input.clone());
    SegmentId => |id| Value::Input(InputRef::Segment(id.clone()));
    PromotionId => |id| Value::Input(InputRef::Promotion(id.clone()));
    EvidenceId => |id| Value::Input(InputRef::Evidence(id.clone()));
    ConclusionId => |id| Value::Input(InputRef::Conclusion(id.clone()));
    GoalId => |id| Value::Input(InputRef::Goal(id.clone()));
    LeftoverId => |id| Value::Input(InputRef::Leftover(id.clone()));
    Line => |line| Value::Input(InputRef::Reading(line.clone()));
}

/// Declares a fixed set to choose from: the enum, all of it in order, and the key of each name among the words.
macro_rules! choices {
    ($(
        $(#[$doc:meta])*
        pub enum $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)* }
    )*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$variant_doc])* $variant,)* }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The key of its name among the words.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }

        impl crate::domain::value::Worded for $name {
            fn value(&self) -> crate::domain::value::Value {
                crate::domain::value::Value::Choice(self.key())
            }
        }
    )*};
}
pub(crate) use choices;

choices! {
    /// What the room answers to a question of fact.
    pub enum Answer {
        /// Yes.
        #[default]
        Yes = "answer-yes",
        /// In part.
        Partly = "answer-partly",
        /// No.
        No = "answer-no",
    }
}
