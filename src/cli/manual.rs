//! Completions and the manual page, made from the command line itself, so that they cannot say anything else.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::arguments::Arguments;
use super::out::Answer;

/// Completions for a shell.
pub fn completions(shell: Shell) -> Answer {
    let mut command = Arguments::command();
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, name, &mut script);
    Answer::script(script)
}

/// The manual page: one for the whole program, each command with its help.
pub fn page() -> Answer {
    let mut page = Vec::new();
    write_page(&mut page).expect("a Vec takes every byte");
    Answer::script(page)
}

fn write_page(page: &mut Vec<u8>) -> io::Result<()> {
    let mut program = Arguments::command();
    program.build();
    let man = Man::new(program.clone());
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_options_section(page)?;
    writeln!(page, ".SH COMMANDS")?;
    for command in program.get_subcommands_mut().filter(|command| command.get_name() != "help") {
        writeln!(page, ".SS {}", command.get_name())?;
        write_as_it_stands(page, &command.render_long_help().to_string())?;
    }
    writeln!(page, ".SH NOTES")?;
    let notes = program.get_after_long_help().map(ToString::to_string).unwrap_or_default();
    write_as_it_stands(page, &notes)
}

/// A text whose lines and columns stay as they are.
fn write_as_it_stands(page: &mut Vec<u8>, text: &str) -> io::Result<()> {
    writeln!(page, ".nf")?;
    for line in text.lines() {
        let line = line.replace('\\', "\\e").replace('-', "\\-").replace('\'', "\\(aq");
        // A point at the beginning would be a request to the formatter.
        let guard = if line.starts_with('.') { "\\&" } else { "" };
        writeln!(page, "{guard}{line}")?;
    }
    writeln!(page, ".fi")
}
