//! The platform's own URL parser.

use web_sys::Url;

use crate::core::links::{Link, Links};

/// `URL`, as every runtime with `fetch` has it.
#[derive(Debug, Clone, Copy)]
pub struct PageLinks;

impl Links for PageLinks {
    fn parse(&self, text: &str) -> Option<Link> {
        Url::new(text).ok().map(|url| link(&url))
    }

    fn join(&self, base: &str, text: &str) -> Option<Link> {
        Url::new_with_base(text, base).ok().map(|url| link(&url))
    }
}

fn link(url: &Url) -> Link {
    Link {
        scheme: url.protocol().trim_end_matches(':').to_owned(),
        host: url.hostname(),
        port: url.port().parse().ok(),
        has_user_info: !url.username().is_empty() || !url.password().is_empty(),
        href: url.href(),
    }
}
