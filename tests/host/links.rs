//! Taking a URL in its normal form apart.

use kling_o3::core::links::Links;

use super::support::HostLinks;

#[test]
fn the_parts_of_a_link() {
    let links: &dyn Links = &HostLinks;
    for (text, scheme, host, has_user_info) in [
        ("https://a.example", "https", "a.example", false),
        ("HTTPS://A.example:8443/x?y:z#q@r", "https", "a.example", false),
        ("https://a.example./", "https", "a.example.", false),
        ("https://u:p@a.example/", "https", "a.example", true),
        ("https://u@a.example:1/", "https", "a.example", true),
        ("https://:p@a.example/", "https", "a.example", true),
        ("http://[::1]/", "http", "[::1]", false),
        ("http://[::1]:80/", "http", "[::1]", false),
        ("http://[::1]:8080/", "http", "[::1]", false),
        ("http://0x7f.1/", "http", "127.0.0.1", false),
        ("https://a.example?x=@y", "https", "a.example", false),
        ("data:text/plain,//a@b", "data", "", false),
        ("mailto:a@b.example", "mailto", "", false),
        ("file:///etc/passwd", "file", "", false),
    ] {
        let link = links.parse(text).unwrap();
        assert_eq!(
            (&*link.scheme, &*link.host, link.has_user_info),
            (scheme, host, has_user_info),
            "{text}"
        );
    }
    assert_eq!(links.parse("/x"), None);
    assert_eq!(
        links.join("https://a.example/b/", "../c").unwrap().href,
        "https://a.example/c"
    );
}
