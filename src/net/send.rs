//! One request. Not generic, so that an endpoint costs the bundle only its own shapes.

use std::pin::Pin;

use forenkl_api::{Method, Problem, ProblemCode};
use gloo_net::http::{Method as Verb, RequestBuilder};
use web_sys::AbortSignal;

use super::{connection, objects, seen};
use crate::routes::load_soon;

/// Longest wait for a reply to a `GET`, in milliseconds. Sends may be large and slow; they wait as long as the browser does.
const PATIENCE: u32 = 30_000;

/// Sends a request and gives back the text of the reply.
///
/// # Errors
/// The server's problem; `Offline` when it could not be reached and nothing was seen before.
pub fn send(method: Method, url: String, body: Option<String>) -> Sending {
    // Boxed, so that not every endpoint carries a copy of it.
    Box::pin(exchange_with(method, url, body))
}

/// A request on its way.
pub type Sending = Pin<Box<dyn Future<Output = Result<String, Problem>>>>;

async fn exchange_with(method: Method, url: String, body: Option<String>) -> Result<String, Problem> {
    let outcome = fetch(method, &url, body).await;
    match outcome {
        Some((status, text)) => {
            connection::reached();
            if !(200..300).contains(&status) {
                return Err(refused(status, text).await);
            }
            if method == Method::Get {
                seen::remember(&url, &text);
            }
            Ok(text)
        }
        None => {
            let remembered = if method == Method::Get { seen::recall(&url) } else { None };
            connection::lost(remembered.as_ref().map(|(at, _)| *at));
            remembered.map(|(_, text)| text).ok_or_else(|| Problem::new(ProblemCode::Offline))
        }
    }
}

/// Why it was refused. What reads that is not in the first picture, and neither is what says it to the person.
async fn refused(status: u16, text: String) -> Problem {
    let problem = (load_soon().await.understand)(status, &text);
    if problem.code == ProblemCode::SignInNeeded {
        crate::session::signed_out();
    }
    problem
}

/// A `GET` whose reply is not for keeping; nothing when it failed. Being signed out is noticed here too.
pub async fn exchange(url: &str) -> Option<String> {
    let (status, text) = fetch(Method::Get, url, None).await?;
    if status == 401 {
        crate::session::signed_out();
    }
    (status == 200).then_some(text)
}

/// Whether an address leads nowhere any more, for whoever asks; `false` where nobody answers.
pub async fn is_gone(url: &str) -> bool {
    matches!(fetch(Method::Get, url, None).await, Some((401 | 403 | 404, _)))
}

/// Status and text of the reply; nothing when the server could not be reached.
async fn fetch(method: Method, url: &str, body: Option<String>) -> Option<(u16, String)> {
    let mut request = RequestBuilder::new(url).header("accept", "application/json").method(match method {
        Method::Get => Verb::GET,
        Method::Post => Verb::POST,
        Method::Put => Verb::PUT,
        Method::Delete => Verb::DELETE,
    });
    if method == Method::Get {
        request = request.abort_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    }
    let request = match body {
        Some(body) => request.header("content-type", "application/json").body(body),
        None => request.build(),
    };
    let response = request.ok()?.send().await.ok()?;
    let text = response.text().await.ok()?;
    Some((response.status(), text))
}

/// The problem a refused request came back with; by its status where something in between answered.
pub fn understand(status: u16, text: &str) -> Problem {
    objects::from_str(text).unwrap_or_else(|_| {
        Problem::new(match status {
            401 => ProblemCode::SignInNeeded,
            403 => ProblemCode::Forbidden,
            404 => ProblemCode::NotFound,
            413 => ProblemCode::TooLarge,
            429 => ProblemCode::TooManyTries,
            502..=504 => ProblemCode::Unavailable,
            _ => ProblemCode::Internal,
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_is_read_as_the_server_wrote_it() {
        let problem = understand(409, r#"{"code":"conflict","reason":"round_closed","status":409}"#);
        assert_eq!(problem.code, ProblemCode::Conflict);
        assert_eq!(problem.reason, Some(forenkl_api::problem::ConflictReason::RoundClosed));
    }

    #[test]
    fn what_a_proxy_answers_is_understood_by_its_status() {
        assert_eq!(understand(502, "<html>").code, ProblemCode::Unavailable);
        assert_eq!(understand(413, "").code, ProblemCode::TooLarge);
    }
}
