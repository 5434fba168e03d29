//! How long the text rules take over the remarks of a long history: `cargo bench --bench wording`.

use std::time::{Duration, Instant};

use roundtable::rules::text::{Lexicon, Names, boast, credit, hostile};
use roundtable::storage::our_word_lists;

/// Remarks that are read for each figure.
const REMARKS: usize = 5_000;
/// Rounds, of which the median is told.
const ROUNDS: usize = 21;

/// Remarks of about 60 characters; one in twelve is marked.
const ENGLISH: [&str; 12] = [
    "Dealers ask for a starter set with a display for the counter",
    "Marketing sent 400 leads in May, 38 of which became customers",
    "The trade show in Cologne brought us 21 appointments in March",
    "Northwind always pays late, we don't want them any more, really",
    "Reduces downtime by 20%, so your line runs through the weekend",
    "Service partners want training in their own region, twice a year",
    "Key accounts grew by 12% after the joint visits of last autumn",
    "Price lists reach the field a week before the campaign begins",
    "Production needs the forecast by the tenth of every month, please",
    "Customers complained about late deliveries in July and in August",
    "The newsletter was opened by a third of those who received it",
    "We meet every second Tuesday and look at the numbers of the week",
];
/// The same in Chinese: 60 characters are 180 bytes.
const CHINESE: [&str; 4] = [
    "经销商希望展会以后一周之内就能收到样品和报价单，今年春季展会之后平均用了十六天才寄到，其中有三家因此转向了别的供应商，请大家看一下",
    "五月份收到四百条线索，其中三十八条成了新客户，平均每条线索的费用是一百二十元，比去年同期下降了百分之十五，下半年准备继续做下去",
    "恒泰总是拖欠货款，我们不想再跟他们合作了，上个月的货款到现在还没有到账，财务已经催了三次，每次都说下个星期一定会安排付款的",
    "大客户去年秋天联合拜访之后增长了百分之十二，今年计划每个季度安排两次，由区域经理和产品经理一起去，并且带上新的应用案例和样品册",
];

fn main() {
    let begun = Instant::now();
    let lexicon = Lexicon::new(&our_word_lists());
    println!("lists read and compiled: {:?}", begun.elapsed());
    let begun = Instant::now();
    let names =
        Names::new((0..20_000).map(|number| format!("Customer {number}")).chain(["Northwind".into(), "恒泰".into()]));
    println!("20,000 names taken in: {:?}", begun.elapsed());
    for (language, remarks) in [("English", ENGLISH.as_slice()), ("Chinese", CHINESE.as_slice())] {
        let all: Vec<&str> = remarks.iter().copied().cycle().take(REMARKS).collect();
        let median = |rule: &dyn Fn(&str) -> bool| {
            let mut rounds: Vec<(Duration, usize)> = (0..ROUNDS)
                .map(|_| {
                    let begun = Instant::now();
                    let marked = all.iter().filter(|text| rule(text)).count();
                    (begun.elapsed(), marked)
                })
                .collect();
            rounds.sort_unstable();
            rounds[ROUNDS / 2]
        };
        let x1 = median(&|text| credit(text, &lexicon, &names).is_some());
        let x5 = median(&|text| hostile(text, &lexicon, &names).is_some());
        let x6 = median(&|text| boast(text, &lexicon, &names).is_some());
        println!("{REMARKS} remarks in {language}, time and how many are marked: X1 {x1:?}, X5 {x5:?}, X6 {x6:?}");
    }
}
