//! What the columns of a file are called by those who bring it, in every language at once, whichever is on the screen.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::{Lang, Words};

/// What a column of a file can be taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Heading {
    /// A group of customers.
    Segment,
    /// A marketing activity.
    Promotion,
    /// Money spent.
    Spend,
    /// What was sold.
    Sales,
    /// What was put out.
    Output,
    /// A customer's name.
    Customer,
    /// What is known.
    Evidence,
    /// Who published it, or to whom the customer spoke.
    Source,
    /// When.
    Date,
    /// What sort of evidence.
    Kind,
    /// What evidence is about.
    Theme,
}

impl Heading {
    /// The key of its words, the likelier first, with commas between them.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Segment => "columns-segment",
            Self::Promotion => "columns-promotion",
            Self::Spend => "columns-spend",
            Self::Sales => "columns-sales",
            Self::Output => "columns-output",
            Self::Customer => "columns-customer",
            Self::Evidence => "columns-evidence",
            Self::Source => "columns-source",
            Self::Date => "columns-date",
            Self::Kind => "columns-kind",
            Self::Theme => "columns-theme",
        }
    }

    /// How well a column's name fits, from 0 (not at all) to 100 (it is the likeliest word).
    #[must_use]
    pub fn fit(self, name: &str) -> u32 {
        let name = plain(name);
        let words = LISTS.iter().find(|(heading, _)| *heading == self).map(|(_, words)| words.as_slice());
        words.unwrap_or_default().iter().map(|(word, place)| fit(&name, word, *place)).max().unwrap_or(0)
    }

    const ALL: [Self; 11] = [
        Self::Segment,
        Self::Promotion,
        Self::Spend,
        Self::Sales,
        Self::Output,
        Self::Customer,
        Self::Evidence,
        Self::Source,
        Self::Date,
        Self::Kind,
        Self::Theme,
    ];
}

/// Whether a column's name says that it counts things, rather than adding up money.
#[must_use]
pub fn is_counted(name: &str) -> bool {
    let name = plain(name);
    list("columns-counted").iter().any(|word| fit(&name, word, 0) > 0)
}

/// Whether a text is how people write that nothing is there, such as `n/a`.
#[must_use]
pub fn says_nothing(text: &str) -> bool {
    static NOTHING: LazyLock<HashSet<String>> = LazyLock::new(|| list("columns-nothing").into_iter().collect());
    NOTHING.contains(&plain(text))
}

/// How sure it is that a row is one of sums, by how it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Totals {
    /// Nothing else is called so: `Total`.
    Surely,
    /// A group may be called so, too: `All`.
    Perhaps,
}

static TOTAL: LazyLock<Vec<String>> = LazyLock::new(|| list("columns-total"));

/// Whether a text is how people call a row of sums.
#[must_use]
pub fn says_total(text: &str) -> Option<Totals> {
    static SUM: LazyLock<Vec<String>> = LazyLock::new(|| list("columns-sum"));
    let text = total_like(text)?;
    let text = text.strip_suffix(':').unwrap_or(&text).trim_end();
    if TOTAL.iter().any(|word| text == word) {
        Some(Totals::Surely)
    } else {
        SUM.iter().any(|word| text == word).then_some(Totals::Perhaps)
    }
}

/// What a row sums that is called so: `Dealers total` is of `dealers`, in plain small letters.
#[must_use]
pub fn before_total(text: &str) -> Option<String> {
    let text = total_like(text)?;
    let before = |word: &String| {
        let before = text.strip_suffix(word.as_str())?;
        let is_apart = !word.is_ascii() || before.ends_with(' ');
        Some(before.trim().to_owned()).filter(|before| is_apart && !before.is_empty())
    };
    TOTAL.iter().find_map(before)
}

/// A text in plain small letters, where it can be the name of sums at all. Asked of every row: what is long or holds a
/// digit is the name of something.
fn total_like(text: &str) -> Option<String> {
    (text.len() <= 60 && !text.bytes().any(|byte| byte.is_ascii_digit())).then(|| plain(text))
}

/// Words, each with its place in its list.
type Placed = Vec<(String, u32)>;

/// The words of each heading with their places, the likelier first.
static LISTS: LazyLock<Vec<(Heading, Placed)>> = LazyLock::new(|| {
    let placed = |heading: Heading| list(heading.key()).into_iter().zip(0..).collect();
    Heading::ALL.into_iter().map(|heading| (heading, placed(heading))).collect()
});

/// The words of a list in all languages, in plain small letters; the languages take turns, so that the likelier of each
/// come first.
fn list(key: &str) -> Vec<String> {
    let each: Vec<Vec<String>> = Lang::ALL
        .into_iter()
        .map(|lang| Words::new(lang).get(key).split([',', '\u{3001}']).map(plain).collect())
        .collect();
    let longest = each.iter().map(Vec::len).max().unwrap_or(0);
    (0..longest).flat_map(|place| each.iter().filter_map(move |words| words.get(place).cloned())).collect()
}

/// Small letters and digits with single blanks between the words.
#[must_use]
pub fn plain(text: &str) -> String {
    let spaced: String =
        text.chars().map(|c| if c.is_alphanumeric() || c == '/' || c == '#' || c == ':' { c } else { ' ' }).collect();
    spaced.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How well a name fits a word at this place of its list.
fn fit(name: &str, word: &str, place: u32) -> u32 {
    if word.is_empty() {
        return 0;
    }
    let later = place.min(40);
    let is_whole_words = || format!(" {name} ").contains(&format!(" {word} "));
    if name == word {
        100 - later
    } else if if word.is_ascii() { is_whole_words() } else { name.contains(word) } {
        58 - later.min(50)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_columns_name_is_known_in_either_language_and_however_it_is_written() {
        for (heading, name) in [
            (Heading::Spend, "Amount_spent (EUR)"),
            (Heading::Spend, "花费（元）"),
            (Heading::Sales, "SALES"),
            (Heading::Sales, "销售额"),
            (Heading::Promotion, "xyz_campaign_id"),
            (Heading::Promotion, "推广活动"),
            (Heading::Segment, "Customer segment"),
            (Heading::Segment, "客户群"),
            (Heading::Customer, "客户名称"),
        ] {
            assert!(heading.fit(name) > 0, "{name}");
        }
        assert_eq!(Heading::Spend.fit("Impressions"), 0);
        assert_eq!(Heading::Segment.fit("Percentage"), 0, "age is no word of its own in it");
    }

    #[test]
    fn the_likelier_word_fits_better_and_a_whole_name_better_than_a_part() {
        assert!(Heading::Sales.fit("Approved_Conversion") > Heading::Sales.fit("Total_Conversion"));
        assert!(Heading::Segment.fit("age") > Heading::Segment.fit("gender"));
    }

    #[test]
    fn signs_for_nothing_and_names_of_sums_are_known() {
        assert!(says_nothing("N/A") && says_nothing("无") && !says_nothing("Nancy"));
        assert!(["Grand total", "Total:", "合计"].into_iter().all(|name| says_total(name) == Some(Totals::Surely)));
        assert_eq!((says_total("All"), says_total("Totalplan GmbH")), (Some(Totals::Perhaps), None));
        assert_eq!(before_total("Dealers Total").as_deref(), Some("dealers"));
        assert_eq!(before_total("Subtotal").as_deref(), None);
        assert!(is_counted("Approved_Conversion") && is_counted("订单数") && !is_counted("Revenue"));
    }
}
