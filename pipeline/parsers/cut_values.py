"""Plain values of YAML that a number sign cuts off: whether what follows is a comment or the rest of a sentence."""

from __future__ import annotations

import re

_CUT = re.compile(r"(?: #(?P<after>[ \t]*)|\t#)(?=[^\s#])")
"""A comment that one space sets off, or a tab without a space behind the sign; with two spaces it is meant as one."""
_CLOSING = re.compile(r"[\]},]+$")
"""What closes or parts values in brackets."""
_NEXT_KEY = re.compile(r",\s*[\w-]+:\s.*$|\s*[\]}].*$")
"""What stands behind a value in brackets."""
_FINISHED = re.compile(r"[-+\d.:T]+|[A-Z]{2}|draft|in_review|published|withdrawn|none")
"""Values that cannot go on: numbers, versions, dates, countries, and words of closed lists."""


def find_lost_end(line: str, column: int, typed: str, scalar: object, flow: bool = False) -> str:
    """The words behind a plain value that YAML takes for a comment, though they may belong to it; empty where they are
    a comment. `typed` is the value that ends before index `column` of its line, and `scalar` what it is read as. In a
    `flow` of values in brackets, a bracket behind the sign was meant to close it, and the comment begins too early."""
    cut = _CUT.match(line, column)
    rest = line[column + 1 :].rstrip()
    if cut is None or not ((flow and re.search(r"[\]}]", rest)) or _may_go_on(typed, scalar, bool(cut["after"]))):
        return ""
    return (_NEXT_KEY if flow else _CLOSING).sub("", rest)


def _may_go_on(typed: str, scalar: object, spaced: bool) -> bool:
    """Whether a value may go on. One word with a space behind the sign is taken as finished, and so is none."""
    return not (isinstance(scalar, bool) or _FINISHED.fullmatch(typed) or (spaced and " " not in typed))
