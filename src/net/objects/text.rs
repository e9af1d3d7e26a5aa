//! JSON text and the place reached in it. Not generic: there is one of it in the program, however many shapes are read.

use std::borrow::Cow;

use super::Unreadable;

/// How deep lists and objects that nobody asked for may lie in each other.
const DEEPEST: u32 = 128;

pub(super) struct Text<'de> {
    all: &'de str,
    /// In bytes; always between characters.
    at: usize,
}

impl<'de> Text<'de> {
    pub(super) fn new(all: &'de str) -> Self {
        Self { all, at: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.all.as_bytes().get(self.at).copied()
    }

    fn since(&self, start: usize) -> &'de str {
        self.all.get(start..self.at).unwrap_or_default()
    }

    /// The next byte that is no white space; stands at it then.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.at += 1;
        }
        self.byte()
    }

    /// Goes past this byte if it is the very next one.
    fn eat(&mut self, byte: u8) -> bool {
        let there = self.byte() == Some(byte);
        self.at += usize::from(there);
        there
    }

    /// Goes past this byte, which has to come now, with white space before it.
    pub(super) fn take(&mut self, byte: u8) -> Result<(), Unreadable> {
        self.peek();
        if self.eat(byte) { Ok(()) } else { Err(Unreadable) }
    }

    /// Whether there is another entry before the `end` of a list or an object; goes past the comma before it.
    pub(super) fn next(&mut self, end: u8, first: &mut bool) -> Result<bool, Unreadable> {
        if self.peek() == Some(end) {
            return Ok(false);
        }
        if !std::mem::replace(first, false) {
            self.take(b',')?;
        }
        Ok(true)
    }

    /// Nothing may follow.
    pub(super) fn end(&mut self) -> Result<(), Unreadable> {
        if self.peek().is_none() { Ok(()) } else { Err(Unreadable) }
    }

    fn word(&mut self, word: &str) -> Result<(), Unreadable> {
        self.peek();
        let there = self.all.get(self.at..).is_some_and(|rest| rest.starts_with(word));
        self.at += word.len();
        if there { Ok(()) } else { Err(Unreadable) }
    }

    pub(super) fn null(&mut self) -> Result<(), Unreadable> {
        self.word("null")
    }

    pub(super) fn truth(&mut self) -> Result<bool, Unreadable> {
        let truth = self.peek() == Some(b't');
        self.word(if truth { "true" } else { "false" })?;
        Ok(truth)
    }

    /// A number as it is written.
    pub(super) fn number(&mut self) -> Result<&'de str, Unreadable> {
        self.peek();
        let start = self.at;
        self.eat(b'-');
        let zero = self.byte() == Some(b'0');
        if self.digits()? > 1 && zero {
            return Err(Unreadable);
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _ = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(self.since(start))
    }

    /// A number without fraction or exponent.
    pub(super) fn whole(&mut self) -> Result<i64, Unreadable> {
        self.number()?.parse().map_err(|_| Unreadable)
    }

    /// How many digits come now; at least one has to.
    fn digits(&mut self) -> Result<usize, Unreadable> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(self.at - start) } else { Err(Unreadable) }
    }

    /// A text without its quotes; copied only where characters of it are written in another way.
    pub(super) fn string(&mut self) -> Result<Cow<'de, str>, Unreadable> {
        self.take(b'"')?;
        let mut read = String::new();
        loop {
            let start = self.at;
            while self.byte().is_some_and(|byte| byte != b'"' && byte != b'\\' && byte >= b' ') {
                self.at += 1;
            }
            let plain = self.since(start);
            if self.eat(b'"') {
                if read.is_empty() {
                    return Ok(Cow::Borrowed(plain));
                }
                read.push_str(plain);
                return Ok(Cow::Owned(read));
            }
            if !self.eat(b'\\') {
                return Err(Unreadable);
            }
            read.push_str(plain);
            read.push(self.escaped()?);
        }
    }

    /// The character that stands after a backslash.
    fn escaped(&mut self) -> Result<char, Unreadable> {
        let kind = self.byte().ok_or(Unreadable)?;
        self.at += 1;
        Ok(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.by_number(),
            _ => return Err(Unreadable),
        })
    }

    /// A character by its number; by two where it is beyond the first 65,536.
    fn by_number(&mut self) -> Result<char, Unreadable> {
        let first = self.four_digits()?;
        let number = if (0xD800..0xDC00).contains(&first) {
            if !(self.eat(b'\\') && self.eat(b'u')) {
                return Err(Unreadable);
            }
            let second = self.four_digits()?;
            if !(0xDC00..0xE000).contains(&second) {
                return Err(Unreadable);
            }
            0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00)
        } else {
            first
        };
        char::from_u32(number).ok_or(Unreadable)
    }

    fn four_digits(&mut self) -> Result<u32, Unreadable> {
        let mut number = 0;
        for _ in 0..4 {
            let digit = self.byte().and_then(|byte| char::from(byte).to_digit(16)).ok_or(Unreadable)?;
            number = number * 16 + digit;
            self.at += 1;
        }
        Ok(number)
    }

    /// Goes past a value of any kind, and returns it as it is written.
    pub(super) fn skip(&mut self) -> Result<&'de str, Unreadable> {
        self.peek();
        let start = self.at;
        self.skip_within(DEEPEST)?;
        Ok(self.since(start))
    }

    fn skip_within(&mut self, depth: u32) -> Result<(), Unreadable> {
        let depth = depth.checked_sub(1).ok_or(Unreadable)?;
        match self.peek().ok_or(Unreadable)? {
            b'"' => self.string().map(drop),
            b'n' => self.null(),
            b't' | b'f' => self.truth().map(drop),
            open @ (b'{' | b'[') => {
                self.take(open)?;
                // In ASCII a closing bracket is two after the one that opens.
                let end = open + 2;
                let mut first = true;
                while self.next(end, &mut first)? {
                    if open == b'{' {
                        self.string()?;
                        self.take(b':')?;
                    }
                    self.skip_within(depth)?;
                }
                self.take(end)
            }
            _ => self.number().map(drop),
        }
    }
}
