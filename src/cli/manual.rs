//! Completions and the manual page, made from the command line itself, so that they cannot say anything else.

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

/// The manual page.
pub fn page() -> Answer {
    let mut command = Arguments::command().flatten_help(true);
    command.build();
    let mut page = Vec::new();
    Man::new(command).render(&mut page).expect("a Vec takes every byte");
    Answer::script(page)
}
