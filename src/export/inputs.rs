//! Inputs as tables: every field of every input of a kind, the department behind it, and who said yes to it.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::minutes::{Aside, Block, Cell, Column, Goes, Kind, Layout, Table};
use super::teller::Teller;
use crate::domain::{Department, InputRef, Item, Measure, Money, ParticipantId, Raised, Value};
use crate::lang::{dates, reasons, wording};

/// What disagrees is told from both sides, among the notes.
const UNTOLD: [&str; 1] = ["field-contradicts"];

/// Who stands behind an input.
#[derive(Clone, Copy)]
pub(super) struct Origin<'a> {
    pub by: &'a Department,
    pub person: Option<&'a ParticipantId>,
    pub at: Timestamp,
    pub agreed: &'a BTreeSet<Department>,
}

impl Teller<'_> {
    /// The inputs of a kind, each a row; for people each an entry of its own.
    pub(super) fn inputs<'item, T: Item + 'item>(
        &self,
        name: &str,
        caption: &str,
        inputs: impl IntoIterator<Item = &'item Raised<T>>,
    ) -> Table {
        let told: Vec<&Raised<T>> =
            inputs.into_iter().filter(|raised| self.may_tell(&T::reference(raised.id.clone()))).collect();
        let mut table = Table::new(name, self.word(caption), Vec::new(), Vec::new());
        table.layout = Layout::Entries;
        let Some(first) = told.first() else { return table };
        let fields = first.item.fields();
        let keys: Vec<&'static str> = fields.iter().map(T::field_key).collect();
        let reference = T::reference(first.id.clone());
        let named = name_field(&reference);
        table.columns.push(self.column(
            &named.map_or_else(|| "input".to_owned(), stable),
            named.unwrap_or_else(|| head(&reference)),
            Kind::Text,
        ));
        let shown: Vec<&'static str> =
            keys.iter().copied().filter(|key| Some(*key) != named && !UNTOLD.contains(key)).collect();
        for raised in &told {
            let input = T::reference(raised.id.clone());
            let mut row = vec![Cell::text(wording::input(&input, self.state(), self.words()))];
            let fields = raised.item.fields();
            let values = fields.iter().map(|field| (T::field_key(field), T::field_value(field)));
            row.extend(values.filter(|(key, _)| shown.contains(key)).map(|(key, value)| self.field(key, &value)));
            let origin =
                Origin { by: &raised.by, person: raised.person.as_ref(), at: raised.at, agreed: &raised.agreed };
            row.extend(self.origin(origin));
            table.rows.push(row);
            table.asides.push(Aside { by: self.told_origin(origin), notes: self.notes(&input) });
        }
        let kinds = kinds(&table.rows, shown.len());
        table.columns.extend(shown.iter().zip(kinds).map(|(key, kind)| self.column(&stable(key), key, kind)));
        table.columns.extend(self.origin_columns());
        table
    }

    /// What a field holds; sales of a look back in money are money.
    fn field(&self, key: &str, value: &Value) -> Cell {
        match (key, value) {
            ("field-sales", Value::Number(sales)) if self.state().look_back.measure == Measure::Money => {
                Money::new(*sales).map_or(Cell::Number(*sales), Cell::Money)
            }
            _ => self.cell(value),
        }
    }

    /// What is to be known of an input, each in a sentence.
    fn notes(&self, input: &InputRef) -> Vec<String> {
        reasons::notes(input, self.state(), self.words())
    }

    /// The columns of [`Teller::origin`].
    pub(super) fn origin_columns(&self) -> [Column; 4] {
        [
            self.column("raised_by", "view-raised-by", Kind::Text),
            self.column("person", "export-who", Kind::Text),
            self.column("raised_at", "export-when", Kind::Moment),
            self.column("agreed_by", "view-head-agreed", Kind::Text),
        ]
    }

    /// Who stands behind an input, when it was raised, and who said yes to it.
    pub(super) fn origin(&self, origin: Origin<'_>) -> [Cell; 4] {
        let Origin { by, person, at, agreed } = origin;
        let agreed = self.listed(agreed.iter().map(|department| self.department(department)));
        [Cell::text(self.department(by)), self.person(person), Cell::Moment(at), Cell::text(agreed)]
    }
}

