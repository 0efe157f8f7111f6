//! What the shell must do in every runtime: read what JavaScript has, parse links, exchange. Run by two files.

// A test may stop where it stands.
#![allow(clippy::unwrap_used)]

use js_sys::{Function, JSON, Reflect, eval};
use kling_o3::core::links::Links;
use kling_o3::core::value::{Kind, Value};
use kling_o3::shell::{Js, PageLinks, exchange, validate};
use wasm_bindgen::{JsCast, JsValue};
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
    let members = Js::from(js(source)).members().unwrap();
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
    assert_eq!(Js::from(js(r"'\ud800a'")).text().unwrap(), "\u{fffd}a");
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

/// Sends an order through a fetch of the test's; what came of it as JSON.
async fn sent(fetch: &str, order: &str) -> String {
    let fetch: Function = js(fetch).unchecked_into();
    text(&exchange(fetch, js(order).unchecked_into()).await)
}

const ORDER: &str =
    "{ url: 'https://a.example/v1/x?q=1', method: 'POST', body: { a: 1 }, key: 'k', signal: undefined }";

#[wasm_bindgen_test]
async fn a_fetch_gets_an_address_and_a_plain_init() {
    let fetch = "async (url, { signal, ...init }) => new Response(JSON.stringify([url, init]), { status: 201, headers: { 'retry-after': 'Thu, 01 Jan 1970 00:00:07 GMT' } })";
    let init = concat!(
        r#"{"method":"POST","headers":{"Accept":"application/json","Content-Type":"application/json","Authorization":"Bearer k"},"#,
        r#""redirect":"manual","body":"{\"a\":1}","credentials":"same-origin","cache":"no-store"}"#
    );
    let answer = sent(fetch, ORDER).await;
    assert!(answer.starts_with(
        r#"{"status":201,"redirected":false,"retryAfter":"Thu, 01 Jan 1970 00:00:07 GMT","retryAt":7000,"requestId":null,"json":["https://a.example/v1/x?q=1",{"#
    ));
    assert!(
        answer.contains(&format!(
            r#""json":["https://a.example/v1/x?q=1",{init}],"text":"#
        )),
        "{answer}"
    );
}

#[wasm_bindgen_test]
async fn whatever_a_fetch_does_the_exchange_settles() {
    for fetch in [
        "() => { throw 'no' }",
        "() => Promise.reject('no')",
        "() => Promise.reject(null)",
        "() => undefined",
        "() => ({})",
        "() => ({ status: 200 })",
        "() => ({ status: 200, text: () => { throw 1 } })",
        "() => ({ status: 200, text: () => Promise.reject(Object.create(null)) })",
        "() => ({ get then() { throw 1 } })",
    ] {
        assert_eq!(sent(fetch, ORDER).await, "null", "{fetch}");
    }
}

#[wasm_bindgen_test]
async fn anything_that_answers_like_a_response_is_read() {
    let odd =
        "() => ({ status: 302, redirected: true, text: () => 'moved', headers: { get() { throw 1 } } })";
    assert_eq!(
        sent(odd, ORDER).await,
        r#"{"status":302,"redirected":true,"retryAfter":null,"retryAt":null,"requestId":null,"text":"moved"}"#
    );
}
