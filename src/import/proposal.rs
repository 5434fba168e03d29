//! What a file proposes to a session: changes that are taken together or not at all, and what they would make.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::cell;
use super::choice::{Choice, Earlier};
use super::gather::{Gathered, Group, Harvest, JOINT};
use super::known::{Naming, folded, together};
use super::sketch::Sketch;
use crate::domain::{
    Basis, Change, CustomerList, Department, Evidence, EvidenceId, ListChange, Measure, Money, Period, Promotion,
    PromotionId, ResultId, ResultRow, Segment, SegmentId, State,
};
use crate::lang::columns::Heading;

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name, without its folder; with the sheet where it is not the first that is shown.
    pub name: String,
    /// The day it was written.
    pub written: Date,
}

impl Origin {
    /// A file, or a sheet of a workbook other than the first that is shown.
    #[must_use]
    pub fn of(file: &str, sheet: Option<&str>, written: Date) -> Self {
        let name = sheet.map_or_else(|| file.to_owned(), |sheet| format!("{file} [{sheet}]"));
        Self { name: cell::text(&name), written }
    }

    /// As results and evidence name it: `q4.csv, 2026-11-01`.
    #[must_use]
    pub fn source(&self) -> String {
        format!("{}, {}", self.name, self.written)
    }

    /// Whether a source names a file of this name, from whichever day.
    fn is_of(&self, source: &str) -> bool {
        let day = source.strip_prefix(&self.name).and_then(|rest| rest.strip_prefix(", "));
        day.is_some_and(|day| day.parse::<Date>().is_ok())
    }
}

/// What a file proposes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// The changes, in this order; one entry.
    pub changes: Vec<Change>,
    /// What would come of the segments it names.
    pub segments: Named,
    /// What would come of the promotions it names.
    pub promotions: Named,
    /// Results, customers or pieces of evidence that it brings.
    pub brings: u64,
    /// Rows that an earlier file of that name brought, and that would go.
    pub replaces: usize,
    /// Results that stand beside others for the same segment and promotion, with which they would be added up.
    pub beside: Option<Beside>,
    /// The customer list that would go for this one.
    pub replaces_list: Option<Replaced>,
    /// Pieces of evidence that are on the table already, and left out.
    pub known: usize,
    /// Segments and promotions of which the file gives no figure at all, and that are left out.
    pub empty: usize,
    /// What is spent in all, or what all customers bring.
    pub total: Option<Decimal>,
    /// What is sold in all.
    pub sales: Option<Decimal>,
    /// What is put out in all.
    pub output: Option<Decimal>,
    /// Why it cannot be taken so.
    pub obstacle: Option<Obstacle>,
}

/// What would come of the names in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// What would be raised anew.
    pub new: Vec<String>,
    /// What is on the table already.
    pub matched: Vec<String>,
}

/// Results that are on the table for what a file tells of, too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// How many of those that the file brings.
    pub count: usize,
    /// Where the first of the others came from.
    pub source: String,
}

/// A customer list that another would take the place of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// How many customers it has.
    pub customers: u64,
    /// Where it came from: name and date of its file.
    pub source: String,
}

/// Why a file cannot be taken as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// No column is taken for this.
    NoColumn(Heading),
    /// Some lines cannot be read.
    WrongLines(u64),
    /// Nothing is left to import.
    Nothing,
    /// The look back counts its sales in something else, and its other rows stay.
    OtherMeasure(String),
}

