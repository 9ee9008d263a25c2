//! Plans as text for people and as data for programs. Neither form shows the value of a property.

use std::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::action::Action;
use super::effect::Effect;
use super::target_name::TargetName;
use super::{Plan, Step};

impl fmt::Display for Plan {
    /// One line for each webhook that is created (`+`), replaced (`~`) or deleted (`-`), with its
    /// side effects below it, and a last line with the counts.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            step.write(f)?;
        }
        self.write_counts(f)
    }
}

impl Plan {
    fn write_counts(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let count = |is: fn(&Action) -> bool| self.steps.iter().filter(|step| is(&step.action)).count();
        let counts = [
            (count(|action| *action == Action::Create), "to create"),
            (count(|action| matches!(action, Action::Replace { .. })), "to replace"),
            (count(|action| *action == Action::Remove), "to remove"),
            (count(|action| *action == Action::Unchanged), "unchanged"),
            (count(|action| *action == Action::Keep), "left alone"),
        ];
        let counts: Vec<_> = counts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, what)| format!("{count} {what}"))
            .collect();
        match &*counts {
            [] => f.write_str("nothing to do")?,
            counts => f.write_str(&counts.join(", "))?,
        }
        let unknown = |step: &&Step| step.action == Action::Unchanged && !step.unknown_secrets().is_empty();
        let masked = self.steps.iter().filter(unknown).count();
        if masked > 0 {
            let why = "may have different secrets: the current ones are masked";
            write!(f, "\nnote: {masked} of the unchanged webhooks {why}")?;
        }
        if self.unknown > 0 {
            let why = "left alone, since this version doesn't know their type";
            write!(f, "\nnote: {} of the account's webhooks are {why}", self.unknown)?;
        }
        Ok(())
    }
}

impl Step {
    fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.action {
            Action::Create => '+',
            Action::Replace { .. } => '~',
            Action::Remove => '-',
            Action::Unchanged | Action::Keep => return Ok(()),
        };
        write!(f, "{sign} {}", TargetName(&self.target))?;
        if let Action::Replace { properties } = &self.action {
            write!(f, ": {}", properties.join(", "))?;
        }
        writeln!(f)?;
        for effect in &self.effects {
            match effect {
                Effect::UnknownSecret { property } => self.write_sent(property, f)?,
                effect => writeln!(f, "    {effect}; {}", effect.help())?,
            }
        }
        Ok(())
    }

    /// Says that a secret is sent although the plan can't know whether it changes, unless the step
    /// names it already.
    fn write_sent(&self, property: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.action {
            Action::Replace { properties } if !properties.contains(&property) => {
                writeln!(
                    f,
                    "    `{property}` is sent too, and may or may not change: the current value is masked"
                )
            }
            _ => Ok(()),
        }
    }
}

impl Serialize for Plan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut members = serializer.serialize_struct("Plan", 4)?;
        members.serialize_field("empty", &self.is_empty())?;
        members.serialize_field("blocked", &self.is_blocked())?;
        members.serialize_field("steps", &self.steps)?;
        members.serialize_field("unknownTypes", &self.unknown)?;
        members.end()
    }
}

impl Serialize for Step {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let properties: &[&str] = match &self.action {
            Action::Replace { properties } => properties,
            _ => &[],
        };
        let mut members = serializer.serialize_struct("Step", 5)?;
        members.serialize_field("subAccountId", &self.target.sub_account_id())?;
        members.serialize_field("type", &self.target.webhook_type())?;
        members.serialize_field("action", self.action.as_str())?;
        members.serialize_field("properties", properties)?;
        members.serialize_field("effects", &self.effects)?;
        members.end()
    }
}
