//! The code of a workshop as a picture to scan.

use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use fast_qr::{
    ECL, QRBuilder,
    convert::{Builder, Shape, svg::SvgBuilder},
};
use forenkl_api::workshops::ShowQrCode;

use super::store;
use crate::{clock, fault::Fault, http::Call};

/// Light modules around the code, as the standard wants (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

pub(super) async fn show(call: Call<ShowQrCode>) -> Result<Response, Fault> {
    let id = call.path.workshop;
    let record = call.app.db.read(move |conn| store::get(conn, &id)).await?;
    let code = record.good_code(clock::now().0).ok_or_else(Fault::not_found)?;
    let address = format!("{}/deltag/{code}", call.app.config.public_url);
    // A projector in a light room, ten metres away: a quarter of it may be unreadable.
    let picture = QRBuilder::new(address)
        .ecl(ECL::Q)
        .build()
        .map_err(|error| Fault::internal(format!("a QR code cannot be made: {error}")))?;
    let svg = SvgBuilder::default().shape(Shape::Square).margin(QUIET_ZONE).to_str(&picture);
    let mut response = svg.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
