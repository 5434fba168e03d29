//! A line of the look back in words: what it cost and brought, and for each of its figures what that is made of.

use rust_decimal::{Decimal, RoundingStrategy};

use super::numbers::{format_decimal, format_percent_tenths, format_signed, format_signed_tenths};
use super::{Arg, Words, wording};
use crate::domain::{
    Axis, Basis, Department, Figures, LineFigures, LookBack, Measure, MissingPart, Money, Output, Raised, ResultRow,
    Settings, Share, SmallBase, State,
};

/// One of the facts that the figures of a line are made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What it is called.
    pub label: String,
    /// What it says.
    pub text: String,
    /// The department that raised it, where somebody did.
    pub by: Option<Department>,
}

/// A line of the look back, in its table.
#[derive(Clone, Copy)]
pub struct LineInWords<'a> {
    /// Everything on the table.
    pub state: &'a State,
    /// The words in use.
    pub words: &'a Words,
    /// The table that the line stands in.
    pub table: &'a Figures,
    /// The line.
    pub line: &'a LineFigures,
}

/// In what sales are given: the currency, or what is counted.
#[must_use]
pub fn unit(state: &State, words: &Words) -> String {
    match &state.look_back.measure {
        Measure::Money => wording::currency(&state.about.currency, words).into_owned(),
        Measure::Count(of) => of.clone(),
    }
}

/// What the sign for a small base means, by the limits of the session.
#[must_use]
pub fn small_base_legend(state: &State, words: &Words) -> String {
    let Settings { small_share, small_count, .. } = &state.settings;
    let limit = percent_limit(*small_share, state);
    match &state.look_back.measure {
        Measure::Money => words.with("line-small-legend", &[("limit", limit.into())]),
        Measure::Count(of) => {
            let args = [("limit", limit.into()), ("count", (*small_count).into()), ("of", of.into())];
            words.with("line-small-legend-counted", &args)
        }
    }
}

/// What a reading still lacks, in words; `name` is how a department is called.
#[must_use]
pub fn missing_part(part: &MissingPart, words: &Words, name: impl Fn(&Department) -> String) -> String {
    match part {
        MissingPart::SaidBy(department) => words.with("line-not-said-by", &[("department", name(department).into())]),
        MissingPart::TargetMet => words.get("line-no-target-met").into_owned(),
        MissingPart::CustomersSatisfied => words.get("line-no-customers-satisfied").into_owned(),
        MissingPart::ByWhatMeans => words.get("line-no-means").into_owned(),
        MissingPart::Verdict => words.get("line-no-verdict").into_owned(),
    }
}

/// How many of what was put out: `10 ads`.
#[must_use]
pub fn output(output: &Output, state: &State) -> String {
    format!("{} {}", wording::amount(output.number, state.about.numbers), output.of).trim_end().to_owned()
}

fn percent_limit(limit: Decimal, state: &State) -> String {
    wording::amount(limit, state.about.numbers) + "%"
}

