//! A mail as it reads: put together when it is sent, of what the person may see then.

use forenkl_api::{
    PersonId,
    notices::{Notice, NoticeGroup, NoticeKind, NoticeWish, Pace},
};

use super::{queue::Claimed, token, words::Words};
use crate::{
    auth::{Actor, actor},
    clock,
    db::Conn,
    fault::Fault,
    features::{
        notices::app as notices,
        workshops::letters::{self, Composed, Content, LastRead},
    },
    org::Org,
};

/// Where things are, for links.
#[derive(Debug, Clone)]
pub struct Around {
    /// Without a slash at the end.
    pub public_url: String,
    /// What links that stop mails are signed with.
    pub secret: String,
    /// The workshop that letters were put together for.
    pub last: LastRead,
}

/// A mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub name: String,
    pub email: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address that stops mails of these kinds.
    pub unsubscribe: String,
}

/// Puts it together.
///
/// # Errors
/// When the database cannot be read.
pub fn compose(
    conn: &mut Conn,
    org: &Org,
    mail: &Claimed,
    around: &Around,
) -> Result<Composed<Letter>, Fault> {
    if let Some(id) = &mail.person {
        let letter = for_person(conn, org, mail, id, around)?;
        return Ok(letter.map_or(Composed::Nothing, Composed::Letter));
    }
    Ok(match letters::compose(conn, org, &mail.id, &around.public_url, &around.last)? {
        Composed::Letter(content) => Composed::Letter(for_guest(content, org, around)),
        Composed::NotNow => Composed::NotNow,
        Composed::Nothing => Composed::Nothing,
    })
}

/// A mail of notices; nothing when nothing is left to say, or nobody is there any more to say it to.
fn for_person(
    conn: &mut Conn,
    org: &Org,
    mail: &Claimed,
    id: &str,
    around: &Around,
) -> Result<Option<Letter>, Fault> {
    let Some(me) = actor::load(conn, org, id, clock::today())? else { return Ok(None) };
    let Some(email) = me.email.clone().filter(|_| !me.grants.is_empty()) else { return Ok(None) };
    let (name, words) = (me.name.clone(), Words(me.language));
    let reader = Actor { me, session: String::new() };
    let groups = notices::of_mail(conn, org, &reader, &mail.id)?;
    if groups.is_empty() {
        return Ok(None);
    }
    let person = PersonId(id.to_owned());
    let unsubscribe =
        format!("{}/afmeld/{}", around.public_url, token::sign(&around.secret, &person, &kinds(&groups)));
    let page = Sheet { words, around, unsubscribe: &unsubscribe, municipality: org.municipality() };
    let first_name = name.split_whitespace().next().unwrap_or_default();
    Ok(Some(Letter {
        subject: subject(words, mail.kind, &groups),
        text: page.text(first_name, &groups),
        html: page.html(first_name, &groups),
        name,
        email,
        unsubscribe,
    }))
}