/// What a file proposes to a session when this department brings it.
#[must_use]
pub fn propose(
    gathered: &Gathered,
    sketch: &Sketch,
    choice: &Choice,
    origin: &Origin,
    by: &Department,
    state: &State,
) -> Proposal {
    let mut proposal = match &gathered.harvest {
        Harvest::Results(groups) => Results { sketch, choice, origin, by, state }.propose(groups),
        Harvest::Customers(list) => customers(list, origin, state),
        Harvest::Evidence(evidence) => self::evidence(evidence, origin, state),
    };
    let needed = match &gathered.harvest {
        Harvest::Results(_) => &[][..],
        Harvest::Customers(_) => &[Heading::Sales],
        Harvest::Evidence(_) => &[Heading::Evidence],
    };
    let missing = needed.iter().find(|role| choice.of(**role).next().is_none());
    let has_figures =
        [Heading::Spend, Heading::Sales, Heading::Output].iter().any(|role| choice.of(*role).next().is_some());
    let no_figures = matches!(gathered.harvest, Harvest::Results(_)) && !has_figures;
    if let Some(role) = missing {
        proposal.obstacle = Some(Obstacle::NoColumn(*role));
    } else if no_figures {
        proposal.obstacle = Some(Obstacle::NoColumn(Heading::Spend));
    } else if !gathered.may_be_taken(choice) {
        proposal.obstacle = Some(Obstacle::WrongLines(gathered.wrong));
    } else if proposal.brings == 0 {
        proposal.obstacle = proposal.obstacle.or(Some(Obstacle::Nothing));
    }
    proposal
}

fn customers(list: &CustomerList, origin: &Origin, state: &State) -> Proposal {
    let before = &state.segments.customers;
    let replaced = Replaced { customers: before.count(), source: before.source.clone() };
    let list = CustomerList { source: origin.source(), ..list.clone() };
    Proposal {
        brings: list.count(),
        total: Some(list.sales().amount()),
        replaces_list: Some(replaced).filter(|replaced| replaced.customers > 0),
        changes: vec![Change::Customers(Arc::new(list))],
        ..Proposal::default()
    }
}

fn evidence(all: &[Evidence], origin: &Origin, state: &State) -> Proposal {
    let mut proposal = Proposal::default();
    let on_table = &state.research.evidence;
    let mut raised: Vec<EvidenceId> = Vec::new();
    let mut said: Vec<Evidence> = Vec::new();
    // A file that names no source is one, from whichever day it is.
    let is_same_source = |one: &str, other: &str| one == other || (origin.is_of(one) && origin.is_of(other));
    let is_same = |one: &Evidence, other: &Evidence| {
        let said = |item: &Evidence| (item.kind, item.date);
        said(one) == said(other)
            && (&one.text, &one.customer) == (&other.text, &other.customer)
            && is_same_source(&one.source, &other.source)
    };
    for item in all {
        let source = if item.source.is_empty() { origin.source() } else { item.source.clone() };
        let full = Evidence { source, ..item.clone() };
        if on_table.iter().map(|raised| &raised.item).chain(&said).any(|other| is_same(other, &full)) {
            proposal.known += 1;
            continue;
        }
        // Named by where it comes from: what was said may have to be held, and a name would quote it.
        let id = EvidenceId::fresh(&full.source, |id| on_table.knows(id) || raised.contains(id));
        raised.push(id.clone());
        said.push(full.clone());
        proposal.changes.push(Change::Evidence(ListChange::Raise(id, full)));
    }
    proposal.brings = proposal.changes.len() as u64;
    proposal
}

/// Where results come from, by their segment and promotion.
type Others<'a> = BTreeMap<(Option<&'a SegmentId>, Option<&'a PromotionId>), &'a str>;

/// Results on their way into a session.
struct Results<'a> {
    sketch: &'a Sketch,
    choice: &'a Choice,
    origin: &'a Origin,
    by: &'a Department,
    state: &'a State,
}

