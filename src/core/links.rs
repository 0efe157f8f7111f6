//! Links, as the platform's own URL parser sees them.
//!
//! A page has a parser that follows the URL Standard to the letter; carrying a second one in the wasm would cost more
//! bytes than everything else together. So the core asks for one, and only takes apart what that has put in order.

/// The parts of an absolute URL that rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Lower case, without the colon: `https`.
    pub scheme: String,
    /// Lower case, as the URL Standard writes it: numbers of an IPv4 address normalised, an IPv6 address in brackets,
    /// a trailing dot kept, no port. Empty where there is none.
    pub host: String,
    /// Whether a user name or a password stands before the host.
    pub has_user_info: bool,
    /// The whole URL in its normal form.
    pub href: String,
}

/// The platform's URL parser.
pub trait Links {
    /// The normal form of `text`, an absolute URL or one relative to `base`; nothing where it is neither.
    fn normal_form(&self, text: &str, base: Option<&str>) -> Option<String>;
}

impl dyn Links + '_ {
    /// Parses an absolute URL; nothing where it is none.
    pub fn parse(&self, text: &str) -> Option<Link> {
        self.normal_form(text, None).map(Link::of)
    }

    /// Parses `text` against `base`, an absolute URL.
    pub fn join(&self, base: &str, text: &str) -> Option<Link> {
        self.normal_form(text, Some(base)).map(Link::of)
    }
}

impl Link {
    /// Takes a URL in its normal form apart, in one walk over `scheme://user:password@host:port/…`.
    fn of(href: String) -> Self {
        let (mut scheme_end, mut host_start, mut host_end) = (0, 0, 0);
        let mut port_start = None;
        let mut has_user_info = false;
        for (index, byte) in href.bytes().enumerate() {
            host_end = index + 1;
            match byte {
                b':' if scheme_end == 0 => {
                    scheme_end = index;
                    host_start = index + "://".len();
                }
                _ if scheme_end == 0 => {}
                b'/' if index < host_start => {}
                // Without two slashes there is no host: `data:text/plain,a`.
                _ if index < host_start => {
                    host_start = host_end;
                    break;
                }
                b'/' | b'?' | b'#' => {
                    host_end = index;
                    break;
                }
                b'@' => {
                    has_user_info = true;
                    host_start = index + 1;
                    port_start = None;
                }
                b':' => port_start = Some(index),
                // That colon was one of an IPv6 address.
                b']' => port_start = None,
                _ => {}
            }
        }
        let part = |start, end| href.get(start..end).unwrap_or_default().to_owned();
        Self {
            scheme: part(0, scheme_end),
            host: part(host_start, port_start.unwrap_or(host_end)),
            has_user_info,
            href,
        }
    }
}
