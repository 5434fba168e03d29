//! Why something could not go out, in words, with the place where it is mended.

use super::Failure;
use crate::lang::Message;

/// Why minutes could not be written; `template` is where a company's own template lies.
#[must_use]
pub fn failure(failure: &Failure, template: &str) -> Message {
    match failure {
        Failure::Template(broken) => Message::new("export-template-broken")
            .with("at", &format!("{template}:{}", broken.line))
            .with("what", &broken.what),
        Failure::Endless => Message::new("export-template-endless").with("at", template),
        Failure::Workbook(why) => Message::new("export-too-large").with("why", why),
    }
}
