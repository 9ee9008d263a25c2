"""The names that arguments take and attributes give, for type checkers. Made by `make gen`; don't edit."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, TypeAlias

Model: TypeAlias = Literal["webhooks", "webhook", "webhook-list", "webhook-targets", "webhook-target", "oauth-client-credentials", "error-response", "account-id", "event", "receiver-transcript"]
"""Which document is checked."""

Policy: TypeAlias = Literal["contract", "recommended", "strict"]
"""The levels of all rules."""

Level: TypeAlias = Literal["error", "warning", "notice"]
"""How much a finding matters. Only an `error` makes a document invalid."""

RuleLevel: TypeAlias = Literal["error", "warning", "notice", "off"]
"""What the level of a rule can be set to."""

RuleId: TypeAlias = Literal["syntax", "type", "required", "enum", "format", "pattern", "minLength", "maxLength", "body_too_large", "too_deep", "too_many_entries", "url_too_large", "account_full", "duplicate_key", "yaml_alias", "yaml_merge", "yaml_tag", "misspelled_property", "unknown_property", "undocumented_value", "undocumented_property", "masked_secret", "unfilled_variable", "auth_conflict", "conflicting_targets", "repeated_target", "overlapping_scope", "implicit_types", "empty_request", "empty_sub_account_id", "sub_account_id_format", "url_scheme", "url_host", "insecure_url", "url_credentials", "url_fragment", "url_secret", "private_host", "ambiguous_url", "url_too_long", "invalid_header_value", "authorization_shape", "empty_authorization", "unauthenticated", "credentials_over_http", "insecure_token_url", "token_url_fragment", "empty_credential", "credential_blanks", "credential_characters", "invalid_scope", "credentials_in_body", "placeholder", "unknown_error_code", "unknown_event", "foreign_event", "unknown_version", "legacy_format", "missing_documented", "unexpected_type", "malformed_timestamp", "malformed_id", "contradictory_content", "refused_event", "refused_legacy_format", "refused_unknown", "refused_variation", "refused_malformed", "refused_duplicate", "refused_late_receipt", "refused_large_body", "redirected_event", "no_answer", "answer_timeout", "slow_answer", "authorization_refused", "unauthenticated_accepted", "unauthorized_status", "unused_suppression", "expired_suppression"]
"""The id of a rule; for the contract, the JSON Schema keyword."""

ContractRule: TypeAlias = Literal["syntax", "type", "required", "enum", "format", "pattern", "minLength", "maxLength"]
"""A rule of the contract: a JSON Schema keyword, or `syntax`. Its level can't be set."""

PolicyRule: TypeAlias = Literal["body_too_large", "too_deep", "too_many_entries", "url_too_large", "account_full", "duplicate_key", "yaml_alias", "yaml_merge", "yaml_tag", "misspelled_property", "unknown_property", "undocumented_value", "undocumented_property", "masked_secret", "unfilled_variable", "auth_conflict", "conflicting_targets", "repeated_target", "overlapping_scope", "implicit_types", "empty_request", "empty_sub_account_id", "sub_account_id_format", "url_scheme", "url_host", "insecure_url", "url_credentials", "url_fragment", "url_secret", "private_host", "ambiguous_url", "url_too_long", "invalid_header_value", "authorization_shape", "empty_authorization", "unauthenticated", "credentials_over_http", "insecure_token_url", "token_url_fragment", "empty_credential", "credential_blanks", "credential_characters", "invalid_scope", "credentials_in_body", "placeholder", "unknown_error_code", "unknown_event", "foreign_event", "unknown_version", "legacy_format", "missing_documented", "unexpected_type", "malformed_timestamp", "malformed_id", "contradictory_content", "refused_event", "refused_legacy_format", "refused_unknown", "refused_variation", "refused_malformed", "refused_duplicate", "refused_late_receipt", "refused_large_body", "redirected_event", "no_answer", "answer_timeout", "slow_answer", "authorization_refused", "unauthenticated_accepted", "unauthorized_status", "unused_suppression", "expired_suppression"]
"""The id of a rule whose level can be set."""

Draft: TypeAlias = Literal["2020-12", "07"]
"""A draft of JSON Schema."""

Region: TypeAlias = Literal["asia-pacific", "north-america", "europe", "indonesia"]
"""A region of the platform."""

Applicability: TypeAlias = Literal["safe", "unsafe", "manual"]
"""Who decides whether a fix is made: a program, a person, or a person who completes it."""

InputFormat: TypeAlias = Literal["json", "jsonc", "yaml", "toml"]
"""How a text is written."""

Unlisted: TypeAlias = Literal["keep", "prune"]
"""What a plan does with webhooks that the desired set doesn't list."""

Action: TypeAlias = Literal["create", "replace", "unchanged", "keep", "remove"]
"""What a step of a plan does with a webhook."""

EffectKind: TypeAlias = Literal["turns_on", "turns_off", "drops_authorization", "drops_oauth", "unknown_secret", "masked_secret", "unfilled_variable"]
"""What a step of a plan brings about, or can't know."""

REGIONS: Mapping[Region, str] = MappingProxyType(
    {
        "asia-pacific": "https://chatapps.8x8.com",
        "north-america": "https://chatapps.us.8x8.com",
        "europe": "https://chatapps.8x8.uk",
        "indonesia": "https://chatapps.8x8.id",
    }
)
"""The base URL of the platform for each region."""
