//! The variant for zod's `fromJSONSchema`, which knows no `not`, and whose formats are narrower
//! than those of the contract: its `uuid` wants the digits of RFC 9562, its `uri` what browsers
//! take, and its integers end at 2^53.

use serde_json::{Value, json};

use super::pattern;
use super::subschemas::each;

pub(super) fn twin(mut schema: Value) -> Value {
    each(&mut schema, &mut |members| {
        members.remove("not");
        if members.remove("format").is_some_and(|format| format == "date-time") {
            let patterns =
                pattern::leap_seconds().map(|pattern| json!({ "type": "string", "pattern": pattern }));
            members.insert("allOf".to_owned(), json!(patterns));
        }
        if members.get("type").is_some_and(|kind| kind == "integer") {
            members.insert("type".to_owned(), json!("number"));
            members.insert("multipleOf".to_owned(), json!(1));
        }
    });
    schema
}
