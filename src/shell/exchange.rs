//! One exchange with the service: a request out, its answer's text back.
//!
//! gloo-net builds the request. It does not send it nor read the answer: it panics on a rejection that is no `Error` of
//! this realm (`abort("text")`, a mocked fetch), and the promise would then never settle. So the sending goes through
//! the caller's `fetch`, called and awaited so that whatever it throws comes back as "no answer".

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, JSON, Promise, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

use super::write::write;

/// What the face asks for: one call of the core, made absolute, with the key if there is one.
#[wasm_bindgen]
extern "C" {
    /// `{ url, method, body, key, signal }`
    pub type Order;
    #[wasm_bindgen(method, getter, structural)]
    fn url(this: &Order) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn method(this: &Order) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &Order) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn key(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn signal(this: &Order) -> JsValue;
}

/// The only headers that ever leave: each further one would widen a page's CORS preflight (service.md §1.3).
#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Headers {
    accept: &'static str,
    #[serde(skip_serializing_if = "Option::is_none", rename = "Content-Type")]
    content_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authorization: Option<String>,
}

/// The second argument of `fetch`, but for the signal and the body.
#[derive(Serialize)]
struct Init {
    method: String,
    headers: Headers,
    redirect: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    credentials: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cache: Option<&'static str>,
}

/// The answer, as far as the core wants to know it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Reply {
    status: u16,
    redirected: bool,
    retry_after: Option<String>,
    request_id: Option<String>,
    text: String,
}

/// Sends one request through `fetch` and reads its answer: `{ status, redirected, retryAfter, requestId, text, json? }`,
/// or null where there was none. Never rejects.
#[wasm_bindgen]
pub async fn exchange(fetch: Function, order: Order) -> JsValue {
    match answer(&fetch, &order).await {
        Ok(reply) => reply,
        Err(_) => JsValue::NULL,
    }
}

async fn answer(fetch: &Function, order: &Order) -> Result<JsValue, JsValue> {
    let body = order.body();
    let body = if body.is_undefined() { None } else { Some(JSON::stringify(&body)?) };
    let (url, init) = build(order, body.is_some())?;
    if let Some(body) = body {
        Reflect::set(&init, &"body".into(), &body)?;
    }
    Reflect::set(&init, &"signal".into(), &order.signal())?;
    let sent = fetch.call2(&JsValue::UNDEFINED, &url.into(), &init)?;
    let response = JsFuture::from(Promise::resolve(&sent)).await?;
    read(&response).await
}

/// The address and the `init` of the request that gloo-net builds. Building it is the proof that this runtime takes
/// what we set: some edge runtimes throw on `cache` and `credentials`, so then it is built without them.
fn build(order: &Order, has_body: bool) -> Result<(String, JsValue), JsValue> {
    let refused = |_| JsValue::from("this runtime refuses the request");
    let (request, page) = match start(order).credentials(RequestCredentials::SameOrigin).cache(RequestCache::NoStore).build() {
        Ok(request) => (request, true),
        Err(_) => (start(order).build().map_err(refused)?, false),
    };
    let init = Init {
        method: request.method().to_string(),
        headers: Headers {
            accept: "application/json",
            content_type: has_body.then_some("application/json"),
            authorization: order.key().map(|key| format!("Bearer {key}")),
        },
        redirect: "manual",
        credentials: page.then_some("same-origin"),
        cache: page.then_some("no-store"),
    };
    Ok((request.url(), write(&init)))
}

fn start(order: &Order) -> RequestBuilder {
    let method = if order.method() == "POST" { Method::POST } else { Method::GET };
    RequestBuilder::new(&order.url()).method(method).redirect(RequestRedirect::Manual)
}

/// Reads any object that answers like a `Response`: one of another realm, or a mock's, is as good.
async fn read(response: &JsValue) -> Result<JsValue, JsValue> {
    let status = Reflect::get(response, &"status".into())?.as_f64().ok_or(JsValue::NULL)?;
    let kind = Reflect::get(response, &"type".into())?;
    let text = Reflect::get(response, &"text".into())?.dyn_into::<Function>()?.call0(response)?;
    let text = JsFuture::from(Promise::resolve(&text)).await?.as_string().unwrap_or_default();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let status = status as u16;
    let reply = Reply {
        status,
        redirected: kind.as_string().as_deref() == Some("opaqueredirect") || (300..400).contains(&status),
        retry_after: header(response, "retry-after"),
        request_id: header(response, "x-request-id").or_else(|| header(response, "x-oneapi-request-id")),
        text,
    };
    let written = write(&reply);
    if let Ok(json) = JSON::parse(&reply.text) {
        Reflect::set(&written, &"json".into(), &json)?;
    }
    Ok(written)
}

/// A header of the answer, where the page may read it (service.md U3).
fn header(response: &JsValue, name: &str) -> Option<String> {
    let headers = Reflect::get(response, &"headers".into()).ok()?;
    let get = Reflect::get(&headers, &"get".into()).ok()?.dyn_into::<Function>().ok()?;
    get.call1(&headers, &name.into()).ok()?.as_string()
}
