//! The colours of each theme: mixed for terminals that show any, the nearest of 256, and chosen by hand of sixteen.

use std::sync::LazyLock;

use ratatui::style::Color;

use crate::app::{Colours, Ground};

/// The colours of one theme.
#[derive(Clone, Copy, Debug)]
pub(super) struct Palette<C> {
    /// What everything stands on.
    pub ground: C,
    /// The ground of the row under the cursor; `None` where that row is reversed.
    pub selected: Option<C>,
    pub text: C,
    pub secondary: C,
    pub accent: C,
    pub rule: C,
    pub warning: C,
    pub well: C,
    /// In the order of [`Department::KNOWN`](crate::domain::Department::KNOWN).
    pub departments: [C; 8],
}

impl<C: Copy> Palette<C> {
    fn map<D>(&self, to: impl Fn(C) -> D) -> Palette<D> {
        Palette {
            ground: to(self.ground),
            selected: self.selected.map(&to),
            text: to(self.text),
            secondary: to(self.secondary),
            accent: to(self.accent),
            rule: to(self.rule),
            warning: to(self.warning),
            well: to(self.well),
            departments: self.departments.map(to),
        }
    }
}

/// Red, green and blue of the themes with colour, in the order of [`Ground::ALL`]. The hues of departments are those of
/// Okabe and Ito, made lighter or darker until they can be read on their ground; with high contrast there is none.
const MIXED: [Palette<u32>; 6] = [
    Palette {
        ground: 0x14_171C,
        selected: Some(0x2A_3546),
        text: 0xE6_E9ED,
        secondary: 0xA3_ACB8,
        accent: 0x8A_BCF8,
        rule: 0x42_4A55,
        warning: 0xFF_B454,
        well: 0x84_CF98,
        departments: OKABE_ITO_ON_DARK,
    },
    Palette {
        ground: 0xFB_FAF7,
        selected: Some(0xDF_E5EC),
        text: 0x1C_1F24,
        secondary: 0x51_5963,
        accent: 0x17_4A9C,
        rule: 0xC4_C8CE,
        warning: 0x8A_4000,
        well: 0x1B_5E30,
        departments: OKABE_ITO_ON_LIGHT,
    },
    Palette {
        ground: 0x00_0000,
        selected: None,
        text: 0xFF_FFFF,
        secondary: 0xE4_E4E4,
        accent: 0x87_D7FF,
        rule: 0x9E_9E9E,
        warning: 0xFF_D700,
        well: 0x87_FF87,
        departments: [0xFF_FFFF; 8],
    },
    Palette {
        ground: 0xFF_FFFF,
        selected: None,
        text: 0x00_0000,
        secondary: 0x26_2626,
        accent: 0x00_008F,
        rule: 0x62_6262,
        warning: 0x87_0000,
        well: 0x00_4400,
        departments: [0x00_0000; 8],
    },
    Palette {
        ground: 0x14_171C,
        selected: Some(0x2A_3546),
        text: 0xE6_E9ED,
        secondary: 0xA3_ACB8,
        accent: 0x80_A0FF,
        rule: 0x42_4A55,
        warning: 0xE8_A878,
        well: 0x66_F048,
        departments: OKABE_ITO_ON_DARK,
    },
    Palette {
        ground: 0xFB_FAF7,
        selected: Some(0xDF_E5EC),
        text: 0x1C_1F24,
        secondary: 0x51_5963,
        accent: 0x00_5C80,
        rule: 0xC4_C8CE,
        warning: 0x80_4000,
        well: 0x60_00A0,
        departments: OKABE_ITO_ON_LIGHT,
    },
];

const OKABE_ITO_ON_DARK: [u32; 8] =
    [0xE6_9F00, 0x56_B4E9, 0x32_C49A, 0xF0_E442, 0x7A_A7E8, 0xF2_8A50, 0xE4_A4CC, 0xBE_C4CC];
const OKABE_ITO_ON_LIGHT: [u32; 8] =
    [0x7A_4E00, 0x15_5F8F, 0x00_5F45, 0x60_5900, 0x00_4A85, 0x95_3A00, 0x82_206A, 0x45_4B52];

