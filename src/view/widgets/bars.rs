//! Bars of block characters, drawn by plain arithmetic: told apart by what they are made of, never by colour alone.

use crate::lang::over_time::Look;
use crate::view::canvas::Canvas;
use crate::view::theme::Role;

/// Eighths of a cell, filled from the left; the first is one eighth.
const EIGHTHS: [&str; 7] = ["\u{258F}", "\u{258E}", "\u{258D}", "\u{258C}", "\u{258B}", "\u{258A}", "\u{2589}"];
/// The line that a bar goes to the right or to the left from.
const AXIS: &str = "\u{2502}";
/// Half a cell, on either side.
const LEFT_HALF: &str = "\u{258C}";
const RIGHT_HALF: &str = "\u{2590}";

/// What a bar is made of.
#[must_use]
pub fn sign(look: Look) -> &'static str {
    match look {
        Look::Full => "\u{2588}",
        Look::Shaded => "\u{2592}",
        Look::Faint => "\u{2591}",
    }
}

/// How a bar looks.
#[must_use]
pub fn role(look: Look) -> Role {
    match look {
        Look::Full => Role::Accent,
        Look::Shaded | Look::Faint => Role::Secondary,
    }
}

/// A bar of so many thousandths of the width; a full one to an eighth of a cell. Something is never nothing: the least
/// still shows, of a shaded one fainter than the rest.
pub fn level(canvas: &mut Canvas<'_>, (x, y): (u16, u16), width: u16, thousandths: u32, look: Look) {
    let eighths = u32::from(width) * thousandths.min(1000) * 8 / 1000;
    let (whole, rest) = if look == Look::Full { (eighths / 8, eighths % 8) } else { ((eighths + 4) / 8, 0) };
    let whole = u16::try_from(whole).unwrap_or(width).min(width);
    let style = canvas.style(role(look));
    for at in x..x + whole {
        canvas.put(at, y, 1, sign(look), style);
    }
    let is_least = thousandths > 0 && whole == 0 && rest == 0;
    let end = match look {
        Look::Full => EIGHTHS.get((rest as usize + usize::from(is_least)).wrapping_sub(1)).copied(),
        Look::Shaded | Look::Faint => is_least.then_some(sign(Look::Faint)),
    };
    if let Some(end) = end.filter(|_| whole < width) {
        canvas.put(x + whole, y, 1, end, style);
    }
}

/// A bar to the right of a line in the middle of the width, or to its left, by so many thousandths of the half; to half a
/// cell.
pub fn from_middle(canvas: &mut Canvas<'_>, (x, y): (u16, u16), width: u16, thousandths: i32) {
    let half = width.saturating_sub(1) / 2;
    let (line, style) = (canvas.style(Role::Rule), canvas.style(Role::Accent));
    let halves = (u32::from(half) * 2 * thousandths.unsigned_abs().min(1000) + 500) / 1000;
    let halves = u16::try_from(halves).unwrap_or(half).min(half * 2);
    let (whole, rest) = (halves / 2, halves % 2);
    canvas.put(x + half, y, 1, AXIS, line);
    let (from, end, part) = if thousandths < 0 {
        (x + half - whole, (x + half - whole).saturating_sub(1), RIGHT_HALF)
    } else {
        (x + half + 1, x + half + 1 + whole, LEFT_HALF)
    };
    for at in from..from + whole {
        canvas.put(at, y, 1, sign(Look::Full), style);
    }
    if rest > 0 {
        canvas.put(end, y, 1, part, style);
    }
}

/// So many blocks, each of the same width, with a gap between them: things that are counted.
pub fn pieces(canvas: &mut Canvas<'_>, (x, y): (u16, u16), width: u16, (count, most): (u32, u32), look: Look) {
    const WIDEST: u16 = 3;
    let most = u16::try_from(most.max(1)).unwrap_or(u16::MAX);
    let each = (width.saturating_add(1) / most).saturating_sub(1).min(WIDEST);
    if each == 0 {
        let thousandths = count.saturating_mul(1000) / u32::from(most);
        return level(canvas, (x, y), width, thousandths, look);
    }
    let style = canvas.style(role(look));
    for piece in 0..u16::try_from(count).unwrap_or(u16::MAX).min(most) {
        let from = x + piece * (each + 1);
        for at in from..from + each {
            canvas.put(at, y, 1, sign(look), style);
        }
    }
}
