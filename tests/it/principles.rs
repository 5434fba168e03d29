//! Each principle of the text rules by a pair of remarks, one that is marked and one that is not; and what holds of any text.

use std::sync::LazyLock;

use proptest::prelude::*;

use roundtable::rules::text::{Finding, FindingKind, Lexicon, Names, boast, credit, hostile};
use roundtable::storage::our_word_lists;

static READER: LazyLock<Reader> = LazyLock::new(Reader::new);

/// What all three rules find, with customers that may be named.
struct Reader {
    lexicon: Lexicon,
    names: Names,
}

impl Reader {
    fn new() -> Self {
        Self {
            lexicon: Lexicon::new(&our_word_lists()),
            names: Names::new(["XYZ", "Northwind", "Prime", "恒泰", "大众茶行"]),
        }
    }

    fn findings(&self, text: &str) -> Vec<Finding> {
        let found = [
            credit(text, &self.lexicon, &self.names),
            hostile(text, &self.lexicon, &self.names),
            boast(text, &self.lexicon, &self.names),
        ];
        found.into_iter().flatten().collect()
    }

    fn kinds(&self, text: &str) -> Vec<FindingKind> {
        self.findings(text).iter().map(|finding| finding.kind).collect()
    }
}

#[track_caller]
fn marks(kind: FindingKind, remarks: &[&str]) {
    let reader = &*READER;
    let missed: Vec<_> = remarks.iter().filter(|text| !reader.kinds(text).contains(&kind)).collect();
    assert!(missed.is_empty(), "not marked as {kind:?}: {missed:#?}");
}

#[track_caller]
fn leaves(remarks: &[&str]) {
    let reader = &*READER;
    let marked: Vec<_> = remarks
        .iter()
        .filter(|text| !reader.findings(text).is_empty())
        .map(|text| (text, reader.findings(text)))
        .collect();
    assert!(marked.is_empty(), "marked: {marked:#?}");
}

#[test]
fn what_the_article_warns_of_is_marked_in_both_languages() {
    marks(
        FindingKind::Hostile,
        &[
            "XYZ always pays late, we don't want to work with them any more",
            "恒泰总是拖欠货款，我们不想再跟他们合作了",
            "this customer always pays late",
        ],
    );
    marks(FindingKind::Leader, &["We are the market leader", "我们是行业领导者"]);
    marks(FindingKind::Quality, &["high quality", "高品质"]);
    marks(FindingKind::History, &["a long and unique history", "历史悠久"]);
    marks(
        FindingKind::Credit,
        &[
            "It was sold by our relationships alone",
            "It was the advertising alone that sold it",
            "业绩全靠我们的关系",
            "销量都是靠广告",
        ],
    );
    marks(FindingKind::Blame, &["Marketing never delivers leads", "市场部只会花钱"]);
}

#[test]
fn what_only_sounds_like_it_is_left_alone() {
    leaves(&[
        "Customers complained about late delivery",
        "We cannot pay late suppliers",
        "It reduces your downtime by 20%",
        "XYZ complained that we always deliver late",
        "XYZ paid 20 days after the due date in May",
        "客户投诉交货太慢",
        "恒泰反映我们送货总是拖",
        "帮您减少停机20%",
        "Marketing sent 400 leads in May",
        "市场部五月给了400条线索",
    ]);
}

#[test]
fn words_count_together() {
    marks(FindingKind::Hostile, &["Northwind are crooks", "恒泰是骗子"]);
    leaves(&["They are crooks", "Northwind ordered twice", "骗子很多", "恒泰下了两次单"]);
    marks(FindingKind::Quality, &["Our pumps stand for high quality"]);
    leaves(&["Our pumps stand for high quality, which saves you two days of downtime a year"]);
}

#[test]
fn a_name_that_is_a_word_is_no_customer_where_it_is_the_word() {
    marks(FindingKind::Hostile, &["Prime are crooks", "大众茶行是骗子"]);
    leaves(&["The agents of that prime location are crooks", "面向大众的骗子"]);
}

#[test]
fn no_is_no() {
    marks(FindingKind::Blame, &["It is Marketing's fault", "是市场部的错"]);
    leaves(&["It is not Marketing's fault", "这不是市场部的错"]);
}

#[test]
fn a_question_is_a_question() {
    marks(FindingKind::Blame, &["Marketing dropped the ball."]);
    leaves(&["Who says that Marketing dropped the ball?"]);
}

#[test]
fn the_nearest_subject_counts() {
    marks(FindingKind::Hostile, &["We deliver and Northwind cheats"]);
    leaves(&["Northwind waits, and our service is hopeless", "Northwind buys from a competitor who cheats"]);
}

#[test]
fn together_is_not_alone() {
    marks(FindingKind::Credit, &["Sales alone won the order"]);
    leaves(&["Sales and Marketing together won the order", "订单是销售部和市场部一起拿下的"]);
}

#[test]
fn what_attacks_a_customer_is_masked_from_its_first_hostile_word() {
    let text = "恒泰总是拖欠货款，不想再合作";
    let reader = &*READER;
    let found = hostile(text, &reader.lexicon, &reader.names).expect("it attacks");
    assert_eq!(text.get(..found.from), Some("恒泰"));
    assert_eq!(found.quoted(text).collect::<Vec<_>>(), ["总是拖欠", "不想再"]);
}

/// Texts made of what the lists hold, of names and of anything.
fn any_remark() -> impl Strategy<Value = String> {
    let phrases: Vec<String> = our_word_lists().phrases().map(|(_, phrase)| phrase.replace(['*'], "")).collect();
    let glue =
        prop::sample::select(vec![" ", "", ", ", "。", "\n", "?", "\u{2019}", " XYZ ", "恒泰", "e\u{301}", "🙂"]);
    let word = prop_oneof![4 => prop::sample::select(phrases), 1 => any::<String>()];
    prop::collection::vec((word, glue), 0..12)
        .prop_map(|parts| parts.into_iter().map(|(word, glue)| word + glue).collect())
}

proptest! {
    #[test]
    fn no_text_breaks_a_rule_and_what_is_found_are_words_of_the_text(texts in prop::collection::vec(any_remark(), 8)) {
        let reader = &*READER;
        for text in texts {
            for finding in reader.findings(&text) {
                prop_assert_eq!(finding.words.first().map(|range| range.start), Some(finding.from));
                prop_assert_eq!(finding.quoted(&text).count(), finding.words.len(), "on bounds of characters");
                prop_assert!(finding.words.iter().all(|range| range.start < range.end));
                prop_assert!(finding.words.windows(2).all(|pair| pair[0].end <= pair[1].start), "{:?}", finding);
            }
        }
    }
}
