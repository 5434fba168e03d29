//! A real terminal under a test: the program in a pty, keys typed into it, and the screen that a person would see.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};

/// How long a test waits for something to come onto the screen, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

/// The program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    bytes: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// The beginning of a frame whose end has not come yet: a real terminal does not show it either.
    begun: Vec<u8>,
    master: Box<dyn MasterPty + Send>,
    /// Bytes that the program has written so far.
    pub written: usize,
    /// Frames that it has drawn so far.
    pub frames: usize,
}

impl Terminal {
    /// Starts the program in a terminal of this size, with its folders under `home`.
    pub fn start(home: &Path, arguments: &[&str], columns: u16, rows: u16) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_roundtable"));
        command.args(arguments);
        Self::run(command, home, columns, rows)
    }

    /// Runs a command in a terminal of this size, with the program's folders under `home`.
    pub fn run(mut command: CommandBuilder, home: &Path, columns: u16, rows: u16) -> Self {
        for name in ["NO_COLOR", "COLORFGBG", "ROUNDTABLE_LANG"] {
            command.env_remove(name);
        }
        command.env("HOME", home);
        command.env("XDG_DATA_HOME", home.join("data"));
        command.env("XDG_STATE_HOME", home.join("state"));
        command.env("XDG_CONFIG_HOME", home.join("config"));
        command.env("ROUNDTABLE_DIR", home.join("sessions"));
        command.env("ROUNDTABLE_STATE", home.join("state"));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "en_US.UTF-8");
        command.env("TZ", "UTC");
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let (send, bytes) = channel();
        thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while let Ok(count) = reader.read(&mut buffer) {
                if count == 0 || send.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let keys = pair.master.take_writer().expect("a writer");
        let size = |cells| NonZeroU16::new(cells).expect("not empty");
        let parser = vt100::Parser::new(size(rows), size(columns), 0);
        Self { child, keys, bytes, parser, begun: Vec::new(), master: pair.master, written: 0, frames: 0 }
    }

    /// Types keys: text as it is, others as `<tab>`, `<enter>`, `<esc>`, `<f3>`, `<c-z>`, `<up>`.
    pub fn press(&mut self, script: &str) -> &mut Self {
        let mut bytes = Vec::new();
        let mut rest = script;
        while let Some(first) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
            let taken = if let Some((name, _)) = named {
                bytes.extend_from_slice(&sequence(name));
                name.len() + 2
            } else {
                bytes.extend_from_slice(first.to_string().as_bytes());
                first.len_utf8()
            };
            rest = rest.get(taken..).expect("a key ends between characters");
        }
        self.send(&bytes)
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: &[u8]) -> &mut Self {
        self.keys.write_all(bytes).expect("the terminal takes keys");
        self.keys.flush().expect("the terminal takes keys");
        self
    }

    /// Waits until the text is on the screen.
    pub fn wait_for(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| screen.contains(text))
    }

    /// Waits until the text is gone from the screen.
    pub fn wait_gone(&mut self, text: &str) -> &mut Self {
        self.wait_until(text, |screen| !screen.contains(text))
    }

    /// Waits until what is on the screen is so.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) -> &mut Self {
        let until = Instant::now() + PATIENCE;
        while !is_so(&self.screen()) {
            let left = until.saturating_duration_since(Instant::now());
            assert!(!left.is_zero() && self.take_in(left), "never saw {what:?} come (or go) on:\n{}", self.screen());
        }
        self
    }

    /// Takes in what the program writes within this time; `false` when nothing came.
    pub fn take_in(&mut self, within: Duration) -> bool {
        match self.bytes.recv_timeout(within) {
            Ok(bytes) => {
                self.show(&bytes);
                while let Ok(more) = self.bytes.try_recv() {
                    self.show(&more);
                }
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        const BEGINS: &[u8] = b"\x1b[?2026h";
        const ENDS: &[u8] = b"\x1b[?2026l";
        let last = |bytes: &[u8], mark: &[u8]| bytes.windows(mark.len()).rposition(|window| window == mark);
        self.written += bytes.len();
        self.begun.extend_from_slice(bytes);
        let open = last(&self.begun, BEGINS).filter(|begins| last(&self.begun, ENDS).is_none_or(|ends| ends < *begins));
        // The mark itself may come in two pieces.
        let cut = (1..BEGINS.len()).rev().find(|length| self.begun.ends_with(&BEGINS[..*length])).unwrap_or(0);
        let whole: Vec<u8> = self.begun.drain(..open.unwrap_or(self.begun.len() - cut)).collect();
        self.frames += whole.windows(BEGINS.len()).filter(|window| *window == BEGINS).count();
        self.parser.process(&whole);
    }

    /// Shows a frame that was never ended: whoever drew it is gone.
    fn show_rest(&mut self) {
        let rest = std::mem::take(&mut self.begun);
        self.parser.process(&rest);
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).expect("it takes a size");
        let cells = |cells| NonZeroU16::new(cells).expect("not empty");
        self.parser.screen_mut().set_size(cells(rows), cells(columns));
    }

    /// Whether the program still has the screen, the mouse or the pastes for itself.
    pub fn is_taken(&self) -> bool {
        let screen = self.parser.screen();
        let mouse = screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None;
        screen.alternate_screen() || mouse || screen.bracketed_paste() || screen.hide_cursor()
    }

    /// The screen as text, without blanks at the ends of its lines.
    pub fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// The number of the process.
    pub fn pid(&self) -> u32 {
        self.child.process_id().expect("it runs")
    }

    /// Takes in what comes until nothing does for a while: a frame may come in pieces.
    pub fn settle(&mut self) -> &mut Self {
        while self.take_in(Duration::from_millis(100)) {}
        self
    }

    /// Kills the program without a word: the child's own `kill` hangs up first, which the program hears.
    pub fn kill(&mut self) {
        let pid = i32::try_from(self.pid()).ok().and_then(rustix::process::Pid::from_raw).expect("it runs");
        rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("it is ours");
        self.child.wait().expect("it is gone");
    }

    /// Waits until the program has ended by itself; `None` when it does not within this time.
    pub fn wait_for_end(&mut self, within: Duration) -> Option<ExitStatus> {
        let until = Instant::now() + within;
        loop {
            if let Some(status) = self.child.try_wait().expect("its state can be asked") {
                while self.take_in(Duration::from_millis(50)) {}
                self.show_rest();
                return Some(status);
            }
            if Instant::now() > until {
                return None;
            }
            self.take_in(Duration::from_millis(10));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// What a terminal sends for a key.
fn sequence(name: &str) -> Vec<u8> {
    match name {
        "enter" => b"\r".to_vec(),
        "tab" => b"\t".to_vec(),
        "s-tab" => b"\x1b[Z".to_vec(),
        "esc" => b"\x1b".to_vec(),
        "bs" => b"\x7f".to_vec(),
        "del" => b"\x1b[3~".to_vec(),
        "up" => b"\x1b[A".to_vec(),
        "down" => b"\x1b[B".to_vec(),
        "home" => b"\x1bOH".to_vec(),
        "right" => b"\x1b[C".to_vec(),
        "left" => b"\x1b[D".to_vec(),
        "f1" => b"\x1bOP".to_vec(),
        "f2" => b"\x1bOQ".to_vec(),
        "f3" => b"\x1bOR".to_vec(),
        "f4" => b"\x1bOS".to_vec(),
        "f5" => b"\x1b[15~".to_vec(),
        "f6" => b"\x1b[17~".to_vec(),
        "f12" => b"\x1b[24~".to_vec(),
        _ if name.starts_with("a-") => [b"\x1b", &name.as_bytes()[2..]].concat(),
        _ => match name.strip_prefix("c-").and_then(|letter| letter.bytes().next()) {
            Some(letter) => vec![letter.to_ascii_lowercase() - b'a' + 1],
            None => panic!("no key is called {name}"),
        },
    }
}
