//! What the shell must do in every runtime: read what JavaScript has, parse links, build requests. Run by two files.

// A test may stop where it stands.
#![allow(clippy::unwrap_used)]

use js_sys::{Function, JSON, Promise, Reflect, eval};
use kling_o3::core::links::Links;
use kling_o3::core::value::{Kind, Value};
use kling_o3::shell::{Js, PageLinks, request, validate};
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
fn every_kind_of_value_is_told_apart() {
    for (source, kind) in [
        ("undefined", Kind::Undefined),
        ("null", Kind::Null),
        ("true", Kind::Boolean),
        ("NaN", Kind::Number),
        ("'a'", Kind::Text),
        ("[]", Kind::List),
        ("{}", Kind::Object),
        ("new Date()", Kind::Object),
        ("5n", Kind::Other("bigint")),
        ("Symbol()", Kind::Other("symbol")),
        ("() => {}", Kind::Other("function")),
        (
            "(() => { const { proxy, revoke } = Proxy.revocable([], {}); revoke(); return proxy })()",
            Kind::Unreadable,
        ),
    ] {
        assert_eq!(Js::from(js(source)).kind(), kind, "{source}");
    }
}

#[wasm_bindgen_test]
fn members_are_own_enumerable_and_in_order_and_a_throwing_one_is_unreadable() {
    let source = "Object.create({ inherited: 1 }, { b: { value: 1, enumerable: true }, hidden: { value: 2 }, \
                  a: { get() { throw 'no' }, enumerable: true } })";
    let members = Js::from(js(source)).members(2).unwrap();
    let seen: Vec<_> = members
        .iter()
        .map(|(name, value)| (name.as_str(), value.kind()))
        .collect();
    assert_eq!(seen, [("b", Kind::Number), ("a", Kind::Unreadable)]);
}

#[wasm_bindgen_test]
fn a_list_is_read_up_to_its_bound_whatever_length_it_claims() {
    let list = |source: &str, most| {
        Js::from(js(source))
            .list(most)
            .map(|list| (list.length, list.items.len()))
    };
    assert_eq!(list("[1, 2, 3]", 3), Some((3, 3)));
    assert_eq!(list("[1, 2, 3]", 2), Some((3, 0)));
    assert_eq!(
        list("new Proxy([], { get: () => 2 ** 60 })", 1000),
        Some((u32::MAX as usize, 0))
    );
    assert_eq!(list("new Proxy([], { get: () => NaN })", 1000), Some((0, 0)));
    assert_eq!(list("new Proxy([], { get: () => { throw 1 } })", 1000), None);
    assert_eq!(list("{ length: 2 }", 1000), None);
}

#[wasm_bindgen_test]
fn a_lone_surrogate_comes_as_one_unit() {
    assert_eq!(Js::from(js(r"'\ud800a'")).text(2).unwrap(), "\u{fffd}a");
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

#[wasm_bindgen_test]
fn what_is_found_comes_out_as_plain_objects() {
    let found = validate(js("{ prompt: 5 }"));
    assert_eq!(
        text(&Reflect::get(&found, &"issues".into()).unwrap())
            .split("\"message\"")
            .next()
            .unwrap(),
        r#"[{"code":"wrong_type","severity":"error","path":["prompt"],"#
    );
    assert_eq!(Reflect::get(&found, &"ok".into()).unwrap(), JsValue::FALSE);
}

/// What `fetch` would be called with, as JSON.
fn built(url: &str, body: &str, key: &str) -> String {
    text(&request(url.into(), js(body), js(key)))
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
    let built = request("data:,found".into(), js("undefined"), js("'k'"));
    let send: Function = js("async ([url, init]) => (await fetch(url, init)).text()").unchecked_into();
    let answer: Promise = send.call1(&JsValue::NULL, &built).unwrap().unchecked_into();
    assert_eq!(JsFuture::from(answer).await.unwrap(), JsValue::from("found"));
}
