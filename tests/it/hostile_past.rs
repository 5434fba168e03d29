//! Hostile text in every field of a past session is drawn as text wherever one looks back: over time, on the page of an input,
//! and while one goes through the session.

use std::mem::discriminant;

use roundtable::app::{Mode, Overlay, Purpose};
use roundtable::domain::InputRef;
use roundtable::lang::Lang;
use roundtable::lang::over_time::Topic;

use crate::export_hostile::hostile;
use crate::keys::Keyboard;
use crate::over_time::{answer, series};
use crate::picture::Picture;

const WINDOWS: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 36), (200, 50)];

fn see(keyboard: &mut Keyboard, what: &str) {
    for (width, height) in WINDOWS {
        let picture = Picture::of(&mut keyboard.model, width, height);
        assert_eq!(picture.broken(), None, "{what} at {width}:\n{}", picture.text());
    }
}

/// The last quarter under review, with something hostile in every field.
fn reviewing(lang: Lang) -> Keyboard {
    let mut keyboard = Keyboard::at(hostile().0, lang);
    let meeting = keyboard.meeting_mut();
    (meeting.mode, meeting.purpose) = (Mode::Reviewing, Purpose::Review);
    keyboard
}

#[test]
fn over_time_in_charts_and_in_tables() {
    for lang in Lang::ALL {
        let mut keyboard = reviewing(lang);
        keyboard.press("Q");
        let mut quarters = series(3);
        quarters.sessions[3] = hostile().0;
        answer(&mut keyboard, quarters);
        for topic in Topic::ALL {
            for shape in ["as it is", "turned", "scrolled"] {
                see(&mut keyboard, &format!("{topic:?} {shape}"));
                keyboard.press(if shape == "as it is" { "t" } else { "<pgdn>" });
            }
            keyboard.press("t<tab>");
        }
        let text = Picture::of(&mut keyboard.model, 200, 50).text();
        assert!(text.contains("<script>") || text.contains("<img"), "what is hostile is there, as text:\n{text}");
    }
}

#[test]
fn the_pages_of_inputs() {
    for lang in Lang::ALL {
        let mut keyboard = reviewing(lang);
        let mut pages = 0;
        let mut seen: Vec<InputRef> = Vec::new();
        for input in &keyboard.state().inputs() {
            let alike = seen.iter().filter(|other| discriminant(*other) == discriminant(input)).count();
            if alike >= 3 {
                continue;
            }
            seen.push(input.clone());
            let meeting = keyboard.meeting_mut();
            meeting.step = input.step();
            meeting.point_at(input);
            keyboard.press("i");
            if matches!(keyboard.model.overlays.last(), Some(Overlay::Trail(_))) {
                pages += 1;
                see(&mut keyboard, &format!("{input:?}"));
                keyboard.press("<end>");
                see(&mut keyboard, &format!("the end of {input:?}"));
            }
            while !keyboard.model.overlays.is_empty() {
                keyboard.press("<esc>");
            }
        }
        assert!(pages > 25, "only {pages} of {} have a page", seen.len());
    }
}

#[test]
fn going_through_it_as_it_happened() {
    for lang in Lang::ALL {
        let mut keyboard = reviewing(lang);
        keyboard.press("F");
        let all = keyboard.meeting().walk().expect("it is gone through").all();
        for key in ["", "<left>", "<left>", "<pgup>", "<pgup>", "<pgdn>", "<end>"] {
            keyboard.press(key);
            see(&mut keyboard, &format!("after {key}"));
        }
        assert_eq!(keyboard.meeting().walk().expect("still").entries(), all);
    }
}
