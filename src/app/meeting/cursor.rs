//! Where the cursor is in a meeting: the list and its row at each step, and how it goes from one to another.

use super::Meeting;
use crate::app::section::{RowRef, Section};
use crate::app::steps::budget::Spot;
use crate::domain::{InputRef, Step};

impl Meeting {
    /// The list that the cursor is in.
    #[must_use]
    pub fn section(&self) -> Section {
        let sections = Section::of(self.step);
        sections[self.place().section.min(sections.len() - 1)]
    }

    /// Which list of the step the cursor is in, counted from 0.
    #[must_use]
    pub fn section_index(&self) -> usize {
        self.place().section
    }

    /// The row of a list of the step that the cursor is on, or would be, counted from 0.
    #[must_use]
    pub fn row_in(&self, section: usize) -> usize {
        self.place().rows.get(section).copied().unwrap_or(0)
    }

    /// What the cursor is on; in the grid a cell, a promotion or a segment.
    #[must_use]
    pub fn selected(&self) -> Option<RowRef> {
        if self.step == Step::Budget {
            return Some(RowRef::Input(match self.grid.spot(self.state()) {
                Spot::Cell(cell) => InputRef::Allocation(cell),
                Spot::Head(Some(promotion)) => InputRef::Promotion(promotion),
                Spot::Name(Some(segment)) => InputRef::Segment(segment),
                Spot::Head(None) | Spot::Name(None) | Spot::Corner => return None,
            }));
        }
        self.section().row(self.state(), self.reckoned(), self.row_in(self.section_index()))
    }

    /// The input that the cursor is on.
    #[must_use]
    pub fn selected_input(&self) -> Option<InputRef> {
        self.selected().and_then(|row| row.input())
    }

    /// Puts the cursor on a row of a list of the step.
    pub fn select(&mut self, section: usize, row: usize) {
        let place = &mut self.places[self.step as usize];
        place.section = section;
        if let Some(kept) = place.rows.get_mut(section) {
            *kept = row;
        }
        self.settle();
    }

    /// Puts the cursor on the row that stands for this, where this step shows it.
    pub fn select_row(&mut self, wanted: &RowRef) {
        let state = self.session.state();
        let is_wanted = |row: &RowRef| row == wanted || (row.input().is_some() && row.input() == wanted.input());
        let find = |section: &Section| match wanted {
            RowRef::Flag(key) if *section == Section::Flags => {
                self.watch.all().iter().position(|flag| flag.key == *key)
            }
            _ => section.rows(state).iter().position(is_wanted),
        };
        let found =
            Section::of(self.step).iter().enumerate().find_map(|(index, section)| Some((index, find(section)?)));
        if let Some((section, row)) = found {
            self.select(section, row);
        }
    }

    /// Puts the cursor on an input, where this step shows it: on its row, or in the grid on its cell.
    pub fn point_at(&mut self, input: &InputRef) {
        match (self.step, input) {
            (Step::Budget, InputRef::Allocation(cell)) => self.grid.point_at(cell, self.session.state()),
            (Step::Budget, InputRef::Promotion(id)) => self.grid.point_at_head(id, self.session.state()),
            _ => self.select_row(&RowRef::Input(input.clone())),
        }
    }

    /// Puts the cursor into a list of the step.
    pub fn select_section(&mut self, wanted: Section) {
        if let Some(section) = Section::of(self.step).iter().position(|section| *section == wanted) {
            self.select(section, self.row_in(section));
        }
    }

    /// Moves the cursor by rows, on into the list below or above where this one ends.
    pub fn go_rows(&mut self, rows: isize) {
        let (section, row) = (self.section_index(), self.row_in(self.section_index()));
        let count = self.section().count(self.state(), self.reckoned());
        let beyond_end = rows > 0 && row + 1 >= count && self.shows(section + 1);
        let beyond_start = rows < 0 && row == 0 && section > 0 && self.shows(section - 1);
        if beyond_end {
            self.select(section + 1, 0);
        } else if beyond_start {
            self.select(section - 1, usize::MAX);
        } else {
            self.select(section, row.saturating_add_signed(rows));
        }
    }

    /// Moves the cursor to the next list, or the one before, round and round.
    pub fn go_sections(&mut self, forward: bool) {
        let count = Section::of(self.step).len();
        let section = self.section_index();
        let next = |section: usize| if forward { (section + 1) % count } else { (section + count - 1) % count };
        let mut section = next(section);
        while !self.shows(section) {
            section = next(section);
        }
        self.select(section, self.row_in(section));
    }

    /// Whether the step shows a list at this place.
    fn shows(&self, section: usize) -> bool {
        Section::of(self.step).get(section).is_some_and(|section| !section.is_hidden(self.state()))
    }
}
