//! Moments as texts: an ISO date, and the three forms of an HTTP date.

const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];
const DAY_MS: f64 = 86_400_000.0;

/// Unix milliseconds of what a JavaScript `Date` writes: `2026-09-21T10:15:00.000Z`.
pub fn iso(text: &str) -> Option<f64> {
    match *numbers(text.strip_suffix('Z')?).as_slice() {
        [year, month, day, hour, minute, second] => unix([year, month, day, hour, minute, second], 0.0),
        [year, month, day, hour, minute, second, thousandth] => {
            unix([year, month, day, hour, minute, second], thousandth)
        }
        _ => None,
    }
}

/// Unix milliseconds of an HTTP date: `Sun, 06 Nov 1994 08:49:37 GMT` and its two older forms.
pub fn http(text: &str) -> Option<f64> {
    let words = || {
        text.split(|letter: char| !letter.is_ascii_alphanumeric())
            .filter(|word| !word.is_empty())
    };
    let month = words().find_map(|word| {
        let place = MONTHS.iter().position(|month| word.eq_ignore_ascii_case(month))?;
        u32::try_from(place).ok()?.checked_add(1).map(f64::from)
    })?;
    let [first, second, third, fourth, fifth] = *numbers(text).as_slice() else {
        return None;
    };
    // The oldest form has no comma, and its year at the end.
    if !text.contains(',') {
        return unix([fifth, month, first, second, third, fourth], 0.0);
    }
    let year = match second {
        year if year < 70.0 => year + 2_000.0,
        year if year < 100.0 => year + 1_900.0,
        year => year,
    };
    unix([year, month, first, third, fourth, fifth], 0.0)
}

/// The runs of at most four digits.
fn numbers(text: &str) -> Vec<f64> {
    text.split(|letter: char| !letter.is_ascii_digit())
        .filter(|run| (1..=4).contains(&run.len()))
        .filter_map(|run| run.parse::<u32>().ok())
        .map(f64::from)
        .collect()
}

/// Counted in the calendar of the days from March on, in which a leap day is the last one.
fn unix([year, month, day, hour, minute, second]: [f64; 6], thousandth: f64) -> Option<f64> {
    let is_date = (1.0..=12.0).contains(&month) && (1.0..=31.0).contains(&day) && year >= 1_600.0;
    if !is_date || hour > 24.0 || minute > 59.0 || second > 60.0 {
        return None;
    }
    let years = if month > 2.0 { year } else { year - 1.0 };
    let months = if month > 2.0 { month - 3.0 } else { month + 9.0 };
    let leap_days = (years / 4.0).floor() - (years / 100.0).floor() + (years / 400.0).floor();
    // 719,469 days lie between the first of March of the year 0 and the first of January of 1970, and one day more.
    let days = years * 365.0 + leap_days + ((153.0 * months + 2.0) / 5.0).floor() + day - 719_469.0;
    Some(days * DAY_MS + hour * 3_600_000.0 + minute * 60_000.0 + second * 1_000.0 + thousandth)
}

#[cfg(test)]
mod tests {
    use super::{http, iso};

    #[test]
    fn every_form_of_a_date_is_read() {
        for (text, unix) in [
            ("Sun, 06 Nov 1994 08:49:37 GMT", Some(784_111_777_000.0)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", Some(784_111_777_000.0)),
            ("Sun Nov  6 08:49:37 1994", Some(784_111_777_000.0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0.0)),
            ("Tue, 29 Feb 2000 00:00:00 GMT", Some(951_782_400_000.0)),
            ("Wed, 99 Foo 2000 00:00:00 GMT", None),
            ("12", None),
            ("", None),
        ] {
            assert_eq!(http(text), unix, "{text}");
        }
        for (text, unix) in [
            ("2026-09-21T14:13:21.000Z", Some(1_790_000_001_000.0)),
            ("2026-09-21T14:13:21.042Z", Some(1_790_000_001_042.0)),
            ("1970-01-01T00:00:00Z", Some(0.0)),
            ("2026-13-21T14:13:21Z", None),
            ("yesterday", None),
        ] {
            assert_eq!(iso(text), unix, "{text}");
        }
    }
}