/// The same of the sixteen colours, whose hues differ from terminal to terminal: none that is hard to read on such a
/// ground (green and yellow are, on white), and what is only a help stays as it is.
const SIXTEEN: [Palette<Color>; 6] = [
    of_sixteen(Color::Cyan, Color::Yellow, Color::Green, SIXTEEN_ON_DARK),
    of_sixteen(Color::Blue, Color::Red, Color::Reset, SIXTEEN_ON_LIGHT),
    of_sixteen(Color::Reset, Color::Reset, Color::Reset, [Color::Reset; 8]),
    of_sixteen(Color::Reset, Color::Reset, Color::Reset, [Color::Reset; 8]),
    of_sixteen(Color::Cyan, Color::Yellow, Color::Reset, [Color::Reset; 8]),
    of_sixteen(Color::Blue, Color::Magenta, Color::Reset, [Color::Reset; 8]),
];

const SIXTEEN_ON_DARK: [Color; 8] = [
    Color::Yellow,
    Color::Cyan,
    Color::Green,
    Color::LightYellow,
    Color::LightCyan,
    Color::LightRed,
    Color::LightMagenta,
    Color::Reset,
];
const SIXTEEN_ON_LIGHT: [Color; 8] =
    [Color::Red, Color::Blue, Color::Green, Color::Magenta, Color::Blue, Color::Red, Color::Magenta, Color::Reset];

const fn of_sixteen(accent: Color, warning: Color, well: Color, departments: [Color; 8]) -> Palette<Color> {
    let own = Color::Reset;
    Palette { ground: own, selected: None, text: own, secondary: own, accent, rule: own, warning, well, departments }
}

static ALL: LazyLock<[Palette<Color>; 6]> = LazyLock::new(|| MIXED.map(|palette| palette.map(mixed)));
static FEW: LazyLock<[Palette<Color>; 6]> = LazyLock::new(|| MIXED.map(|palette| palette.map(nearest)));

/// The colours of a theme on a terminal that shows so many; `None` where it has none.
pub(super) fn of(ground: Ground, colours: Colours) -> Option<&'static Palette<Color>> {
    let at = Ground::ALL.iter().position(|of| *of == ground)?;
    match colours {
        Colours::All => ALL.get(at),
        Colours::Few => FEW.get(at),
        Colours::Sixteen => SIXTEEN.get(at),
    }
}

