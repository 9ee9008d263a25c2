//! The page of a rule: what it finds and why, its levels, examples, what fixes it, and how to
//! switch it.

use std::fmt::Write;

use super::citations::linked;
use crate::base::applicability::Applicability;
use crate::base::input_format::InputFormat;
use crate::base::level::Level;
use crate::base::limits::Limits;
use crate::check::checker::Checker;
use crate::describe::model::Model;
use crate::policy::catalogue::{Rule, RuleInfo};
use crate::policy::group::Group;
use crate::policy::levels::Policy;

impl RuleInfo {
    /// The rule explained in Markdown: a page of its own.
    #[must_use]
    pub fn to_markdown(&self) -> String {
        let Self { id, finds, why, source, .. } = self;
        let mut out =
            format!("# {id}\n\nFinds {finds}.\n\n**Why**: {why}.\n\n**Source**: {}.\n\n", linked(source));
        out.push_str(&self.levels_table());
        out.push_str(&self.examples());
        out.push_str(&self.fixes_section());
        out.push_str(&self.switches());
        out
    }

    fn levels_table(&self) -> String {
        let policies = [Policy::contract(), Policy::recommended(), Policy::strict()];
        let row = |what: &str, level: &dyn Fn(&Policy) -> String| {
            format!("| {what} | {} |\n", policies.each_ref().map(level).join(" | "))
        };
        let mut out = format!("| level in | `{}` |\n|---|---|---|---|\n", Policy::NAMES.join("` | `"));
        let models: Vec<_> = self.models().iter().map(|model| format!("`{model}`")).collect();
        let documents = match self.group {
            Group::Project => format!("`{}`", self.example_model()),
            _ if self.level == self.level_in_events => models.join(", "),
            _ => models.iter().filter(|model| *model != "`event`").cloned().collect::<Vec<_>>().join(", "),
        };
        let level =
            |policy: &Policy| if self.is_of_the_endpoint() { self.level } else { policy.level(self.rule) };
        out.push_str(&row(&documents, &|policy| level(policy).to_string()));
        if self.level != self.level_in_events {
            out.push_str(&row("`event`", &|policy| policy.levels(Model::Event).level(self.rule).to_string()));
        }
        out
    }

    fn examples(&self) -> String {
        let Self { input, bad, good, .. } = self;
        let model = self.example_model();
        let under = self.example_options().map_or_else(String::new, |options| format!(", with `{options}`"));
        let cut = if bad.len() > MAX_EXAMPLE_BYTES { ", cut in the middle" } else { "" };
        // A part of a document is none.
        let language = if cut.is_empty() { input.as_str() } else { "text" };
        format!(
            "\n## Example\n\nBad (`{model}`{under}{cut}):\n\n```{language}\n{}\n```\n\nGood:\n\n```{input}\n{}\n```\n",
            shortened(bad.trim_end()),
            good.trim_end(),
        )
    }

    /// What fixes it, who decides and why; or why nothing does. And what becomes of the bad
    /// example.
    fn fixes_section(&self) -> String {
        let mut out = String::from("\n## Fix\n\n");
        let fixes = self.fixes();
        if fixes.is_empty() {
            // Writing to a string doesn't fail.
            let _ = writeln!(out, "None: {}.", self.unfixed);
        }
        for fix in fixes {
            let _ = writeln!(out, "- *{}*: {}; {}.", fix.applicability, fix.title, fix.reason);
        }
        for (title, option, fixed) in self.fixed_examples() {
            let _ = write!(out, "\nThe bad example after `{option}` ({title}):\n\n```json\n{fixed}\n```\n");
        }
        out
    }

    /// What each fix that a program can make makes of the bad example: its title, the option that
    /// makes it, and the text.
    fn fixed_examples(&self) -> Vec<(String, &'static str, String)> {
        if self.input != InputFormat::Json {
            return Vec::new();
        }
        let mut checker = Checker::new(Policy::recommended());
        if let Some(limits) = self.limits {
            checker = checker.with_limits(limits);
        }
        let report = checker.check(self.model, self.bad);
        let of_finding = report.findings().iter().zip(report.fixes(self.bad));
        of_finding
            .filter(|(finding, _)| finding.rule() == self.rule)
            .flat_map(|(_, fixes)| fixes)
            .filter_map(|fix| {
                let option = match fix.applicability() {
                    Applicability::Safe => "--fix",
                    Applicability::Unsafe => "--fix=unsafe",
                    Applicability::Manual => return None,
                };
                let fixed = String::from_utf8(fix.apply(self.bad.as_bytes())?).ok()?;
                Some((fix.title().to_owned(), option, fixed))
            })
            .collect()
    }

