//! Sets a level in a configuration in TOML. Everything else stays as it is written.

use chatapps_webhooks::{Level, Rule, WebhookType};
use toml_edit::{
    Array, ArrayOfTables, Decor, DocumentMut, InlineTable, Item, Table, TableLike, Value, value,
};

use super::place::Place;

/// The text with a level set. `way` leads to the table of the configuration. Of the overrides that
/// are there, one is used that is for the same, if there is one and `may_reuse`.
pub(super) fn set(
    text: &str,
    way: &[&str],
    place: &Place,
    (rule, level): (Rule, Level),
    may_reuse: bool,
) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    if document.is_empty() && !text.trim().is_empty() {
        // The comments of an empty document would be behind what is added.
        let added = set("", way, place, (rule, level), may_reuse)?;
        return Some(format!("{}\n\n{added}", text.trim_end()));
    }
    let mut table: &mut dyn TableLike = document.as_table_mut();
    for name in way {
        table = table.entry(name).or_insert_with(implicit).as_table_like_mut()?;
    }
    if *place == Place::Project {
        let rules = table.entry("rules").or_insert_with(toml_edit::table).as_table_like_mut()?;
        set_level(rules, rule, level);
        return Some(document.to_string());
    }
    let overrides = table.entry("overrides").or_insert_with(|| Item::ArrayOfTables(ArrayOfTables::new()));
    match overrides {
        Item::ArrayOfTables(tables) => {
            let same = tables.iter_mut().filter(|table| may_reuse && is_for(*table, place)).last();
            if let Some(rules) = same.and_then(|table| table.get_mut("rules")?.as_table_like_mut()) {
                set_level(rules, rule, level);
            } else {
                let mut table = Table::new();
                fill(&mut table, place, (rule, level));
                tables.push(table);
            }
        }
        Item::Value(Value::Array(array)) => {
            let tables = array.iter_mut().filter_map(Value::as_inline_table_mut);
            let same = tables.filter(|table| may_reuse && is_for(*table, place)).last();
            let rules = same.and_then(|table| table.get_mut("rules")?.as_inline_table_mut());
            if let Some(rules) = rules {
                set_level(rules, rule, level);
            } else {
                let mut table = InlineTable::new();
                fill(&mut table, place, (rule, level));
                array.push(table);
            }
        }
        _ => return None,
    }
    Some(document.to_string())
}

/// A table that is only there for those in it.
fn implicit() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

/// Sets the level in a table of rules, with the comments that are around it.
fn set_level(rules: &mut dyn TableLike, rule: Rule, level: Level) {
    let mut new = Value::from(level.as_str());
    if let Some(old) = rules.get_mut(rule.id()).and_then(Item::as_value_mut) {
        *new.decor_mut() = old.decor().clone();
        *old = new;
        return;
    }
    // What is before the brace of an inline table belongs to the last value.
    let last = rules.iter_mut().last().and_then(|(_, item)| item.as_value_mut());
    if let Some(suffix) = last.and_then(take_suffix) {
        *new.decor_mut() = Decor::new(" ", suffix);
    }
    rules.insert(rule.id(), Item::Value(new));
}

/// The blanks behind a value, which it has no longer; `None` if there is more than blanks.
fn take_suffix(value: &mut Value) -> Option<String> {
    let decor = value.decor_mut();
    let suffix = decor.suffix().and_then(|suffix| suffix.as_str()).map(str::to_owned)?;
    suffix.trim_matches(' ').is_empty().then(|| {
        decor.set_suffix("");
        suffix
    })
}

fn fill(table: &mut dyn TableLike, place: &Place, (rule, level): (Rule, Level)) {
    match place {
        Place::Target { scope, webhook_type } => {
            let mut target = InlineTable::from_iter([("scope", scope.as_str())]);
            if let Some(webhook_type) = webhook_type {
                target.insert("type", webhook_type.as_str().into());
            }
            table.insert("targets", value(Array::from_iter([target])));
        }
        Place::File { pattern } => {
            table.insert("files", value(Array::from_iter([pattern.as_str()])));
        }
        Place::Project => {}
    }
    table.insert("rules", value(InlineTable::from_iter([(rule.id(), level.as_str())])));
}

