//! Departments by their letters: in brackets before a row, or several behind each other.

use crate::domain::Department;
use crate::lang::{Words, wording};
use crate::view::canvas::{Canvas, columns};
use crate::view::theme::Role;

/// The tag of a department, `[S]`; gives the columns it took.
pub fn tag(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, department: &Department, words: &Words) -> u16 {
    let (quiet, hue) = (canvas.style(Role::Secondary), canvas.theme().department(department));
    let letters = wording::tag(department, words);
    let [open, close] = canvas.theme().brackets(department);
    let mut used = canvas.put(x, y, width, open, quiet);
    used += canvas.put(x + used, y, width.saturating_sub(used + 1), &letters, hue);
    used + canvas.put(x + used, y, width.saturating_sub(used), close, quiet)
}

/// Departments by their letters, `S M F`; where some do not fit, a plus sign says so.
pub fn letters(canvas: &mut Canvas<'_>, x: u16, y: u16, width: u16, departments: &[&Department], words: &Words) {
    let mut used = 0;
    for (index, department) in departments.iter().enumerate() {
        let letters = wording::tag(department, words);
        let wide = columns(&letters);
        let spare = if index + 1 < departments.len() { 2 } else { 0 };
        if used + wide + spare > width {
            let style = canvas.style(Role::Secondary);
            canvas.put(x + used, y, width.saturating_sub(used), "+", style);
            return;
        }
        let style = canvas.theme().department(department);
        canvas.put(x + used, y, wide, &letters, style);
        used += wide + 1;
    }
}
