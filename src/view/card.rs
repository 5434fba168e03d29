//! A session as home tells of it, in words.

use std::borrow::Cow;

use crate::app::{Card, Model};
use crate::lang::{dates, wording};

/// Day, title, period, state and brand of a session, in words.
pub fn said<'a>(model: &'a Model, card: &'a Card) -> [Cow<'a, str>; 5] {
    [
        dates::format_date(card.date, model.words.lang()).into(),
        card.title.as_str().into(),
        wording::period(card.period, &model.words).into(),
        model.words.get(card.life.key()),
        card.brand.as_str().into(),
    ]
}

/// The session under the cursor in one line, whatever its row has room for.
pub fn in_full(model: &Model, card: &Card) -> String {
    let [_, title, period, state, brand] = said(model, card);
    let parts = [title, brand, period, state, follows(model, card).into()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("   ")
}

/// The session that this one follows, by its title where it is on the shelf.
pub fn follows(model: &Model, card: &Card) -> String {
    let Some(id) = &card.follows else { return String::new() };
    let title = model.home.title_of(id).map_or_else(|| id.to_string(), str::to_owned);
    model.words.with("home-follows", &[("title", title.into())])
}
