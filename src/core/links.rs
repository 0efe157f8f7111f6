//! Links, as the platform's own URL parser sees them.
//!
//! A page has a parser that follows the URL Standard to the letter; carrying a second one in the wasm would cost more
//! bytes than everything else together. So the core asks for one.

/// The parts of an absolute URL that rules look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Lower case, without the colon: `https`.
    pub scheme: String,
    /// Lower case, as the URL Standard writes it: numbers of an IPv4 address normalised, an IPv6 address in brackets,
    /// a trailing dot kept, no port. Empty where the scheme has none.
    pub host: String,
    /// The port where one is given and it is not the scheme's own.
    pub port: Option<u16>,
    /// Whether a user name or a password stands before the host.
    pub has_user_info: bool,
    /// The whole URL in its normal form.
    pub href: String,
}

/// The platform's URL parser.
pub trait Links {
    /// Parses an absolute URL; nothing where it is none.
    fn parse(&self, text: &str) -> Option<Link>;
    /// Parses `text` against `base`, an absolute URL.
    fn join(&self, base: &str, text: &str) -> Option<Link>;
}
