//! How the bytes of a file are written, and the file as UTF-8 text with one kind of line end, read as a stream.

use std::io::{self, Read};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;
/// Bytes of old encodings that are looked at to tell which one it is; more would not make it surer.
const SAMPLE: usize = 1024 * 1024;

/// How the bytes of a file stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Writing {
    encoding: &'static Encoding,
    /// Whether single bytes of another encoding stand in otherwise sound UTF-8, as spreadsheets leave them.
    has_strays: bool,
}

impl Writing {
    /// UTF-8 without a flaw: what we write ourselves.
    pub const UTF_8: Self = Self { encoding: UTF_8, has_strays: false };

    /// The name of the encoding by the WHATWG's standard, such as `UTF-8` or `gb18030`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.encoding.name()
    }

    /// Recognises how a file is written from its beginning to its end; `go_on` is told the bytes read so far.
    ///
    /// A byte-order mark decides; else text that is UTF-8 throughout, or but for single stray bytes, is UTF-8; else the
    /// detector that browsers use tells the old encodings apart.
    ///
    /// # Errors
    /// What reading gives, and what `go_on` answers.
    pub fn recognise(mut source: impl Read, mut go_on: impl FnMut(u64) -> io::Result<()>) -> io::Result<Self> {
        let mut chunk = vec![0; CHUNK];
        let mut utf8 = Utf8Census::default();
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        let (mut read_so_far, mut sampled) = (0_u64, 0_usize);
        loop {
            let read = source.read(&mut chunk)?;
            let bytes = chunk.get(..read).unwrap_or_default();
            if read == 0 {
                break;
            }
            if read_so_far == 0
                && let Some(encoding) = marked(bytes).or_else(|| utf16_without_mark(bytes))
            {
                return Ok(Self { encoding, has_strays: false });
            }
            read_so_far += bytes.len() as u64;
            go_on(read_so_far)?;
            utf8.count(bytes);
            if !bytes.is_ascii() && sampled < SAMPLE {
                sampled += bytes.len();
                detector.feed(bytes, false);
            }
        }
        utf8.end();
        if utf8.strays == 0 {
            return Ok(Self::UTF_8);
        }
        if utf8.in_sequences >= utf8.strays {
            return Ok(Self { encoding: UTF_8, has_strays: true });
        }
        detector.feed(b"", true);
        Ok(Self { encoding: detector.guess(None, Utf8Detection::Deny), has_strays: false })
    }
}

/// The encoding that a byte-order mark names.
fn marked(bytes: &[u8]) -> Option<&'static Encoding> {
    Encoding::for_bom(bytes).map(|(encoding, _)| encoding)
}

/// UTF-16 that lacks its mark: in a table most characters are ASCII, of which every second byte is zero.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..bytes.len().min(4096)).unwrap_or_default();
    let zeros = |rest: usize| sample.iter().enumerate().filter(|(at, byte)| at % 2 == rest && **byte == 0).count();
    let many = (sample.len() / 6).max(1);
    match (zeros(0), zeros(1)) {
        (even, odd) if odd >= many && even * 10 <= odd => Some(UTF_16LE),
        (even, odd) if even >= many && odd * 10 <= even => Some(UTF_16BE),
        _ => None,
    }
}

/// How many bytes belong to sound sequences of UTF-8, and how many to none.
#[derive(Default)]
struct Utf8Census {
    in_sequences: u64,
    strays: u64,
    /// The beginning of a sequence at the end of the last chunk.
    begun: Vec<u8>,
}

impl Utf8Census {
    fn count(&mut self, bytes: &[u8]) {
        if self.begun.is_empty() && bytes.is_ascii() {
            return;
        }
        let mut all = std::mem::take(&mut self.begun);
        all.extend_from_slice(bytes);
        let mut rest: &[u8] = &all;
        loop {
            match std::str::from_utf8(rest) {
                Ok(sound) => return self.sound(sound),
                Err(error) => {
                    let (sound, behind) = rest.split_at(error.valid_up_to());
                    self.sound(std::str::from_utf8(sound).unwrap_or_default());
                    let Some(wrong) = error.error_len() else {
                        self.begun = behind.to_vec();
                        return;
                    };
                    self.strays += wrong as u64;
                    rest = behind.get(wrong..).unwrap_or_default();
                }
            }
        }
    }

