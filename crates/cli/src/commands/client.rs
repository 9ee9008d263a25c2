//! The commands that talk to an endpoint, `pull`, `plan`, `apply` and `delete`, and those that send
//! events: `trigger`, `replay` and `receiver`.

mod account_delivery;
mod account_events;
mod api;
pub(crate) mod arguments;
mod attempt_output;
mod authorization;
mod base_url;
mod confirm;
mod connection;
mod delete;
mod delivery;
mod delivery_arguments;
pub(crate) mod desired;
mod destination;
mod dispatch;
mod early_answer;
mod key;
#[cfg(feature = "server")]
mod listen;
mod listing;
mod names;
mod plan;
mod probes;
mod proxy;
mod pull;
mod receiver;
mod receiver_answers;
mod receiver_arguments;
mod refusal;
mod region;
#[cfg(feature = "mcp")]
pub(crate) mod remote;
mod repeated;
mod replay;
mod scenario;
mod secret_values;
mod trigger;
mod unreachable;

use clap::Subcommand;

use self::arguments::{ApplyArguments, DeleteArguments, EndpointArguments, PlanArguments};
use self::delivery_arguments::{AUTHORIZATION, ReplayArguments, TriggerArguments};
use self::receiver_arguments::ReceiverCommand;
use crate::failure::Failure;

pub(crate) const KEY: &str = "\
API key:
  Set the environment variable CHATAPPS_API_KEY, or name a file with --api-key-file.
  No option takes the key itself: shells keep a history of arguments, and other users of the machine see them.";

const PULL_EXIT_CODES: &str = "\
Exit codes:
  0  the webhooks were printed
  2  the program could not run: no key, no connection, an error answer";

const PLAN_EXIT_CODES: &str = "\
Exit codes:
  0  the plan was shown, and can be applied; it may be empty
  1  FILE has an error, a secret that it refers to isn't there, or the plan would send the mask `***`
  2  the program could not run: no key, no connection, an error answer, a bad path";

const APPLY_EXIT_CODES: &str = "\
Exit codes:
  0  the account has the webhooks of FILE, apart from secrets that can't be compared: see --resend-secrets
  1  FILE has an error, a secret that it refers to isn't there, or the plan would send the mask `***`;
     nothing was sent
  2  the program could not run: no key, no connection, an error answer, no confirmation";

const DELETE_EXIT_CODES: &str = "\
Exit codes:
  0  the account has none of these webhooks
  2  the program could not run: no key, no connection, an error answer, no confirmation";

const PULL_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks pull --region europe --account $ACCOUNT > webhooks.json";

const PLAN_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks plan --region europe --account $ACCOUNT webhooks.json
  chatapps-webhooks plan --base-url http://127.0.0.1:8088 --account $ACCOUNT --format json want.json";

const APPLY_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks apply --region europe --account $ACCOUNT webhooks.json
  chatapps-webhooks apply --region europe --account $ACCOUNT --api-key-file key --yes want.json";

const DELETE_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks delete --region europe --account $ACCOUNT Onion_Marketing
  chatapps-webhooks delete --region europe --account $ACCOUNT Onion_Marketing:CABM '*:MSG'";

const DELIVERY_EXIT_CODES: &str = "\
Exit codes:
  0  each event was delivered
  1  the platform would have dropped an event
  2  the program could not run: a bad option, an unreadable file";

const TRIGGER_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks trigger inbound_message_received --to http://127.0.0.1:8000/events
  chatapps-webhooks trigger --scenario whatsapp-read --to http://127.0.0.1:8000/events --fast
  chatapps-webhooks trigger CADR --delivery-fault duplicate --count 5 --to $URL
  chatapps-webhooks trigger MSG CADR CABM --count 1000 --rate 50 --to $URL
  chatapps-webhooks trigger CADR --account $ACCOUNT --base-url $URL --sub-account Onion_Marketing";

const TRIGGER_EXIT_CODES: &str = "\
Exit codes:
  0  each event was delivered, to every webhook that fits; with --no-wait, it was accepted
  1  the platform would have dropped an event, or no webhook fits one
  2  the program could not run: a bad option, no key, no endpoint, an error answer";