fn mixed(colour: u32) -> Color {
    let [_, red, green, blue] = colour.to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// The nearest of the 256 colours of xterm, without the first sixteen, whose hues the terminal's owner may have set.
fn nearest(colour: u32) -> Color {
    // Eyes tell greens apart best, and blues worst.
    const WEIGHTS: [i32; 3] = [3, 4, 2];
    let [_, wanted @ ..] = colour.to_be_bytes();
    let distance = |index: &u8| -> i32 {
        let found = of_256(*index);
        let each = wanted.into_iter().zip(found).zip(WEIGHTS);
        each.map(|((wanted, found), weight)| (i32::from(wanted) - i32::from(found)).pow(2) * weight).sum()
    };
    Color::Indexed((16..=255).min_by_key(distance).unwrap_or(16))
}

/// Red, green and blue of one of the 256 colours of xterm from 16 on: a cube of six steps each way, then greys.
fn of_256(index: u8) -> [u8; 3] {
    const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
    let step = |at: u8| STEPS[usize::from(at % 6)];
    if let Some(grey) = index.checked_sub(232) {
        return [8 + 10 * grey; 3];
    }
    let at = index.saturating_sub(16);
    [step(at / 36), step(at / 6), step(at)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red, green and blue as they shine, from 0 to 1.
    fn light(colour: Color) -> [f64; 3] {
        let channels = match colour {
            Color::Rgb(red, green, blue) => [red, green, blue],
            Color::Indexed(index) => of_256(index),
            other => unreachable!("{other} is the terminal's"),
        };
        channels.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// How bright a colour is, from 0 to 1, as WCAG 2 reckons it.
    fn luminance(colour: Color) -> f64 {
        let [red, green, blue] = light(colour);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    /// Every theme with colours of its own, on terminals that show any colour and on those that show 256.
    fn palettes() -> impl Iterator<Item = (Ground, Colours, &'static Palette<Color>)> {
        let kinds = [Colours::All, Colours::Few];
        let all = Ground::ALL.into_iter().flat_map(move |ground| kinds.map(|colours| (ground, colours)));
        all.filter_map(|(ground, colours)| Some((ground, colours, of(ground, colours)?)))
    }

    #[test]
    fn text_can_be_read_from_the_back_row_in_every_theme() {
        assert_eq!(palettes().count(), 12);
        for (name, colours, palette) in palettes() {
            let Palette { ground, selected, text, secondary, accent, warning, well, departments, .. } = *palette;
            let is_high = matches!(name, Ground::Contrast | Ground::ContrastLight);
            for below in [Some(ground), selected].into_iter().flatten() {
                let found = contrast(text, below);
                assert!(found >= if is_high { 15.0 } else { 7.0 }, "{name:?} {colours:?}: text {found:.2}");
                for quieter in [secondary, accent, warning, well].into_iter().chain(departments) {
                    let found = contrast(quieter, below);
                    let least = if is_high { 7.0 } else { 4.5 };
                    assert!(found >= least, "{name:?} {colours:?}: {quieter} on {below} {found:.2}");
                }
            }
        }
    }

    #[test]
    fn the_row_under_the_cursor_has_another_ground_with_256_colours_too() {
        for (name, _, palette) in palettes() {
            assert_ne!(palette.selected, Some(palette.ground), "{name:?}");
            assert!(contrast(palette.rule, palette.ground) >= 1.3, "{name:?}");
        }
    }

    /// What people with one kind of cone missing see of a colour, after Machado, Oliveira and Fernandes (2009).
    const SEEN: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [[0.152_286, 1.052_583, -0.204_868], [0.114_503, 0.786_281, 0.099_216], [-0.003_882, -0.048_116, 1.051_998]],
        [[0.367_322, 0.860_646, -0.227_968], [0.280_085, 0.672_501, 0.047_413], [-0.011_820, 0.042_940, 0.968_881]],
        [[1.255_528, -0.076_749, -0.178_779], [-0.078_411, 0.930_809, 0.147_602], [0.004_733, 0.691_367, 0.303_900]],
    ];

    /// Where a colour lies for such an eye in the space CIELAB, in which equal distances look alike.
    fn lab(colour: Color, seen: &[[f64; 3]; 3]) -> [f64; 3] {
        let light = light(colour);
        let mix = |weights: &[f64; 3]| weights.iter().zip(light).map(|(weight, part)| weight * part).sum::<f64>();
        let [red, green, blue] = [mix(&seen[0]), mix(&seen[1]), mix(&seen[2])].map(|part| part.clamp(0.0, 1.0));
        let root = |part: f64| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 };
        let x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505);
        let y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
        let z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    #[test]
    fn colours_that_mean_something_are_told_apart_with_any_colour_vision_in_the_themes_made_for_it() {
        // Ten times what two colours side by side need to be told apart.
        const LEAST: f64 = 23.0;
        for (name, colours, palette) in palettes() {
            if !matches!(name, Ground::ColourBlind | Ground::ColourBlindLight) {
                continue;
            }
            let means = [palette.text, palette.accent, palette.warning, palette.well];
            for seen in &SEEN {
                for (index, one) in means.iter().enumerate() {
                    for other in &means[index + 1..] {
                        let (one, other) = (lab(*one, seen), lab(*other, seen));
                        let apart = one.iter().zip(other).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        assert!(apart >= LEAST, "{name:?} {colours:?}: {apart:.1}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_nearest_of_256_is_the_colour_itself_where_it_is_among_them() {
        for index in 16..=255 {
            let [red, green, blue] = of_256(index);
            let found = nearest(u32::from_be_bytes([0, red, green, blue]));
            let Color::Indexed(found) = found else { unreachable!() };
            assert_eq!(of_256(found), of_256(index));
        }
    }
}
