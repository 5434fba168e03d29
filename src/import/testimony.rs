//! A row of evidence: what is known, from whom, and of which kind it is, in whatever words the file has for that.

use std::collections::HashMap;

use super::cell;
use super::gather::{LineError, Row, Wrong};
use crate::domain::{Evidence, EvidenceKind};
use crate::lang::columns::Heading;
use crate::lang::{Lang, Words};

impl Row<'_> {
    /// The piece of evidence that the row tells of.
    pub(super) fn evidence(&self, columns: &HashMap<Heading, Vec<usize>>) -> Result<Evidence, LineError> {
        let of = |role: Heading| columns.get(&role).map(Vec::as_slice).unwrap_or_default();
        let joined = |role: Heading| {
            let parts: Vec<String> = of(role).iter().map(|column| self.text(*column)).collect();
            parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
        };
        let text = joined(Heading::Evidence);
        if text.is_empty() {
            return Err(self.error(of(Heading::Evidence).first().copied(), Wrong::Missing));
        }
        let customer = joined(Heading::Customer);
        let kind = kind(&joined(Heading::Kind)).unwrap_or(if customer.is_empty() {
            EvidenceKind::OtherStudy
        } else {
            EvidenceKind::CustomerSaid
        });
        let source = Some(joined(Heading::Source)).filter(|source| !source.is_empty());
        let date = match of(Heading::Date).first() {
            Some(column) if !self.text(*column).is_empty() => {
                let written = self.text(*column);
                let day = cell::day(&written, self.choice.days).or_else(|| cell::serial_day(&written));
                Some(day.ok_or_else(|| self.error(Some(*column), Wrong::NotADay))?)
            }
            _ => None,
        };
        // Where the file names no source, whoever imports it names the file.
        let (source, theme) = (source.unwrap_or_default(), joined(Heading::Theme));
        Ok(Evidence { text, kind, source, customer, date, theme, ..Evidence::default() })
    }
}

/// The kind that a text names, in either language: whose name stands in it, or else begins most like it.
fn kind(text: &str) -> Option<EvidenceKind> {
    let wanted = text.trim().to_lowercase();
    if wanted.is_empty() {
        return None;
    }
    let alike = |name: &str| {
        let length = name.chars().count();
        if wanted.contains(name) || name.contains(&wanted) {
            return 100 + length;
        }
        let same = wanted.chars().zip(name.chars()).take_while(|(one, other)| one == other).count();
        if same * 10 >= 7 * wanted.chars().count().min(length) { same } else { 0 }
    };
    let named = |lang: Lang| {
        let words = Words::new(lang);
        let each = EvidenceKind::ALL.iter().map(|kind| (*kind, alike(&words.get(kind.key()).to_lowercase())));
        each.collect::<Vec<_>>()
    };
    let all = Lang::ALL.into_iter().flat_map(named).filter(|(_, alike)| *alike > 0);
    all.max_by_key(|(_, alike)| *alike).map(|(kind, _)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_in_either_language_and_in_other_forms_of_the_word() {
        for (text, expected) in [
            ("Customer complaint", Some(EvidenceKind::CustomerComplained)),
            ("customer asked", Some(EvidenceKind::CustomerAsked)),
            ("Industry report", Some(EvidenceKind::IndustryReport)),
            ("行业报告", Some(EvidenceKind::IndustryReport)),
            ("Gossip", None),
            ("", None),
        ] {
            assert_eq!(kind(text), expected, "{text}");
        }
    }
}
