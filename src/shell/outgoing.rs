//! Minutes and tables written where the person wants them: whole or not at all, under a name that is free.

use std::path::{Path, PathBuf};

use super::told;
use crate::app::{ToExport, held_remark};
use crate::domain::Department;
use crate::domain::over_time::OverTime;
use crate::export::{Format, HouseStyle, Logo, Minutes, Wish, Written, said};
use crate::lang::{Message, Words};
use crate::rules::curtain::Curtain;
use crate::storage::{NoStyle, Places, free_path, meant_path, put_out, put_out_in, series_up_to, shown_path, style};

/// Writes what was ordered; the path under which it lies.
///
/// # Errors
/// Why nothing was written.
pub(super) fn write(order: &ToExport, places: &Places) -> Result<String, Message> {
    let words = Words::new(order.lang);
    let series = series_up_to(order.session.clone(), order.file.as_deref(), places);
    let instead = |department: &Department| held_remark(department, &words);
    let curtain = Curtain { lexicon: &order.lexicon, instead: &instead };
    let over_time = curtain.over_time(&series.sessions, series.here).map(|of| {
        let mut of = OverTime { missing: series.missing, ..of };
        of.plans.iter_mut().for_each(|plan| curtain.over_changes(&mut plan.changes, &order.names));
        of
    });
    let minutes = Minutes::of(&Wish {
        session: &order.session,
        flags: &order.flags,
        past: &order.past,
        series: over_time.as_ref(),
        words: &words,
        zone: &order.zone,
        readers: order.readers,
        notes: order.notes,
    });
    let house = if order.format == Format::Html { house_style(places)? } else { HouseStyle::default() };
    let template = places.template().display().to_string();
    let written = minutes.write(order.format, &house).map_err(|why| said::failure(&why, &template))?;
    let path = free_path(&with_ending(meant_path(&order.to), order.format));
    let outcome = match &written {
        Written::One(bytes) => put_out(&path, bytes),
        Written::Several(files) => put_out_in(&path, files),
    };
    outcome.map_err(|trouble| told::not_exported(&trouble))?;
    Ok(shown_path(&path))
}

/// The path with the ending of the format; a folder of tables has none.
fn with_ending(path: PathBuf, format: Format) -> PathBuf {
    let has_it = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(format.ending()));
    match path.file_name() {
        Some(name) if format != Format::Csv && !has_it => {
            let mut name = name.to_owned();
            name.push(".");
            name.push(format.ending());
            path.with_file_name(name)
        }
        _ => path,
    }
}

/// The company's own template and logo, as far as there are any.
fn house_style(places: &Places) -> Result<HouseStyle, Message> {
    let at = |key, path: &Path| Message::new(key).with("at", &path.display().to_string());
    let style = style(places).map_err(|why| match why {
        NoStyle::Disk(trouble) => told::not_exported(&trouble),
        NoStyle::Template(path) => at("export-template-unreadable", &path),
        NoStyle::Logo(path) => at("export-logo-too-large", &path),
    })?;
    let logo = style.logo.map(|(kind, bytes)| Logo { kind, bytes });
    Ok(HouseStyle { template: style.template, logo })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_the_ending_of_its_format_once_and_a_folder_of_tables_none() {
        let named = |path: &str, format| with_ending(PathBuf::from(path), format).display().to_string();
        assert_eq!(named("a/plan", Format::Html), "a/plan.html");
        assert_eq!(named("a/plan.HTML", Format::Html), "a/plan.HTML");
        assert_eq!(named("a/plan.v2", Format::Xlsx), "a/plan.v2.xlsx");
        assert_eq!(named("a/plan", Format::Csv), "a/plan");
    }
}
