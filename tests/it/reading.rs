//! What a file means: which rows are sums, what is a name and what is nothing, and how its numbers are written.

use std::io::Cursor;
use std::ops::ControlFlow;

use roundtable::domain::{Currency, NumberStyle, TierLimits};
use roundtable::import::{Choice, DayOrder, Gathered, Harvest, Kind, Sketch, Source, Terms, Wrong, gather};
use roundtable::lang::columns::Heading;

/// A file with the columns by which it was read.
struct Read {
    sketch: Sketch,
    choice: Choice,
    gathered: Gathered,
}

fn read(kind: Kind, text: &str) -> Read {
    let bytes = text.as_bytes().to_vec();
    let mut source = Source::text(move || Ok(Box::new(Cursor::new(bytes.clone()))));
    let sketch = Sketch::of(&mut source, NumberStyle::Point, &mut |_| ControlFlow::Continue(())).expect("a table");
    let choice = Choice::guess(kind, &sketch);
    let terms = Terms { currency: Currency::EUR, tiers: TierLimits::default() };
    let gathered =
        gather(&mut source, &sketch, &choice, terms, &mut |_| ControlFlow::Continue(())).expect("it is read");
    Read { sketch, choice, gathered }
}

/// Segment, promotion and spend of each group.
fn groups(read: &Read) -> Vec<String> {
    let Harvest::Results(groups) = &read.gathered.harvest else { return Vec::new() };
    let name = |name: &Option<String>| name.clone().unwrap_or_else(|| "-".to_owned());
    let spend = |spend: Option<rust_decimal::Decimal>| spend.map_or("-".to_owned(), |spend| spend.to_string());
    let shown = |group: &roundtable::import::Group| {
        format!("{} {} {}", name(&group.segment), name(&group.promotion), spend(group.spend))
    };
    groups.iter().map(shown).collect()
}

fn customers(read: &Read) -> Vec<String> {
    let Harvest::Customers(list) = &read.gathered.harvest else { return Vec::new() };
    list.rows.iter().map(|row| format!("{} {}", row.name, row.sales.amount().normalize())).collect()
}

#[test]
fn a_row_of_sums_is_left_out_by_what_it_is_called_or_by_what_it_adds_up_to() {
    let head = "Segment,Promotion,Spend";
    for (rows, totals) in [
        ("Dealers,Fair,100\nDealers,Ads,50\nDealers,Total,150\nOEM,Fair,20\nOEM,Total,20\nTotal,,170", vec![4, 6, 7]),
        ("Dealers,Fair,100\nDealers,Ads,50\nOEM,Fair,20\n-,Total,170", vec![5]),
        ("Dealers,Fair,100\nOEM,Fair,20\nDealers,Ads,50\nDealers Total,,150\nOEM total,,20", vec![5, 6]),
        ("Dealers,Fair,100\nDealers,Ads,50\nOEM,Fair,20\nAll,,170", vec![5]),
        ("Dealers,Fair,100\nDealers,Ads,50\nOEM,Fair,20\n,,170\nSource: CRM,,", vec![5]),
        ("Dealers,Fair,100\nDealers,Ads,50\nOEM,Fair,20\n全部,,170", vec![5]),
    ] {
        let read = read(Kind::Results, &format!("{head}\n{rows}\n"));
        assert_eq!(read.gathered.totals, totals, "{rows}");
        let mut kept: Vec<String> = groups(&read).into_iter().filter(|group| !group.starts_with("Source")).collect();
        kept.sort_unstable();
        assert_eq!(kept, ["Dealers Ads 50", "Dealers Fair 100", "OEM Fair 20"], "{rows}");
    }
}

