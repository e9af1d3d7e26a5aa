//! Webhooks: where other programs are told what happens.

mod deliveries;
mod form;
mod page;
mod texts;

pub use page::WebhooksPage;
