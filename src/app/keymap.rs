//! The one key table: it routes every key, and feeds the foot of the screen, help, palette and README.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::command::Command;
use super::key::Code::{
    BackTab, Backspace, Delete, Down, End, Enter, Esc, F, Home, Left, PageDown, PageUp, Right, Tab, Up,
};
use super::key::{Code, Held, Key};
use crate::domain::Step;

/// Where a key means what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// Everywhere, also while text is typed.
    Everywhere,
    /// Everywhere but where text is typed.
    Calm,
    /// Home.
    Home,
    /// The line at home in which one says what is looked for.
    Archive,
    /// Any step of a meeting, outside text.
    Meeting,
    /// Any step but the grid, in which digits begin an amount.
    Lists,
    /// One step of a meeting, outside text.
    Step(Step),
    /// The budget grid.
    Grid,
    /// A cell that is being typed.
    Cell,
    /// A whole input in one line.
    Line,
    /// A form.
    Form,
    /// A list to choose from, with a line to type into.
    Palette,
    /// The room view, outside text: it comes before the step.
    RoomView,
    /// The customer list, searched as one types.
    Customers,
    /// The differences between opening positions.
    Positions,
    /// A page to read: help, a trail, a question.
    Page,
    /// A series over time.
    OverTime,
    /// Going through a session as it happened: it comes before the room view and the step.
    Walk,
    /// Another terminal that follows the meeting.
    Follow,
}

impl Place {
    /// The key of its name among the words.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Everywhere => "place-everywhere",
            Self::Calm => "place-calm",
            Self::Home => "place-home",
            Self::Archive => "place-archive",
            Self::Meeting => "place-meeting",
            Self::Lists => "place-lists",
            Self::Step(step) => step.key(),
            Self::Grid => "place-grid",
            Self::Cell => "place-cell",
            Self::Line => "place-line",
            Self::Form => "place-form",
            Self::Palette => "place-palette",
            Self::RoomView => "place-room-view",
            Self::Customers => "place-customers",
            Self::Positions => "place-positions",
            Self::Page => "place-page",
            Self::OverTime => "place-over-time",
            Self::Walk => "place-walk",
            Self::Follow => "place-follow",
        }
    }

    /// Whether characters are typed into a text here, so that only other keys may be commands.
    #[must_use]
    pub fn takes_text(self) -> bool {
        matches!(self, Self::Archive | Self::Cell | Self::Line | Self::Form | Self::Palette | Self::Customers)
    }
}

/// One row of the key table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it holds.
    pub place: Place,
    /// The keys; the first is the one that is shown.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
    /// Whether it stands at the foot of the screen.
    pub shown: Shown,
}

impl Binding {
    /// The key of what it is called here among the words: Enter is not called the same everywhere.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match (self.command, self.place) {
            (Command::Enter, Place::Cell | Place::Line | Place::Form) => "do-keep",
            (Command::Enter, Place::Palette) => "do-choose",
            (Command::Enter, Place::Page) => "do-confirm",
            (Command::Enter, Place::Positions) => "do-settle",
            (Command::Back, Place::Follow) => "do-keep-up",
            (Command::Next, Place::Archive) => "do-put-in",
            (Command::Back, Place::Walk) => "do-stop-walk",
            (Command::Next, Place::OverTime) => "do-next-topic",
            (Command::Previous, Place::OverTime) => "do-previous-topic",
            (Command::Left, Place::OverTime) => "do-earlier",
            (Command::Right, Place::OverTime) => "do-later",
            (Command::Down, Place::Page) => "overlay-hint-scroll",
            (Command::Back, place) if place != Place::Everywhere => "overlay-hint-leave",
            (command, _) => command.key(),
        }
    }
}

/// Whether a key stands at the foot of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shown {
    /// Among the first.
    First,
    /// Where there is room.
    WithRoom,
    /// Only in help and palette.
    InHelp,
}
use Shown::{First, InHelp, WithRoom};

