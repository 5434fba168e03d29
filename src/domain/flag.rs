//! Flags: what a rule finds, by which inputs, and what the room says to it. The rules themselves stand in a room of their own.

use jiff::Timestamp;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::department::Department;
use super::id::ParticipantId;
use super::money::Money;
use super::period::Period;
use super::reference::InputRef;
use super::step::Step;
use super::unwritten::Unwritten;
use super::value::{Value, choices};

choices! {
    /// One of the nine rules: three things to do, six not to do.
    pub enum Rule {
        /// Sales and Marketing decide together, and keep to how they work.
        #[default]
        D1 = "rule-d1",
        /// What promotion brought is tracked by segment, and judged together.
        D2 = "rule-d2",
        /// The market is known from both ends.
        D3 = "rule-d3",
        /// Nobody argues about whose contribution is greater.
        X1 = "rule-x1",
        /// Marketing is rewarded too.
        X2 = "rule-x2",
        /// The other functions take part.
        X3 = "rule-x3",
        /// The promotion plan holds still.
        X4 = "rule-x4",
        /// Nobody attacks a customer.
        X5 = "rule-x5",
        /// Nobody takes for granted that customers care about the brand.
        X6 = "rule-x6",
    }

    /// What exactly a rule finds.
    pub enum Case {
        /// There is no working agreement.
        #[default]
        NoWorkingAgreement = "flag-no-working-agreement",
        /// Segments that Sales or Marketing has neither raised nor agreed nor signed.
        SegmentsNotShared = "flag-segments-not-shared",
        /// Promotions that Sales or Marketing has neither raised nor agreed nor signed.
        PromotionsNotShared = "flag-promotions-not-shared",
        /// Money that Sales or Marketing has neither raised nor agreed nor signed.
        MoneyNotShared = "flag-money-not-shared",
        /// Tiers that somebody other than Sales raised first, and Sales has not confirmed.
        TierNotBySales = "flag-tier-not-by-sales",
        /// A step to which Sales or Marketing gave no input.
        StepUnheard = "flag-step-unheard",
        /// A segment or promotion had money in the last plan, and nobody says what it brought.
        NoResult = "flag-no-result",
        /// A line whose gap is wide has no joint reading.
        GapUnread = "flag-gap-unread",
        /// A reading that one department alone has made.
        ReadingByOne = "flag-reading-by-one",
        /// A reading without a verdict.
        NoVerdict = "flag-no-verdict",
        /// A conclusion that rests on nothing.
        NoEvidence = "flag-no-evidence",
        /// A conclusion that rests on one stream alone.
        OneStream = "flag-one-stream",
        /// A conclusion that rests on old studies alone.
        OldStudiesOnly = "flag-old-studies-only",
        /// There is no conclusion at all.
        NoConclusion = "flag-no-conclusion",
        /// Wording that claims credit for a department.
        Credit = "flag-credit",
        /// Wording that blames a department.
        Blame = "flag-blame",
        /// A reading that does not say whether the target was met, the customers are satisfied, or by what means.
        ReadingIncomplete = "flag-reading-incomplete",
        /// A department has no reward.
        NoReward = "flag-no-reward",
        /// A reward that is tied to no goal of Sales and Marketing together.
        NoSharedGoal = "flag-no-shared-goal",
        /// A threshold that is not above what is expected anyway.
        ThresholdNotAbove = "flag-threshold-not-above",
        /// A function that must take part is not here.
        Absent = "flag-absent",
        /// A function that must take part has not been heard.
        NotHeard = "flag-not-heard",
        /// A function that must take part has not signed.
        NotSigned = "flag-not-signed",
        /// A running promotion was changed.
        RunningChanged = "flag-running-changed",
        /// A running promotion was called off.
        RunningCancelled = "flag-running-cancelled",
        /// A promotion follows on another of its kind and audience, for other products.
        Repeated = "flag-repeated",
        /// The plan was changed more often than the room allowed itself.
        TooManyPlanChanges = "flag-too-many-plan-changes",
        /// A remark that attacks a customer; it is held.
        Hostile = "flag-hostile",
        /// A segment without a value for the customer.
        NoValue = "flag-no-value",
        /// Words that speak of us and of no gain to the customer.
        Boast = "flag-boast",
        /// A message that Sales does not stand behind.
        SalesNotBehind = "flag-sales-not-behind",
    }

    /// What the room says to a flag that it does not mend.
    pub enum Settlement {
        /// It was dealt with, though the fact stays.
        #[default]
        Resolved = "settlement-resolved",
        /// It is no matter here.
        Dismissed = "settlement-dismissed",
        /// A held remark that may be seen as it is.
        Released = "settlement-released",
    }
}

