//! The parameters in the query of a request.

use chatapps_webhooks::{WebhookType, printable};
use url::form_urlencoded;

use super::failure::Failure;

/// Reads the parameters of a query. Each may be there once, and none that isn't known.
pub(super) fn parameters<const N: usize>(
    query: Option<&str>,
    names: [&str; N],
) -> Result<[Option<String>; N], Failure> {
    let mut values = [const { None }; N];
    for (name, value) in form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
        let slot = names.iter().position(|known| *known == name).and_then(|index| values.get_mut(index));
        // No database takes NUL, and nothing has it.
        if value.is_empty() || value.contains('\0') {
            return Err(Failure::bad_request(format!(
                "`{}` is in the query without a usable value",
                shown(&name)
            )));
        }
        match slot {
            Some(slot @ None) => *slot = Some(value.into_owned()),
            Some(Some(_)) => return Err(Failure::bad_request(format!("`{name}` is in the query twice"))),
            None => {
                return Err(Failure::bad_request(format!(
                    "The query has the unknown parameter `{}`: expected {}",
                    shown(&name),
                    names.map(|name| format!("`{name}`")).join(", ")
                )));
            }
        }
    }
    Ok(values)
}

/// The name of a parameter, which can be anything.
fn shown(name: &str) -> String {
    printable(&name.chars().take(40).collect::<String>())
}

/// The parameter `type`.
pub(super) fn webhook_type(value: Option<String>) -> Result<Option<WebhookType>, Failure> {
    let Some(value) = value else { return Ok(None) };
    let found = WebhookType::ALL.into_iter().find(|webhook_type| webhook_type.as_str() == value);
    found.map(Some).ok_or_else(|| Failure::bad_request("`type` must be `CADR`, `MSG` or `CABM`"))
}
