"""Groups of figures in a passage, and what their form says: a phone number wherever they stand, a day, hours, years."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from pipeline.validation.prose import ProsePassage

_SIGN = r"[ \u00a0\u202f.‐‑–-]"
FIGURES = re.compile(
    rf"(?<![\w@#£$€])(?<!\d[.,:])(?:\+\s?)?\(?\d+(?:(?:{_SIGN}?\(\d+\){_SIGN}?|\){_SIGN}?|{_SIGN})\d+)*"
)
"""Groups of figures with one sign, or brackets, between two of them."""
WORD_BEHIND = re.compile(r"[ \u00a0\n]+([^\W\d_]+)")
"""The word behind figures."""
SHORT = 6
"""Figures of the longest short number."""
_GROUP = re.compile(r"\d+")
_GLUED = re.compile(r"[\w%°@]|[.,:]\d")
_FAR = 90
"""Characters in front of a number that may speak of a call, or name what the figures belong to."""


@dataclass(frozen=True)
class Figures:
    """Figures of a passage that may be a number: where, their groups, and what is in front of them in the sentence."""

    start: int
    end: int
    groups: tuple[str, ...]
    text: str
    before: str
    opens: bool

    @property
    def digits(self) -> str:
        """All figures."""
        return "".join(self.groups)

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many figures each group has."""
        return tuple(map(len, self.groups))


def cut_figures(passage: ProsePassage, match: re.Match[str], counted: Collection[str]) -> Figures | None:
    """The figures that stand somewhere, without a last group that counts something else (“999 24 hours a day”)."""
    typed, groups = passage.typed, list(_GROUP.finditer(passage.typed, match.start(), match.end()))
    while groups and (_is_glued(typed, groups[-1]) or _counts(typed, groups[-1].end(), counted)):
        groups.pop()
    if not groups:
        return None
    start, end = match.start(), groups[-1].end()
    if typed[start] == "(" and ")" not in typed[start:end]:
        start += 1
    sentence = passage.sentence_at(start)
    opening = sentence.start if sentence else start
    before = typed[max(opening, start - _FAR) : start]
    return Figures(
        start=start,
        end=end,
        groups=tuple(one.group() for one in groups),
        text=typed[start:end],
        before=before,
        opens=start - opening < 2,
    )


def _is_glued(typed: str, group: re.Match[str]) -> bool:
    """Whether something belongs to figures that makes another thing of them: “24/7”, “9am”, “1,000”."""
    always = len(group.group()) < 3 and re.match(r"/\d", typed[group.end() : group.end() + 2])
    return bool(always or _GLUED.match(typed, group.end()))


def _counts(typed: str, end: int, counted: Collection[str]) -> bool:
    behind = WORD_BEHIND.match(typed, end)
    return behind is not None and behind[1].casefold() in counted


def is_date(figures: Figures) -> bool:
    """Whether figures are a day, alone or with a time of it behind."""
    match figures.lengths[:3]:
        case (4, 2, 2):
            first, second = figures.groups[1:3]
        case (1 | 2, 1 | 2, 2 | 4):
            first, second = figures.groups[:2]
        case _:
            return False
    if figures.groups[0] == "13" and figures.text.count(" ") == 2 and len(figures.groups[2]) == 2:
        return False  # the numbers of Australia that begin with 13
    if len(figures.groups) > 3 and (len(figures.groups[0]) + len(figures.groups[2]) < 6):
        return False  # 01 23 45 67 89
    return min(int(first), int(second)) <= 12 and max(int(first), int(second)) <= 31


def is_other(figures: Figures) -> bool:
    """Whether figures are hours (0900-1700), years, a code of the post, or a row of small numbers."""
    if re.fullmatch(r"[01]\d[0-5][05][–-][012]\d[0-5][05]|\d{5}-\d{4}", figures.text):
        return True
    groups = figures.groups
    years = len(groups) > 1 and all(re.fullmatch(r"(?:19|20)\d\d", group) for group in groups)
    row = len(groups) > 1 and max(figures.lengths) < 3 and set(figures.lengths) != {2} and set(figures.lengths) != {1}
    return years or row or (set(figures.lengths) == {1} and len(groups) > SHORT)


def has_shape(figures: Figures) -> bool:
    """Whether figures are a number wherever they stand."""
    digits, lengths = figures.digits, figures.lengths
    if figures.text.startswith("+"):
        return True
    if re.fullmatch(r"\d+\.\d+", figures.text):
        return False
    if digits.startswith("0") and (lengths[0] > 1 or figures.text.startswith("(0)")):
        grouped = len(lengths) > 1 and max(lengths) > 2 and len(digits) > SHORT + 1
        return grouped or len(digits) in (10, 11)
    if lengths == (1, 3, 3, 4):
        return digits.startswith("1")
    if lengths == (3, 3, 4):
        return bool(re.search(r"[-.()‐‑]", figures.text))
    return lengths == (4, 3, 3) and digits.startswith(("1300", "1800"))
