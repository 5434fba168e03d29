//! What is drawn instead of lines and blocks where only ASCII can be shown: a font without them, a printer, a reader aloud.

/// The sign of ASCII for one of ours; `None` for anything that is no line and no block.
#[must_use]
pub fn in_ascii(symbol: &str) -> Option<&'static str> {
    let mut letters = symbol.chars();
    let (Some(sign), None) = (letters.next(), letters.next()) else { return None };
    Some(match sign {
        // Upright lines, and blocks that fill one side of a cell.
        '\u{2502}'
        | '\u{2503}'
        | '\u{2506}'
        | '\u{2507}'
        | '\u{250A}'
        | '\u{250B}'
        | '\u{254E}'
        | '\u{254F}'
        | '\u{2551}'
        | '\u{2575}'
        | '\u{2577}'
        | '\u{2579}'
        | '\u{257B}'
        | '\u{257D}'
        | '\u{257F}'
        | '\u{258D}'..='\u{2590}'
        | '\u{2595}' => "|",
        // Level lines, and what is hardly shaded.
        '\u{2500}'..='\u{2509}' | '\u{254C}' | '\u{254D}' | '\u{2574}'..='\u{257E}' | '\u{2591}' => "-",
        // What is shaded.
        '\u{2550}' | '\u{2592}' | '\u{2593}' => "=",
        // Corners and where lines meet.
        '\u{250C}'..='\u{254B}' | '\u{2552}'..='\u{2570}' => "+",
        '\u{2571}' => "/",
        '\u{2572}' => "\\",
        '\u{2573}' => "X",
        // The upper and the lower half of bars and figures, and what is full or nearly so.
        '\u{2580}' | '\u{2594}' | '\u{2598}' | '\u{259D}' => "\"",
        '\u{2581}'..='\u{2584}' | '\u{2596}' | '\u{2597}' => "_",
        '\u{2585}'..='\u{259F}' => "#",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::in_ascii;

    #[test]
    fn every_line_and_every_block_has_a_sign_and_nothing_else_has() {
        for code in 0x2500..=0x259F_u32 {
            let sign = char::from_u32(code).expect("no surrogate").to_string();
            let found = in_ascii(&sign).expect("each has one");
            assert!(found.len() == 1 && found.is_ascii(), "{sign} {found}");
        }
        for other in ["a", "\u{9500}", "", "\u{2500}\u{2500}", "\u{24FF}", "\u{25A0}", "e\u{301}"] {
            assert_eq!(in_ascii(other), None);
        }
        let figures = ["\u{2588}", "\u{2580}", "\u{2584}", "\u{2592}", "\u{2500}", "\u{2502}", "\u{252C}"];
        assert_eq!(figures.map(in_ascii), ["#", "\"", "_", "=", "-", "|", "+"].map(Some));
    }
}