impl Case {
    /// The rule that it is a case of.
    #[must_use]
    pub fn rule(self) -> Rule {
        match self {
            Self::NoWorkingAgreement
            | Self::SegmentsNotShared
            | Self::PromotionsNotShared
            | Self::MoneyNotShared
            | Self::TierNotBySales
            | Self::StepUnheard => Rule::D1,
            Self::NoResult | Self::GapUnread | Self::ReadingByOne | Self::NoVerdict => Rule::D2,
            Self::NoEvidence | Self::OneStream | Self::OldStudiesOnly | Self::NoConclusion => Rule::D3,
            Self::Credit | Self::Blame | Self::ReadingIncomplete => Rule::X1,
            Self::NoReward | Self::NoSharedGoal | Self::ThresholdNotAbove => Rule::X2,
            Self::Absent | Self::NotHeard | Self::NotSigned => Rule::X3,
            Self::RunningChanged | Self::RunningCancelled | Self::Repeated | Self::TooManyPlanChanges => Rule::X4,
            Self::Hostile => Rule::X5,
            Self::NoValue | Self::Boast | Self::SalesNotBehind => Rule::X6,
        }
    }
}

/// What a flag is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Concern {
    /// An input, or the reading that a line lacks.
    Input(InputRef),
    /// A department.
    Department(Department),
    /// A step.
    Step(Step),
    /// The plan for a period.
    Plan(Period),
}

impl From<InputRef> for Concern {
    fn from(input: InputRef) -> Self {
        Self::Input(input)
    }
}

/// Names a flag: what was found, by which inputs. While both stay the same it is the same flag.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlagKey {
    /// What was found.
    pub case: Case,
    /// What it is about, in the order in which it is told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<Concern>,
}

impl Concern {
    /// The input, where it is one.
    #[must_use]
    pub fn input(&self) -> Option<&InputRef> {
        match self {
            Self::Input(input) => Some(input),
            Self::Department(_) | Self::Step(_) | Self::Plan(_) => None,
        }
    }
}

impl FlagKey {
    /// The key of a flag about this.
    #[must_use]
    pub fn new(case: Case, about: impl IntoIterator<Item = Concern>) -> Self {
        Self { case, about: about.into_iter().collect() }
    }
}

/// That the room has settled a flag without mending it; holds until one of the inputs that it is about changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettledFlag {
    /// The flag.
    pub flag: FlagKey,
    /// How it was settled.
    pub how: Settlement,
    /// Why; empty only for a released remark.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// The department that settled it.
    pub by: Department,
    /// Who in it, where known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<ParticipantId>,
    /// When.
    pub at: Timestamp,
    /// What its inputs said then.
    #[serde(skip)]
    pub(crate) seen: Unwritten<Vec<Said>>,
}

/// What something that a flag is about says, as far as a settlement leans on it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Said {
    /// Nothing that could change.
    Nothing,
    /// An input, field by field; `None` where it is not on the table.
    Input(Option<Vec<(&'static str, Value)>>),
    /// A line of the look back: its reading, and its spend and sales.
    Line(Option<Vec<(&'static str, Value)>>, Money, Decimal),
}
