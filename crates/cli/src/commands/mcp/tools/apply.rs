//! The tool `apply`: sends a plan that was shown, if it still is the plan.

use chatapps_webhooks::Action;
use serde_json::{Value, json};

use crate::commands::mcp::answer::{Answer, Refusal};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::schemas::object;
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};
use crate::commands::mcp::tools::plan::{obstacle, planned};

const HASH: Parameter =
    Parameter::new("hash", Kind::Text, "the `hash` of an answer of `plan`; show that plan to somebody first")
        .required();

pub(super) static APPLY: Tool = Tool {
    name: "apply",
    title: "Apply a plan to the account",
    doc: "Creates, replaces and deletes webhooks of the account: exactly what a plan of this session said. It is made anew and compared first; if the document, a secret or the account has changed since, nothing is sent. Changes where the platform sends events: ask a person before.",
    parameters: &[HASH],
    output: || {
        let count = |what: &str| json!({ "type": "integer", "minimum": 0, "description": format!("How many webhooks were {what}.") });
        let properties = json!({
            "created": count("created"),
            "replaced": count("replaced"),
            "removed": count("deleted"),
        });
        object("Applied", &[], &properties, &["created", "replaced", "removed"])
    },
    effects: Effects::Replaces,
    is_allowed: |session| session.allows_apply && session.account.is_some(),
    option: "--allow-apply",
    call,
};

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let hash = given.text(HASH.name).unwrap_or_default();
    let _alone = session.plans.one_at_a_time();
    let asked = session.plans.asked(hash).ok_or_else(|| {
        Refusal::new(
            "no plan of this session has that hash, or it was applied already: call `plan`, show the plan to somebody, and give its hash",
        )
    })?;
    let (account, planned) = planned(session, &asked)?;
    if let Some(obstacle) = obstacle(&asked, &planned) {
        return Err(Refusal::new(format!("nothing was sent: {obstacle}")));
    }
    if session.plans.hash(&account.name(), &asked, &planned)? != hash {
        session.plans.forget(hash);
        return Err(Refusal::new(
            "nothing was sent: the document, a secret or the account has changed since the plan was shown; call `plan` again, and show the new plan to somebody",
        ));
    }
    let requests = planned.requests().ok_or_else(|| Refusal::new("nothing was sent: the plan is blocked"))?;
    let count =
        |is_it: fn(&Action) -> bool| planned.plan.steps().iter().filter(|step| is_it(step.action())).count();
    let created = count(|action| *action == Action::Create);
    let replaced = count(|action| matches!(action, Action::Replace { .. }));
    let removed = requests.1.len();
    // Whatever comes of it, it isn't the plan any longer.
    session.plans.forget(hash);
    planned.send(&requests)?;
    let text = format!("applied: {created} created, {replaced} replaced, {removed} deleted");
    let data = json!({ "created": created, "replaced": replaced, "removed": removed });
    Ok(Answer { text, data: Value::clone(&data) })
}