    fn sound(&mut self, text: &str) {
        self.in_sequences += text.bytes().filter(|byte| !byte.is_ascii()).count() as u64;
    }

    fn end(&mut self) {
        self.strays += self.begun.len() as u64;
        self.begun.clear();
    }
}

/// A file as UTF-8 text: no byte-order mark, and every line end is LF, so that lines are counted as an editor does.
pub struct TextReader<R> {
    source: R,
    decoding: Decoding,
    ready: Vec<u8>,
    given: usize,
    after_cr: bool,
    has_ended: bool,
}

enum Decoding {
    ByStandard(Box<Decoder>),
    /// UTF-8 in which what is no UTF-8 is read as Windows-1252; the bytes of a sequence that has begun.
    WithStrays(Vec<u8>),
}

impl<R: Read> TextReader<R> {
    /// The text of a file that is written so.
    pub fn new(source: R, writing: Writing) -> Self {
        let decoding = if writing.has_strays {
            Decoding::WithStrays(Vec::new())
        } else {
            Decoding::ByStandard(Box::new(writing.encoding.new_decoder_with_bom_removal()))
        };
        Self { source, decoding, ready: Vec::new(), given: 0, after_cr: false, has_ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let mut chunk = vec![0; CHUNK];
        let read = self.source.read(&mut chunk)?;
        self.has_ended = read == 0;
        let bytes = chunk.get(..read).unwrap_or_default();
        let text = self.decoding.decode(bytes, self.has_ended);
        self.ready.clear();
        self.given = 0;
        for byte in text.into_bytes() {
            match byte {
                b'\n' if self.after_cr => self.after_cr = false,
                b'\r' => {
                    self.after_cr = true;
                    self.ready.push(b'\n');
                }
                _ => {
                    self.after_cr = false;
                    self.ready.push(byte);
                }
            }
        }
        Ok(())
    }
}

impl Decoding {
    fn decode(&mut self, bytes: &[u8], is_last: bool) -> String {
        match self {
            Self::ByStandard(decoder) => {
                let room = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
                let mut text = String::with_capacity(room);
                // What cannot be read becomes a replacement character, which whoever looks at the preview sees.
                let _ = decoder.decode_to_string(bytes, &mut text, is_last);
                text
            }
            Self::WithStrays(begun) => {
                let mut all = std::mem::take(begun);
                all.extend_from_slice(bytes);
                let (text, behind) = with_strays(&all, is_last);
                *begun = behind;
                text
            }
        }
    }
}

/// UTF-8 with the bytes that are none read as Windows-1252, and the beginning of a sequence at the end, if any.
fn with_strays(bytes: &[u8], is_last: bool) -> (String, Vec<u8>) {
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    loop {
        match std::str::from_utf8(rest) {
            Ok(sound) => {
                text.push_str(sound);
                return (text, Vec::new());
            }
            Err(error) => {
                let (sound, behind) = rest.split_at(error.valid_up_to());
                text.push_str(std::str::from_utf8(sound).unwrap_or_default());
                let wrong = match error.error_len() {
                    Some(wrong) => wrong,
                    None if is_last => behind.len(),
                    None => return (text, behind.to_vec()),
                };
                let (strays, after) = behind.split_at(wrong);
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(strays).0);
                rest = after;
            }
        }
    }
}

