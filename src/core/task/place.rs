//! Where an answer came from, and where it will be shown: what an address is judged by, and what must not be told.

use crate::core::links::Links;
use crate::core::plain::Plain;

/// All that reading an answer needs besides the answer.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The base URL in use: absolute, without a trailing slash; may have a path prefix.
    pub base: &'a str,
    /// The page's own address; empty where there is no page.
    pub page: &'a str,
    /// The platform's URL parser.
    pub links: &'a dyn Links,
    /// The caller's own texts, which must not come back in a message.
    pub secrets: &'a [Plain],
}

impl core::fmt::Debug for Setting<'_> {
    fn fmt(&self, formatter: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        formatter
            .debug_struct("Setting")
            .field("base", &self.base)
            .field("page", &self.page)
            .finish_non_exhaustive()
    }
}

impl Setting<'_> {
    /// Whether `host` is the base URL's or the page's own, whatever the port.
    pub fn is_own_host(&self, host: &str) -> bool {
        let is_host_of = |text| self.links.parse(text).is_some_and(|link| link.host == host);
        !host.is_empty() && (is_host_of(self.base) || is_host_of(self.page))
    }
}

/// Whether a host, as the URL Standard writes it, is this machine: `localhost`, `*.localhost`, 127/8 or `[::1]`.
pub fn is_loopback(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let is_numeric = host.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.'));
    host == "localhost"
        || host == "[::1]"
        || host.ends_with(".localhost")
        || (is_numeric && host.starts_with("127."))
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn loopback_is_this_machine_only() {
        for host in [
            "localhost",
            "localhost.",
            "a.localhost",
            "127.0.0.1",
            "127.8.9.10",
            "[::1]",
        ] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "",
            "localhost.example.net",
            "127.evil.example",
            "128.0.0.1",
            "[::]",
            "notlocalhost",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
