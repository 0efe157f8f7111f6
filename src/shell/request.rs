//! A request to the service, as `fetch` takes it.
//!
//! It is tried before anything is sent: this runtime makes a request of the address and the `init` that `fetch` will get.
//! Sending it and reading its answer is the face's, in JavaScript: no promise then depends on a wasm instance, which a trap
//! may end, and no text of an answer is copied into the wasm and out again.

use gloo_net::http::Request;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

use crate::core::plain::{Object, Plain};

/// Puts the two arguments of `fetch` into a list: `[url, init]`. With a body it is a POST; one that is a text is JSON.
///
/// What is the caller's own is no part of the trial, since it may come from another realm: the face adds the body and
/// the signal. Nothing is returned: V8 11, which is Node 20's, ends its process where it gives up optimised code in the
/// middle of a call that returns an object.
#[wasm_bindgen]
pub fn request(url: JsValue, body: JsValue, key: JsValue, call: Array) {
    #[cfg(feature = "traps")]
    super::traps::spring("request");
    // The only headers that ever leave: each further one would widen a page's CORS preflight (service.md §1.3).
    let mut headers = Object::default();
    headers.word("Accept", "application/json");
    if body.is_string() {
        headers.word("Content-Type", "application/json");
    }
    if let Some(key) = key.as_string() {
        headers.set("Authorization", Plain::Text("Bearer ".to_owned() + &key));
    }
    let mut init = Object::default();
    init.word("method", if body.is_undefined() { "GET" } else { "POST" });
    init.set("headers", Plain::Object(headers));
    init.word("redirect", "manual");
    let mut careful = init.clone();
    careful.word("credentials", "same-origin");
    careful.word("cache", "no-store");
    let (init, careful) = (written(&init), written(&careful));
    let (url, init) = match tried(&super::text_of(&url), &careful) {
        Some(request) => (request.url().into(), careful),
        // Some edge runtimes throw on `cache` and `credentials`: then it is sent without them. Where there is no
        // `Request` at all, the caller's own fetch may still know what to do.
        None => (url, init),
    };
    call.push(&url);
    call.push(&init);
}

/// The request that this runtime makes of it, where it does.
fn tried(address: &str, init: &js_sys::Object) -> Option<Request> {
    let request = web_sys::Request::new_with_str_and_init(address, init.unchecked_ref());
    request.ok().map(Request::from)
}

fn written(object: &Object) -> js_sys::Object {
    let written = js_sys::Object::new();
    for (name, value) in object.fields() {
        let value = match value {
            Plain::Word(word) => (*word).into(),
            Plain::Object(inner) => self::written(inner).into(),
            other => other.text().into(),
        };
        // A new object takes any member.
        let _taken = Reflect::set(&written, &name.as_ref().into(), &value);
    }
    written
}
