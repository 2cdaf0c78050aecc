"""Where lines may break, said in markup, because WeasyPrint balances no lines and has one fault in breaking them."""

from __future__ import annotations

import re

CITED = re.compile(r"""([^\s<>]+) ((?:<a class="cite"[^>]*>[^<]*</a> ?)+[.,;:]?)""")
LAST_WORDS = re.compile(r"(?<= )([^\s<>]+ [^\s<>]{1,9})(?=</p>)")
SPACE_BEFORE = re.compile(r"(?<=[^>\s]) (?=<(?:a|em|span|strong)\b)")

KEPT = r'<span class="kept">\1</span>'


def breakable(markup: str) -> str:
    """The same words with their line breaks in better places: a citation stays with its word, the last line of a
    paragraph has more than one short word, and where words with the space behind them come just to the end of a line,
    the line no longer breaks after its first word."""
    markup = CITED.sub(r'<span class="kept">\1 \2</span>', markup)
    markup = LAST_WORDS.sub(KEPT, markup)
    return SPACE_BEFORE.sub("<span> </span>", markup)
