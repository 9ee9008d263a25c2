//! Which rules look at a property, and what its absence stands for: for people who ask what it
//! means.

use crate::describe::object::{
    Direction, EnumerationType, Format, IntegerRules, Kind, ObjectType, Property, TextRules,
};
use crate::policy::catalogue::Rule;
use crate::values::enumeration::Enumeration;
use crate::values::webhook_type::WebhookType;

impl ObjectType {
    /// The rules that look at the value of a property, or at whether it is there, in the order of
    /// the catalogue. Those on names of any kind are not among them.
    #[must_use]
    pub fn rules_of(&self, property: &Property) -> Vec<Rule> {
        let mut rules = vec![Rule::Type];
        if property.required {
            rules.push(Rule::Required);
        }
        rules.extend(of_kind(&property.kind, self.direction));
        rules.extend(between(self.name, property.name));
        rules.sort_unstable();
        rules.dedup();
        rules
    }
}

impl EnumerationType {
    /// The values that the absence of a property of that type stands for.
    #[must_use]
    pub fn absent(&self) -> Vec<&'static str> {
        let types = if self.name == WebhookType::TYPE.name { WebhookType::of_entry(None) } else { &[] };
        types.iter().map(|its| its.as_str()).collect()
    }
}

/// The rules on a value by its kind.
fn of_kind(kind: &Kind, direction: Direction) -> Vec<Rule> {
    match kind {
        Kind::Text(text) => {
            let format = match text.format {
                Some(Format::Uri | Format::DateTime | Format::Uuid) => &[Rule::Format][..],
                Some(Format::AccountId) => &[Rule::Pattern, Rule::MinLength, Rule::MaxLength],
                None => &[],
            };
            let non_empty = text.is_non_empty.then_some(Rule::MinLength);
            format.iter().chain(of_text(text.rules)).copied().chain(non_empty).collect()
        }
        Kind::Enumeration(of) if of.is_open(direction) => vec![Rule::UndocumentedValue],
        Kind::Enumeration(_) => vec![Rule::Enum],
        Kind::Integer(integer) if integer.rules == IntegerRules::ErrorCode => vec![Rule::UnknownErrorCode],
        Kind::Array(of) | Kind::Nullable(of) => of_kind(of, direction),
        _ => Vec::new(),
    }
}

/// The rules of the policy on a string.
const fn of_text(rules: TextRules) -> &'static [Rule] {
    match rules {
        TextRules::None => &[],
        TextRules::SubAccountId => {
            &[Rule::EmptySubAccountId, Rule::SubAccountIdFormat, Rule::UnfilledVariable]
        }
        TextRules::EventUrl => &[
            Rule::UrlScheme,
            Rule::UrlHost,
            Rule::InsecureUrl,
            Rule::UrlCredentials,
            Rule::UrlFragment,
            Rule::UrlSecret,
            Rule::PrivateHost,
            Rule::AmbiguousUrl,
            Rule::UrlTooLong,
            Rule::UrlTooLarge,
            Rule::Placeholder,
            Rule::UnfilledVariable,
        ],
        TextRules::TokenUrl => &[
            Rule::InsecureTokenUrl,
            Rule::TokenUrlFragment,
            Rule::UrlHost,
            Rule::UrlCredentials,
            Rule::UrlSecret,
            Rule::PrivateHost,
            Rule::AmbiguousUrl,
            Rule::UrlTooLong,
            Rule::UrlTooLarge,
            Rule::Placeholder,
            Rule::UnfilledVariable,
        ],
        TextRules::HttpAuthorization => &[
            Rule::AuthorizationShape,
            Rule::InvalidHeaderValue,
            Rule::MaskedSecret,
            Rule::Placeholder,
            Rule::UnfilledVariable,
        ],
        TextRules::ClientId => &[
            Rule::EmptyCredential,
            Rule::CredentialCharacters,
            Rule::CredentialBlanks,
            Rule::UnfilledVariable,
        ],
        TextRules::ClientSecret => &[
            Rule::EmptyCredential,
            Rule::CredentialCharacters,
            Rule::CredentialBlanks,
            Rule::MaskedSecret,
            Rule::Placeholder,
            Rule::UnfilledVariable,
        ],
        TextRules::OAuthScope => &[Rule::InvalidScope, Rule::UnfilledVariable],
    }
}

/// The rules on what a property is beside others.
fn between(object: &str, property: &str) -> &'static [Rule] {
    const TARGET: &[Rule] =
        &[Rule::ImplicitTypes, Rule::ConflictingTargets, Rule::RepeatedTarget, Rule::OverlappingScope];
    const OF_DELETION: &[Rule] = &[Rule::ImplicitTypes, Rule::RepeatedTarget];
    match (object, property) {
        ("Webhook", "subAccountId") => TARGET.get(1..).unwrap_or_default(),
        ("Webhook", "type") => TARGET,
        ("Webhook", "url") => &[Rule::CredentialsOverHttp],
        ("Webhook", "httpAuthorization") => {
            &[Rule::AuthConflict, Rule::EmptyAuthorization, Rule::Unauthenticated, Rule::CredentialsOverHttp]
        }
        ("Webhook", "oauth") => &[Rule::AuthConflict, Rule::Unauthenticated, Rule::CredentialsOverHttp],
        ("WebhookTarget", "subAccountId") => OF_DELETION.get(1..).unwrap_or_default(),
        ("WebhookTarget", "type") => OF_DELETION,
        ("OAuthClientCredentials", "credentialsLocation") => &[Rule::CredentialsInBody],
        _ => &[],
    }
}
