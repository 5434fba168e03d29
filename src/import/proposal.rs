//! What a file proposes to a session: changes that are taken together or not at all, and what they would make.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::choice::{Choice, Earlier};
use super::gather::{Gathered, Group, Harvest, JOINT};
use super::sketch::Sketch;
use crate::domain::{
    Basis, Change, CustomerList, Evidence, EvidenceId, ListChange, Measure, Money, Promotion, PromotionId, ResultId,
    ResultRow, Segment, SegmentId, State, slug,
};
use crate::lang::columns::Heading;

/// Where a file comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Its name, without its folder; with the sheet where it is a workbook of several.
    pub name: String,
    /// The day it was written.
    pub written: Date,
}

impl Origin {
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
    /// Pieces of evidence that are on the table already, and left out.
    pub known: usize,
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

/// What a file proposes to a session.
#[must_use]
pub fn propose(gathered: &Gathered, sketch: &Sketch, choice: &Choice, origin: &Origin, state: &State) -> Proposal {
    let mut proposal = match &gathered.harvest {
        Harvest::Results(groups) => Results { sketch, choice, origin, state }.propose(groups),
        Harvest::Customers(list) => customers(list, origin),
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

fn customers(list: &CustomerList, origin: &Origin) -> Proposal {
    let list = CustomerList { source: origin.source(), ..list.clone() };
    Proposal {
        brings: list.count(),
        total: Some(list.sales().amount()),
        changes: vec![Change::Customers(Arc::new(list))],
        ..Proposal::default()
    }
}

fn evidence(all: &[Evidence], origin: &Origin, state: &State) -> Proposal {
    let mut proposal = Proposal::default();
    let on_table = &state.research.evidence;
    let mut raised: Vec<EvidenceId> = Vec::new();
    let mut said: Vec<&Evidence> = Vec::new();
    for item in all {
        let named = |item: &Evidence| {
            let source = if item.source.is_empty() { origin.source() } else { item.source.clone() };
            Evidence { source, ..item.clone() }
        };
        let full = named(item);
        let is_same =
            |other: &Evidence| (&other.text, &other.customer, other.date) == (&full.text, &full.customer, full.date);
        if on_table.iter().any(|raised| is_same(&raised.item)) || said.contains(&item) {
            proposal.known += 1;
            continue;
        }
        said.push(item);
        let id = EvidenceId::fresh(&full.text, |id| on_table.knows(id) || raised.contains(id));
        raised.push(id.clone());
        proposal.changes.push(Change::Evidence(ListChange::Raise(id, full)));
    }
    proposal.brings = proposal.changes.len() as u64;
    proposal
}

/// Results on their way into a session.
struct Results<'a> {
    sketch: &'a Sketch,
    choice: &'a Choice,
    origin: &'a Origin,
    state: &'a State,
}

impl Results<'_> {
    fn propose(&self, groups: &[Group]) -> Proposal {
        let mut proposal = Proposal { brings: groups.len() as u64, ..Proposal::default() };
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
        let mut taken: Vec<ResultId> = Vec::new();
        for group in groups {
            let at = |ids: &BTreeMap<String, _>, name: &Option<String>| {
                name.as_ref().and_then(|name| ids.get(name)).cloned()
            };
            let segment: Option<SegmentId> = at(&segments, &group.segment);
            let promotion = group.promotion.as_ref().and_then(|name| promotions.get(name)).cloned();
            let row = self.row(group, segment, promotion);
            let id = self.fresh_id(&row, &taken);
            taken.push(id.clone());
            proposal.changes.push(Change::Result(ListChange::Raise(id, row)));
        }
        proposal
    }

    /// The results that an earlier file of the same name brought.
    fn replaced(&self) -> Vec<ResultId> {
        if self.choice.earlier == Earlier::Keep {
            return Vec::new();
        }
        let results = self.state.look_back.results.iter();
        results.filter(|raised| self.origin.is_of(&raised.item.source)).map(|raised| raised.id.clone()).collect()
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

    /// The segments that the file names: matched by name or by the first name they had, the others raised.
    fn segments(&self, groups: &[Group], proposal: &mut Proposal) -> BTreeMap<String, SegmentId> {
        let list = &self.state.segments.list;
        let mut ids: BTreeMap<String, SegmentId> = BTreeMap::new();
        for name in groups.iter().filter_map(|group| group.segment.as_ref()) {
            if ids.contains_key(name) {
                continue;
            }
            let known = list.iter().find(|raised| is_called(&raised.item.name, raised.id.as_str(), name));
            if let Some(raised) = known {
                proposal.segments.matched.push(name.clone());
                ids.insert(name.clone(), raised.id.clone());
                continue;
            }
            let id = SegmentId::fresh(name, |id| list.knows(id) || ids.values().any(|taken| taken == id));
            let segment = Segment {
                name: name.clone(),
                defined_by: self.defined_by(Heading::Segment, name),
                ..Segment::default()
            };
            proposal.segments.new.push(name.clone());
            proposal.changes.push(Change::Segment(ListChange::Raise(id.clone(), segment)));
            ids.insert(name.clone(), id);
        }
        ids
    }

    /// The promotions that the file names, in the same way.
    fn promotions(&self, groups: &[Group], proposal: &mut Proposal) -> BTreeMap<String, PromotionId> {
        let list = &self.state.budget.promotions;
        let mut ids: BTreeMap<String, PromotionId> = BTreeMap::new();
        for name in groups.iter().filter_map(|group| group.promotion.as_ref()) {
            if ids.contains_key(name) {
                continue;
            }
            let known = list.iter().find(|raised| is_called(&raised.item.name, raised.id.as_str(), name));
            if let Some(raised) = known {
                proposal.promotions.matched.push(name.clone());
                ids.insert(name.clone(), raised.id.clone());
                continue;
            }
            let id = PromotionId::fresh(name, |id| list.knows(id) || ids.values().any(|taken| taken == id));
            proposal.promotions.new.push(name.clone());
            let promotion = Promotion { name: name.clone(), ..Promotion::default() };
            proposal.changes.push(Change::Promotion(ListChange::Raise(id.clone(), promotion)));
            ids.insert(name.clone(), id);
        }
        ids
    }

    /// What makes a customer belong to a segment that a file names: its columns and what stands in them.
    fn defined_by(&self, role: Heading, name: &str) -> String {
        let columns = self.choice.of(role).filter_map(|column| self.sketch.columns.get(column));
        let columns: Vec<&str> = columns.map(|column| column.name.as_str()).collect();
        format!("{}: {name}", columns.join(JOINT))
    }

    fn row(&self, group: &Group, segment: Option<SegmentId>, promotion: Option<PromotionId>) -> ResultRow {
        let by_segment = self.choice.of(Heading::Segment).next().is_some();
        let by_promotion = self.choice.of(Heading::Promotion).next().is_some();
        let basis = match (by_segment, by_promotion) {
            (true, false) => Basis::Segments,
            (false, true) => Basis::Promotions,
            _ => Basis::Cells,
        };
        let mut outputs = self.choice.of(Heading::Output).filter_map(|column| self.sketch.columns.get(column));
        let output_of = outputs.next().map(|column| column.name.replace('_', " ").to_lowercase());
        ResultRow {
            basis,
            segment,
            promotion,
            spend: group.spend.and_then(|spend| Money::new(spend).ok()),
            sales: group.sales,
            output: group.output,
            output_of: output_of.filter(|_| group.output.is_some()).unwrap_or_default(),
            period: self.choice.period.filter(|period| *period != self.state.about.looked_back),
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

/// Whether a thing is called so: by its name, or by its first one, of which its id was made.
fn is_called(name: &str, id: &str, wanted: &str) -> bool {
    name.trim().to_lowercase() == wanted.trim().to_lowercase() || id == slug(wanted)
}
