//! How a closed record is opened again: from where, and what is kept of it.

use roundtable::app::Mode;
use roundtable::lang::Lang;

use crate::fixtures;
use crate::keys::Keyboard;
use crate::picture::Picture;

#[test]
fn a_closed_record_that_is_only_looked_at_says_how_it_is_reopened_and_the_ledger_tells_that_it_was() {
    let mut keyboard = Keyboard::at(fixtures::Meeting::agreed().session, Lang::En);
    keyboard.meeting_mut().only_look();
    keyboard.press("O");
    assert!(keyboard.model.overlays.is_empty());
    assert!(keyboard.notice().contains("open it with Enter and press O"), "{}", keyboard.notice());
    let mut keyboard = Keyboard::at(fixtures::Meeting::agreed().session, Lang::En);
    keyboard.press("<f4>OThe fair was cancelled<enter>");
    assert_eq!(keyboard.meeting().mode, Mode::Holding);
    keyboard.press("<c-p>plan changes<enter>");
    let text = Picture::of(&mut keyboard.model.clone(), 80, 24).text();
    assert!(text.contains("[F]") && text.contains("Reopened after it was agreed: The fair was cancelled"), "{text}");
}
