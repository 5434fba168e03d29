//! A comparison in a few lines: the budget, where the most money went, and how many of each topic are new, gone or changed.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::{InWords, Line, Rewards, Tone, is_figure};
use crate::domain::{Contrast, Figure, How, InputRef, Matter, Sum, Topic, Value};
use crate::lang::{numbers, wording};

/// As many differences are looked over without a summary.
const FEW: usize = 12;
/// As many sums are named where several went up and down.
const MOST: usize = 4;
/// What a plan is made of: of these it is said how many differ.
const COUNTED: [Topic; 6] =
    [Topic::Segments, Topic::Promotions, Topic::Cells, Topic::Goals, Topic::Rewards, Topic::Signatures];

impl InWords<'_> {
    /// The comparison in a few lines; none where it is short itself.
    #[must_use]
    pub fn in_short(&self) -> Vec<Line> {
        if self.compared.differences.len() <= FEW {
            return Vec::new();
        }
        let by_promotion = self.moved("section-by-promotion", Self::promotion);
        let by_segment = self.moved("section-by-segment", Self::on_segment);
        let told = [self.money(), by_promotion, by_segment, self.counted()];
        told.into_iter().flatten().map(|pieces| Line { pieces, by: None }).collect()
    }

    /// The budget and what is placed of it, from what to what.
    fn money(&self) -> Option<Vec<Tone>> {
        let is_told = |one: &&Contrast| {
            matches!(one.matter, Matter::Input(InputRef::Figure(Figure::Budget)) | Matter::Total(Sum::Placed))
        };
        let told = self.compared.in_topic(Topic::Totals).filter(is_told).filter_map(|one| {
            let How::Changed(altered) = &one.how else { return None };
            let altered = altered.first()?;
            let name = Tone::Quiet(self.label(&self.name(&one.matter, self.later)));
            Some([name].into_iter().chain(self.altered(&altered.from, &altered.to)).collect::<Vec<_>>())
        });
        joined(told, &self.words.get("compare-fact-separator"))
    }

    /// Where money was added and taken away, the largest sum first.
    fn moved(&self, along: &'static str, name: impl Fn(&Self, &Sum) -> Option<String>) -> Option<Vec<Tone>> {
        let about = &self.later.about;
        if self.earlier.about.currency != about.currency {
            return None;
        }
        let sum = |one: &Contrast| {
            let Matter::Total(sum) = &one.matter else { return None };
            let How::Changed(altered) = &one.how else { return None };
            let (Value::Money(from), Value::Money(to)) = (&altered.first()?.from, &altered.first()?.to) else {
                return None;
            };
            let [from, to] = [from, to].map(|money| money.rounded(about.currency));
            let by = to.checked_sub(from).filter(|by| *by != Decimal::ZERO)?;
            Some((by, name(self, sum)?))
        };
        let mut moved: Vec<(Decimal, String)> = self.compared.in_topic(Topic::Totals).filter_map(sum).collect();
        moved.sort_by_key(|(by, _)| Reverse(by.abs()));
        let places = about.currency.minor_digits();
        let more = moved.len().saturating_sub(MOST);
        let more = (more > 0).then(|| self.words.with("compare-and-more", &[("count", more.into())]));
        let told = moved.into_iter().take(MOST).map(|(by, name)| {
            let places = if by.fract().is_zero() { 0 } else { places };
            vec![Tone::Plain(format!("{name} ")), Tone::Is(numbers::format_signed(by, places, about.numbers))]
        });
        let told = told.chain(more.map(|more| vec![Tone::Quiet(more)]));
        let mut line = joined(told, &self.words.get("list-separator"))?;
        line.insert(0, Tone::Quiet(self.label(&self.words.get(along))));
        Some(line)
    }

    fn promotion(&self, sum: &Sum) -> Option<String> {
        let Sum::Promotion(id) = sum else { return None };
        let knows = id.as_ref().is_none_or(|id| self.later.budget.promotions.get(id).is_some());
        Some(wording::promotion(id.as_ref(), if knows { self.later } else { self.earlier }, self.words))
    }

    fn on_segment(&self, sum: &Sum) -> Option<String> {
        let Sum::Segment(id) = sum else { return None };
        Some(self.segment(id.as_ref()))
    }

    /// How many of each topic are new, gone and changed.
    fn counted(&self) -> Option<Vec<Tone>> {
        let hides = |topic: Topic| topic == Topic::Rewards && self.rewards == Rewards::Hidden;
        let told = COUNTED.into_iter().filter(|topic| !hides(*topic)).filter_map(|topic| {
            // How many customers there are in all is no segment.
            let told = self.compared.in_topic(topic).filter(|one| !self.hides(one) && !is_figure(one));
            let counts = told.fold([0_usize; 3], |[added, removed, changed], one| match one.how {
                How::Added(_) => [added + 1, removed, changed],
                How::Removed(_) => [added, removed + 1, changed],
                How::Changed(_) => [added, removed, changed + 1],
            });
            let keys = ["compare-count-added", "compare-count-removed", "compare-count-changed"];
            let counts: Vec<String> = keys
                .into_iter()
                .zip(counts)
                .filter(|(_, count)| *count > 0)
                .map(|(key, count)| self.words.with(key, &[("count", count.into())]))
                .collect();
            let text = counts.join(&self.words.get("list-separator"));
            (!counts.is_empty()).then(|| vec![Tone::Quiet(self.label(&self.words.get(topic.key()))), Tone::Plain(text)])
        });
        joined(told, &self.words.get("compare-fact-separator"))
    }
}

/// Pieces one after the other; `None` where there are none.
fn joined(told: impl Iterator<Item = Vec<Tone>>, between: &str) -> Option<Vec<Tone>> {
    let told: Vec<Vec<Tone>> = told.collect();
    (!told.is_empty()).then(|| told.join(&Tone::Quiet(between.to_owned())))
}
