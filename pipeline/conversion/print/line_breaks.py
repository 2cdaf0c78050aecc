"""Line breaks, said in markup, because WeasyPrint balances no lines and breaks some of them wrongly."""

from __future__ import annotations

import re

from pipeline.templating.directions import Direction, find_direction

HEADINGS = re.compile(r"(<h[1-6]\b.*?</h[1-6]>)", re.DOTALL)
LETTER = r"""(?:[^\s<>]|<abbr title="[^"]*">[^<]*</abbr>)"""
"""A letter, or an abbreviation, which stands in markup inside a word: "(MS)."."""
CITED = re.compile(rf"""({LETTER}+) ((?:<a class="cite"[^>]*>[^<]*</a> ?)+[.,;:]?)""")
LAST_WORDS = re.compile(rf"(?:(?<=[^>\s] )|(?<=</abbr> ))({LETTER}{{1,20}} {LETTER}{{1,9}})(?=</p>)")
"""The last two words of a paragraph, if no line is too short for the first of them."""
SPACE_BEFORE = re.compile(r"(?<=[^>\s] )(?=<(?:a|abbr|em|span|strong)\b)")

FIRST_WORD = re.compile(
    r"""(<li>|<span class="row-label">(?:[^<]|<(?!/?div\b))*?</span>|<span class="icon[^>]*></span>)"""
    r"""((?:<(?:a|abbr|em|span|strong)\b[^>]*>)*)([^\s<>]{12,})"""
)
"""A long word behind the number of a step, the label of a cell or an icon."""

LONE_SPACE = re.compile(r"(</(?:a|abbr|em|span|strong)>) (?=<(?:a|abbr|em|span|strong)\b)")

MAY_BREAK = "\u200b"
"""A zero-width space. It is not painted, and not part of the words."""


def improve_line_breaks(markup: str, direction: Direction = "ltr") -> str:
    """The same words with their line breaks in better places: a citation stays with its word, the last line of a
    paragraph has more than one short word, and where words with the space behind them come just to the end of a line,
    the line no longer breaks after its first word. A space that stands alone between two elements, which the engine
    would leave out of what is read, is kept. Headings, which are bookmarks too, have nothing of this; but in them too,
    a word that is longer than its line begins beside the number, label or icon before it. Words that run another way
    than the `direction` of the document are not parted: the engine would set the parts the other way round."""
    parts = HEADINGS.split(FIRST_WORD.sub(r'\1\2<span class="first-word">\3</span>', markup))
    parts[::2] = [_improve(part, direction) for part in parts[::2]]
    return "".join(parts)


def _improve(markup: str, direction: Direction) -> str:
    def keep_last(words: re.Match[str]) -> str:
        runs_along = find_direction(words[1], direction) == direction
        return f'<span class="kept last-words">{words[1]}</span>' if runs_along else words[0]

    markup = CITED.sub(r'<span class="kept">\1 \2</span>', markup)
    markup = LAST_WORDS.sub(keep_last, markup)
    markup = LONE_SPACE.sub(rf"\1{MAY_BREAK} ", markup)
    return SPACE_BEFORE.sub(MAY_BREAK, markup)
