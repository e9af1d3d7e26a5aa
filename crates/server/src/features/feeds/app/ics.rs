//! iCalendar (RFC 5545), as much of it as days with a title need.

use forenkl_api::{PartialDate, Timestamp};

/// Longest line, in octets, without its end.
const LINE: usize = 75;

/// Something on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Stays the same while the thing does, so that a calendar moves it instead of showing it twice.
    pub uid: String,
    /// Days since 1970-01-01.
    pub day: i32,
    pub title: String,
    pub text: String,
    pub page: String,
    /// When what stands here last changed.
    pub changed: Timestamp,
}

/// A calendar as it travels.
pub fn write(name: &str, events: &[Event]) -> String {
    let mut out = String::new();
    line(&mut out, "BEGIN", "VCALENDAR");
    line(&mut out, "VERSION", "2.0");
    line(&mut out, "PRODID", "-//Forenkl//Kalender//DA");
    line(&mut out, "CALSCALE", "GREGORIAN");
    line(&mut out, "NAME", &escape(name));
    line(&mut out, "X-WR-CALNAME", &escape(name));
    line(&mut out, "REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
    line(&mut out, "X-PUBLISHED-TTL", "PT4H");
    for event in events {
        line(&mut out, "BEGIN", "VEVENT");
        line(&mut out, "UID", &event.uid);
        line(&mut out, "DTSTAMP", &moment(event.changed));
        // A whole day ends where the next begins.
        line(&mut out, "DTSTART;VALUE=DATE", &day(event.day));
        line(&mut out, "DTEND;VALUE=DATE", &day(event.day.saturating_add(1)));
        line(&mut out, "SUMMARY", &escape(&event.title));
        line(&mut out, "DESCRIPTION", &escape(&event.text));
        line(&mut out, "URL", &event.page);
        // It does not make anyone busy.
        line(&mut out, "TRANSP", "TRANSPARENT");
        line(&mut out, "END", "VEVENT");
    }
    line(&mut out, "END", "VCALENDAR");
    out
}

/// One line, folded where it is too long: never within a character.
fn line(out: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// What means something within a text is marked; characters that lines cannot hold are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

fn day(number: i32) -> String {
    PartialDate::from_day_number(number).map(|day| day.to_string().replace('-', "")).unwrap_or_default()
}

fn moment(at: Timestamp) -> String {
    let seconds = at.0.rem_euclid(86_400_000) / 1000;
    let time = format!("{:02}{:02}{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    format!("{}T{time}Z", day(at.day_number()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn event(title: &str) -> Event {
        Event {
            uid: "wish-12-answer@forenkl.test".into(),
            day: 20_500,
            title: title.into(),
            text: "En; to, tre\\fire\nfem".into(),
            page: "https://forenkl.test/oensker/12".into(),
            changed: Timestamp(1_710_244_800_000),
        }
    }

    #[test]
    fn a_day_is_written_as_the_standard_says() {
        let text = write("Forenkl, Aaby", &[event("Svarfrist: Nøgler")]);
        for part in [
            "X-WR-CALNAME:Forenkl\\, Aaby\r\n",
            "DTSTAMP:20240312T120000Z\r\n",
            "DTSTART;VALUE=DATE:20260216\r\nDTEND;VALUE=DATE:20260217\r\n",
            "DESCRIPTION:En\\; to\\, tre\\\\fire\\nfem\r\n",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    proptest! {
        #[test]
        fn lines_are_short_and_unfold_to_what_they_were(title in "[a-zæøåÆØÅ😀 ]{0,300}") {
            let text = write("x", &[event(&title)]);
            for line in text.split("\r\n") {
                prop_assert!(line.len() <= LINE, "{line}");
            }
            let unfolded = text.replace("\r\n ", "");
            let expected = format!("SUMMARY:{title}\r\n");
            prop_assert!(unfolded.contains(&expected));
        }
    }
}
