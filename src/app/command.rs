//! Everything that can be done, by name: what a key, the palette or a click asks for.

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $key:literal,)*) => {
        /// Something that can be done.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Command { $($(#[$doc])* $name,)* }

        impl Command {
            /// All of them, in the order in which help and palette list them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The key of its name among the words.
            #[must_use]
            pub fn key(self) -> &'static str {
                match self { $(Self::$name => $key,)* }
            }
        }
    };
}

commands! {
    /// One row up.
    Up = "do-up",
    /// One row down.
    Down = "do-down",
    /// One column left.
    Left = "do-left",
    /// One column right.
    Right = "do-right",
    /// A page up.
    PageUp = "do-page-up",
    /// A page down.
    PageDown = "do-page-down",
    /// To the first row.
    First = "do-first",
    /// To the last row.
    Last = "do-last",
    /// To the next list, field or cell.
    Next = "do-next",
    /// To the list, field or cell before.
    Previous = "do-previous",
    /// Open, edit or keep what the cursor is on.
    Enter = "do-enter",
    /// Leave without doing anything.
    Back = "do-back",

    /// Raise an input of the kind that the list holds.
    Add = "do-add",
    /// Raise one in a single line.
    OneLine = "do-one-line",
    /// Seat a person.
    AddPerson = "do-add-person",
    /// Add a line to the working agreement.
    AddWorkingLine = "do-add-working-line",
    /// Settle what the last session left; open again what is settled.
    SettleLeftover = "do-settle-leftover",
    /// Carry on what the last session left.
    CarryOn = "do-carry-on",
    /// Add a row of results.
    AddResult = "do-add-result",
    /// Say what the room reads from a line.
    AddReading = "do-add-reading",
    /// Say in what sales are given here: money, or a count.
    SetMeasure = "do-set-measure",
    /// Show where the figures of a line come from.
    WhereFrom = "do-where-from",
    /// The worst and the best line, to be read from ten metres.
    BigView = "do-big-view",
    /// Add a study.
    AddStudy = "do-add-study",
    /// Add what a customer said.
    AddVoice = "do-add-voice",
    /// Add a conclusion.
    AddConclusion = "do-add-conclusion",
    /// Add a positioning.
    AddPositioning = "do-add-positioning",
    /// Add a segment.
    AddSegment = "do-add-segment",
    /// Propose segments from the customer list.
    Propose = "do-propose",
    /// Add a promotion.
    AddPromotion = "do-add-promotion",
    /// Set the budget.
    SetBudget = "do-set-budget",
    /// Set how many customers there are and what they bring in all.
    SetTotals = "do-set-totals",
    /// Add a goal.
    AddGoal = "do-add-goal",
    /// Add a reward.
    AddReward = "do-add-reward",
    /// Add an action.
    AddAction = "do-add-action",
    /// Put a remark into the parking lot.
    Park = "do-park",
    /// Write a private note, unseen by the room.
    PrivateNote = "do-private-note",
    /// Remove a private note.
    RemoveNote = "do-remove-note",
    /// Sign, with a reservation or not, or object.
    Sign = "do-sign",

    /// Import results from a file.
    ImportResults = "do-import-results",
    /// Import a customer list from a file.
    ImportCustomers = "do-import-customers",
    /// Import evidence from a file.
    ImportEvidence = "do-import-evidence",

    /// Edit the row.
    Edit = "do-edit",
    /// To the next flag, where it is mended.
    NextFlag = "do-next-flag",
    /// Answer for a flag that is not mended; release a held remark; open a settled flag again.
    SettleFlag = "do-settle-flag",
    /// Take the row off the table.
    Remove = "do-remove",
    /// Bring something back that was taken off the table.
    BringBack = "do-bring-back",
    /// The department speaking says yes to the row, or takes its yes back.
    Agree = "do-agree",
    /// Show who raised and changed it.
    Trail = "do-trail",
    /// Show why it is planned so, down to who said what.
    Why = "do-why",
    /// Show what has changed since a department signed.
    SinceSigned = "do-since-signed",
    /// Show how often plans were changed after they were agreed.
    Ledger = "do-ledger",
    /// Follow the series of the session over time.
    OverTime = "do-over-time",
    /// Show what is followed over time as a table, or as a chart.
    AsTable = "do-as-table",
    /// Go through a session as it happened.
    Walk = "do-walk",
    /// To the next entry.
    WalkOn = "do-walk-on",
    /// To the entry before.
    WalkBack = "do-walk-back",
    /// To the next decision.
    WalkToDecision = "do-walk-to-decision",
    /// To the decision before.
    WalkBackToDecision = "do-walk-back-to-decision",
    /// To the first entry.
    WalkToStart = "do-walk-to-start",
    /// To the last entry.
    WalkToEnd = "do-walk-to-end",
    /// It was raised by the department speaking.
    Attribute = "do-attribute",
    /// What the last input of this kind says, in the field in focus.
    SameAsLast = "do-same-as-last",
    /// Keep what is filled in, and begin the next of its kind.
    KeepAndNext = "do-keep-and-next",
    /// What was done last, to the row under the cursor.
    Repeat = "do-repeat",
    /// A copy of the row, to be changed before it is kept.
    Duplicate = "do-duplicate",
    /// Mark the row, to act on several at once.
    Mark = "do-mark",
    /// Move the row up.
    MoveUp = "do-move-up",
    /// Move the row down.
    MoveDown = "do-move-down",
    /// Mark with what a piece of evidence disagrees.
    Disagree = "do-disagree",
    /// Give a piece of evidence a theme.
    GiveTheme = "do-give-theme",
    /// Rename a theme on all of its evidence.
    RenameTheme = "do-rename-theme",
    /// Merge the segment into another.
    Merge = "do-merge",
    /// Split a part off the segment.
    Split = "do-split",
    /// Show the customer list.
    ShowCustomers = "do-show-customers",
    /// Somebody came, or left.
    Presence = "do-presence",
    /// Everybody is here.
    AllHere = "do-all-here",
    /// An action is done, a promotion goes on to its next state.
    Advance = "do-advance",

    /// Reason, lock, floor and ceiling of a cell.
    CellDetails = "do-cell-details",
    /// Lock the cell, or unlock it.
    Lock = "do-lock",
    /// Spread what is left over the cells that are not locked.
    Spread = "do-spread",
    /// Show the plan, the last plan, or the change.
    Compare = "do-compare",
    /// Compare the session with another by what they say.
    CompareSessions = "do-compare-sessions",
    /// Compare the session with the one that it follows.
    CompareWithLast = "do-compare-with-last",
    /// Hand in the department's own split of the budget, unseen.
    HandIn = "do-hand-in",
    /// Hand it in from a file.
    HandInFile = "do-hand-in-file",
    /// Let everybody see the splits that were handed in.
    Reveal = "do-reveal",
    /// Show where they differ.
    ShowPositions = "do-show-positions",
    /// Settle a difference on the middle.
    TakeMiddle = "do-take-middle",
    /// Take over what all splits have alike.
    TakeAlike = "do-take-alike",
    /// Mark a block, row by row.
    MarkUp = "do-mark-up",
    /// Mark a block, row by row.
    MarkDown = "do-mark-down",
    /// Mark a block, column by column.
    MarkLeft = "do-mark-left",
    /// Mark a block, column by column.
    MarkRight = "do-mark-right",
    /// Copy the marked cells, for a spreadsheet.
    Copy = "do-copy",

    /// The first department speaks.
    Speak1 = "do-speak-1",
    /// The second department speaks.
    Speak2 = "do-speak-2",
    /// The third department speaks.
    Speak3 = "do-speak-3",
    /// The fourth department speaks.
    Speak4 = "do-speak-4",
    /// The fifth department speaks.
    Speak5 = "do-speak-5",
    /// The sixth department speaks.
    Speak6 = "do-speak-6",
    /// The seventh department speaks.
    Speak7 = "do-speak-7",
    /// The eighth department speaks.
    Speak8 = "do-speak-8",

    /// Give the floor to the next department that has not been heard in this step.
    NextVoice = "do-next-voice",

    /// To the next step.
    NextStep = "do-next-step",
    /// To the step before.
    PreviousStep = "do-previous-step",
    /// To step 1.
    GoRoom = "do-go-room",
    /// To step 2.
    GoLookBack = "do-go-look-back",
    /// To step 3.
    GoResearch = "do-go-research",
    /// To step 4.
    GoSegments = "do-go-segments",
    /// To step 5.
    GoBudget = "do-go-budget",
    /// To step 6.
    GoGoals = "do-go-goals",
    /// To step 7.
    GoAgreement = "do-go-agreement",

    /// Start the clock of the meeting, or let it stand.
    Clock = "do-clock",
    /// Give the step five minutes more.
    ExtendStep = "do-extend-step",
    /// Title, brand, periods, currency.
    Details = "do-details",
    /// Minutes planned for each step.
    Agenda = "do-agenda",
    /// Limits: from when a base is small, a study old, a customer an A.
    Limits = "do-limits",
    /// Close the plan: agreed.
    ClosePlan = "do-close-plan",
    /// Request a change of one part of an agreed plan.
    RequestChange = "do-request-change",
    /// Open an agreed plan again.
    Reopen = "do-reopen",

    /// One thing at a time for the whole room, or the step again.
    RoomView = "do-room-view",
    /// To the next thing on the room view.
    NextThing = "do-next-thing",
    /// To the thing before.
    PreviousThing = "do-previous-thing",
    /// An empty screen, until the next key.
    Blank = "do-blank",
    /// Show rewards on the room view, or hide them again.
    RoomRewards = "do-room-rewards",

    /// Take the last thing back.
    Undo = "do-undo",
    /// Do it again.
    Redo = "do-redo",
    /// Write to disk now.
    Save = "do-save",
    /// Write a copy somewhere else.
    SaveElsewhere = "do-save-elsewhere",
    /// Minutes and tables that go out.
    Export = "do-export",

    /// A new session.
    NewSession = "do-new-session",
    /// A new session that follows the chosen one.
    Follow = "do-follow",
    /// Be shown around.
    Tour = "do-tour",
    /// Open for review only.
    Review = "do-review",
    /// Move the session to the trash.
    Trash = "do-trash",
    /// See what is in the trash.
    ShowTrash = "do-show-trash",
    /// Narrow the list of past sessions down.
    Filter = "do-filter",
    /// Look through all that was said in past sessions.
    SearchPast = "do-search-past",
    /// List past sessions in another order.
    Arrange = "do-arrange",

    /// The keys of this place.
    Help = "do-help",
    /// Everything that can be done, by name.
    Palette = "do-palette",
    /// To any input, by a few letters.
    Find = "do-find",
    /// English or Chinese.
    Language = "do-language",
    /// The next theme.
    Theme = "do-theme",
    /// Light text on a dark ground.
    ThemeDark = "do-theme-dark",
    /// Dark text on a light ground.
    ThemeLight = "do-theme-light",
    /// White on black.
    ThemeContrast = "do-theme-contrast",
    /// Black on white.
    ThemeContrastLight = "do-theme-contrast-light",
    /// Colours that everybody tells apart, on a dark ground.
    ThemeColourBlind = "do-theme-colour-blind",
    /// Colours that everybody tells apart, on a light ground.
    ThemeColourBlindLight = "do-theme-colour-blind-light",
    /// No colour.
    ThemeNoColour = "do-theme-no-colour",
    /// No colour and no lines or blocks.
    ThemeAscii = "do-theme-ascii",
    /// Draw the screen anew.
    Redraw = "do-redraw",
    /// Back to the shell for a moment.
    Suspend = "do-suspend",
    /// Home.
    Home = "do-home",
    /// Leave what is being typed; twice leaves the program.
    Cancel = "do-cancel",
    /// Leave the program.
    Quit = "do-quit",
}

