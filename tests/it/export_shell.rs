//! Exports asked for from the shell and by the form on the screen: where they go, what is refused, and that nothing is half written.

use std::fs;

use roundtable::app::{Action, Effect, Overlay, Report};
use roundtable::domain::Step;
use roundtable::export::{Format, Notes, Readers};
use roundtable::lang::{Lang, Message};

use crate::cli::Home;
use crate::keys::Keyboard;

#[test]
fn minutes_are_printed_or_written_and_no_file_is_overwritten() {
    let home = Home::new();
    home.planned();
    let printed = home.run(&["export", "plan", "--format", "md"]);
    assert_eq!((printed.code, printed.err.as_str()), (Some(0), ""));
    assert!(printed.out.starts_with("# Spring plan\n") && printed.out.contains("| **Total** |"), "{}", printed.out);
    let page = ["--lang", "zh-CN", "export", "plan", "--format", "html", "-o", "plan.html"];
    let written = home.run(&page);
    assert_eq!((written.out.as_str(), written.code), ("plan.html\n", Some(0)), "{}", written.err);
    let path = home.sessions().parent().expect("a home").join("plan.html");
    let before = fs::read(&path).expect("it is there");
    assert!(String::from_utf8_lossy(&before).contains("<html lang=\"zh-CN\">"));
    let again = home.run(&page);
    assert_eq!((again.out.as_str(), again.code), ("", Some(2)));
    assert!(again.err.contains("plan.html"), "{}", again.err);
    assert_eq!(fs::read(&path).expect("it is there"), before);
}

#[test]
fn tables_go_into_a_folder_or_one_of_them_is_printed() {
    let home = Home::new();
    home.planned();
    let refused = home.run(&["export", "plan", "--format", "csv"]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.err.contains("--table") && refused.err.contains("budget"), "{}", refused.err);
    let table = home.run(&["export", "plan", "--format", "csv", "--table", "budget"]);
    assert!(
        table.out.starts_with("\u{feff}Segment,Shows,Ads,Total\r\nDealers,40000.00,20000.00,60000.00\r\n"),
        "{}",
        table.out
    );
    let other = home.run(&["export", "plan", "--format", "csv", "--table", "nothing"]);
    assert!(other.code == Some(2) && other.err.contains("nothing") && other.err.contains("budget"));
    assert_eq!(home.run(&["export", "plan", "--format", "csv", "-o", "tables"]).code, Some(0));
    let folder = home.sessions().parent().expect("a home").join("tables");
    assert!(folder.join("budget.csv").is_file() && folder.join("people.csv").is_file());
    assert_eq!(home.run(&["export", "plan", "--format", "csv", "-o", "tables"]).code, Some(2));
    assert_eq!(home.run(&["export", "plan", "--format", "xlsx"]).code, Some(2));
    assert_eq!(home.run(&["export", "plan", "--format", "xlsx", "-o", "a/b.xlsx"]).code, Some(2), "no such folder");
    let left = fs::read_dir(folder.parent().expect("a home")).expect("it can be read");
    let half = left.flatten().find(|entry| entry.file_name().to_string_lossy().ends_with(".part"));
    assert!(half.is_none(), "{half:?}");
}

#[test]
fn a_companys_own_page_is_used_and_a_broken_one_is_named_by_its_line() {
    let home = Home::new();
    home.planned();
    let config = home.sessions().parent().expect("a home").join("settings");
    fs::create_dir(&config).expect("a folder");
    fs::write(config.join("minutes.html.j2"), "<h1>{{ title }}</h1>\n{{ logo }}").expect("a file");
    fs::write(config.join("logo.svg"), "<svg/>").expect("a file");
    let run = |arguments: &[&str]| crate::cli::ran(home.command(arguments).env("ROUNDTABLE_CONFIG", &config));
    let page = run(&["export", "plan", "--format", "html"]);
    assert_eq!(page.out, "<h1>Spring plan</h1>\ndata:image/svg+xml;base64,PHN2Zy8+", "{}", page.err);
    assert!(run(&["paths"]).out.contains("minutes.html.j2"));
    fs::write(config.join("minutes.html.j2"), "<h1>\n{{ titel }}</h1>").expect("a file");
    let broken = run(&["export", "plan", "--format", "html", "-o", "plan.html"]);
    assert_eq!(broken.code, Some(2));
    assert!(broken.err.contains("minutes.html.j2:2: ") && broken.err.contains("move the file away"), "{}", broken.err);
    assert!(!home.sessions().parent().expect("a home").join("plan.html").exists());
    fs::write(config.join("logo.svg"), vec![b' '; 600 * 1024]).expect("a file");
    fs::remove_file(config.join("minutes.html.j2")).expect("it was there");
    assert!(run(&["export", "plan", "--format", "html"]).err.contains("logo.svg"));
}

#[test]
fn the_form_orders_an_export_of_the_session_as_it_is_shown() {
    let mut keyboard = Keyboard::at_step(Step::Budget);
    keyboard.press("X");
    let form = match keyboard.model.overlays.last() {
        Some(Overlay::Form(form)) => form.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!(form.typed(4), "meeting");
    keyboard.press("<enter>");
    let order = keyboard.effects.iter().find_map(|effect| match effect {
        Effect::Export(order) => Some(order.clone()),
        _ => None,
    });
    let order = order.expect("it is ordered");
    assert_eq!((order.format, order.readers, order.notes), (Format::Html, Readers::Everyone, Notes::LeftOut));
    assert_eq!((order.lang, order.to.as_str()), (Lang::En, "meeting"));
    assert_eq!(&order.session, keyboard.meeting().session());
    assert!(keyboard.model.overlays.is_empty());
    keyboard.act(Action::Report(Report::Exported(Ok("~/Documents/meeting.html".to_owned()))));
    assert_eq!(keyboard.notice(), "Exported: ~/Documents/meeting.html");
    let full = Message::new("export-disk-full").with("path", "/mnt/a.html");
    keyboard.act(Action::Report(Report::Exported(Err(full))));
    assert!(keyboard.notice().contains("nothing was written. The disk is full: /mnt/a.html."), "{}", keyboard.notice());
}
