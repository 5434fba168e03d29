//! The kinds of what a session says, by which something is looked for in past sessions.

use super::reference::InputRef;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// A kind of what a session says.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind { $($(#[$doc])* $name,)* }

        impl Kind {
            /// All of them, in the order of the meeting.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key of its name among the words.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

kinds! {
    /// What the session itself is about: title and brand.
    Details = "kind-of-details",
    /// Somebody's seat.
    Seat = "kind-of-seats",
    /// Something that the last session left.
    Leftover = "kind-of-leftover",
    /// A line of the working agreement.
    WorkingLine = "kind-of-working-line",
    /// A row of last period's results.
    Result = "kind-of-result",
    /// What the room says of a line of the look back.
    Reading = "kind-of-reading",
    /// A piece of evidence.
    Evidence = "kind-of-evidence",
    /// A conclusion.
    Conclusion = "kind-of-conclusion",
    /// A positioning.
    Positioning = "kind-of-positioning",
    /// A segment.
    Segment = "kind-of-segment",
    /// The customer list.
    Customers = "kind-of-customers",
    /// A promotion.
    Promotion = "kind-of-promotion",
    /// The money of one cell.
    Allocation = "kind-of-allocation",
    /// A figure that stands alone.
    Figure = "kind-of-figure",
    /// A goal.
    Goal = "kind-of-goal",
    /// A reward.
    Reward = "kind-of-reward",
    /// An action.
    Action = "kind-of-action",
    /// A remark in the parking lot.
    Parked = "kind-of-parked",
    /// A request to change a frozen plan.
    PlanChange = "kind-of-plan-change",
    /// A department's signature.
    Signature = "kind-of-signature",
}

impl InputRef {
    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Leftover(_) => Kind::Leftover,
            Self::WorkingLine(_) => Kind::WorkingLine,
            Self::Result(_) => Kind::Result,
            Self::Reading(_) => Kind::Reading,
            Self::Evidence(_) => Kind::Evidence,
            Self::Conclusion(_) => Kind::Conclusion,
            Self::Positioning(_) => Kind::Positioning,
            Self::Segment(_) => Kind::Segment,
            Self::Promotion(_) => Kind::Promotion,
            Self::Allocation(_) => Kind::Allocation,
            Self::Goal(_) => Kind::Goal,
            Self::Reward(_) => Kind::Reward,
            Self::Action(_) => Kind::Action,
            Self::Parked(_) => Kind::Parked,
            Self::PlanChange(_) => Kind::PlanChange,
            Self::Figure(_) => Kind::Figure,
            Self::Customers => Kind::Customers,
            Self::Signature(_) => Kind::Signature,
        }
    }
}
