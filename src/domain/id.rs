//! Ids: slugs of the first name a thing was given, which never change, so that files compare well and read aloud.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize, de};

/// Longest slug, in characters; longer names are cut at a hyphen where there is one.
const LONGEST: usize = 40;

/// What stands between the words of a slug.
const HYPHEN: char = '-';

/// Turns a name into a slug: letters and digits of any script in lower case, everything else one hyphen.
///
/// A name without a single letter or digit gives `unnamed`.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    let mut length = 0;
    for letter in name.chars().flat_map(char::to_lowercase) {
        let letter = if letter.is_alphanumeric() { letter } else { HYPHEN };
        if letter == HYPHEN && (slug.is_empty() || slug.ends_with(HYPHEN)) {
            continue;
        }
        if length == LONGEST {
            // In the middle of a word, the word goes whole.
            if letter != HYPHEN
                && let Some((words, _)) = slug.rsplit_once(HYPHEN)
            {
                slug.truncate(words.len());
            }
            break;
        }
        slug.push(letter);
        length += 1;
    }
    let slug = slug.trim_end_matches(HYPHEN);
    if slug.is_empty() { "unnamed".to_owned() } else { slug.to_owned() }
}

/// Whether a text could be a slug: letters, digits and hyphens, with no hyphen at either end.
fn is_slug(text: &str) -> bool {
    let is_part = |letter: char| letter.is_alphanumeric() || letter == HYPHEN;
    !text.is_empty() && text.chars().all(is_part) && !text.starts_with(HYPHEN) && !text.ends_with(HYPHEN)
}

/// The slug of `name`, numbered where `taken` says that it is in use already.
pub(crate) fn fresh_slug(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let base = slug(name);
    if !taken(&base) {
        return base;
    }
    (2..=u32::MAX)
        .map(|n| format!("{base}-{n}"))
        .find(|candidate| !taken(candidate))
        .expect("there are more numbers than things in a session")
}

macro_rules! written_as_text {
    ($($name:ty),*) => {$(
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
            }
        }
    )*};
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// The slug of `name`, numbered where `taken` says that it is in use already.
            pub fn fresh(name: &str, taken: impl Fn(&Self) -> bool) -> Self {
                Self(fresh_slug(name, |slug| taken(&Self(slug.to_owned()))))
            }

            /// The slug as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(name: &str) -> Self {
                Self(slug(name))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl FromStr for $name {
            type Err = MalformedId;

            /// The id that is written so; unlike `From<&str>` it makes no slug of a name.
            fn from_str(text: &str) -> Result<Self, MalformedId> {
                if is_slug(text) { Ok(Self(text.to_owned())) } else { Err(MalformedId(text.to_owned())) }
            }
        }

        written_as_text!($name);
    )*};
}

ids! {
    /// Names a session; also the stem of its file.
    SessionId;
    /// Names somebody in the room.
    ParticipantId;
    /// Names something that the last session left.
    LeftoverId;
    /// Names a line of the working agreement.
    WorkingLineId;
    /// Names a row of last period's results.
    ResultId;
    /// Names a piece of evidence.
    EvidenceId;
    /// Names a conclusion.
    ConclusionId;
    /// Names a positioning.
    PositioningId;
    /// Names a segment of customers.
    SegmentId;
    /// Names a promotion.
    PromotionId;
    /// Names a goal.
    GoalId;
    /// Names a reward.
    RewardId;
    /// Names an action.
    ActionId;
    /// Names a remark in the parking lot.
    ParkedId;
    /// Names a request to change a frozen plan.
    PlanChangeId;
}

/// What stands in a [`Cell`] for "no segment" or "no promotion"; a slug is never just a hyphen.
const NONE: &str = "-";

/// A place in the budget grid: one segment (or none) crossed with one promotion (or none); written `dealers/trade-shows`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cell {
    /// The row; `None` is money that belongs to no segment.
    pub segment: Option<SegmentId>,
    /// The column; `None` is money that belongs to no promotion.
    pub promotion: Option<PromotionId>,
}

impl Cell {
    /// The cell of this segment and this promotion.
    #[must_use]
    pub fn new(segment: Option<SegmentId>, promotion: Option<PromotionId>) -> Self {
        Self { segment, promotion }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let segment = self.segment.as_ref().map_or(NONE, SegmentId::as_str);
        let promotion = self.promotion.as_ref().map_or(NONE, PromotionId::as_str);
        write!(f, "{segment}/{promotion}")
    }
}

