//! How minutes are built from a session: the head, the first page, then the record.

use std::collections::HashSet;

use super::minutes::{Aside, Block, Cell, Kind, Layout, Minutes, Section, Table};
use super::teller::Teller;
use super::{Readers, Wish, first_page, over_time, record};
use crate::lang::{dates, wording};

impl Minutes {
    /// The minutes of a session, for whom they are wished.
    #[must_use]
    pub fn of(wish: &Wish<'_>) -> Self {
        let teller = Teller::new(*wish);
        let (about, words) = (&teller.state().about, teller.words());
        let life = teller.word(teller.state().life.key());
        let parts = [
            about.brand.clone(),
            wording::period(about.period, words),
            dates::format_date(about.date, words.lang()),
            life,
        ];
        let summary = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" \u{b7} ");
        let for_whom = match wish.readers {
            Readers::Everyone => teller.word("export-left-out"),
            Readers::Leadership => teller.word("export-with-rewards"),
        };
        let looked_back = wording::period(about.looked_back, words);
        let args = [
            ("looked-back", looked_back.into()),
            ("currency", wording::currency(&about.currency, words).into_owned().into()),
            ("for-whom", for_whom.into()),
        ];
        let mut sections = first_page::sections(&teller);
        sections.extend(over_time::section(&teller));
        sections.extend(record::sections(&teller));
        name_apart(&mut sections);
        let overview = overview(&teller, &summary, &sections);
        Self {
            title: about.title.clone(),
            line: summary,
            remark: words.with("export-remark", &args),
            sections,
            overview,
            manner: teller.manner.clone(),
            about: head(&teller),
        }
        .cleaned()
    }
}

/// What the session is about, by names that stay the same, for programs.
fn head(teller: &Teller<'_>) -> Vec<(&'static str, String)> {
    let (state, about) = (teller.state(), &teller.state().about);
    let mut head = vec![
        ("id", state.id.to_string()),
        ("title", about.title.clone()),
        ("brand", about.brand.clone()),
        ("date", about.date.to_string()),
        ("period_from", about.period.from.to_string()),
        ("period_to", about.period.to.to_string()),
        ("looked_back_from", about.looked_back.from.to_string()),
        ("looked_back_to", about.looked_back.to.to_string()),
        ("currency", about.currency.code().to_owned()),
        ("life", state.life.key().trim_start_matches("life-").to_owned()),
        ("for", teller.wish.readers.name().to_owned()),
        ("language", teller.words().lang().code().to_owned()),
        ("as_of", teller.now().to_string()),
    ];
    head.extend(about.follows.as_ref().map(|follows| ("follows", follows.to_string())));
    head.extend(record::standing_figures(teller));
    head
}

/// What the sections say in sentences.
fn overview(teller: &Teller<'_>, line: &str, sections: &[Section]) -> Table {
    let columns =
        vec![teller.column("section", "export-section", Kind::Text), teller.column("text", "export-text", Kind::Text)];
    let row = |title: &str, text: &str| vec![Cell::text(title), Cell::text(text)];
    let mut rows = vec![row(&teller.state().about.title, line)];
    for section in sections {
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => rows.push(row(&section.title, text)),
                Block::List(texts) => rows.extend(texts.iter().map(|text| row(&section.title, text))),
                Block::Table(_) | Block::Chart(_) => {}
            }
        }
    }
    Table::new("overview", teller.word("export-overview"), columns, rows)
}

/// Gives tables whose names are not their own a number: two departments may be called alike.
fn name_apart(sections: &mut [Section]) {
    let mut taken = HashSet::from(["overview".to_owned()]);
    let tables = sections.iter_mut().flat_map(|section| &mut section.blocks).filter_map(|block| match block {
        Block::Table(table) if table.goes.to_programs() => Some(table),
        _ => None,
    });
    for table in tables {
        let name = table.name.clone();
        let mut number = 2_u32;
        while !taken.insert(table.name.clone()) {
            table.name = format!("{name}_{number}");
            number = number.saturating_add(1);
        }
    }
}

impl Table {
    /// With its one row as an entry, on pages.
    pub(super) fn of_one_entry(self, by: String) -> Self {
        Self { layout: Layout::Entries, asides: vec![Aside { by, notes: Vec::new() }], ..self }
    }
}