impl Command {
    /// Which department's key this is, counted from 0.
    #[must_use]
    pub fn speaks(self) -> Option<usize> {
        Self::SPEAK.iter().position(|command| *command == self)
    }

    /// Whether it only moves about: along rows and fields, into what the cursor is on, and out again.
    #[must_use]
    pub fn moves(self) -> bool {
        use Command as C;
        matches!(
            self,
            C::Up
                | C::Down
                | C::Left
                | C::Right
                | C::PageUp
                | C::PageDown
                | C::First
                | C::Last
                | C::Next
                | C::Previous
                | C::Enter
                | C::Back
        )
    }

    /// Whether it marks a block of the grid.
    #[must_use]
    pub fn marks(self) -> bool {
        matches!(self, Self::MarkUp | Self::MarkDown | Self::MarkLeft | Self::MarkRight)
    }

    /// The keys of the departments, in their order.
    pub const SPEAK: [Self; 8] = [
        Self::Speak1,
        Self::Speak2,
        Self::Speak3,
        Self::Speak4,
        Self::Speak5,
        Self::Speak6,
        Self::Speak7,
        Self::Speak8,
    ];

    /// The keys of the steps, in their order.
    pub const GO: [Self; 7] = [
        Self::GoRoom,
        Self::GoLookBack,
        Self::GoResearch,
        Self::GoSegments,
        Self::GoBudget,
        Self::GoGoals,
        Self::GoAgreement,
    ];
}
