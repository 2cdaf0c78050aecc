"""Plain values of YAML that a number sign cuts off: whether what follows is a comment or the rest of a sentence."""

from __future__ import annotations

import re

_CUT = re.compile(r" #(?P<after>[ \t]*)(?=[^\s#])")
"""A comment that one space sets off; with two, or a tab, it is meant as one."""
_CLOSING = re.compile(r"[\]},]+$")
"""What closes or parts values in brackets."""
_FINISHED = re.compile(r"[-+\d.:T]+|[A-Z]{2}|draft|in_review|published|withdrawn|none")
"""Values that cannot go on: numbers, versions, dates, countries, and words of closed lists."""


def find_lost_end(line: str, column: int, typed: str, scalar: object) -> str:
    """The words behind a plain value that YAML takes for a comment, though they may belong to it; empty where they are
    a comment. `typed` is the value that ends before index `column` of its line, and `scalar` what it is read as."""
    cut = _CUT.match(line, column)
    if cut is None or not _may_go_on(typed, scalar, bool(cut["after"])):
        return ""
    return _CLOSING.sub("", line[column + 1 :].rstrip())


def _may_go_on(typed: str, scalar: object, spaced: bool) -> bool:
    """Whether a value may go on. One word with a space behind the sign is taken as finished, and so is none."""
    return not (isinstance(scalar, bool) or _FINISHED.fullmatch(typed) or (spaced and " " not in typed))
