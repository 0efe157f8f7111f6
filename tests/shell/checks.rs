//! What the shell must do in every runtime: read what JavaScript has, parse links, build requests. Run by two files.

// A test may stop where it stands.
#![allow(clippy::unwrap_used)]

use js_sys::{Array, Function, JSON, Promise, Reflect, Uint32Array, eval};
use kling_o3::core::links::Links;
use kling_o3::shell::{PageLinks, heap, lay, mentions, request, room, words};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

fn js(source: &str) -> JsValue {
    eval(&format!("({source})")).unwrap()
}

fn text(value: &JsValue) -> String {
    JSON::stringify(value).unwrap().into()
}

#[wasm_bindgen_test]
fn links_are_parsed_by_the_platform() {
    let links: &dyn Links = &PageLinks;
    let link = links.parse("HTTPS://a:b@0x7f.1:8443/x").unwrap();
    assert_eq!(
        (link.scheme.as_str(), link.host.as_str(), link.has_user_info),
        ("https", "127.0.0.1", true)
    );
    assert_eq!(links.parse("/x"), None);
    assert_eq!(
        links.join("https://a.example/b/", "../c").unwrap().href,
        "https://a.example/c"
    );
}

/// What is read and written is tested where the other half is, in tests/npm.
#[wasm_bindgen_test]
fn an_answer_lies_where_the_face_looks_for_it() {
    lay(0, 0);
    mentions("x @Image12".into());
    let memory = Reflect::get(&heap(), &"buffer".into()).unwrap();
    let cells = Uint32Array::new_with_byte_offset(&memory, u32::try_from(room(0)).unwrap());
    // A list of one, whose only item follows.
    assert_eq!([0, 1, 2].map(|index| cells.get_index(index)), [5, 1, 1]);
    assert_eq!(words(), "@Image12");
    assert_eq!(words(), "");
    // The same, as serde-wasm-bindgen would have made it.
    let own = serde_wasm_bindgen::to_value(&[("text", "@Image12")]).unwrap();
    assert_eq!(text(&own), r#"[["text","@Image12"]]"#);
}

fn called(url: &str, body: &str, key: &str) -> JsValue {
    let call = Array::new();
    request(url.into(), js(body), js(key), call.clone());
    call.into()
}

/// What `fetch` would be called with, as JSON.
fn built(url: &str, body: &str, key: &str) -> String {
    text(&called(url, body, key))
}

#[wasm_bindgen_test]
fn a_request_is_an_address_and_a_plain_init() {
    let (get, post) = (
        r#"{"method":"GET","headers":{"Accept":"application/json""#,
        r#"{"method":"POST","headers":{"Accept":"application/json""#,
    );
    let manner = r#""credentials":"same-origin","cache":"no-store""#;
    for (body, key, init) in [
        (
            "undefined",
            "undefined",
            format!(r#"{get}}},"redirect":"manual",{manner}}}"#),
        ),
        (
            "undefined",
            "'k'",
            format!(r#"{get},"Authorization":"Bearer k"}},"redirect":"manual",{manner}}}"#),
        ),
        (
            "'{}'",
            "'k'",
            format!(
                r#"{post},"Content-Type":"application/json","Authorization":"Bearer k"}},"redirect":"manual",{manner}}}"#
            ),
        ),
        // The browser itself says what a form is, and where its parts begin.
        (
            "new FormData()",
            "undefined",
            format!(r#"{post}}},"redirect":"manual",{manner}}}"#),
        ),
    ] {
        let url = "https://a.example/v1/x?q=1";
        assert_eq!(built(url, body, key), format!(r#"["{url}",{init}]"#));
    }
}

#[wasm_bindgen_test]
fn an_address_that_is_none_is_left_to_the_callers_own_fetch() {
    assert!(built("https://", "undefined", "undefined").starts_with(r#"["https://","#));
}

#[wasm_bindgen_test]
async fn the_platforms_own_fetch_takes_what_was_built() {
    let built = called("data:,found", "undefined", "'k'");
    let send: Function = js("async ([url, init]) => (await fetch(url, init)).text()").unchecked_into();
    let answer: Promise = send.call1(&JsValue::NULL, &built).unwrap().unchecked_into();
    assert_eq!(JsFuture::from(answer).await.unwrap(), JsValue::from("found"));
}
