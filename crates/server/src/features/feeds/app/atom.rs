//! Atom 1.0 (RFC 4287), as much of it as a list of entries needs.

use forenkl_api::{PartialDate, Timestamp};

/// A feed. All texts are plain.
pub struct AtomFeed {
    /// A lasting address that names it; not the secret one.
    pub id: String,
    pub language: &'static str,
    pub title: String,
    /// The page that shows the same.
    pub page: String,
    pub updated: Timestamp,
    pub entries: Vec<AtomEntry>,
}

/// An entry.
pub struct AtomEntry {
    /// Its page, which is its lasting id too.
    pub page: String,
    pub title: String,
    pub category: String,
    pub published: Timestamp,
    pub updated: Timestamp,
    pub content: String,
}

impl AtomFeed {
    /// As it travels. The feed as a whole has an author, so that its entries need none; it does not link to itself, because its own
    /// address is secret.
    pub fn write(&self) -> String {
        let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        out.push_str("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"");
        out.push_str(self.language);
        out.push_str("\">\n");
        element(&mut out, "id", &self.id);
        element(&mut out, "title", &self.title);
        element(&mut out, "updated", &moment(self.updated));
        link(&mut out, &self.page);
        out.push_str("<author><name>Forenkl</name></author>\n<generator>Forenkl</generator>\n");
        for entry in &self.entries {
            out.push_str("<entry>\n");
            element(&mut out, "id", &entry.page);
            element(&mut out, "title", &entry.title);
            element(&mut out, "published", &moment(entry.published));
            element(&mut out, "updated", &moment(entry.updated));
            link(&mut out, &entry.page);
            out.push_str("<category term=\"");
            escape(&mut out, &entry.category);
            out.push_str("\"/>\n<content type=\"text\">");
            escape(&mut out, &entry.content);
            out.push_str("</content>\n</entry>\n");
        }
        out.push_str("</feed>\n");
        out
    }
}

fn element(out: &mut String, name: &str, text: &str) {
    out.push('<');
    out.push_str(name);
    out.push('>');
    escape(out, text);
    out.push_str("</");
    out.push_str(name);
    out.push_str(">\n");
}

fn link(out: &mut String, address: &str) {
    out.push_str("<link rel=\"alternate\" type=\"text/html\" href=\"");
    escape(out, address);
    out.push_str("\"/>\n");
}

/// Marks what means something in XML, and leaves out what XML 1.0 cannot hold.
fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(c),
            '\r' | '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && u32::from(c) < 0x20 => {}
            c => out.push(c),
        }
    }
}

/// `2026-11-27T08:30:00Z` (RFC 3339).
fn moment(at: Timestamp) -> String {
    let day = PartialDate::from_day_number(at.day_number()).map(|day| day.to_string()).unwrap_or_default();
    let seconds = at.0.rem_euclid(86_400_000) / 1000;
    format!("{day}T{:02}:{:02}:{:02}Z", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_people_write_stays_xml() {
        let mut out = String::new();
        escape(&mut out, "<b> & \"æøå\"\u{0}\u{1b}\u{ffff}\r\n😀");
        assert_eq!(out, "&lt;b&gt; &amp; &quot;æøå&quot;\n😀");
    }

    #[test]
    fn moments_are_written_as_the_standard_says() {
        assert_eq!(moment(Timestamp(1_710_244_805_999)), "2024-03-12T12:00:05Z");
        assert_eq!(moment(Timestamp(0)), "1970-01-01T00:00:00Z");
    }
}
