//! What goes to the terminal: one write for each frame that changed anything, and none for one that did not.

use std::cell::RefCell;
use std::io::{self, Write};
use std::rc::Rc;

use crossterm::queue;
use crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use crate::app::Model;
use crate::view;

/// The terminal as a sheet that frames are drawn on.
pub struct Screen<W: Write> {
    terminal: Terminal<Sheet>,
    written: Bytes,
    out: W,
}

/// The bytes of the frame that is being drawn.
type Bytes = Rc<RefCell<Vec<u8>>>;

impl<W: Write> Screen<W> {
    /// A sheet of this size whose frames are written to `out`; the first frame clears it.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn new(out: W, size: crate::app::Size) -> io::Result<Self> {
        let written: Bytes = Rc::default();
        let terminal = terminal(&written, size)?;
        let mut screen = Self { terminal, written, out };
        screen.clear(size)?;
        Ok(screen)
    }

    /// Forgets what is on the terminal, so that the next frame draws all of it.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn clear(&mut self, size: crate::app::Size) -> io::Result<()> {
        self.terminal = terminal(&self.written, size)?;
        self.terminal.backend_mut().clear()
    }

    /// Draws the model. Where nothing changed, nothing is written.
    ///
    /// # Errors
    /// What the terminal answers; mostly that it is gone.
    pub fn draw(&mut self, model: &Model) -> io::Result<()> {
        self.draw_with(|frame| view::draw(model, frame))
    }

    /// Draws whatever `paint` puts on the frame. Where nothing changed, nothing is written.
    ///
    /// # Errors
    /// What the terminal answers; mostly that it is gone.
    pub fn draw_with(&mut self, paint: impl FnOnce(&mut Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(paint)?;
        let mut drawn = self.written.borrow_mut();
        if drawn.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(drawn.len() + 16);
        queue!(frame, BeginSynchronizedUpdate)?;
        frame.append(&mut drawn);
        queue!(frame, EndSynchronizedUpdate)?;
        self.out.write_all(&frame)?;
        self.out.flush()
    }

    /// Writes a sequence that is no frame, such as text for the clipboard.
    ///
    /// # Errors
    /// What the terminal answers.
    pub fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.out.flush()
    }
}

fn terminal(written: &Bytes, size: crate::app::Size) -> io::Result<Terminal<Sheet>> {
    // A fixed area: a full-screen one would ask the terminal for its size before each frame.
    let area = Rect::new(0, 0, size.width, size.height);
    Terminal::with_options(Sheet::new(Rc::clone(written), area), TerminalOptions { viewport: Viewport::Fixed(area) })
}

/// A backend that collects bytes, and leaves out what says nothing new about the cursor.
struct Sheet {
    inner: CrosstermBackend<Page>,
    area: Rect,
    cursor: Option<Cursor>,
}

/// What the terminal knows of the cursor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Hidden,
    Shown,
    At(Position),
}

/// Where a backend's bytes go.
struct Page(Bytes);

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Sheet {
    fn new(written: Bytes, area: Rect) -> Self {
        Self { inner: CrosstermBackend::new(Page(written)), area, cursor: None }
    }
}

impl Backend for Sheet {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut content = content.peekable();
        if content.peek().is_none() {
            return Ok(());
        }
        // Drawing moves the terminal's cursor, so where it was shown it must be put back.
        if self.cursor != Some(Cursor::Hidden) {
            self.cursor = None;
        }
        self.inner.draw(content)
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Some(Cursor::Hidden) {
            return Ok(());
        }
        self.cursor = Some(Cursor::Hidden);
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if matches!(self.cursor, Some(Cursor::Shown | Cursor::At(_))) {
            return Ok(());
        }
        self.cursor = Some(Cursor::Shown);
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        // The terminal is asked nothing: its answer would come among the keys.
        Ok(Position::ORIGIN)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        if self.cursor == Some(Cursor::At(position)) {
            return Ok(());
        }
        self.cursor = Some(Cursor::At(position));
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear()
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.cursor = None;
        self.inner.clear_region(region)
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.area.as_size())
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.area.as_size(), pixels: Size::new(0, 0) })
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