impl Teller<'_> {
    /// Who stands behind an input, in words: `Sales (Chen Li, 10:31); agreed by Marketing`.
    pub(super) fn told_origin(&self, origin: Origin<'_>) -> String {
        let day = self.manner.zone.to_datetime(origin.at).date();
        let is_of_the_meeting = day == self.state().about.date;
        let when = if is_of_the_meeting {
            dates::format_time(origin.at, &self.manner.zone)
        } else {
            self.manner.moment(origin.at)
        };
        let department = self.department(origin.by);
        let said = match origin.person {
            Some(id) => {
                let person = wording::person(id, self.state());
                let args = [("department", department.into()), ("person", person.into()), ("when", when.into())];
                self.words().with("cli-show-origin-of-person", &args)
            }
            None => self.words().with("cli-show-origin", &[("department", department.into()), ("when", when.into())]),
        };
        if origin.agreed.is_empty() {
            return said;
        }
        let agreed = self.listed(origin.agreed.iter().map(|department| self.department(department)));
        self.words().with("cli-show-agreed", &[("origin", said.into()), ("departments", agreed.into())])
    }
}

impl Table {
    /// The table for sheets, and these columns of it as a table for pages: where many rows have the same few fields, they are
    /// read better one under the other.
    pub(super) fn with_short_form(self, columns: &[&str]) -> Vec<Block> {
        let picked: Vec<usize> =
            columns.iter().filter_map(|name| self.columns.iter().position(|column| column.name == *name)).collect();
        let pick = |row: &Vec<Cell>| picked.iter().filter_map(|at| row.get(*at).cloned()).collect();
        let heads = picked.iter().filter_map(|at| self.columns.get(*at).cloned()).collect();
        let short = Self::new(self.name.clone(), self.caption.clone(), heads, self.rows.iter().map(pick).collect());
        short.on_pages().without_empty_columns().block().into_iter().chain(self.in_sheets()).collect()
    }

    /// The table for sheets, and without the columns in which nothing stands as a table for pages.
    pub(super) fn shorter_on_pages(self) -> Vec<Block> {
        let short = self.clone().on_pages().without_empty_columns();
        short.block().into_iter().chain(self.in_sheets()).collect()
    }

    /// The table for sheets only.
    pub(super) fn in_sheets(self) -> Vec<Block> {
        Self { goes: Goes::InSheets, ..self }.block().into_iter().collect()
    }
}

/// The key of the field by which inputs of this kind are called; `None` where the name is no field of theirs.
fn name_field(input: &InputRef) -> Option<&'static str> {
    Some(match input {
        InputRef::WorkingLine(_) => "field-working-line",
        InputRef::Evidence(_) => "field-evidence",
        InputRef::Conclusion(_) => "field-conclusion",
        InputRef::Positioning(_) => "field-product-line",
        InputRef::Segment(_) | InputRef::Promotion(_) => "field-name",
        InputRef::Goal(_) => "field-measure",
        InputRef::Reward(_) => "field-reward",
        InputRef::Action(_) => "field-what",
        InputRef::Parked(_) => "field-remark",
        InputRef::PlanChange(_) => "field-reason",
        InputRef::Leftover(_)
        | InputRef::Result(_)
        | InputRef::Reading(_)
        | InputRef::Allocation(_)
        | InputRef::Figure(_)
        | InputRef::Customers
        | InputRef::Signature(_) => return None,
    })
}

/// What stands over the names of inputs that have no field for one.
fn head(input: &InputRef) -> &'static str {
    match input {
        // They are called by their segment and promotion, and what they are stands over the table.
        InputRef::Result(_) | InputRef::Reading(_) | InputRef::Allocation(_) => "export-line",
        _ => wording::kind(input),
    }
}

/// The name of a field for programs: `field-spend` is `spend`.
pub(super) fn stable(key: &str) -> String {
    key.strip_prefix("field-").unwrap_or(key).replace('-', "_")
}

/// What the cells of so many columns behind the first are: what the first of them is that holds anything.
fn kinds(rows: &[Vec<Cell>], columns: usize) -> Vec<Kind> {
    let kind = |at: usize| rows.iter().find_map(|row| row.get(at).and_then(Cell::kind)).unwrap_or(Kind::Text);
    (1..=columns).map(kind).collect()
}