#[cfg(feature = "server")]
const LISTEN_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks listen
  chatapps-webhooks listen --record received.ndjson --forward-to http://127.0.0.1:8000/events
  chatapps-webhooks listen --answer 500 --delay 6s";

const REPLAY_EXAMPLES: &str = "\
Examples:
  chatapps-webhooks replay received.ndjson --to http://127.0.0.1:8000/events
  chatapps-webhooks sample MSG --count 10 | chatapps-webhooks replay - --to $URL";

#[derive(Debug, Subcommand)]
pub(crate) enum ClientCommand {
    /// Print the webhooks that an account has, as JSON
    ///
    /// Secrets are masked. Edit the output and pass it to `plan` and `apply`, where a mask stands
    /// for the current secret.
    #[command(after_help = format!("{PULL_EXAMPLES}\n\n{KEY}\n\n{PULL_EXIT_CODES}"))]
    Pull(EndpointArguments),

    /// Show the changes that `apply` would make
    ///
    /// The output has names of properties, never their values.
    #[command(after_help = format!("{PLAN_EXAMPLES}\n\n{KEY}\n\n{PLAN_EXIT_CODES}"))]
    Plan(PlanArguments),

    /// Create, replace and delete webhooks, so that an account has those of a file
    ///
    /// Shows the plan and asks. Webhooks that FILE doesn't name stay, unless --prune is given. A
    /// mask (`***`) is never sent.
    #[command(after_help = format!("{APPLY_EXAMPLES}\n\n{KEY}\n\n{APPLY_EXIT_CODES}"))]
    Apply(ApplyArguments),

    /// Delete webhooks of an account
    ///
    /// Shows which of them exist and asks.
    #[command(after_help = format!("{DELETE_EXAMPLES}\n\n{KEY}\n\n{DELETE_EXIT_CODES}"))]
    Delete(DeleteArguments),

    /// Send made-up events to a receiver, or to the webhooks of an account
    ///
    /// With --to, this program sends an event as the platform does. With --account, an endpoint of
    /// `serve` does: it picks the webhooks by type and scope, and `trigger` shows what becomes of
    /// each delivery. An event that isn't answered with 2XX within 5 seconds is sent again after 1,
    /// 10, 30 and 90 seconds. Redirects are not followed.
    #[command(after_help = format!("{TRIGGER_EXAMPLES}\n\n{AUTHORIZATION}\n\n{KEY}\n\n{TRIGGER_EXIT_CODES}"))]
    Trigger(Box<TriggerArguments>),

    /// Send recorded events to a receiver, as the platform sends events
    #[command(after_help = format!("{REPLAY_EXAMPLES}\n\n{AUTHORIZATION}\n\n{DELIVERY_EXIT_CODES}"))]
    Replay(ReplayArguments),

    /// Check a receiver
    Receiver {
        #[command(subcommand)]
        command: ReceiverCommand,
    },

    /// Print events as they arrive, as a receiver for development
    ///
    /// It answers as a receiver should. What is about people is blanked, unless --show-content is
    /// given.
    #[cfg(feature = "server")]
    #[command(after_help = format!("{LISTEN_EXAMPLES}\n\n{AUTHORIZATION}"))]
    Listen(listen::ListenArguments),
}

/// Runs the command.
pub(crate) fn run(command: &ClientCommand) -> Result<u8, Failure> {
    match command {
        ClientCommand::Pull(arguments) => pull::run(arguments),
        ClientCommand::Plan(arguments) => plan::show(arguments),
        ClientCommand::Apply(arguments) => plan::apply(arguments),
        ClientCommand::Delete(arguments) => delete::run(arguments),
        ClientCommand::Trigger(arguments) => trigger::run(arguments),
        ClientCommand::Replay(arguments) => replay::run(arguments),
        ClientCommand::Receiver { command } => receiver::run(command),
        #[cfg(feature = "server")]
        ClientCommand::Listen(arguments) => listen::run(arguments),
    }
}
