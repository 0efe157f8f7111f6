//! The platform's own URL parser.

use web_sys::Url;

use crate::core::links::Links;

/// `URL`, as every runtime with `fetch` has it.
#[derive(Debug, Clone, Copy)]
pub struct PageLinks;

impl Links for PageLinks {
    fn normal_form(&self, text: &str, base: Option<&str>) -> Option<String> {
        let url = match base {
            Some(base) => Url::new_with_base(text, base),
            None => Url::new(text),
        };
        url.ok().map(|url| url.href())
    }
}