const fn row(place: Place, keys: &'static [Key], command: Command, shown: Shown) -> Binding {
    Binding { place, keys, command, shown }
}

const fn p(code: Code) -> Key {
    Key::plain(code)
}
const fn c(character: char) -> Key {
    Key::char(character)
}

/// The key table.
pub const TABLE: &[Binding] = &[
    // Everywhere.
    row(Place::Everywhere, &[p(F(1))], Command::Help, InHelp),
    row(Place::Everywhere, &[p(F(2))], Command::Speak1, InHelp),
    row(Place::Everywhere, &[p(F(3))], Command::Speak2, InHelp),
    row(Place::Everywhere, &[p(F(4))], Command::Speak3, InHelp),
    row(Place::Everywhere, &[p(F(5))], Command::Speak4, InHelp),
    row(Place::Everywhere, &[p(F(6))], Command::Speak5, InHelp),
    row(Place::Everywhere, &[p(F(7))], Command::Speak6, InHelp),
    row(Place::Everywhere, &[p(F(8))], Command::Speak7, InHelp),
    row(Place::Everywhere, &[p(F(9))], Command::Speak8, InHelp),
    row(Place::Everywhere, &[Key::ctrl('z')], Command::Undo, InHelp),
    row(Place::Everywhere, &[Key::ctrl('y')], Command::Redo, InHelp),
    row(Place::Everywhere, &[Key::ctrl('p')], Command::Palette, InHelp),
    row(Place::Everywhere, &[Key::ctrl('o')], Command::Park, InHelp),
    row(Place::Everywhere, &[Key::ctrl('s')], Command::Save, InHelp),
    row(Place::Everywhere, &[p(F(12))], Command::SaveElsewhere, InHelp),
    row(Place::Everywhere, &[Key::ctrl('l')], Command::Redraw, InHelp),
    row(Place::Everywhere, &[Key::ctrl('c')], Command::Cancel, InHelp),
    row(Place::Everywhere, &[Key::ctrl('q')], Command::Quit, InHelp),
    row(Place::Everywhere, &[p(Esc), Key::ctrl('g'), p(F(10))], Command::Back, InHelp),
    // Outside text.
    row(Place::Calm, &[c('?')], Command::Help, First),
    row(Place::Calm, &[c(':')], Command::Palette, First),
    row(Place::Calm, &[c('u')], Command::Undo, WithRoom),
    row(Place::Calm, &[c('U')], Command::Redo, InHelp),
    row(Place::Calm, &[c('L')], Command::Language, InHelp),
    row(Place::Calm, &[c('T')], Command::Theme, InHelp),
    row(Place::Calm, &[p(Up), c('k')], Command::Up, InHelp),
    row(Place::Calm, &[p(Down), c('j')], Command::Down, InHelp),
    row(Place::Calm, &[p(Left), c('h')], Command::Left, InHelp),
    row(Place::Calm, &[p(Right), c('l')], Command::Right, InHelp),
    row(Place::Calm, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Calm, &[p(PageDown)], Command::PageDown, InHelp),
    row(Place::Calm, &[p(Home)], Command::First, InHelp),
    row(Place::Calm, &[p(End)], Command::Last, InHelp),
    row(Place::Calm, &[p(Tab)], Command::Next, InHelp),
    row(Place::Calm, &[p(BackTab)], Command::Previous, InHelp),
    // Home.
    row(Place::Home, &[p(Enter)], Command::Enter, First),
    row(Place::Home, &[c('n')], Command::NewSession, First),
    row(Place::Home, &[c('t')], Command::Tour, First),
    row(Place::Home, &[c('f')], Command::Follow, First),
    row(Place::Home, &[c('v')], Command::Review, WithRoom),
    row(Place::Home, &[c('c')], Command::CompareSessions, WithRoom),
    row(Place::Home, &[c('Q')], Command::OverTime, WithRoom),
    row(Place::Home, &[c('x'), p(Delete)], Command::Trash, WithRoom),
    row(Place::Home, &[c('b')], Command::ShowTrash, WithRoom),
    row(Place::Home, &[c('/')], Command::Filter, First),
    row(Place::Home, &[Key::ctrl('f')], Command::SearchPast, WithRoom),
    row(Place::Home, &[c('o')], Command::Arrange, WithRoom),
    row(Place::Home, &[c('q')], Command::Quit, First),
    // Looking for something at home.
    row(Place::Archive, &[p(Enter)], Command::Enter, First),
    row(Place::Archive, &[p(Tab)], Command::Next, First),
    row(Place::Archive, &[Key::ctrl('f')], Command::SearchPast, First),
    row(Place::Archive, &[p(Esc)], Command::Back, First),
    row(Place::Archive, &[p(Up)], Command::Up, InHelp),
    row(Place::Archive, &[p(Down)], Command::Down, InHelp),
    row(Place::Archive, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Archive, &[p(PageDown)], Command::PageDown, InHelp),
    // Any step.
    row(Place::Meeting, &[p(Enter), c('e')], Command::Enter, First),
    row(Place::Meeting, &[c('a')], Command::Add, First),
    row(Place::Meeting, &[c(';')], Command::OneLine, WithRoom),
    row(Place::Meeting, &[c('y')], Command::Agree, First),
    row(Place::Meeting, &[c('i')], Command::Trail, First),
    row(Place::Meeting, &[c('W')], Command::Why, WithRoom),
    row(Place::Meeting, &[c('X')], Command::Export, InHelp),
    row(Place::Meeting, &[c('V')], Command::SinceSigned, InHelp),
    row(Place::Meeting, &[c('Y')], Command::CompareWithLast, InHelp),
    row(Place::Meeting, &[c('t')], Command::Attribute, WithRoom),
    row(Place::Meeting, &[Key::ctrl('f')], Command::Find, InHelp),
    row(Place::Meeting, &[c('!')], Command::NextFlag, WithRoom),
    row(Place::Meeting, &[c('R')], Command::SettleFlag, WithRoom),
    row(Place::Meeting, &[c('x'), p(Delete)], Command::Remove, WithRoom),
    row(Place::Meeting, &[c('B')], Command::BringBack, InHelp),
    row(Place::Meeting, &[c('&')], Command::Repeat, InHelp),
    row(Place::Meeting, &[Key::ctrl('d')], Command::Duplicate, InHelp),
    row(Place::Meeting, &[c('M')], Command::Mark, InHelp),
    row(Place::Meeting, &[Key::shift(Up), c('K')], Command::MoveUp, InHelp),
    row(Place::Meeting, &[Key::shift(Down), c('J')], Command::MoveDown, InHelp),
    row(Place::Meeting, &[c('P')], Command::Park, InHelp),
    row(Place::Meeting, &[c(']'), c('>')], Command::NextStep, First),
    row(Place::Meeting, &[c('['), c('<')], Command::PreviousStep, WithRoom),
    row(Place::Meeting, &[Key::alt('1')], Command::GoRoom, InHelp),
    row(Place::Meeting, &[Key::alt('2')], Command::GoLookBack, InHelp),
    row(Place::Meeting, &[Key::alt('3')], Command::GoResearch, InHelp),
    row(Place::Meeting, &[Key::alt('4')], Command::GoSegments, InHelp),
    row(Place::Meeting, &[Key::alt('5')], Command::GoBudget, InHelp),
    row(Place::Meeting, &[Key::alt('6')], Command::GoGoals, InHelp),
    row(Place::Meeting, &[Key::alt('7')], Command::GoAgreement, InHelp),
    row(Place::Meeting, &[c('N')], Command::NextVoice, InHelp),
    row(Place::Meeting, &[c('S')], Command::Clock, First),
    row(Place::Meeting, &[c('E')], Command::ExtendStep, InHelp),
    row(Place::Meeting, &[c('D')], Command::Details, InHelp),
    row(Place::Meeting, &[c('A')], Command::Agenda, InHelp),
    row(Place::Meeting, &[c('%')], Command::Limits, InHelp),
    row(Place::Meeting, &[c('O')], Command::Reopen, First),
    row(Place::Meeting, &[c('F')], Command::Walk, WithRoom),
    row(Place::Meeting, &[c('Q')], Command::OverTime, WithRoom),
    row(Place::Meeting, &[c('z')], Command::RoomView, WithRoom),
    row(Place::Meeting, &[c('q')], Command::Home, WithRoom),
    // Where digits type no amount.
    row(Place::Lists, &[c('1')], Command::GoRoom, InHelp),
    row(Place::Lists, &[c('2')], Command::GoLookBack, InHelp),
    row(Place::Lists, &[c('3')], Command::GoResearch, InHelp),
    row(Place::Lists, &[c('4')], Command::GoSegments, InHelp),
    row(Place::Lists, &[c('5')], Command::GoBudget, InHelp),
    row(Place::Lists, &[c('6')], Command::GoGoals, InHelp),
    row(Place::Lists, &[c('7')], Command::GoAgreement, InHelp),
    // Each step.
    row(Place::Step(Step::Room), &[c('s')], Command::SettleLeftover, First),
    row(Place::Step(Step::Room), &[c('c')], Command::CarryOn, First),
    row(Place::Step(Step::Room), &[c('p')], Command::AddPerson, First),
    row(Place::Step(Step::Room), &[c('w')], Command::AddWorkingLine, First),
    row(Place::Step(Step::Room), &[c(' ')], Command::Presence, First),
    row(Place::Step(Step::Room), &[c('*')], Command::AllHere, WithRoom),
    row(Place::Step(Step::LookBack), &[c('r')], Command::AddResult, First),
    row(Place::Step(Step::LookBack), &[c('I')], Command::ImportResults, First),
    row(Place::Step(Step::LookBack), &[c('s')], Command::AddReading, First),
    row(Place::Step(Step::LookBack), &[c('f')], Command::WhereFrom, First),
    row(Place::Step(Step::LookBack), &[c('w')], Command::BigView, First),
    row(Place::Step(Step::LookBack), &[c('m')], Command::SetMeasure, WithRoom),
    row(Place::Step(Step::Research), &[c('s')], Command::AddStudy, First),
    row(Place::Step(Step::Research), &[c('v')], Command::AddVoice, First),
    row(Place::Step(Step::Research), &[c('c')], Command::AddConclusion, First),
    row(Place::Step(Step::Research), &[c('o')], Command::AddPositioning, WithRoom),
    row(Place::Step(Step::Research), &[c('d')], Command::Disagree, WithRoom),
    row(Place::Step(Step::Research), &[c('g')], Command::GiveTheme, WithRoom),
    row(Place::Step(Step::Research), &[c('G')], Command::RenameTheme, InHelp),
    row(Place::Step(Step::Research), &[c('I')], Command::ImportEvidence, WithRoom),
    row(Place::Step(Step::Segments), &[c('I')], Command::ImportCustomers, First),
    row(Place::Step(Step::Segments), &[c('s')], Command::AddSegment, InHelp),
    row(Place::Step(Step::Segments), &[c('p')], Command::Propose, First),
    row(Place::Step(Step::Segments), &[c('c')], Command::ShowCustomers, First),
    row(Place::Step(Step::Segments), &[c('m')], Command::Merge, WithRoom),
    row(Place::Step(Step::Segments), &[c('/')], Command::Split, WithRoom),
    row(Place::Step(Step::Segments), &[c('=')], Command::SetTotals, WithRoom),
    row(Place::Step(Step::Goals), &[c('g')], Command::AddGoal, First),
    row(Place::Step(Step::Goals), &[c('w')], Command::AddReward, First),
    row(Place::Step(Step::Agreement), &[c('s')], Command::Sign, First),
    row(Place::Step(Step::Agreement), &[c('n')], Command::AddAction, First),
    row(Place::Step(Step::Agreement), &[c('r')], Command::RequestChange, WithRoom),
    row(Place::Step(Step::Agreement), &[c(' ')], Command::Advance, WithRoom),
    row(Place::Step(Step::Agreement), &[c('C')], Command::ClosePlan, First),
    // The budget grid.
    row(Place::Step(Step::Budget), &[c('p')], Command::AddPromotion, First),
    row(Place::Step(Step::Budget), &[c('s')], Command::AddSegment, InHelp),
    row(Place::Step(Step::Budget), &[c('b')], Command::SetBudget, First),
    row(Place::Step(Step::Budget), &[c(' ')], Command::Advance, InHelp),
    row(Place::Grid, &[c('H')], Command::HandIn, WithRoom),
    row(Place::Grid, &[c('I')], Command::HandInFile, InHelp),
    row(Place::Grid, &[c('r')], Command::Reveal, WithRoom),
    row(Place::Grid, &[c('w')], Command::ShowPositions, WithRoom),
    row(Place::Grid, &[c('d')], Command::CellDetails, First),
    row(Place::Grid, &[c('o')], Command::Lock, WithRoom),
    row(Place::Grid, &[c('g')], Command::Spread, WithRoom),
    row(Place::Grid, &[c('v')], Command::Compare, WithRoom),
    row(Place::Grid, &[p(Backspace)], Command::Remove, InHelp),
    row(Place::Grid, &[Key::shift(Up)], Command::MarkUp, InHelp),
    row(Place::Grid, &[Key::shift(Down)], Command::MarkDown, InHelp),
    row(Place::Grid, &[Key::shift(Left)], Command::MarkLeft, InHelp),
    row(Place::Grid, &[Key::shift(Right)], Command::MarkRight, InHelp),
    row(Place::Grid, &[c('c'), Key::ctrl('c')], Command::Copy, WithRoom),
    row(Place::Cell, &[p(Enter)], Command::Enter, First),
    row(Place::Cell, &[p(Tab)], Command::Next, First),
    row(Place::Cell, &[p(Esc)], Command::Back, First),
    row(Place::Cell, &[p(BackTab)], Command::Previous, InHelp),
    row(Place::Cell, &[p(Up)], Command::Up, InHelp),
    row(Place::Cell, &[p(Down)], Command::Down, InHelp),
    row(Place::Cell, &[Key::ctrl('f')], Command::Find, InHelp),
    // Lines, forms and lists.
    row(Place::Line, &[p(Enter)], Command::Enter, First),
    row(Place::Line, &[Key::ctrl('n')], Command::KeepAndNext, First),
    row(Place::Line, &[p(Esc)], Command::Back, First),
    row(Place::Form, &[p(Enter)], Command::Enter, First),
    row(Place::Form, &[p(Tab)], Command::Next, First),
    row(Place::Form, &[Key::ctrl('n')], Command::KeepAndNext, First),
    row(Place::Form, &[p(Esc)], Command::Back, First),
    row(Place::Form, &[p(BackTab)], Command::Previous, WithRoom),
    row(Place::Form, &[Key::ctrl('r')], Command::SameAsLast, WithRoom),
    row(Place::Form, &[p(Up)], Command::Up, InHelp),
    row(Place::Form, &[p(Down)], Command::Down, InHelp),
    row(Place::Form, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Form, &[p(PageDown)], Command::PageDown, InHelp),
    row(Place::Palette, &[p(Enter)], Command::Enter, First),
    row(Place::Palette, &[p(Esc)], Command::Back, First),
    row(Place::Palette, &[p(Up), p(BackTab)], Command::Up, WithRoom),
    row(Place::Palette, &[p(Down), p(Tab)], Command::Down, WithRoom),
    row(Place::Palette, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Palette, &[p(PageDown)], Command::PageDown, InHelp),
    row(Place::RoomView, &[c('z'), p(Esc)], Command::RoomView, First),
    row(Place::RoomView, &[p(PageDown)], Command::NextThing, First),
    row(Place::RoomView, &[p(PageUp)], Command::PreviousThing, First),
    row(Place::RoomView, &[c('.'), c('b')], Command::Blank, First),
    row(Place::Customers, &[p(Esc)], Command::Back, First),
    row(Place::Customers, &[p(Up)], Command::Up, WithRoom),
    row(Place::Customers, &[p(Down)], Command::Down, WithRoom),
    row(Place::Customers, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Customers, &[p(PageDown)], Command::PageDown, WithRoom),
    row(Place::Positions, &[p(Enter)], Command::Enter, First),
    row(Place::Positions, &[c('m')], Command::TakeMiddle, First),
    row(Place::Positions, &[c('a')], Command::TakeAlike, First),
    row(Place::Positions, &[c('o')], Command::Lock, WithRoom),
    row(Place::Positions, &[p(Esc), c('q')], Command::Back, First),
    row(Place::Page, &[p(Enter)], Command::Enter, First),
    row(Place::Page, &[p(Esc), c('q')], Command::Back, First),
    row(Place::Page, &[p(Up), c('k')], Command::Up, InHelp),
    row(Place::Page, &[p(Down), c('j')], Command::Down, WithRoom),
    row(Place::Page, &[c('z')], Command::RoomView, InHelp),
    // A series over time, and a session as it happened.
    row(Place::OverTime, &[p(Tab)], Command::Next, First),
    row(Place::OverTime, &[p(BackTab)], Command::Previous, InHelp),
    row(Place::OverTime, &[c('t'), p(Enter)], Command::AsTable, First),
    row(Place::OverTime, &[p(Left), c('h')], Command::Left, InHelp),
    row(Place::OverTime, &[p(Right), c('l')], Command::Right, InHelp),
    row(Place::OverTime, &[p(Down), c('j')], Command::Down, InHelp),
    row(Place::OverTime, &[c('q')], Command::Back, First),
    row(Place::Walk, &[p(Right)], Command::WalkOn, First),
    row(Place::Walk, &[p(Left)], Command::WalkBack, First),
    row(Place::Walk, &[p(PageDown)], Command::WalkToDecision, First),
    row(Place::Walk, &[p(PageUp)], Command::WalkBackToDecision, First),
    row(Place::Walk, &[p(Home)], Command::WalkToStart, WithRoom),
    row(Place::Walk, &[p(End)], Command::WalkToEnd, WithRoom),
    row(Place::Walk, &[c('q'), c('F')], Command::Back, First),
    // A second terminal.
    row(Place::Follow, &[c('q'), Key::ctrl('c'), Key::ctrl('q')], Command::Quit, First),
    row(Place::Follow, &[p(Esc)], Command::Cancel, InHelp),
    row(Place::Follow, &[c(' ')], Command::Back, First),
    row(Place::Follow, &[p(Up), c('k')], Command::Up, WithRoom),
    row(Place::Follow, &[p(Down), c('j')], Command::Down, WithRoom),
    row(Place::Follow, &[p(PageUp)], Command::PageUp, InHelp),
    row(Place::Follow, &[p(PageDown)], Command::PageDown, InHelp),
    row(Place::Follow, &[p(Home)], Command::First, InHelp),
    row(Place::Follow, &[p(End)], Command::Last, InHelp),
    row(Place::Follow, &[c('1')], Command::GoRoom, InHelp),
    row(Place::Follow, &[c('2')], Command::GoLookBack, InHelp),
    row(Place::Follow, &[c('3')], Command::GoResearch, InHelp),
    row(Place::Follow, &[c('4')], Command::GoSegments, InHelp),
    row(Place::Follow, &[c('5')], Command::GoBudget, InHelp),
    row(Place::Follow, &[c('6')], Command::GoGoals, InHelp),
    row(Place::Follow, &[c('7')], Command::GoAgreement, InHelp),
    row(Place::Follow, &[c('L')], Command::Language, WithRoom),
    row(Place::Follow, &[c('T')], Command::Theme, WithRoom),
    row(Place::Follow, &[Key::ctrl('l')], Command::Redraw, InHelp),
];