impl LineInWords<'_> {
    /// What the line is called; where it stands in a table known one way only, with that.
    #[must_use]
    pub fn name(&self) -> String {
        let name = wording::line(&self.line.line, self.state, self.words);
        match self.table.basis {
            Basis::Cells => name,
            basis => {
                let args = [("name", name.into()), ("what", self.words.get(basis.key()).into())];
                self.words.with("export-named", &args)
            }
        }
    }

    /// In one sentence: so much of the spend brought so much of the sales; `None` where there are no shares.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let args = [
            ("line", wording::line(&self.line.line, self.state, self.words).into()),
            ("spend", self.percent(self.line.share_of_spend?).into()),
            ("sales", self.percent(self.line.share_of_sales?).into()),
        ];
        Some(self.words.with("view-spend-brought-sales", &args))
    }

    /// What it would have to sell to earn its share of spend, or how far its sales could fall.
    #[must_use]
    pub fn break_even(&self) -> Option<String> {
        let needed = self.table.break_even_sales(self.line)?;
        let key = if needed > self.line.sales { "line-break-even" } else { "line-break-even-exceeded" };
        Some(self.words.with(key, &[("sales", self.whole_sales(needed).into())]))
    }

    /// The departments that brought the figures of the line, in the order of their rows.
    #[must_use]
    pub fn brought_by(&self) -> String {
        let rows = self.state.look_back.rows_of(&self.line.line, self.table.basis);
        let mut names: Vec<String> = Vec::new();
        for raised in rows {
            let name = wording::department(&raised.by, self.words).into_owned();
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(&self.words.get("list-separator"))
    }

    /// What was spent against what the last plan placed on the line; `None` where no last plan is known.
    #[must_use]
    pub fn plan(&self) -> Option<String> {
        let planned = self.state.budget.last_planned(&self.line.line)?;
        let difference = self.line.spend.minus(planned);
        let args = [
            ("spend", self.bare(self.line.spend).into()),
            ("planned", self.money(planned).into()),
            ("difference", self.signed(difference).into()),
        ];
        Some(self.words.with("line-plan", &args))
    }

    /// What was put out, and what one of it cost and brought; one text for each kind.
    #[must_use]
    pub fn outputs(&self) -> Vec<String> {
        let told = |of: &Output| {
            let cost = of.spend_per_one().map(|each| {
                let each = format_decimal(each, self.state.about.currency.minor_digits(), self.state.about.numbers);
                self.tell("line-output-cost", format!("{each} {}", self.currency()))
            });
            let brought = of.sales_per_one().map(|each| {
                let each = format_decimal(each, 2, self.state.about.numbers);
                self.tell("line-output-brought", format!("{each} {}", unit(self.state, self.words)))
            });
            let parts: Vec<String> = [Some(output(of, self.state)), cost, brought].into_iter().flatten().collect();
            parts.join(&self.words.get("fact-separator"))
        };
        self.line.output.iter().map(told).collect()
    }

    /// Why the line is a small base; `None` where it is none.
    #[must_use]
    pub fn small_base(&self) -> Option<String> {
        let limits = &self.state.settings;
        let limit = percent_limit(limits.small_share, self.state);
        let reason = |reason: &SmallBase| match reason {
            SmallBase::OfSpend => self.tell("line-small-spend", limit.clone()),
            SmallBase::OfSales => self.tell("line-small-sales", limit.clone()),
            SmallBase::FewSales => {
                let args = [("count", limits.small_count.into()), ("of", Arg::from(unit(self.state, self.words)))];
                self.words.with("line-small-few", &args)
            }
        };
        let reasons = self.table.small_base(self.line, &self.state.look_back.measure, limits);
        let reasons: Vec<String> = reasons.iter().map(reason).collect();
        (!reasons.is_empty()).then(|| reasons.join(&self.words.get("list-separator")))
    }

    /// Where every figure of the line comes from: its definition with the actual numbers, the period, the measure, the
    /// sources, and the rows with the departments that raised them.
    #[must_use]
    pub fn facts(&self) -> Vec<Fact> {
        let mut facts = self.shares();
        facts.extend(self.following());
        let about = &self.state.about;
        let apart = Fact { label: String::new(), text: String::new(), by: None };
        facts.push(apart.clone());
        facts.push(self.fact("field-looked-back", wording::period(about.looked_back, self.words)));
        let measure = match &self.state.look_back.measure {
            Measure::Money => self.tell("line-measure-money", self.currency()),
            Measure::Count(of) => self.tell("line-measure-count", of.clone()),
        };
        facts.push(self.fact("line-measure", measure));
        facts.push(self.fact("field-basis", self.words.get(self.table.basis.key()).into_owned()));
        let look_back: &LookBack = &self.state.look_back;
        let rows: Vec<&Raised<ResultRow>> = look_back.rows_of(&self.line.line, self.table.basis).collect();
        facts.push(self.fact("line-sources", self.sources(&rows)));
        facts.push(apart);
        // A source that all rows share has been named above them.
        let differ = rows.windows(2).any(|pair| pair[0].item.source != pair[1].item.source);
        facts.extend(rows.iter().map(|raised| self.row(raised, differ.then_some(raised.item.source.as_str()))));
        facts
    }

    fn shares(&self) -> Vec<Fact> {
        let of_spend = self.table.exact_share_of_spend(self.line).map(|exact| {
            let sum = format!("{} / {}", self.bare(self.line.spend), self.money(self.table.spend));
            self.share(sum, exact, self.line.share_of_spend)
        });
        let of_sales = self.table.exact_share_of_sales(self.line).map(|exact| {
            let sum = format!("{} / {}", self.number(self.line.sales), self.sales(self.table.sales));
            self.share(sum, exact, self.line.share_of_sales)
        });
        let none = || self.words.get("line-no-share").into_owned();
        vec![
            self.fact("line-share-of-spend", of_spend.unwrap_or_else(none)),
            self.fact("line-share-of-sales", of_sales.unwrap_or_else(none)),
        ]
    }

    /// A share with its sum; where the exact one would be rounded to another than is shown, with that too.
    fn share(&self, sum: String, exact: Decimal, shown: Option<Share>) -> String {
        let tenths = exact.saturating_mul(Decimal::ONE_THOUSAND);
        let rounded = tenths.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let is_rounded = shown.is_some_and(|share| Decimal::from(share.tenths()) == rounded);
        let shown = shown.map_or_else(String::new, |share| self.percent_tenths(share));
        if is_rounded {
            return self.words.with("line-share", &[("sum", sum.into()), ("shown", shown.into())]);
        }
        let args = [("sum", sum.into()), ("exact", self.exact(exact).into()), ("shown", shown.into())];
        self.words.with("line-share-moved", &args)
    }

    /// What follows from the shares and the money.
    fn following(&self) -> Vec<Fact> {
        let (table, line, style) = (self.table, self.line, self.state.about.numbers);
        let mut facts = Vec::new();
        let shares = line.share_of_spend.zip(line.share_of_sales);
        if let (Some((of_spend, of_sales)), Some(gap)) = (shares, line.gap()) {
            let args = [
                ("sales", self.percent_tenths(of_sales).into()),
                ("spend", self.percent_tenths(of_spend).into()),
                ("gap", format_signed_tenths(gap.tenths().into(), style).into()),
            ];
            facts.push(self.fact("line-gap", self.words.with("line-gap-is", &args)));
        }
        if let Some(behind) = table.money_behind_gap(line) {
            let args = [
                ("spend", self.bare(line.spend).into()),
                ("whole", self.bare(table.spend).into()),
                ("sales", self.number(line.sales).into()),
                ("all", self.number(table.sales).into()),
                ("behind", format!("{} {}", format_signed(behind, 0, style), self.currency()).into()),
            ];
            facts.push(self.fact("line-behind", self.words.with("line-behind-is", &args)));
        }
        let exact = table.exact_share_of_spend(line).zip(table.exact_share_of_sales(line));
        if let (Some((of_spend, of_sales)), Some(index)) = (exact, table.return_index(line)) {
            let args = [
                ("sales", self.exact(of_sales).into()),
                ("spend", self.exact(of_spend).into()),
                ("index", format_decimal(index, 2, style).into()),
            ];
            facts.push(self.fact("line-index", self.words.with("line-index-is", &args)));
        }
        if let (Some(needed), Some(of_spend)) = (table.break_even_sales(line), table.exact_share_of_spend(line)) {
            // A part of a thing that is counted says more than the whole number would.
            let places = u32::from(matches!(self.state.look_back.measure, Measure::Count(_)));
            let args = [
                ("share", self.exact(of_spend).into()),
                ("all", self.number(table.sales).into()),
                ("sales", self.number(line.sales).into()),
                (
                    "needed",
                    format!("{} {}", format_decimal(needed, places, style), unit(self.state, self.words)).into(),
                ),
            ];
            facts.push(self.fact("line-needed", self.words.with("line-needed-is", &args)));
        }
        facts.extend(self.plan().map(|plan| self.fact("line-against-plan", plan)));
        facts.extend(self.outputs().into_iter().map(|output| self.fact("view-head-output", output)));
        facts.extend(self.small_base().map(|why| self.fact("line-small", why)));
        facts
    }

    /// Each source once, with the number of rows that name it.
    fn sources(&self, rows: &[&Raised<ResultRow>]) -> String {
        let mut sources: Vec<(&str, u32)> = Vec::new();
        for raised in rows {
            let source = raised.item.source.trim();
            match sources.iter_mut().find(|(known, _)| *known == source) {
                Some((_, count)) => *count += 1,
                None => sources.push((source, 1)),
            }
        }
        let told = |(source, count): &(&str, u32)| match *source {
            "" => self.words.with("line-source-unknown", &[("count", (*count).into())]),
            source => self.words.with("line-source", &[("source", source.into()), ("count", (*count).into())]),
        };
        sources.iter().map(told).collect::<Vec<_>>().join(&self.words.get("list-separator"))
    }

    /// A row: who raised it, and what it adds to the sums.
    fn row(&self, raised: &Raised<ResultRow>, source: Option<&str>) -> Fact {
        let row = &raised.item;
        let named = |key: &str, what: Option<String>| {
            what.map(|what| {
                let args = [("label", self.words.get(key).into()), ("value", what.into())];
                self.words.with("view-field", &args)
            })
        };
        let output = row.output.map(|number| {
            format!("{} {}", wording::amount(number, self.state.about.numbers), row.output_of).trim_end().to_owned()
        });
        let source = source.filter(|source| !source.is_empty()).map(str::to_owned);
        // What the line itself is of need not be said for each of its rows.
        let own = Axis::of(&self.line.line);
        let segment = row.segment.as_ref().filter(|_| own == Axis::Promotions);
        let promotion = row.promotion.as_ref().filter(|_| own == Axis::Segments);
        let parts = [
            named("field-segment", segment.map(|id| wording::segment(Some(id), self.state, self.words))),
            named("field-promotion", promotion.map(|id| wording::promotion(Some(id), self.state, self.words))),
            named("field-spend", row.spend.map(|spend| self.money(spend))),
            named("field-sales", row.sales.map(|sales| self.sales(sales))),
            output,
            row.period.map(|period| wording::period(period, self.words)),
            named("field-source", source),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        Fact {
            label: wording::speaker(&raised.by, raised.person.as_ref(), self.state, self.words),
            text: parts.join(&self.words.get("fact-separator")),
            by: Some(raised.by.clone()),
        }
    }

    fn fact(&self, key: &str, text: String) -> Fact {
        Fact { label: self.words.get(key).into_owned(), text, by: None }
    }

    fn tell(&self, key: &str, what: String) -> String {
        self.words.with(key, &[("what", what.into())])
    }

    fn currency(&self) -> String {
        wording::currency(&self.state.about.currency, self.words).into_owned()
    }

    fn money(&self, amount: Money) -> String {
        wording::money_of(amount, self.state, self.words)
    }

    /// An amount without its currency.
    fn bare(&self, amount: Money) -> String {
        wording::money(amount, self.state.about.currency, self.state.about.numbers)
    }

    fn signed(&self, amount: Money) -> String {
        let sign = if amount > Money::ZERO { "+" } else { "" };
        format!("{sign}{}", self.bare(amount))
    }

    /// Sales as they stand in a sum: money as money, a count as it is.
    fn number(&self, sales: Decimal) -> String {
        match (&self.state.look_back.measure, Money::new(sales)) {
            (Measure::Money, Ok(amount)) => self.bare(amount),
            _ => wording::amount(sales, self.state.about.numbers),
        }
    }

    fn sales(&self, sales: Decimal) -> String {
        format!("{} {}", self.number(sales), unit(self.state, self.words))
    }

    /// Sales that are reckoned and not counted, in whole units: a part of an order is not enough.
    fn whole_sales(&self, sales: Decimal) -> String {
        let whole = match self.state.look_back.measure {
            Measure::Money => sales.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero),
            Measure::Count(_) => sales.ceil(),
        };
        format!("{} {}", format_decimal(whole, 0, self.state.about.numbers), unit(self.state, self.words))
    }

    fn percent(&self, share: Share) -> String {
        format_percent_tenths(i64::from(share.tenths()), self.state.about.numbers)
    }

    /// A share as it stands in the table: `60.0%`.
    fn percent_tenths(&self, share: Share) -> String {
        format_decimal(Decimal::new(share.tenths().into(), 1), 1, self.state.about.numbers) + "%"
    }

    /// An exact share, from 0 to 1, to a thousandth of a percent.
    fn exact(&self, share: Decimal) -> String {
        let percent = share.saturating_mul(Decimal::ONE_HUNDRED);
        format_decimal(percent, 3, self.state.about.numbers) + "%"
    }
}
