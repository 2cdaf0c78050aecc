"""Extended grapheme clusters (Unicode UAX #29): what a reader takes for one character."""

import re
from collections.abc import Iterator
from typing import Final

# Characters that join no neighbour, CR before LF apart (rule GB3): Latin without combining marks, Greek and Cyrillic
# letters, dashes and quotation marks, signs of currency. A text of these alone, and so any GSM-7 text, needs no tables.
STAND_ALONE: Final = "\u0000-\u02ff\u0370-\u0482\u048a-\u052f\u2010-\u2027\u20a0-\u20bf"

_NEEDS_TABLES: Final = re.compile(f"[^{STAND_ALONE}]")
_MAY_JOIN: Final = re.compile(f"\r\n|[^{STAND_ALONE}]")
_SIMPLE: Final = re.compile("\r\n|.", re.DOTALL)

_INDICATOR: Final = "[\U0001f1e6-\U0001f1ff]"
_FLAG_BEFORE_FLAG: Final = re.compile(f"{_INDICATOR}{{2}}(?={_INDICATOR})")


def may_join(text: str) -> bool:
    """Whether a cluster of the text may be longer than one character. Never says no wrongly."""
    return _MAY_JOIN.search(text) is not None


def split_clusters(text: str) -> Iterator[str]:
    """The extended grapheme clusters of a text, in order; joined they are the text. Linear in its length."""
    if _NEEDS_TABLES.search(text) is None:
        yield from _SIMPLE.findall(text)
        return
    import regex  # here, because most messages never need its tables

    # A flag is a pair of regional indicators, and `\X` counts them from the start of the row for each one, which takes
    # quadratic time. After an even number of them there is always a boundary (GB12, GB13), so we cut there first.
    one_cluster = regex.compile(r"\X")
    start = 0
    for flag in _FLAG_BEFORE_FLAG.finditer(text):
        yield from one_cluster.findall(text[start : flag.end()])
        start = flag.end()
    yield from one_cluster.findall(text[start:])
