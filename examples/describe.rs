//! Writes, as one JSON object, what TypeScript has to know of the core's tables: the limits, the issue codes, the
//! client's own numbers, and the JSON Schema of a request. The build turns it into TypeScript and checks that it is
//! fresh.

use kling_o3::core::flow::defaults;
use kling_o3::core::plain::Describe;
use kling_o3::core::request::{Code, limits, schema};
use kling_o3::core::shape;
use serde_json::{Map, Value, json, to_value};

fn main() -> Result<(), serde_json::Error> {
    let described = json!({
        "limits": limits()?,
        "issueCodes": Code::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "defaults": defaults(),
        "outline": to_value(shape::outline())?,
        "requestJsonSchema": to_value(schema::request())?,
    });
    println!("{described:#}");
    Ok(())
}

fn limits() -> Result<Map<String, Value>, serde_json::Error> {
    limits::ALL
        .iter()
        .map(|limit| Ok((limit.name.to_owned(), to_value(limit.plain())?)))
        .collect()
}

fn defaults() -> Map<String, Value> {
    defaults::ALL
        .iter()
        .map(|(name, value)| ((*name).to_owned(), json!(value)))
        .collect()
}