    /// How to set its level, and how to let a finding stay.
    fn switches(&self) -> String {
        let Self { id, .. } = self;
        let other = if self.level == Level::Notice { "warning" } else { "notice" };
        let configured = format!("```toml\n[rules]\n{id} = \"{other}\"\n```\n");
        match self.group {
            Group::Contract => {
                "\n## Level\n\nIt is an error in every policy, can't be suppressed, and is in no \
                                baseline: the API rejects such a document.\n"
                    .to_owned()
            }
            _ if self.is_of_the_endpoint() => {
                "\n## Level\n\nThe endpoint's policy doesn't change it, and no other program finds it.\n"
                    .to_owned()
            }
            Group::Receiver => format!(
                "\n## Level\n\n`receiver check --rule {id}={other}` sets it, and `--rule {id}=off` switches it off.\n"
            ),
            Group::Project => format!(
                "\n## Level\n\n`--rule {id}={other}` sets it for one run; the configuration of a project for all:\n\n{configured}"
            ),
            Group::Limit => format!(
                "\n## Level\n\n`--rule {id}={other}` sets it for one run; the configuration of a project for all:\n\n{configured}\n\
                 It can't be set or suppressed for a single webhook.\n"
            ),
            Group::Policy if !self.is_in_requests() => format!(
                "\n## Level\n\n`--rule {id}={other}` sets it for one run; the configuration of a project for all:\n\n{configured}"
            ),
            Group::Policy => format!(
                "\n## Level\n\n`--rule {id}={other}` sets it for one run; the configuration of a project for all, and for \
                 some webhooks:\n\n{configured}\n```toml\n[[overrides]]\ntargets = [{{ scope = \"Onion_Sandbox\" }}]\n\
                 rules = {{ {id} = \"off\" }}\n```\n\nA finding that may stay says why:\n\n```toml\n[[suppressions]]\n\
                 rule = \"{id}\"\ntarget = {{ scope = \"Onion_Sandbox\" }}\nreason = \"…\"\n```\n"
            ),
        }
    }

    /// Whether the endpoint alone finds it, and no policy is asked ([`Checker::account_full`]).
    fn is_of_the_endpoint(&self) -> bool {
        self.rule == Rule::AccountFull
    }

    fn is_in_requests(&self) -> bool {
        self.models().contains(&Model::Webhooks)
    }

    /// What the examples are.
    #[doc(hidden)]
    #[must_use]
    pub fn example_model(&self) -> &'static str {
        match self.group {
            Group::Project => "chatapps-webhooks.toml",
            _ => self.model.as_str(),
        }
    }

    /// The options of the command line under which the bad example is bad, if it needs any.
    #[must_use]
    pub fn example_options(&self) -> Option<String> {
        let Limits { bytes, depth, entries, .. } = self.limits?;
        Some(format!("--max-bytes {bytes} --max-depth {depth} --max-entries {entries}"))
    }
}

/// The longest example that is shown whole, in bytes.
const MAX_EXAMPLE_BYTES: usize = 600;

/// A very long example, cut in its middle.
fn shortened(example: &str) -> String {
    match (
        example.get(..MAX_EXAMPLE_BYTES / 4),
        example.len().checked_sub(MAX_EXAMPLE_BYTES / 4).and_then(|at| example.get(at..)),
    ) {
        (Some(head), Some(tail)) if example.len() > MAX_EXAMPLE_BYTES => format!("{head}…{tail}"),
        _ => example.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_fixed_no_longer_has_the_finding() {
        let mut shown = 0;
        for info in Rule::catalogue() {
            for (title, option, fixed) in info.fixed_examples() {
                let report = Checker::new(Policy::recommended()).check(info.model, &fixed);
                let still = report.findings().iter().any(|finding| finding.rule() == info.rule);
                assert!(!still || info.rule == Rule::ImplicitTypes, "{}, {title}: {fixed}", info.id);
                assert!(info.to_markdown().contains(&format!("`{option}` ({title})")), "{}", info.id);
                shown += 1;
            }
        }
        assert!(shown > 20, "{shown}");
    }

    #[test]
    fn the_level_of_what_no_policy_changes_is_that_of_its_report() {
        let level = Checker::account_full(1, 2).findings()[0].level();
        let row = format!("| `webhooks` | {level} | {level} | {level} |");
        let markdown = Rule::AccountFull.info().to_markdown();
        assert!(markdown.contains(&row), "{markdown}");
    }

    #[test]
    fn only_what_is_too_long_is_cut_and_that_is_said() {
        for (length, is_cut) in [(MAX_EXAMPLE_BYTES, false), (MAX_EXAMPLE_BYTES + 1, true)] {
            let bad = "b".repeat(length);
            let info = RuleInfo { bad: bad.clone().leak(), ..*Rule::Syntax.info() };
            let markdown = info.to_markdown();
            assert_eq!(markdown.contains(&bad), !is_cut, "{markdown}");
            assert_eq!(markdown.contains('…'), is_cut, "{markdown}");
            assert_eq!(markdown.contains("cut in the middle"), is_cut, "{markdown}");
        }
    }
}
