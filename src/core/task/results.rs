//! The videos of a completed task, in every shape that was seen (service.md §3.2), and which address may be handed on.

use super::number::{read as number, sane};
use super::place::{Setting, is_loopback};
use super::words::is_space;
use crate::core::plain::{Object, Plain};

/// Longer addresses are not handed on (package-api.md §5).
const LONGEST_ADDRESS: usize = 4_096;
/// The measures of a video, our name and the service's; none is greater, in pixels, or a day in seconds.
const MEASURES: &[(&str, &str, f64)] = &[
    ("width", "width", 100_000.0),
    ("height", "height", 100_000.0),
    ("durationSeconds", "duration", 86_400.0),
];

/// What an answer holds of videos.
#[derive(Debug)]
pub struct Results<'a> {
    /// Those whose address may be handed on, each address once; as in [`Task::videos`](super::Task::videos).
    pub videos: Vec<Plain>,
    /// Whether there was any address at all.
    pub any: bool,
    output: &'a Plain,
    expires_at: Option<f64>,
    setting: &'a Setting<'a>,
}

impl<'a> Results<'a> {
    /// Reads the results. The first shape with an address that may be handed on wins, and gives all of its videos.
    pub fn read(body: &'a Plain, expires_at: Option<f64>, setting: &'a Setting<'a>) -> Self {
        let output = body.get("output");
        let mut results = Self {
            videos: Vec::new(),
            any: false,
            output,
            expires_at,
            setting,
        };
        let items = body.get("results").items();
        for item in items {
            // A result that is the address, or says it.
            for address in &[item, item.get("url"), item.get("video_url")] {
                if results.add(address, item) {
                    break;
                }
            }
        }
        if results.videos.is_empty() {
            // The older form.
            for address in output.get("urls").items() {
                results.add(address, output);
            }
            results.add(output.get("url"), output);
        }
        if results.videos.is_empty() {
            // What an upstream left over.
            for item in items {
                results.add(item.get("video").get("url"), item);
            }
            results.add(body.get("video").get("url"), body);
        }
        results
    }

    /// Adds an address that may be handed on, with what stands beside it, else in the older form's place. False: there
    /// is no address, or a blank one.
    fn add(&mut self, address: &Plain, beside: &Plain) -> bool {
        let address = address.text();
        if address.trim_ascii().is_empty() {
            return false;
        }
        self.any = true;
        let Some(url) = safe_address(address, self.setting) else {
            return true;
        };
        for video in &self.videos {
            if *video.text_of("url") == url {
                return true;
            }
        }
        let mut video = Object::default();
        video.text("url", &url);
        video.maybe_number("expiresAt", self.expires_at);
        for (name, said, most) in MEASURES {
            let mut measure = None;
            for place in &[beside, self.output] {
                measure = measure.or_else(|| sane(number(place.get(said)), *most));
            }
            video.maybe_number(name, measure);
        }
        self.videos.push(Plain::Object(video));
        true
    }
}

/// The address as it is handed on, in its normal form; nothing where it is not safe to.
///
/// Safe is https, or http on this machine or on the base URL's or the page's own host, without a login, control
/// characters or white space, and of at most 4,096 characters.
pub fn safe_address(text: &str, setting: &Setting) -> Option<String> {
    if text.len() > LONGEST_ADDRESS || text.chars().any(is_space) {
        return None;
    }
    let link = setting.links.parse(text)?;
    let is_safe = match link.scheme.as_str() {
        "https" => true,
        "http" => is_loopback(&link.host) || setting.is_own_host(&link.host),
        _ => false,
    };
    let is_plain = !link.host.is_empty() && !link.has_user_info && link.href.len() <= LONGEST_ADDRESS;
    (is_safe && is_plain).then_some(link.href)
}
