//! A request to the service, as `fetch` takes it.
//!
//! It is tried before anything is sent: this runtime makes a request of the address and the `init` that `fetch` will get.
//! Sending it and reading its answer is the face's, in JavaScript: no promise then depends on a wasm instance, which a trap
//! may end, and no text of an answer is copied into the wasm and out again.

use gloo_net::http::Request;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

/// The two arguments of `fetch`: `[url, init]`. With a body it is a POST; one that is a text is JSON.
#[wasm_bindgen]
pub fn request(url: JsValue, body: JsValue, key: JsValue, signal: JsValue) -> Result<Array, JsValue> {
    #[cfg(feature = "traps")]
    super::traps::spring("request");
    // The only headers that ever leave: each further one would widen a page's CORS preflight (service.md §1.3).
    let headers = Object::new();
    set(&headers, "Accept", &"application/json".into())?;
    let init = Object::new();
    let is_post = !body.is_undefined();
    set(&init, "method", &if is_post { "POST" } else { "GET" }.into())?;
    set(&init, "headers", &headers)?;
    set(&init, "redirect", &"manual".into())?;
    if body.is_string() {
        set(&headers, "Content-Type", &"application/json".into())?;
    }
    if let Some(key) = key.as_string() {
        set(&headers, "Authorization", &("Bearer ".to_owned() + &key).into())?;
    }
    let careful = Object::assign(&Object::new(), &init);
    set(&careful, "credentials", &"same-origin".into())?;
    set(&careful, "cache", &"no-store".into())?;
    let (url, init) = match tried(&url, &careful) {
        Some(request) => (request.url().into(), careful),
        // Some edge runtimes throw on `cache` and `credentials`: then it is sent without them. Where there is no
        // `Request` at all, the caller's own fetch may still know what to do.
        None => (url, init),
    };
    // What is the caller's own is no part of the trial: it may come from another realm.
    set(&init, "signal", &signal)?;
    if is_post {
        set(&init, "body", &body)?;
    }
    Ok(Array::of2(&url, &init))
}

/// The request that this runtime makes of it, where it does.
fn tried(url: &JsValue, init: &Object) -> Option<Request> {
    let address = url.as_string()?;
    let request = web_sys::Request::new_with_str_and_init(&address, init.unchecked_ref());
    request.ok().map(Request::from)
}

#[inline(never)] // called often, and no loop is waiting for it
fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}
