"""The functions that check, give the verdict and parse: what they take, and the checker that is made of it."""

from __future__ import annotations

import sys

from . import _native
from ._values import AccountId

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from ._names import Model, Policy, RuleLevel
    from ._report import Report

_PLAIN = {policy: _native.Checker(policy, [], [None, None, None]) for policy in _native.POLICIES}
"""The checkers of the policies as they are."""

_MAX = 2 * sys.maxsize + 1

_ARGUMENTS = """
    Args:
        data: JSON text (`str`, or `bytes`, `bytearray` or `memoryview` in UTF-8), or the document as Python objects:
            mappings, sequences, `str`, `bool`, `int`, `float`, `None`, dataclasses, and the models of this package.
        model: What the document is: `webhooks` (the body of POST), `webhook-list` (the answer to GET), `webhook-targets` (the
            body of DELETE), `error-response`, `account-id` (as a JSON string), or one object: `webhook`, `webhook-target`,
            `oauth-client-credentials`.
        policy: The levels of the rules: `contract`, `recommended` or `strict`.
        rules: Other levels for some rules: a mapping from id to `error`, `warning`, `notice` or `off`.
        max_bytes: The largest text that is read, in bytes; 1 MiB unless given.
        max_depth: The deepest nesting that is looked into, the outermost being 1; 32 unless given, at most 128.
        max_entries: The most entries that are checked; 10,000 unless given.

    Returns:
"""
_RAISES = """        TypeError: If an object, or a property name, is nothing that JSON can hold.
        ValueError: If the model, the policy, a rule or a level is unknown; if a rule of the contract is to be set; if a limit is
            negative; if an object holds NaN, a string with a lone surrogate, or itself.
    """


def _checker(policy: str, rules: Any, *limits: Any) -> _native.Checker:
    pairs = []
    if rules is not None:
        if not hasattr(rules, "items"):
            raise TypeError(f"`rules`: expected a Mapping, found `{type(rules).__name__}`")
        pairs = list(rules.items())
        if not all([isinstance(rule, str) and isinstance(level, str) for rule, level in pairs]):
            raise TypeError("`rules`: expected a mapping from ids of rules to levels")
    for name, limit in zip(("max_bytes", "max_depth", "max_entries"), limits):
        if limit is not None:
            if isinstance(limit, bool) or not hasattr(type(limit), "__index__"):
                raise TypeError(f"`{name}`: expected an integer, found `{type(limit).__name__}`")
            if not 0 <= limit <= _MAX:
                raise ValueError(f"`{name}`: expected an integer from 0 to {_MAX}")
    return _native.Checker(policy, pairs, list(limits))


def check(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> Report:
    if rules is max_bytes is max_depth is max_entries is None and policy in _PLAIN:
        return _PLAIN[policy].check(data, model)
    return _checker(policy, rules, max_bytes, max_depth, max_entries).check(data, model)


def is_valid(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> bool:
    if rules is max_bytes is max_depth is max_entries is None and policy in _PLAIN:
        return _PLAIN[policy].is_valid(data, model)
    return _checker(policy, rules, max_bytes, max_depth, max_entries).is_valid(data, model)


def parse(
    data: object,
    *,
    model: Model = "webhooks",
    policy: Policy = "recommended",
    rules: Mapping[str, RuleLevel] | None = None,
    max_bytes: int | None = None,
    max_depth: int | None = None,
    max_entries: int | None = None,
) -> Any:
    plain = rules is max_bytes is max_depth is max_entries is None and policy in _PLAIN
    checker = _PLAIN[policy] if plain else _checker(policy, rules, max_bytes, max_depth, max_entries)
    made = checker.parse(data, model)
    return AccountId._of(made) if type(made) is str else made


check.__doc__ = f"""All findings of a document. Text that isn't JSON has a finding, too.
{_ARGUMENTS}        The report. It is true if the document is valid.

    Raises:
{_RAISES}"""
is_valid.__doc__ = f"""Whether a document has no error. Stops at the first: what stands behind it is not looked at.
{_ARGUMENTS}        The verdict, the same as that of `check`.

    Raises:
{_RAISES}"""
parse.__doc__ = f"""Makes models of a document that has no error. Properties that the contract doesn't have are dropped.
{_ARGUMENTS}        A list of objects for `webhooks`, `webhook-list` and `webhook-targets`, else one, of the class that the model is named for.

    Raises:
        ValidationError: If the document has an error. Its `report` has all findings.
{_RAISES}"""
for _function in (check, is_valid, parse):
    _function.__module__ = __package__
del _function
