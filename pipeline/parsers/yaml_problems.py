"""What can be wrong with a YAML text, in the words of people who write leaflets."""

from __future__ import annotations

import re

UNCLOSED = re.compile(r"expected ',' or|unexpected end of stream|unexpected document indicator")
"""What libyaml says of a quote or a bracket that nothing closes."""
_QUOTES = "put a value that has a comma, a colon or a bracket in it into quotes"
_INDENT = "look at the indentation and the quotes on this line and the one above"
_PROBLEMS = (
    ("expected ',' or '}'", "a comma or a `}` should stand here", f"{_QUOTES}, or close the bracket"),
    ("expected ',' or ']'", "a comma or a `]` should stand here", f"{_QUOTES}, or close the bracket"),
    ("mapping values are not allowed", "a colon cannot stand here", _QUOTES),
    ("block sequence entries are not allowed", "a list cannot start here", "start it on a line of its own"),
    ("expected <document start>", "this belongs to nothing that stands above it", _INDENT),
    ("expected node content", "a value should stand here", _QUOTES),
    ("could not find expected ':'", "a key without its colon ends here", "write `key: value`; " + _INDENT),
    ("did not find expected key", "a key should stand here", _INDENT),
    ("did not find expected '-'", "a `- ` should stand here", _INDENT),
    ("expected alphabetic or numeric character", "a value cannot start with this sign", "put the value into quotes"),
    ("expected comment or line break", "`|` and `>` begin a text on the lines below", "put the value into quotes"),
    ("mapping keys are not allowed", "a value cannot start with `?`", "put the value into quotes"),
    ("cannot start any token", "a value cannot start with this character", "put it into quotes; indent with spaces"),
    ("found a tab character", "a tab cannot stand here", "indent with spaces"),
    ("unknown escape character", "a backslash cannot stand here", "put the value into single quotes"),
)
"""Part of what libyaml says, the same in an author's words, and what to do."""


def describe_problem(problem: str) -> tuple[str, str]:
    """What libyaml has against a text, in an author's words, and what to do."""
    for part, words, hint in _PROBLEMS:
        if part in problem:
            return words, hint
    return problem, _INDENT
