//! The tool `plan`: what has to be sent so that the account has the desired webhooks.

use std::path::Path;

use chatapps_webhooks::{Model, Unlisted};
use serde_json::{Value, json};

use crate::commands::client::remote::{Account, Planned, Unplanned, Wanted};
use crate::commands::mcp::answer::{Answer, Refusal, json as data_of, summary};
use crate::commands::mcp::input::{
    Asked as AskedOf, Document, FORMAT, Input, MAX_FINDINGS, PATH, POLICY, RULES, Source, TEXT,
};
use crate::commands::mcp::parameter::{Given, Kind, Parameter};
use crate::commands::mcp::plans::Asked;
use crate::commands::mcp::schemas::{Part, object};
use crate::commands::mcp::session::Session;
use crate::commands::mcp::tool::{Effects, Tool};

const PRUNE: Parameter =
    Parameter::new("prune", Kind::Flag, "Whether webhooks are deleted that the document doesn't list.");
const RESEND_SECRETS: Parameter = Parameter::new(
    "resendSecrets",
    Kind::Flag,
    "Whether secrets are sent even if they may be unchanged: those of an account can't be read.",
);

pub(super) static PLAN: Tool = Tool {
    name: "plan",
    title: "Plan changes of the account",
    doc: "Compares the webhooks of the account, which is fixed when the server is started, with the desired ones, and says what would be created, replaced and deleted, and the side effects. Changes nothing. The answer has names of properties, never their values. `hash` stands for exactly this plan, if it can be applied. References to secrets, {\"env\": …} and {\"file\": …}, are read only if the document is a file.",
    parameters: &[TEXT, PATH, FORMAT, POLICY, RULES, PRUNE, RESEND_SECRETS, MAX_FINDINGS],
    output,
    effects: Effects::Asks,
    is_allowed: |session| session.account.is_some(),
    option: "--account",
    call,
};

fn output() -> Result<Value, Refusal> {
    let properties = json!({
        "report": { "$ref": "#/$defs/Report", "description": "What was found in the document." },
        "plan": { "$ref": "#/$defs/Plan", "description": "Not there if the document has an error." },
        "hash": {
            "description": "What `apply` takes. Not there if the plan can't be applied, or if there is nothing to apply.",
            "type": "string",
            "pattern": "^[0-9a-f]{64}$",
        },
        "missingSecrets": {
            "description": "How many secrets could not be read to which the document refers.",
            "type": "integer",
            "minimum": 0,
        },
        "warnings": {
            "description": "What is odd about the account.",
            "type": "array",
            "items": { "type": "string" },
        },
    });
    object("Plan with its hash", &[Part::Report, Part::Plan], &properties, &["report"])
}

fn call(session: &Session, given: &Given) -> Result<Answer, Refusal> {
    let options =
        AskedOf { model: Some(Model::Webhooks), is_desired: true, is_large: true, ..AskedOf::of(given) };
    let asked = Asked {
        source: Source::of(given)?,
        given: options,
        prunes: given.flag(PRUNE.name),
        resends_secrets: given.flag(RESEND_SECRETS.name),
    };
    let _alone = session.plans.one_at_a_time();
    let (account, planned) = planned(session, &asked)?;
    let mut data = json!({
        "report": data_of(&planned.report)?,
        "plan": data_of(&planned.plan)?,
        "missingSecrets": planned.missing,
        "warnings": planned.warnings,
    });
    let mut text = planned.plan.to_string();
    for warning in &planned.warnings {
        text.push_str("\nwarning: ");
        text.push_str(warning);
    }
    match obstacle(&asked, &planned) {
        Some(obstacle) => {
            text.push_str("\nit can't be applied: ");
            text.push_str(obstacle);
        }
        None if planned.plan.is_empty() => {}
        None => {
            let hash = session.plans.hash(&account.name(), &asked, &planned)?;
            text.push_str("\nhash: ");
            text.push_str(&hash);
            if let Some(members) = data.as_object_mut() {
                members.insert("hash".to_owned(), hash.clone().into());
            }
            session.plans.show(hash, asked);
        }
    }
    Ok(Answer { text, data })
}

/// Why a plan can't be applied, if that is so.
pub(super) fn obstacle(asked: &Asked, planned: &Planned) -> Option<&'static str> {
    if planned.missing > 0 {
        return Some(
            "secrets to which the document refers can't be read; they are read only if it is given by its `path`, and files only below the folder of the server: `chatapps-webhooks plan FILE` names those that are missing",
        );
    }
    if planned.plan.is_blocked() {
        return Some(
            "a mask or a variable that nobody filled in would have to be sent; write the secret, or refer to it",
        );
    }
    if asked.prunes && planned.is_incomplete() {
        return Some("the listing of the account is not complete, so nothing can be pruned; see the warning");
    }
    None
}

/// Plans what was asked for.
pub(super) fn planned<'s>(session: &'s Session, asked: &Asked) -> Result<(&'s Account, Planned), Refusal> {
    let account =
        session.account.as_ref().ok_or_else(|| Refusal::new("the server was started without --account"))?;
    let invalid = |report: &_| -> Refusal {
        let message = format!("the document has errors, so nothing was compared: {}", summary(report));
        match data_of(report) {
            Ok(data) => Refusal::with(message, json!({ "report": data })),
            Err(refusal) => refusal,
        }
    };
    let input = match Input::read(&session.folder, &asked.source, &asked.given)? {
        Document::Whole(input) => input,
        Document::TooLarge(report) => return Err(invalid(&report)),
    };
    let folder = input.file.as_deref().and_then(Path::parent);
    let planned = account.plan(&Wanted {
        text: &input.text,
        format: input.format,
        checker: input.checker(),
        unlisted: if asked.prunes { Unlisted::Prune } else { Unlisted::Keep },
        resends_secrets: asked.resends_secrets,
        folders: folder.map(|folder| (folder, session.folder.root())),
    });
    match planned {
        Ok(planned) => Ok((account, planned)),
        Err(Unplanned::Invalid(report)) => Err(invalid(&report)),
        Err(Unplanned::Failed(failure)) => Err(failure.into()),
    }
}
