//! A request to the service, as `fetch` takes it.
//!
//! gloo-net builds it: so it is known to be one that this runtime takes before anything is sent. Sending it and reading
//! its answer is the face's, in JavaScript: no promise then depends on a wasm instance, which a trap may end, and no
//! text of an answer is copied into the wasm and out again.

use gloo_net::http::{Method, RequestBuilder};
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{RequestCache, RequestCredentials, RequestRedirect};

/// The two arguments of `fetch`: `[url, init]`. With a body it is a POST; one that is a text is JSON.
#[wasm_bindgen]
pub fn request(url: JsValue, body: JsValue, key: JsValue, signal: JsValue) -> Result<Array, JsValue> {
    #[cfg(feature = "traps")]
    super::traps::spring("request");
    let address = url.as_string().unwrap_or_default();
    let is_post = !body.is_undefined();
    let start = || {
        let request = RequestBuilder::new(&address).redirect(RequestRedirect::Manual);
        if is_post {
            request.method(Method::POST)
        } else {
            request
        }
    };
    // Some edge runtimes throw on `cache` and `credentials`: then it is sent without them.
    let careful = start()
        .credentials(RequestCredentials::SameOrigin)
        .cache(RequestCache::NoStore)
        .build();
    let is_careful = careful.is_ok();
    // Where there is no `Request` at all, the caller's own fetch may still know what to do.
    let built = careful.or_else(|_| start().build());
    let url = built.map_or(url, |request| request.url().into());

    // The only headers that ever leave: each further one would widen a page's CORS preflight (service.md §1.3).
    let headers = Object::new();
    set(&headers, "Accept", &"application/json".into())?;
    let init = Object::new();
    set(&init, "method", &if is_post { "POST" } else { "GET" }.into())?;
    set(&init, "headers", &headers)?;
    set(&init, "redirect", &"manual".into())?;
    set(&init, "signal", &signal)?;
    if is_post {
        if body.is_string() {
            set(&headers, "Content-Type", &"application/json".into())?;
        }
        set(&init, "body", &body)?;
    }
    if let Some(key) = key.as_string() {
        set(&headers, "Authorization", &("Bearer ".to_owned() + &key).into())?;
    }
    if is_careful {
        set(&init, "credentials", &"same-origin".into())?;
        set(&init, "cache", &"no-store".into())?;
    }
    Ok(Array::of2(&url, &init))
}

#[inline(never)] // called often, and no loop is waiting for it
fn set(object: &Object, name: &str, value: &JsValue) -> Result<(), JsValue> {
    Reflect::set(object, &name.into(), value).map(|_| ())
}