fn kinds(groups: &[NoticeGroup]) -> Vec<NoticeKind> {
    let mut kinds: Vec<NoticeKind> =
        groups.iter().flat_map(|group| group.notices.iter().map(|notice| notice.kind)).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// A mail to somebody who took part in a workshop, with the way to stop them around it.
fn for_guest(content: Content, org: &Org, around: &Around) -> Letter {
    let words = Words(content.language);
    let token = token::sign_guest(&around.secret, &content.workshop, &content.participant);
    let unsubscribe = format!("{}/afmeld/{token}", around.public_url);
    let why = words.why_guest(&org.municipality());
    let html = format!(
        "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><style>{STYLE}</style></head>\
         <body><div class=\"page\"><p class=\"logo\">Forenkl</p><div class=\"card\">{inside}</div><p class=\"foot\">{why}<br>\
         <a href=\"{stop_at}\">{stop}</a></p></div></body></html>",
        lang = words.code(),
        inside = content.html,
        why = escape(&why),
        stop_at = escape(&unsubscribe),
        stop = words.stop(),
    );
    let text = format!("{}\n-- \n{why}\n{}: {unsubscribe}\n", content.text, words.stop());
    Letter { name: content.name, email: content.email, subject: content.subject, text, html, unsubscribe }
}

/// What happened, in a line.
fn subject(words: Words, pace: Pace, groups: &[NoticeGroup]) -> String {
    let kinds = kinds(groups);
    let all = |some: &[NoticeKind]| kinds.iter().all(|kind| some.contains(kind));
    let mine = [NoticeKind::Answer, NoticeKind::Receipt, NoticeKind::Progress, NoticeKind::Merge];
    match groups {
        _ if pace == Pace::Weekly && all(&mine) => words.moved(groups.len()),
        // The most important kind comes first in the list of kinds.
        [only] => match only.notices.iter().min_by_key(|notice| notice.kind) {
            Some(notice) => words.subject(notice.kind, &notice.action, &one_line(&only.title)),
            None => words.news(1),
        },
        several if all(&mine) => words.moved(several.len()),
        several if all(&[NoticeKind::NewWish]) => words.new_wishes(several.len()),
        several if several.iter().any(|group| group.workshop.is_some()) => words.all_news(several.len()),
        several => words.news(several.len()),
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

struct Sheet<'a> {
    words: Words,
    around: &'a Around,
    unsubscribe: &'a str,
    municipality: String,
}

impl Sheet<'_> {
    fn address(&self, group: &NoticeGroup) -> String {
        let place = match (group.wish, group.initiative, &group.workshop) {
            (Some(wish), ..) => format!("oensker/{wish}"),
            (None, Some(initiative), _) => format!("tiltag/{initiative}"),
            (None, None, Some(workshop)) => format!("workshops/{workshop}"),
            (None, None, None) => "beskeder".to_owned(),
        };
        format!("{}/{place}", self.around.public_url)
    }

    /// Leads to the wish, where the app gives the answer once it is open and the person signed in: what only follows links, as
    /// filters for mail do, answers nothing.
    fn verdict_address(&self, wish: i64, word: &str) -> String {
        format!("{}/oensker/{wish}?maerket={word}", self.around.public_url)
    }

    fn choices(&self) -> String {
        format!("{}/beskeder/valg", self.around.public_url)
    }

    fn number(&self, group: &NoticeGroup) -> String {
        match (group.wish, group.initiative) {
            (Some(wish), _) => self.words.wish(wish),
            (None, Some(initiative)) => self.words.initiative(initiative),
            (None, None) if group.workshop.is_some() => self.words.workshop(),
            (None, None) => String::new(),
        }
    }

    fn happened(&self, notice: &Notice) -> String {
        let happened = match notice.decision {
            Some(decision) if notice.kind == NoticeKind::Answer => self.words.answered(decision),
            _ => self.words.happened(&notice.action, notice.kind).to_owned(),
        };
        match &notice.by {
            Some(by) => format!("{happened} ({})", by.name),
            None => happened,
        }
    }

    /// The wishes a receipt asks about; empty where there is none.
    fn asks(&self, group: &NoticeGroup) -> Vec<NoticeWish> {
        if !group.notices.iter().any(|notice| notice.kind == NoticeKind::Receipt) {
            return Vec::new();
        }
        match group.wish {
            Some(number) => vec![NoticeWish { number, title: group.title.clone(), excerpt: String::new() }],
            None => group.mine.clone(),
        }
    }

    fn text(&self, first_name: &str, groups: &[NoticeGroup]) -> String {
        let words = self.words;
        let mut text = format!("{}\n", words.hello(first_name));
        for group in groups {
            let asks = self.asks(group);
            text.push_str(&format!("\n{}: {}\n", self.number(group), one_line(&group.title)));
            for wish in asks.iter().filter(|_| group.wish.is_none()) {
                text.push_str(&format!("{} {}\n", words.you_said(), words.quote(&one_line(&wish.title))));
                if !wish.excerpt.is_empty() {
                    text.push_str(&format!("  {}\n", words.quote(&wish.excerpt)));
                }
            }
            for notice in &group.notices {
                text.push_str(&format!("- {}\n", self.happened(notice)));
                if let Some(said) = &notice.excerpt {
                    let done = if notice.kind == NoticeKind::Receipt { words.done() } else { "" };
                    text.push_str(format!("  {done} {}\n", words.quote(said)).replace("   ", "  ").as_str());
                }
            }
            let shown = i64::try_from(group.notices.len()).unwrap_or(0);
            if group.total > shown {
                text.push_str(&format!("  {}\n", words.more(group.total - shown)));
            }
            for wish in &asks {
                text.push_str(&format!("{} {}\n", words.noticed(), words.quote(&one_line(&wish.title))));
                for (name, word) in words.verdicts() {
                    text.push_str(&format!("  {name}: {}\n", self.verdict_address(wish.number, word)));
                }
            }
            text.push_str(&format!("{}\n", self.address(group)));
        }
        text.push_str(&format!(
            "\n-- \n{}\n{}: {}\n{}: {}\n",
            words.why(&self.municipality),
            words.choose(),
            self.choices(),
            words.stop(),
            self.unsubscribe
        ));
        text
    }

    fn html(&self, first_name: &str, groups: &[NoticeGroup]) -> String {
        let words = self.words;
        let cards: String = groups.iter().map(|group| self.card(group)).collect();
        format!(
            "<!doctype html><html lang=\"{lang}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"><style>{STYLE}</style></head>\
             <body><div class=\"page\"><p class=\"logo\">Forenkl</p><p>{hello}</p>{cards}<p class=\"foot\">{why}<br>\
             <a href=\"{choices}\">{choose}</a> · <a href=\"{stop_at}\">{stop}</a></p></div></body></html>",
            lang = words.code(),
            hello = escape(&words.hello(first_name)),
            why = escape(&words.why(&self.municipality)),
            choices = escape(&self.choices()),
            choose = words.choose(),
            stop_at = escape(self.unsubscribe),
            stop = words.stop(),
        )
    }

    fn card(&self, group: &NoticeGroup) -> String {
        let words = self.words;
        let asks = self.asks(group);
        let mut inside = String::new();
        if group.wish.is_none() && !asks.is_empty() {
            inside.push_str(&format!("<p>{}</p>", words.you_said()));
            for wish in &asks {
                inside.push_str(&format!("<blockquote><b>{}</b>", escape(&one_line(&wish.title))));
                if !wish.excerpt.is_empty() {
                    inside.push_str(&format!("<br>{}", escape(&wish.excerpt)));
                }
                inside.push_str("</blockquote>");
            }
        }
        for notice in &group.notices {
            inside.push_str(&format!("<p class=\"what\">{}</p>", escape(&self.happened(notice))));
            if let Some(said) = &notice.excerpt {
                inside.push_str(&format!("<blockquote>{}</blockquote>", escape(said)));
            }
        }
        let shown = i64::try_from(group.notices.len()).unwrap_or(0);
        if group.total > shown {
            inside.push_str(&format!("<p class=\"quiet\">{}</p>", words.more(group.total - shown)));
        }
        for wish in &asks {
            let about = if asks.len() > 1 {
                format!(" {}", words.quote(&one_line(&wish.title)))
            } else {
                String::new()
            };
            inside.push_str(&format!("<p class=\"what\">{}{}</p><p>", words.noticed(), escape(&about)));
            for (name, word) in words.verdicts() {
                let address = escape(&self.verdict_address(wish.number, word));
                inside.push_str(&format!("<a class=\"choice\" href=\"{address}\">{name}</a> "));
            }
            inside.push_str("</p>");
        }
        let address = escape(&self.address(group));
        format!(
            "<div class=\"card\"><p class=\"quiet\">{number}</p><h2><a href=\"{address}\">{title}</a></h2>{inside}\
             <p><a class=\"button\" href=\"{address}\">{read}</a></p></div>",
            number = escape(&self.number(group)),
            title = escape(&one_line(&group.title)),
            read = words.read(),
        )
    }
}

/// Nothing is fetched from anywhere. The colours are the app's, in both schemes.
const STYLE: &str = "body{margin:0;background:#f6f3ee;color:#1f2a27;font:16px/1.5 system-ui,sans-serif}\
.page{max-width:600px;margin:0 auto;padding:20px 16px}.logo{font-weight:600;font-size:20px;color:#0d4f41;margin:0 0 16px}\
.card{background:#fff;border:1px solid #ded9d0;border-radius:10px;padding:16px;margin:0 0 16px}\
h2{font-size:18px;line-height:1.3;margin:0 0 12px}h2 a{color:#0d4f41}p{margin:0 0 8px}.what{font-weight:600}\
.quiet,.foot{color:#55605c;font-size:14px}blockquote{margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid #ded9d0}\
a{color:#0d5c4b}.button,.choice{display:inline-block;padding:10px 16px;border-radius:8px;margin:4px 8px 4px 0}\
.button{background:#0d5c4b;color:#fff;text-decoration:none}.choice{border:1px solid #0d5c4b;text-decoration:none}\
@media(prefers-color-scheme:dark){body{background:#161b1a;color:#e9ece9}.card{background:#1f2624;border-color:#38423f}\
h2 a,a,.logo{color:#8fd3c0}.quiet,.foot{color:#aab5b1}blockquote{border-color:#38423f}.choice{border-color:#8fd3c0}\
.button{background:#8fd3c0;color:#10211d}}";

/// Text as HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use forenkl_api::{Timestamp, people::Language};

    use super::*;

    fn group(wish: i64, kinds: &[NoticeKind]) -> NoticeGroup {
        let notice = |kind: &NoticeKind| Notice {
            kind: *kind,
            action: String::new(),
            at: Timestamp(0),
            unread: true,
            by: None,
            decision: None,
            excerpt: None,
        };
        NoticeGroup {
            wish: Some(wish),
            initiative: None,
            workshop: None,
            title: format!("Ønske {wish}"),
            mine: Vec::new(),
            unread: 1,
            total: 1,
            notices: kinds.iter().map(notice).collect(),
        }
    }

    #[test]
    fn the_subject_says_what_happened() {
        use NoticeKind::{Answer, Comment, NewWish, Progress};
        let (da, en) = (Words(Language::Danish), Words(Language::English));
        let three = [group(1, &[Progress]), group(2, &[Answer]), group(3, &[Progress])];
        assert_eq!(subject(da, Pace::Weekly, &three), "3 ting du støttede har flyttet sig");
        assert_eq!(subject(en, Pace::Weekly, &three), "3 things you supported have moved");
        let one = [group(1, &[Progress])];
        assert_eq!(subject(da, Pace::Weekly, &one), "1 ting du støttede har flyttet sig");
        assert_eq!(subject(en, Pace::Weekly, &one), "1 thing you supported has moved");
        let answer = [group(7, &[Comment, Answer])];
        assert_eq!(subject(da, Pace::AtOnce, &answer), "Svar på »Ønske 7«");
        assert_eq!(
            subject(da, Pace::Daily, &[group(1, &[NewWish]), group(2, &[NewWish])]),
            "2 nye ønsker på dine fagområder"
        );
        assert_eq!(
            subject(da, Pace::Daily, &[group(1, &[NewWish]), group(2, &[Comment])]),
            "Nyt om 2 ønsker og tiltag"
        );
    }

    #[test]
    fn a_workshop_is_news_of_its_own() {
        let words = Words(Language::Danish);
        let workshop = NoticeGroup {
            wish: None,
            workshop: Some("w1".into()),
            title: "Færre skemaer".to_owned(),
            ..group(1, &[NoticeKind::Workshop])
        };
        let one = std::slice::from_ref(&workshop);
        assert_eq!(subject(words, Pace::AtOnce, one), "Du er medfacilitator på »Færre skemaer«");
        let two = [group(2, &[NoticeKind::Comment]), workshop];
        assert_eq!(subject(words, Pace::Daily, &two), "Nyt om 2 ting");
    }

    #[test]
    fn what_people_write_stays_text() {
        assert_eq!(escape("<b>\"&\"</b>"), "&lt;b&gt;&quot;&amp;&quot;&lt;/b&gt;");
    }
}
