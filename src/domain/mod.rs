//! What a planning meeting is: sessions, inputs and who raised them, and the one way in by which they are altered.
//!
//! Knows nothing of screens, files, languages or clocks: times are handed in, and words are looked up elsewhere by key.

mod abc;
mod about;
mod afterwards;
mod agenda;
mod agreement;
mod apply;
mod budget;
mod chain;
mod change;
mod clock;
mod compared;
mod coverage;
mod customers;
mod deed;
mod department;
mod digest;
mod filing;
mod flag;
mod footing;
mod founding;
mod goals;
mod id;
mod input;
mod kind;
mod leaving;
mod ledger;
mod leftover;
mod look_back;
mod money;
mod noting;
mod of_rewards;
pub mod over_time;
mod parking;
mod part;
mod period;
mod pick;
mod picks;
mod positions;
mod private_note;
mod proposal;
mod reference;
mod refusal;
mod reopening;
mod replay;
mod research;
mod room;
mod segments;
mod session;
mod settings;
mod settling;
mod share;
mod signed;
mod signing;
mod speech;
mod state;
mod step;
mod table;
mod tier;
mod trail;
mod unwritten;
mod value;
mod voices;
mod wanted;

pub use abc::{Abc, TierSum};
pub use about::{About, AboutField, Life, NumberStyle};
pub use afterwards::{After, Became, afterwards, decided_on};
pub use agenda::{Agenda, Pace};
pub use agreement::{
    Action, ActionField, Agreement, Fate, Parked, ParkedField, PlanChange, PlanChangeField, Progress, RequestState,
    Signature, Stance,
};
pub use budget::{
    Allocation, AllocationField, Audience, Budget, Held, Listed, OpeningPosition, Promotion, PromotionField,
    PromotionKind, PromotionState,
};
pub use chain::{Chain, Note};
pub use change::{Change, Entry, Undoing};
pub use clock::{Clock, ClockChange};
pub use compared::{Altered, Compared, Contrast, Hand, How, Kin, Matter, Sum, Topic};
pub use coverage::Coverage;
pub use customers::{Brought, Customer, CustomerLine, CustomerList, CustomerSum, MOST_CUSTOMERS, TierLimits};
pub use deed::Deed;
pub use department::{Author, Department};
pub use digest::{Digest, GrantedChange};
pub use flag::{Case, Concern, FlagKey, Rule, SettledFlag, Settlement};
pub use footing::Footing;
pub use founding::{Carried, Founding};
pub use goals::{Goal, GoalField, Goals, Reward, RewardField};
pub use id::{
    ActionId, Cell, ConclusionId, EvidenceId, GoalId, LeftoverId, Line, MalformedId, ParkedId, ParticipantId,
    PlanChangeId, PositioningId, PromotionId, ResultId, RewardId, SegmentId, SessionId, WorkingLineId, slug,
};
pub use input::{Item, List, ListChange, Raised};
pub use kind::Kind;
pub use ledger::PlanLedger;
pub use leftover::{Closure, Leftover, LeftoverField, LeftoverKind, Outcome};
pub use look_back::{
    Axis, Basis, Figures, LineFigures, LookBack, Measure, MissingPart, Output, Reading, ReadingField, ResultField,
    ResultRow, SmallBase, Tables, Verdict,
};
pub use money::{Currency, LARGEST, Money, TooLarge, UnknownCurrency};
pub use part::Part;
pub use period::Period;
pub use pick::Pick;
pub use picks::{Cut, Members, split_picks};
pub use positions::{Apart, Comparison, Fit};
pub use private_note::{NoteChange, PrivateNote};
pub use proposal::{By, Group};
pub use reference::{Figure, InputRef};
pub use refusal::Refusal;
pub use reopening::Reopening;
pub use replay::{Replay, Run};
pub use research::{
    Conclusion, ConclusionField, Evidence, EvidenceField, EvidenceKind, Positioning, PositioningField, Research, Stream,
};
pub use room::{Participant, Room, RoomChange, Visit, WorkingLine, WorkingLineField};
pub use segments::{Segment, SegmentField, Segments};
pub use session::{BrokenHistory, Session};
pub use settings::{SettingField, Settings};
pub use share::{Share, largest_remainder, shares};
pub use signed::{Difference, Differs};
pub use speech::Speech;
pub use state::State;
pub use step::Step;
pub use tier::{NotATier, Tier};
pub use trail::{Event, Trace, trail};
pub use value::{Answer, Value, Worded};
pub use voices::heard;
pub use wanted::{LineSaid, Tag, Wanted};
