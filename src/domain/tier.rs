//! Tiers: how much a segment, or a customer, matters.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, de};

/// How much a segment matters: one capital letter, A before B.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tier(char);

impl Tier {
    /// The tier of the customers who count most.
    pub const A: Self = Self('A');
    /// The tier below.
    pub const B: Self = Self('B');
    /// The tier of all others.
    pub const C: Self = Self('C');
    /// The three tiers of a split customer list, the most important first.
    pub const ABC: [Self; 3] = [Self::A, Self::B, Self::C];
}

/// A text that is no tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tier is one letter from A to Z")]
pub struct NotATier;

impl FromStr for Tier {
    type Err = NotATier;

    fn from_str(text: &str) -> Result<Self, NotATier> {
        let mut letters = text.trim().chars();
        match (letters.next().map(|letter| letter.to_ascii_uppercase()), letters.next()) {
            (Some(letter @ 'A'..='Z'), None) => Ok(Self(letter)),
            _ => Err(NotATier),
        }
    }
}

impl fmt::Display for Tier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Tier {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Tier {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tier_is_one_letter() {
        assert_eq!(" b ".parse::<Tier>().map(|tier| tier.to_string()), Ok("B".to_owned()));
        for nonsense in ["", "AA", "1", "甲"] {
            assert_eq!(nonsense.parse::<Tier>(), Err(NotATier), "{nonsense}");
        }
    }
}