impl Results<'_> {
    fn propose(&self, groups: &[Group]) -> Proposal {
        let (groups, empty) = together(groups);
        let groups = groups.as_slice();
        let mut proposal = Proposal { brings: groups.len() as u64, empty, ..Proposal::default() };
        let sum = |of: fn(&Group) -> Option<Decimal>| groups.iter().filter_map(of).reduce(Decimal::saturating_add);
        proposal.total = sum(|group| group.spend);
        proposal.sales = sum(|group| group.sales);
        proposal.output = sum(|group| group.output);
        let gone = self.replaced();
        proposal.replaces = gone.len();
        self.measure(&gone, &mut proposal);
        proposal.changes.extend(gone.iter().map(|id| Change::Result(ListChange::Remove(id.clone()))));
        let segments = self.segments(groups, &mut proposal);
        let promotions = self.promotions(groups, &mut proposal);
        let others = self.others(&gone);
        let mut beside: Vec<&str> = Vec::new();
        let mut taken: Vec<ResultId> = Vec::new();
        for group in groups {
            let segment = group.segment.as_ref().and_then(|name| segments.get(&folded(name))).cloned();
            let promotion = group.promotion.as_ref().and_then(|name| promotions.get(&folded(name))).cloned();
            let row = self.row(group, segment, promotion);
            beside.extend(others.get(&(row.segment.as_ref(), row.promotion.as_ref())));
            let id = self.fresh_id(&row, &taken);
            taken.push(id.clone());
            proposal.changes.push(Change::Result(ListChange::Raise(id, row)));
        }
        let first = beside.first().map(|source| (*source).to_owned());
        proposal.beside = first.map(|source| Beside { count: beside.len(), source });
        proposal
    }

    /// The sources of the results that stay, of the same period and basis, by their segment and promotion.
    fn others(&self, gone: &[ResultId]) -> Others<'_> {
        let results = self.state.look_back.results.iter().filter(|raised| !gone.contains(&raised.id));
        let rows = results.map(|raised| &raised.item);
        let alike = rows.filter(|row| row.basis == self.basis() && self.own_period(row.period) == self.period());
        alike.map(|row| ((row.segment.as_ref(), row.promotion.as_ref()), row.source.as_str())).collect()
    }

    /// The results that an earlier file of the same name brought, from the same department, of the same period and basis.
    fn replaced(&self) -> Vec<ResultId> {
        if self.choice.earlier == Earlier::Keep {
            return Vec::new();
        }
        let results = self.state.look_back.results.iter();
        let is_replaced = |row: &ResultRow| {
            self.origin.is_of(&row.source) && row.basis == self.basis() && self.own_period(row.period) == self.period()
        };
        let replaced = results.filter(|raised| raised.by == *self.by && is_replaced(&raised.item));
        replaced.map(|raised| raised.id.clone()).collect()
    }

    /// Sales are given in one measure: that of the file, where no other rows hold on to theirs.
    fn measure(&self, gone: &[ResultId], proposal: &mut Proposal) {
        let has_sales = self.choice.of(Heading::Sales).next().is_some();
        let measure = self.choice.counted.clone().map_or(Measure::Money, Measure::Count);
        let before = &self.state.look_back.measure;
        if !has_sales || measure == *before {
            return;
        }
        let others = self.state.look_back.results.iter().filter(|raised| !gone.contains(&raised.id));
        if others.into_iter().any(|raised| raised.item.sales.is_some()) {
            let counted = match before {
                Measure::Money => String::new(),
                Measure::Count(of) => of.clone(),
            };
            proposal.obstacle = Some(Obstacle::OtherMeasure(counted));
        }
        proposal.changes.push(Change::Measure(measure));
    }

    /// The segments that the file names, by their folded names: those on the table, and the others raised.
    fn segments(&self, groups: &[Group], proposal: &mut Proposal) -> BTreeMap<String, SegmentId> {
        let list = &self.state.segments.list;
        let mut naming = Naming::of(groups.iter().filter_map(|group| group.segment.as_deref()));
        let of_file = self.defined_by(Heading::Segment, "");
        naming.take_names(list.iter().map(|raised| (&raised.id, raised.item.name.as_str())));
        naming.take_first_names(list.iter().map(|raised| (&raised.id, raised.item.name.as_str())), |id, name| {
            let defined_by = list.get(id).map(|raised| raised.item.defined_by.as_str()).unwrap_or_default();
            defined_by.strip_prefix(&of_file).map(|first| folded(first) == folded(name))
        });
        proposal.segments.matched = naming.matched();
        for name in naming.left() {
            let id = SegmentId::fresh(&name, |id| list.knows(id) || naming.has(id));
            let defined_by = self.defined_by(Heading::Segment, &name);
            let segment = Segment { name: name.clone(), defined_by, ..Segment::default() };
            proposal.changes.push(Change::Segment(ListChange::Raise(id.clone(), segment)));
            naming.take(&name, id);
            proposal.segments.new.push(name);
        }
        naming.ids
    }

    /// The promotions that the file names, in the same way.
    fn promotions(&self, groups: &[Group], proposal: &mut Proposal) -> BTreeMap<String, PromotionId> {
        let list = &self.state.budget.promotions;
        let mut naming = Naming::of(groups.iter().filter_map(|group| group.promotion.as_deref()));
        naming.take_names(list.iter().map(|raised| (&raised.id, raised.item.name.as_str())));
        naming.take_first_names(list.iter().map(|raised| (&raised.id, raised.item.name.as_str())), |_, _| None);
        proposal.promotions.matched = naming.matched();
        for name in naming.left() {
            let id = PromotionId::fresh(&name, |id| list.knows(id) || naming.has(id));
            let promotion = Promotion { name: name.clone(), ..Promotion::default() };
            proposal.changes.push(Change::Promotion(ListChange::Raise(id.clone(), promotion)));
            naming.take(&name, id);
            proposal.promotions.new.push(name);
        }
        naming.ids
    }

    /// What makes a customer belong to a segment that a file names: its columns and what stands in them.
    fn defined_by(&self, role: Heading, name: &str) -> String {
        let columns = self.choice.of(role).filter_map(|column| self.sketch.columns.get(column));
        let columns: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        format!("{}: {name}", columns.join(JOINT))
    }

    /// By what its rows are known.
    fn basis(&self) -> Basis {
        let by_segment = self.choice.of(Heading::Segment).next().is_some();
        let by_promotion = self.choice.of(Heading::Promotion).next().is_some();
        match (by_segment, by_promotion) {
            (true, false) => Basis::Segments,
            (false, true) => Basis::Promotions,
            _ => Basis::Cells,
        }
    }

    /// The period of its rows; `None` is the one that the session looks back on.
    fn period(&self) -> Option<Period> {
        self.own_period(self.choice.period)
    }

    /// A period where it is another than the one that the session looks back on.
    fn own_period(&self, period: Option<Period>) -> Option<Period> {
        period.filter(|period| *period != self.state.about.looked_back)
    }

    fn row(&self, group: &Group, segment: Option<SegmentId>, promotion: Option<PromotionId>) -> ResultRow {
        let mut outputs = self.choice.of(Heading::Output).filter_map(|column| self.sketch.columns.get(column));
        let output_of = outputs.next().map(|column| column.name.replace('_', " ").to_lowercase());
        ResultRow {
            basis: self.basis(),
            segment,
            promotion,
            spend: group.spend.and_then(|spend| Money::new(spend).ok()),
            sales: group.sales,
            output: group.output,
            output_of: output_of.filter(|_| group.output.is_some()).unwrap_or_default(),
            period: self.period(),
            source: self.origin.source(),
        }
    }

    fn fresh_id(&self, row: &ResultRow, taken: &[ResultId]) -> ResultId {
        let segment = row.segment.as_ref().map_or("none", |id| id.as_str());
        let promotion = row.promotion.as_ref().map_or("none", |id| id.as_str());
        let known = |id: &ResultId| self.state.look_back.results.knows(id) || taken.contains(id);
        ResultId::fresh(&format!("{segment} {promotion}"), known)
    }
}
