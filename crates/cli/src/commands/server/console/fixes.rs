//! Fixes of a text that is shown with stars in place of what may be secret.

use std::ops::Range;

use serde_json::Value;

/// A part of a text, and what is shown of it: places are the same in both.
pub(super) struct Part {
    /// Where the part begins in the text.
    pub(super) start: usize,
    pub(super) text: String,
    pub(super) shown: String,
}

/// A report without the fixes that would show something, or lead to what can't be sent. The former
/// lead elsewhere than to what is shown of the fixed text.
pub(super) fn without_revealing(
    mut report: Value,
    parts: &[Part],
    redact: impl Fn(&str) -> String,
    can_be_sent: impl Fn(&str) -> bool,
) -> Value {
    let is_offered = |fix: &Value| {
        let edits = edits(fix)?;
        let contains = |part: &&Part| {
            let whole = part.start..=part.start + part.text.len();
            edits.iter().all(|(range, _)| whole.contains(&range.start) && whole.contains(&range.end))
        };
        let part = parts.iter().find(contains)?;
        let shown = edited(&part.shown, part.start, &edits)?;
        let is_whole = part.text == part.shown;
        Some((is_whole || redact(&edited(&part.text, part.start, &edits)?) == shown) && can_be_sent(&shown))
    };
    let findings = report.get_mut("findings").and_then(Value::as_array_mut);
    for fixes in findings.into_iter().flatten().filter_map(|finding| finding.get_mut("fixes")?.as_array_mut())
    {
        fixes.retain(|fix| is_offered(fix) == Some(true));
    }
    report
}

/// The edits of a fix, in the order of the text.
fn edits(fix: &Value) -> Option<Vec<(Range<usize>, &str)>> {
    let edit = |edit: &'_ Value| {
        let place = |name: &str| usize::try_from(edit.get("range")?.get(name)?.as_u64()?).ok();
        Some(place("start")?..place("end")?)
    };
    let edits = fix.get("edits")?.as_array()?.iter();
    let mut edits: Vec<_> =
        edits.map(|it| Some((edit(it)?, it.get("text")?.as_str()?))).collect::<Option<_>>()?;
    edits.sort_by_key(|(range, _)| range.start);
    Some(edits)
}

/// A text that begins there, with edits.
fn edited(text: &str, start: usize, edits: &[(Range<usize>, &str)]) -> Option<String> {
    let (mut made, mut at) = (String::with_capacity(text.len()), 0);
    for (range, inserted) in edits {
        made.push_str(text.get(at..range.start - start)?);
        made.push_str(inserted);
        at = range.end - start;
    }
    made.push_str(text.get(at..)?);
    Some(made)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn fix(start: usize, end: usize, text: &str) -> Value {
        json!({ "edits": [{ "range": { "start": start, "end": end }, "text": text }] })
    }

    /// Shows letters, and neither digits nor what is behind them.
    fn redact(text: &str) -> String {
        let is_shown = text.chars().scan(true, |is_shown, c| {
            *is_shown &= !c.is_ascii_digit();
            Some(if *is_shown { c } else { '*' })
        });
        is_shown.collect()
    }

    #[test]
    fn fixes_that_would_show_something_are_left_out() {
        let part = |start, text: &str| Part { start, text: text.to_owned(), shown: redact(text) };
        let parts = [part(0, "http:12"), part(10, "http:"), part(20, "a1b")];
        let kept = [fix(0, 4, "https"), fix(5, 7, ""), fix(10, 15, "12")];
        // It repeats a part of the text; it isn't in one part; it has no edit.
        let dropped = [fix(6, 7, "12"), fix(5, 12, ""), fix(20, 21, "1b1"), json!({})];
        let all = [&kept[..], &dropped].concat();
        let report = json!({ "findings": [{ "fixes": all }, {}] });
        let without = |can_be_sent| without_revealing(report.clone(), &parts, redact, can_be_sent);
        let report = without((|_| true) as fn(&str) -> bool);
        assert_eq!(report["findings"][0]["fixes"], json!(kept));
        let report = without(|text| text.contains('s'));
        assert_eq!(report["findings"][0]["fixes"], json!([fix(0, 4, "https")]));
    }
}