/// What a key does, in the first of the places that knows it.
#[must_use]
pub fn command(places: &[Place], key: Key) -> Option<Command> {
    places.iter().find_map(|place| INDEX.get(&(*place, key)).copied())
}

/// The table by place and key: the foot of every frame looks each of its keys up.
static INDEX: LazyLock<HashMap<(Place, Key), Command, FixedState>> = LazyLock::new(|| {
    TABLE.iter().flat_map(|row| row.keys.iter().map(|key| ((row.place, *key), row.command))).collect()
});

/// The rows of the table that hold in these places, nearest place first, without what a nearer place takes away.
#[must_use]
pub fn in_force(places: &[Place]) -> Vec<&'static Binding> {
    rows_in_force(places, |_| true).collect()
}

/// The key that is shown for a command in these places.
#[must_use]
pub fn key_for(places: &[Place], wanted: Command) -> Option<Key> {
    rows_in_force(places, |binding| binding.command == wanted).find_map(|binding| binding.keys.first().copied())
}

/// Those of the rows in force that are wanted; whether a nearer place takes one away is looked up for these alone.
fn rows_in_force(
    places: &[Place],
    is_wanted: impl Fn(&Binding) -> bool + Copy,
) -> impl Iterator<Item = &'static Binding> {
    let of = move |place: &Place| {
        let place = *place;
        TABLE.iter().filter(move |binding| binding.place == place && is_wanted(binding))
    };
    let is_in_force =
        |binding: &&Binding| binding.keys.first().is_some_and(|key| command(places, *key) == Some(binding.command));
    places.iter().flat_map(of).filter(is_in_force)
}

