//! The platform's own URL parser.

use wasm_bindgen::prelude::*;

use crate::core::links::Links;

#[wasm_bindgen]
extern "C" {
    // web-sys has a constructor for each number of arguments, and so two ways into JavaScript.
    type URL;
    #[wasm_bindgen(catch, constructor)]
    fn new(text: &str, base: Option<&str>) -> Result<URL, JsValue>;
    #[wasm_bindgen(method, getter)]
    fn href(this: &URL) -> String;
}

/// `URL`, as every runtime with `fetch` has it.
#[derive(Debug, Clone, Copy)]
pub struct PageLinks;

impl Links for PageLinks {
    fn normal_form(&self, text: &str, base: Option<&str>) -> Option<String> {
        URL::new(text, base).ok().map(|url| url.href())
    }
}
