//! One exchange with the service: a request out, its answer's text back.
//!
//! gloo-net builds the request. It does not send it nor read the answer: it panics on a rejection that is no `Error` of
//! this realm (`abort("text")`, a mocked fetch), and the promise would then never settle. So the sending goes through
//! the caller's `fetch`, called and awaited so that whatever it throws comes back as "no answer". Texts stay what they
//! are, JavaScript's: nothing here copies a body into the wasm and out again.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

#[wasm_bindgen]
extern "C" {
    /// What the face asks for, one call of the core made absolute: `{ url, method, body?, key?, signal }`.
    pub type Order;
    #[wasm_bindgen(method, getter, structural)]
    fn url(this: &Order) -> String;
    #[wasm_bindgen(method, getter, structural)]
    fn body(this: &Order) -> JsValue;
    #[wasm_bindgen(method, getter, structural)]
    fn key(this: &Order) -> Option<String>;
    #[wasm_bindgen(method, getter, structural)]
    fn signal(this: &Order) -> JsValue;

    /// What a fetch gave: a `Response` of any realm, a mock that answers like one, or nonsense.
    type Answer;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn status(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn redirected(this: &Answer) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, getter, structural, catch)]
    fn headers(this: &Answer) -> Result<Headers, JsValue>;
    #[wasm_bindgen(method, structural, catch)]
    fn text(this: &Answer) -> Result<JsValue, JsValue>;
    type Headers;
    #[wasm_bindgen(method, structural, catch)]
    fn get(this: &Headers, name: &str) -> Result<JsValue, JsValue>;

    // js-sys has them for Rust's own strings.
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = parse)]
    fn parse(text: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(catch, js_namespace = JSON, js_name = stringify)]
    fn stringify(value: &JsValue) -> Result<JsValue, JsValue>;
    #[wasm_bindgen(js_namespace = Date, js_name = parse)]
    fn parse_date(text: &JsValue) -> JsValue;
}

/// Sends one request through `fetch` and reads its answer: `{ status, redirected, retryAfter, retryAt, requestId, text, json? }`,
/// or null where there was none; `retryAt` is the other header as a date, in unix milliseconds, or NaN. Never rejects.
#[wasm_bindgen]
pub async fn exchange(fetch: Function, order: Order) -> JsValue {
    answer(&fetch, &order).await.unwrap_or(JsValue::NULL)
}

async fn answer(fetch: &Function, order: &Order) -> Result<JsValue, JsValue> {
    let (url, init) = build(order)?;
    let sent = fetch.call2(&JsValue::UNDEFINED, &url, &init)?;
    let answer: Answer = JsFuture::from(Promise::resolve(&sent)).await?.unchecked_into();
    let text = JsFuture::from(Promise::resolve(&answer.text()?)).await?;
    read(&answer, text)
}

/// The two arguments of `fetch`, for the request that gloo-net builds. Building it is the proof that this runtime takes
/// what we set: some edge runtimes throw on `cache` and `credentials`, so then it is built without them.
fn build(order: &Order) -> Result<(JsValue, JsValue), JsValue> {
    let body = order.body();
    let has_body = !body.is_undefined();
    let start = || {
        let request = RequestBuilder::new(&order.url()).redirect(RequestRedirect::Manual);
        if has_body {
            request.method(Method::POST)
        } else {
            request
        }
    };
    let careful = start()
        .credentials(RequestCredentials::SameOrigin)
        .cache(RequestCache::NoStore)
        .build();
    let is_careful = careful.is_ok();
    let built = careful.or_else(|_| start().build());
    // Where there is no `Request` at all, the caller's own fetch may still know what to do.
    let url = built.map_or_else(|_| order.url(), |request| request.url());

    // The only headers that ever leave: each further one would widen a page's CORS preflight (service.md §1.3).
    let headers = Object::new();
    set(&headers, "Accept", &"application/json".into())?;
    let init = Object::new();
    set(&init, "method", &if has_body { "POST" } else { "GET" }.into())?;
    set(&init, "headers", &headers)?;
    set(&init, "redirect", &"manual".into())?;
    set(&init, "signal", &order.signal())?;
    if has_body {
        set(&headers, "Content-Type", &"application/json".into())?;
        set(&init, "body", &stringify(&body)?)?;
    }
    if let Some(key) = order.key() {
        set(&headers, "Authorization", &("Bearer ".to_owned() + &key).into())?;
    }
    if is_careful {
        set(&init, "credentials", &"same-origin".into())?;
        set(&init, "cache", &"no-store".into())?;
    }
    Ok((url.into(), init.into()))
}

fn read(answer: &Answer, text: JsValue) -> Result<JsValue, JsValue> {
    let reply = Object::new();
    let status = answer.status()?;
    if status.as_f64().is_none() {
        return Err(status);
    }
    set(&reply, "status", &status)?;
    // A caller's own fetch may follow a redirect all the same; what answers then may not be the service.
    set(&reply, "redirected", &answer.redirected()?)?;
    let retry_after = header(answer, "retry-after");
    set(&reply, "retryAfter", &retry_after)?;
    set(&reply, "retryAt", &parse_date(&retry_after))?;
    let request_id = header(answer, "x-request-id");
    // The second name is that of the gateway's family (service.md §0.3).
    let request_id = if request_id.is_null() {
        header(answer, "x-oneapi-request-id")
    } else {
        request_id
    };
    set(&reply, "requestId", &request_id)?;
    if let Ok(json) = parse(&text) {
        set(&reply, "json", &json)?;
    }
    set(&reply, "text", &text)?;
    Ok(reply.into())
}

/// A header of the answer, where there is one and the page may read it (service.md U3).
fn header(answer: &Answer, name: &str) -> JsValue {
    let header = answer
        .headers()
        .and_then(|headers| headers.get(name))
        .unwrap_or(JsValue::NULL);
    if header.is_string() { header } else { JsValue::NULL }
}

#[inline(never)] // called often, and no loop is waiting for it
fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}