impl<R: Read> Read for TextReader<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() && !self.has_ended {
            self.fill()?;
        }
        let left = self.ready.get(self.given..).unwrap_or_default();
        let count = left.len().min(into.len());
        if let (Some(into), Some(from)) = (into.get_mut(..count), left.get(..count)) {
            into.copy_from_slice(from);
        }
        self.given += count;
        Ok(count)
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use encoding_rs::GB18030;
    use proptest::prelude::*;

    use super::*;

    /// Gives a few bytes at a time, so that sequences are torn apart between reads.
    struct Dripping<'a>(&'a [u8], usize);

    impl Read for Dripping<'_> {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(into.len()).min(self.0.len());
            let (now, later) = self.0.split_at(count);
            into[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    fn text_of(bytes: &[u8], at_once: usize) -> (String, Writing) {
        let writing = Writing::recognise(Dripping(bytes, 4096), |_| Ok(())).unwrap();
        let mut text = String::new();
        TextReader::new(Dripping(bytes, at_once), writing).read_to_string(&mut text).unwrap();
        (text, writing)
    }

    fn utf16(text: &str, mark: &[u8], to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        mark.iter().copied().chain(text.encode_utf16().flat_map(to_bytes)).collect()
    }

    const TABLE: &str = "客户群,推广,花费,销售额\n经销商,行业展会,\"1,200\",300\n大客户,样品试用,800,900\n";

    #[test]
    fn every_encoding_that_offices_write_is_read_as_the_same_text() {
        let marked = [b"\xef\xbb\xbf", TABLE.as_bytes()].concat();
        let gb18030 = GB18030.encode(TABLE).0.into_owned();
        let written: [(Vec<u8>, &str); 6] = [
            (TABLE.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8"),
            (utf16(TABLE, b"\xff\xfe", u16::to_le_bytes), "UTF-16LE"),
            (utf16(TABLE, b"\xfe\xff", u16::to_be_bytes), "UTF-16BE"),
            (utf16("a,b\nc,1\n", b"", u16::to_le_bytes), "UTF-16LE"),
            (gb18030, "GBK"),
        ];
        for (bytes, name) in written {
            for at_once in [1, 2, 3, 5, 4096] {
                let (text, writing) = text_of(&bytes, at_once);
                assert_eq!(writing.name(), name);
                assert!(text == TABLE || text == "a,b\nc,1\n", "{name}: {text}");
            }
        }
    }

    #[test]
    fn west_european_text_is_not_taken_for_chinese() {
        let text = "Segment;Umsatz\nHändler für Düsen;1,5\nGroßkunden in Österreich;2,5\nCafés et hôtels;7\n";
        let bytes = WINDOWS_1252.encode(text).0.into_owned();
        let (read, writing) = text_of(&bytes, 4096);
        assert_eq!((read.as_str(), writing.name()), (text, "windows-1252"));
    }

    #[test]
    fn single_stray_bytes_in_utf8_neither_spoil_the_rest_nor_make_it_another_encoding() {
        let mut bytes = "Channel - Caf\u{e9} \u{2019} \u{2013}".as_bytes().to_vec();
        bytes.extend(b" (Nominal)\xa0\r\n1,2,3,\xa0\r\n");
        let (text, writing) = text_of(&bytes, 3);
        assert_eq!(writing.name(), "UTF-8");
        assert_eq!(text, "Channel - Caf\u{e9} \u{2019} \u{2013} (Nominal)\u{a0}\n1,2,3,\u{a0}\n");
    }

    #[test]
    fn every_line_end_becomes_the_same_one() {
        for at_once in 1..6 {
            assert_eq!(text_of(b"a\rb\r\nc\n\r\nd\r\re", at_once).0, "a\nb\nc\n\nd\n\ne");
        }
    }

    #[test]
    fn reading_stops_where_it_is_told_to() {
        let stopped = Writing::recognise(&vec![b'a'; 200_000][..], |read| {
            if read > 100_000 { Err(io::Error::other("stopped")) } else { Ok(()) }
        });
        assert_eq!(stopped.unwrap_err().to_string(), "stopped");
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic_and_all_give_text_without_carriage_returns(bytes: Vec<u8>, at_once in 1_usize..9) {
            prop_assert!(!text_of(&bytes, at_once).0.contains('\r'));
        }
    }
}