/// Whether an override is for exactly that.
fn is_for(table: &dyn TableLike, place: &Place) -> bool {
    let only = |name: &str| {
        let array = table.get(name)?.as_array().filter(|array| array.len() == 1)?;
        array.get(0)
    };
    match place {
        Place::Target { scope, webhook_type } => {
            only("targets").and_then(Value::as_inline_table).is_some_and(|target| {
                let is_type =
                    target.get("type").and_then(Value::as_str) == webhook_type.map(WebhookType::as_str);
                target.get("scope").and_then(Value::as_str) == Some(scope)
                    && is_type
                    && table.get("files").is_none()
            })
        }
        Place::File { pattern } => {
            only("files").and_then(Value::as_str) == Some(pattern) && table.get("targets").is_none()
        }
        Place::Project => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEVEL: (Rule, Level) = (Rule::InsecureUrl, Level::Off);

    fn target() -> Place {
        Place::Target { scope: "Onion".to_owned(), webhook_type: Some(WebhookType::InboundMessage) }
    }

    fn file() -> Place {
        Place::File { pattern: "a/b.json".to_owned() }
    }

    #[test]
    fn everything_else_stays_as_it_is() {
        let tool = ["tool", "chatapps-webhooks"];
        for (text, way, place, expected) in [
            ("", &[][..], Place::Project, "[rules]\ninsecure_url = \"off\"\n"),
            (
                "",
                &[],
                target(),
                "[[overrides]]\ntargets = [{ scope = \"Onion\", type = \"MSG\" }]\nrules = { insecure_url = \"off\" }\n",
            ),
            (
                "# a\npolicy='strict' # b\n",
                &[],
                file(),
                "# a\npolicy='strict' # b\n\n[[overrides]]\nfiles = [\"a/b.json\"]\nrules = { insecure_url = \"off\" }\n",
            ),
            (
                "[rules] # a\ninsecure_url  =  'error'  # b\n\n# c\n",
                &[],
                Place::Project,
                "[rules] # a\ninsecure_url  =  \"off\"  # b\n\n# c\n",
            ),
            ("rules = {a = 1}\n", &[], Place::Project, "rules = {a = 1, insecure_url = \"off\"}\n"),
            (
                "overrides = [{files = ['a/b.json'], rules = {x = 1}}]\n",
                &[],
                file(),
                "overrides = [{files = ['a/b.json'], rules = {x = 1, insecure_url = \"off\"}}]\n",
            ),
            (
                "overrides = []\n",
                &[],
                file(),
                "overrides = [{ files = [\"a/b.json\"], rules = { insecure_url = \"off\" } }]\n",
            ),
            (
                "[[overrides]]\nfiles = ['a/b.json']\n[overrides.rules]\nx = 'off'\n",
                &[],
                file(),
                "[[overrides]]\nfiles = ['a/b.json']\n[overrides.rules]\nx = 'off'\ninsecure_url = \"off\"\n",
            ),
            (
                "[project]\nname = 'x'\n",
                &tool,
                Place::Project,
                "[project]\nname = 'x'\n\n[tool.chatapps-webhooks.rules]\ninsecure_url = \"off\"\n",
            ),
        ] {
            assert_eq!(set(text, way, &place, LEVEL, true).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_override_for_more_or_less_is_left_alone() {
        for text in [
            "[[overrides]]\ntargets = [{scope = 'Onion'}]\nrules = {}\n",
            "[[overrides]]\ntargets = [{scope = 'Onion', type = 'MSG'}, {scope = 'B'}]\nrules = {}\n",
            "[[overrides]]\nfiles = ['a']\ntargets = [{scope = 'Onion', type = 'MSG'}]\nrules = {}\n",
        ] {
            let new = set(text, &[], &target(), LEVEL, true).unwrap();
            assert!(new.starts_with(text) && new.matches("[[overrides]]").count() == 2, "{new}");
        }
        let text = "[[overrides]]\ntargets = [{scope = 'Onion', type = 'MSG'}]\nrules = {}\n";
        assert_eq!(set(text, &[], &target(), LEVEL, true).unwrap().matches("[[").count(), 1);
        assert_eq!(set(text, &[], &target(), LEVEL, false).unwrap().matches("[[").count(), 2);
    }

    #[test]
    fn a_text_that_cannot_be_read_is_not_changed() {
        for text in ["[", "overrides = 1\n", "rules = 1\n[", "tool = 1\n["] {
            for place in [Place::Project, file()] {
                assert_eq!(
                    set(text, &[], &place, LEVEL, true)
                        .filter(|_| text != "overrides = 1\n" || place != Place::Project),
                    None,
                    "{text}"
                );
            }
        }
    }
}
