//! The videos of a completed task, in every shape that was seen (service.md §3.2), and which address may be handed on.

use super::Video;
use super::number::{read as number, sane};
use super::place::{Setting, is_loopback};
use crate::core::value::Value;

/// Longer addresses are not handed on (package-api.md §5).
const LONGEST_ADDRESS: usize = 4_096;
/// More results than this are no answer about one video.
const MOST_RESULTS: usize = 1_000;
/// No video is wider or higher, in pixels.
const MOST_PIXELS: f64 = 100_000.0;
/// No video is longer: a day, in seconds.
const MOST_SECONDS: f64 = 86_400.0;

/// What an answer holds of videos.
#[derive(Debug, Default, PartialEq)]
pub struct Results {
    /// Those whose address may be handed on, each address once.
    pub videos: Vec<Video>,
    /// Whether there was any address at all.
    pub any: bool,
}

/// Reads the results. The first shape with an address that may be handed on wins, and gives all of its videos.
pub fn read<V: Value>(body: &V, expires_at: Option<f64>, setting: Setting) -> Results {
    let items = items(body, "results");
    let output = body.member("output");
    let mut results = Results::default();
    let direct = items.iter().filter_map(|item| Some((direct(item)?, Some(item))));
    results.add(direct.collect(), output.as_ref(), expires_at, setting);
    if results.videos.is_empty() {
        let old = output.as_ref().map(old_output).unwrap_or_default();
        results.add(
            old.into_iter().map(|text| (text, None)).collect(),
            output.as_ref(),
            expires_at,
            setting,
        );
    }
    if results.videos.is_empty() {
        let nested = items
            .iter()
            .chain([body])
            .filter_map(|item| Some((nested(item)?, Some(item))));
        results.add(nested.collect(), output.as_ref(), expires_at, setting);
    }
    results
}

impl Results {
    /// Adds the addresses that may be handed on, each with what stands beside it, else in the older form's place.
    fn add<V: Value>(
        &mut self,
        addresses: Vec<(String, Option<&V>)>,
        output: Option<&V>,
        expires_at: Option<f64>,
        setting: Setting,
    ) {
        for (text, beside) in addresses {
            self.any = true;
            let Some(url) = safe_address(&text, setting) else {
                continue;
            };
            if self.videos.iter().any(|video| video.url == url) {
                continue;
            }
            let measure = |name, most| {
                let mut places = [beside, output].into_iter().flatten();
                places.find_map(|place| sane(number(&place.member(name)?)?, most))
            };
            self.videos.push(Video {
                url,
                expires_at,
                width: measure("width", MOST_PIXELS),
                height: measure("height", MOST_PIXELS),
                duration_seconds: measure("duration", MOST_SECONDS),
            });
        }
    }
}

/// The address as it is handed on, in its normal form; nothing where it is not safe to.
///
/// Safe is https, or http on this machine or on the base URL's or the page's own host, without a login, control
/// characters or white space, and of at most 4,096 characters.
pub fn safe_address(text: &str, setting: Setting) -> Option<String> {
    if text.len() > LONGEST_ADDRESS
        || text
            .chars()
            .any(|letter| letter.is_whitespace() || letter.is_control())
    {
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

/// A result that is the address, or says it.
fn direct<V: Value>(item: &V) -> Option<String> {
    address(item)
        .or_else(|| member(item, "url"))
        .or_else(|| member(item, "video_url"))
}

/// The older form: `output.urls`, then `output.url`.
fn old_output<V: Value>(output: &V) -> Vec<String> {
    let listed = items(output, "urls");
    listed
        .iter()
        .filter_map(address)
        .chain(member(output, "url"))
        .collect()
}

/// What an upstream left over: `video.url`.
fn nested<V: Value>(item: &V) -> Option<String> {
    member(&item.member("video")?, "url")
}

fn member<V: Value>(value: &V, name: &str) -> Option<String> {
    value.member(name).and_then(|member| address(&member))
}

/// A text that is not blank.
fn address<V: Value>(value: &V) -> Option<String> {
    value.text().filter(|text| !text.trim().is_empty())
}

fn items<V: Value>(value: &V, name: &str) -> Vec<V> {
    value
        .member(name)
        .and_then(|list| list.list(MOST_RESULTS))
        .map(|list| list.items)
        .unwrap_or_default()
}
