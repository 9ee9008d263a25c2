//! All tools, in the order in which clients see them.

mod apply;
mod check;
mod explain_rule;
mod fix;
mod parse_event;
mod plan;
mod sample_event;
mod trigger;

use super::tool::Tool;

/// All tools.
pub(super) static TOOLS: [&Tool; 8] = [
    &check::CHECK,
    &fix::FIX,
    &explain_rule::EXPLAIN_RULE,
    &parse_event::PARSE_EVENT,
    &sample_event::SAMPLE_EVENT,
    &plan::PLAN,
    &apply::APPLY,
    &trigger::TRIGGER,
];
