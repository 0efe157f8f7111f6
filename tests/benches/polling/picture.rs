//! The picture: requests to the right, seconds of delay upwards; the nearer to the corner, the better.

use std::fmt::Write;

use super::Row;
use super::service::{Estimate, Shape};

const WIDTH: f64 = 720.0;
const HEIGHT: f64 = 440.0;
const LEFT: f64 = 60.0;
const BOTTOM: f64 = 50.0;
const REQUESTS: f64 = 110.0;
const DELAY: f64 = 6.0;

/// Profile A as an SVG. Fixed intervals are hollow and joined by a line, the package's own are filled.
pub fn drawn(rows: &[Row]) -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>\n\
         <text x=\"{LEFT}\" y=\"20\" font-size=\"14\">Tasks of 90 s (median), simulated: requests for each, and how late their end is seen</text>\n"
    );
    axes(&mut svg);
    let (own, fixed): (Vec<_>, Vec<_>) = rows
        .iter()
        .filter(|row| row.profile == "A" && row.tally.requests <= REQUESTS)
        .partition(|row| row.estimate.is_some());
    let corners: Vec<String> = fixed
        .iter()
        .filter(|row| row.strategy.starts_with("fixed"))
        .map(|row| {
            let (x, y) = place(row);
            format!("{x:.1},{y:.1}")
        })
        .collect();
    add(
        &mut svg,
        format_args!(
            "<polyline points=\"{}\" fill=\"none\" stroke=\"#999\"/>",
            corners.join(" ")
        ),
    );
    for row in fixed {
        let (x, y) = place(row);
        add(
            &mut svg,
            format_args!("<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"white\" stroke=\"#555\"/>"),
        );
        // Beside the point, inwards where there is no room; growing intervals lie below their neighbour.
        let (x, anchor) = if x > WIDTH - 100.0 {
            (x - 8.0, "end")
        } else {
            (x + 8.0, "start")
        };
        let y = if row.strategy.starts_with("fixed") {
            y - 6.0
        } else {
            y + 12.0
        };
        add(
            &mut svg,
            format_args!(
                "<text x=\"{x:.1}\" y=\"{y:.1}\" fill=\"#555\" text-anchor=\"{anchor}\">{}</text>",
                row.strategy
            ),
        );
    }
    for row in own {
        let (x, y) = place(row);
        let colour = colour(row.shape);
        add(
            &mut svg,
            format_args!(
                "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"{colour}\"><title>{}</title></circle>",
                row.strategy
            ),
        );
    }
    for (index, shape) in Shape::SHOWN.into_iter().enumerate() {
        #[allow(clippy::cast_precision_loss)] // one of five
        let y = 60.0 + 20.0 * index as f64;
        add(
            &mut svg,
            format_args!(
                "<circle cx=\"420\" cy=\"{:.1}\" r=\"4\" fill=\"{}\"/>",
                y - 4.0,
                colour(shape)
            ),
        );
        add(
            &mut svg,
            format_args!(
                "<text x=\"432\" y=\"{y:.1}\">kling-o3, {} progress</text>",
                shape.name()
            ),
        );
    }
    let names = Estimate::ALL.map(Estimate::name);
    add(
        &mut svg,
        format_args!(
            "<text x=\"432\" y=\"160\" fill=\"#555\">a point each: estimate {}</text>",
            names.join(", ")
        ),
    );
    svg.push_str("</svg>\n");
    svg
}

fn axes(svg: &mut String) {
    let (right, floor) = (WIDTH - 20.0, HEIGHT - BOTTOM);
    add(
        svg,
        format_args!("<path d=\"M{LEFT} 40V{floor}H{right}\" fill=\"none\" stroke=\"black\"/>"),
    );
    for requests in [0.0, 20.0, 40.0, 60.0, 80.0, 100.0] {
        let x = at(requests, 0.0).0;
        add(
            svg,
            format_args!(
                "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{requests}</text>",
                floor + 18.0
            ),
        );
    }
    for delay in [0.0, 1.0, 2.0, 3.0, 4.0, 5.0] {
        let y = at(0.0, delay).1 + 4.0;
        add(
            svg,
            format_args!(
                "<text x=\"{:.1}\" y=\"{y:.1}\" text-anchor=\"end\">{delay} s</text>",
                LEFT - 8.0
            ),
        );
    }
    add(
        svg,
        format_args!(
            "<text x=\"{right}\" y=\"{:.1}\" text-anchor=\"end\">requests per task</text>",
            HEIGHT - 12.0
        ),
    );
}

fn place(row: &Row) -> (f64, f64) {
    at(row.tally.requests, row.tally.delay)
}

fn at(requests: f64, delay: f64) -> (f64, f64) {
    let (width, height) = (WIDTH - 20.0 - LEFT, HEIGHT - BOTTOM - 40.0);
    (
        LEFT + requests / REQUESTS * width,
        HEIGHT - BOTTOM - delay / DELAY * height,
    )
}

fn colour(shape: Shape) -> &'static str {
    match shape {
        Shape::Steady => "#1b7f4b",
        Shape::Uneven => "#c77700",
        Shape::Useless => "#b3261e",
        Shape::Curved => "#7b4bb3",
        _ => "#2457c5",
    }
}

fn add(svg: &mut String, line: std::fmt::Arguments) {
    // Writing to a text does not fail.
    let _written = writeln!(svg, "{line}");
}