impl FromStr for Cell {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        let (segment, promotion) = text.split_once('/').ok_or_else(|| MalformedId(text.to_owned()))?;
        Ok(Self { segment: id_or_none(segment)?, promotion: id_or_none(promotion)? })
    }
}

/// A line of the look back that the room can read together: a segment, a promotion, or a cell of both.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Line {
    /// One segment, or what belongs to none; written `segment:dealers`.
    Segment(Option<SegmentId>),
    /// One promotion, or what belongs to none; written `promotion:trade-shows`.
    Promotion(Option<PromotionId>),
    /// One segment crossed with one promotion; written `cell:dealers/trade-shows`.
    Cell(Cell),
}

impl Line {
    /// Whether what lies on this segment, or none, and this promotion, or none, is part of the line.
    #[must_use]
    pub fn covers(&self, segment: Option<&SegmentId>, promotion: Option<&PromotionId>) -> bool {
        match self {
            Self::Segment(own) => own.as_ref() == segment,
            Self::Promotion(own) => own.as_ref() == promotion,
            Self::Cell(cell) => cell.segment.as_ref() == segment && cell.promotion.as_ref() == promotion,
        }
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Segment(id) => write!(f, "segment:{}", id.as_ref().map_or(NONE, SegmentId::as_str)),
            Self::Promotion(id) => write!(f, "promotion:{}", id.as_ref().map_or(NONE, PromotionId::as_str)),
            Self::Cell(cell) => write!(f, "cell:{cell}"),
        }
    }
}

impl FromStr for Line {
    type Err = MalformedId;

    fn from_str(text: &str) -> Result<Self, MalformedId> {
        match text.split_once(':') {
            Some(("segment", id)) => Ok(Self::Segment(id_or_none(id)?)),
            Some(("promotion", id)) => Ok(Self::Promotion(id_or_none(id)?)),
            Some(("cell", cell)) => Ok(Self::Cell(cell.parse()?)),
            _ => Err(MalformedId(text.to_owned())),
        }
    }
}

/// The id that is written so, or none.
fn id_or_none<T: FromStr<Err = MalformedId>>(text: &str) -> Result<Option<T>, MalformedId> {
    if text == NONE { Ok(None) } else { text.parse().map(Some) }
}

/// A text that names nothing in a session.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no name in a session; expected, for example, `dealers` or `dealers/trade-shows`")]
pub struct MalformedId(String);

written_as_text!(Cell, Line);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_slug_in_its_own_script() {
        assert_eq!(slug("  Key accounts (EU) "), "key-accounts-eu");
        assert_eq!(slug("经销商 / 华东"), "经销商-华东");
        assert_eq!(slug("!!!"), "unnamed");
    }

    #[test]
    fn a_second_thing_of_the_same_name_is_numbered() {
        let first = SegmentId::from("Dealers");
        assert_eq!(SegmentId::fresh("Dealers", |id| *id == first).as_str(), "dealers-2");
    }

    #[test]
    fn cells_and_lines_read_back_as_written() {
        let cells = [
            Cell::new(Some("dealers".into()), Some("trade shows".into())),
            Cell::new(None, Some("trade shows".into())),
            Cell::new(None, None),
        ];
        for cell in cells {
            assert_eq!(cell.to_string().parse(), Ok(cell.clone()));
            let line = Line::Cell(cell);
            assert_eq!(line.to_string().parse(), Ok(line.clone()));
        }
        for nonsense in ["dealers", "dealers/", "dealers/trade/shows", "Dealers and more/shows", "-dealers/-"] {
            assert!(nonsense.parse::<Cell>().is_err(), "{nonsense}");
        }
    }

    #[test]
    fn a_long_name_is_cut_between_two_words() {
        assert_eq!(
            slug("Municipal water works of the northern and eastern regions"),
            "municipal-water-works-of-the-northern"
        );
        assert_eq!(slug(&"长".repeat(60)), "长".repeat(40));
    }

    #[test]
    fn an_id_in_a_file_is_taken_as_it_stands_or_refused() {
        let numbered = SegmentId::fresh("长", |id| *id == SegmentId::from("长"));
        assert_eq!(numbered.as_str().parse(), Ok(numbered));
        for nonsense in ["", "-", "a/b", "two words", "a\u{7}"] {
            assert!(nonsense.parse::<SegmentId>().is_err(), "{nonsense:?}");
        }
    }
}