/// Whether the key can also be typed into a text, so that no place that takes text may use it.
#[must_use]
pub fn types_text(key: Key) -> bool {
    matches!((key.code, key.held), (Code::Char(_), Held::Nothing))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_place() {
        for (index, binding) in TABLE.iter().enumerate() {
            for other in &TABLE[index + 1..] {
                let clash = binding.keys.iter().find(|key| other.keys.contains(key));
                assert!(
                    binding.place != other.place || clash.is_none(),
                    "{clash:?} is both {:?} and {:?} in {:?}",
                    binding.command,
                    other.command,
                    binding.place
                );
            }
        }
    }

    #[test]
    fn where_text_is_typed_no_character_is_a_command() {
        for binding in TABLE.iter().filter(|binding| binding.place.takes_text() || binding.place == Place::Everywhere) {
            assert!(!binding.keys.iter().any(|key| types_text(*key)), "{:?} in {:?}", binding.command, binding.place);
        }
    }

    #[test]
    fn a_nearer_place_takes_a_key_away() {
        let grid = [Place::Grid, Place::Meeting, Place::Calm, Place::Everywhere];
        assert_eq!(command(&grid, Key::shift(Up)), Some(Command::MarkUp));
        assert!(
            in_force(&grid)
                .iter()
                .all(|binding| binding.command != Command::MoveUp || binding.keys[0] != Key::shift(Up))
        );
    }

    #[test]
    fn no_default_key_needs_what_terminals_cannot_tell_apart() {
        for key in TABLE.iter().flat_map(|binding| binding.keys) {
            let ambiguous = key.held == Held::Ctrl && matches!(key.code, Code::Char('i' | 'j' | 'm' | 'h' | '0'..='9'));
            assert!(!ambiguous && *key != Key::shift(Enter), "{key}");
        }
    }
}