#[test]
fn a_row_that_is_only_called_like_a_sum_or_happens_to_equal_one_keeps_its_money() {
    for (rows, last) in [
        ("Dealers,Fair,100\nOEM,Fair,20\nAll,Fair,30", "All Fair 30"),
        ("Dealers,Fair,100\nOEM,Fair,20\nOEM,Total,30", "OEM Total 30"),
        ("Dealers,Fair,100\nOEM,Fair,20\n,Fair,120\nShops,Fair,5", "Shops Fair 5"),
        ("Dealers,Fair,100\nOEM,Fair,20\n,,120\nShops,Fair,5", "Shops Fair 5"),
    ] {
        let read = read(Kind::Results, &format!("Segment,Promotion,Spend\n{rows}\n"));
        assert_eq!(read.gathered.totals, [0_u64; 0], "{rows}");
        let all: rust_decimal::Decimal = match &read.gathered.harvest {
            Harvest::Results(groups) => groups.iter().filter_map(|group| group.spend).sum(),
            _ => unreachable!("results"),
        };
        let rows_say: i64 = rows.rsplit('\n').filter_map(|row| row.rsplit(',').next()?.parse::<i64>().ok()).sum();
        assert_eq!(all, rust_decimal::Decimal::from(rows_say), "{rows}");
        assert!(groups(&read).iter().any(|group| group == last), "{:?}", groups(&read));
    }
}

#[test]
fn customers_are_kept_whatever_they_are_called_and_their_sums_are_not_customers() {
    let read_rows = |rows: &str| read(Kind::Customers, &format!("Customer,Sales\n{rows}\n"));
    let named = read_rows("Sum,30\nAll,40\nNA,5\nNone,6");
    assert_eq!(customers(&named), ["Sum 30", "All 40", "NA 5", "None 6"]);
    for last in ["Total,70", "All,70", ",70"] {
        let summed = read_rows(&format!("Abel,30\nBaker,40\n{last}"));
        assert_eq!((customers(&summed).len(), summed.gathered.wrong), (2, 0), "{last}");
    }
    let nobody = read_rows("Abel,30\n,41");
    assert_eq!(nobody.gathered.errors.first().map(|error| error.why), Some(Wrong::Missing));
}

#[test]
fn what_stands_for_no_figure_may_still_be_a_name() {
    let read = read(Kind::Results, "Region,Spend\nNA,900\nEMEA,300\nAPAC,NA\nn/a,20\n");
    assert_eq!(groups(&read), ["NA - 900", "EMEA - 300", "APAC - -", "- - 20"]);
}

#[test]
fn a_figure_that_is_no_figure_or_has_no_column_is_named_by_its_line() {
    let text = "Segment,Spend,Sales\nDealers,1,200,300\nOEM,#VALUE!,5\nShops,12%,5\nFarms,1,2\n";
    let read = read(Kind::Results, text);
    let errors: Vec<_> = read.gathered.errors.iter().map(|error| (error.line, error.cell.as_str())).collect();
    assert_eq!(errors, [(2, "300"), (3, "#VALUE!"), (4, "12%")]);
    assert_eq!(read.gathered.errors.first().map(|error| error.why), Some(Wrong::Surplus));
}

#[test]
fn a_column_that_is_called_segment_is_the_segment_however_many_there_are() {
    let rows: Vec<String> = (0..400).map(|row| format!("Group {row},Fair,1")).collect();
    let read = read(Kind::Results, &format!("Segment,Promotion,Spend\n{}\n", rows.join("\n")));
    assert_eq!(groups(&read).len(), 400);
}

#[test]
fn how_numbers_and_days_were_read_is_remembered_where_the_file_leaves_it_open() {
    let text = "Segment,Orders,Seen\nDealers,\"1.234\",3/4/2026\nOEM,\"2.500\",4/5/2026\n";
    let Read { sketch, mut choice, .. } = read(Kind::Results, text);
    assert_eq!((choice.numbers, choice.counted.as_deref()), (NumberStyle::Point, Some("orders")), "both may be whole");
    (choice.numbers, choice.days) = (NumberStyle::Comma, DayOrder::MonthFirst);
    let remembered = choice.remembered(&sketch);
    let mut again = Choice::guess(Kind::Results, &sketch);
    again.recall(&remembered, &sketch);
    assert_eq!((again.numbers, again.days), (NumberStyle::Comma, DayOrder::MonthFirst));
    let told = read(Kind::Results, &text.replace("2.500", "2.5").replace("4/5", "24/5"));
    let mut again = Choice::guess(Kind::Results, &told.sketch);
    again.recall(&remembered, &told.sketch);
    assert_eq!((again.numbers, again.days), (NumberStyle::Point, DayOrder::DayFirst), "the file itself says");
    assert!(again.of(Heading::Sales).next().is_some());
}
