"""Rule of odd characters: those that nobody sees, that look like others, or that lost what they were."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache

from pipeline.model import language_codes as codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import CONTROL, INVISIBLE, JOINING, name_character
from pipeline.templating.faces import find_covered
from pipeline.validation.prose import NOT_TYPED, Prose, ProsePassage
from pipeline.validation.rules.language.language_rule import LanguageRule
from pipeline.validation.rules.rule_data import RuleData

_UNSEEN = re.compile(
    f"{INVISIBLE.pattern}|{CONTROL.pattern}|{JOINING.pattern}"
    "|[\u034f\u115f\u1160\u2065\u3164\ufe00-\ufe0f\uffa0\ufff9-\ufffb\U000e0000-\U000e01ef]"
)
_SPACE_AS_WELL = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_LOST = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010fffd]")
_STYLED = re.compile(
    "[\u0132\u0133\u0149\u017f\u01c4-\u01cc\u01f1-\u01f3\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a"
    "\u2100-\u2115\u2117-\u2121\u2123-\u2125\u2127-\u2138\u2145-\u2149\u2160-\u217f\u2460-\u24ea"
    "\u3371-\u337a\u3380-\u33df\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
    "\U0001d400-\U0001d7ff\U0001f100-\U0001f16a]"
)
"""Letters and figures that are plain ones in a dress: joined, wide, bold, ringed."""
_PHONETIC = re.compile("[/\\[\u02c8\u02cc\u02d0\u0259\u0283\u0292\u03b8\u00f0\u014b\u0254\u025b\u028a\u028c]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_OTHER_SCRIPT = re.compile("[\u0370-\u03ff\u0400-\u052f\u0530-\u058f\u13a0-\u13f5]")
_CYRILLIC = re.compile("[\u0400-\u052f]")
_NEEDS_JOINING = re.compile("[\u0590-\u08ff\u0900-\u1cff\ufb1d-\ufdff\ufe70-\ufefc]")
_PICTURE = re.compile("[\u2600-\u27bf\U0001f000-\U0001faff]")
_MOST = 40
"""Characters on each side of an odd one that may belong to its word."""


def characters_are_plain(prose: Prose, data: RuleData) -> Iterator[Diagnostic]:
    """No character is there that nobody sees, that is taken for another, or in whose place something is lost: a voice
    spells the word, leaves it out or says nonsense, and nobody finds it by searching. What reading a file has reported
    is not repeated."""
    lookalikes = _make_table(data)
    for passage in prose.but("story"):
        if passage.typed.isascii() and passage.typed.isprintable():
            continue
        odd = frozenset({*_find_odd(passage), *_find_lookalikes(passage, lookalikes)})
        end = 0
        for index in sorted(odd):
            if index < end:
                continue
            start, end = _widen(passage.typed, index, odd)
            written = _write(passage.typed[start:end], lookalikes)
            message = f"a character is not what it looks like ({name_character(passage.typed[index])})"
            hint = "" if written else "delete it, and type the word anew"
            yield codes.ODD_UNICODE.at(passage.span(start, end), message, hint, expected=written)


@cache
def _make_table(data: RuleData) -> Mapping[str, str]:
    return {pair[0]: pair[1] for pair in data.lists["lookalikes"]}


def _find_odd(passage: ProsePassage) -> Iterator[int]:
    """Places of characters that are odd wherever they stand, or in the script that they stand in."""
    words = passage.typed
    in_its_script = _NEEDS_JOINING.search(words) is not None
    for match in _UNSEEN.finditer(words):
        if (
            match.group() not in "\n\t"
            and not _is_reported(passage, match.group())
            and not _joins(words, match.start(), in_its_script)
        ):
            yield match.start()
    for pattern in (_LOST, _STYLED):
        yield from (match.start() for match in pattern.finditer(words) if not _is_reported(passage, match.group()))


def _is_reported(passage: ProsePassage, sign: str) -> bool:
    """Whether another rule has it: nobody sees it, and it was reported when its file was read (SRC007), or the fonts
    have no glyph for it, which is asked of all words but those of messages (ACC105)."""
    source = passage.sources.get(passage.pieces[0].span.path) if passage.pieces else None
    if source is None or not source.is_looked_through:
        return False
    without_glyph = passage.kind != "message" and ord(sign) not in find_covered() and not JOINING.match(sign)
    return INVISIBLE.match(sign) is not None or without_glyph


def _joins(words: str, index: int, in_its_script: bool) -> bool:
    """Whether a character that nobody sees has a use here: in words with a script that needs it, or in a picture."""
    if words[index] == "\ufe0f" or words[index] == "\ufe0e":
        return not words[max(0, index - 1) : index].isalpha()
    useful = JOINING.match(words[index]) is not None
    in_a_picture = _PICTURE.search(words, max(0, index - 3), index + 4) is not None
    return useful and (in_its_script or in_a_picture)


def _find_lookalikes(passage: ProsePassage, lookalikes: Mapping[str, str]) -> Iterator[int]:
    """Places of letters of another script in a Latin word, or in a word that looks like a Latin one."""
    has_latin, done = _LATIN.search(passage.typed) is not None, 0
    for match in _compile_lookalikes(tuple(lookalikes)).finditer(passage.typed):
        if match.start() < done or _is_reported(passage, match.group()):
            continue
        start, end = _widen(passage.typed, match.start(), frozenset(), within_word=True)
        word, done = passage.typed[start:end], end
        others = [sign for sign in word if sign.isalpha() and not _LATIN.match(sign)]
        if not _OTHER_SCRIPT.match(match.group()):  # a small capital
            is_odd = len(word) > 1 and not _PHONETIC.search(passage.typed, max(0, start - 1), end + 1)
        elif len(others) < sum(map(str.isalpha, word)):
            is_odd = True
        else:
            is_odd = has_latin and _CYRILLIC.match(word) is not None and all(sign in lookalikes for sign in others)
        if is_odd:
            yield match.start()


@cache
def _compile_lookalikes(signs: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("[" + "".join(signs) + "]")


def _widen(words: str, index: int, odd: frozenset[int], within_word: bool = False) -> tuple[int, int]:
    """The word that a character stands in, as far as it is near."""
    start, end = index, index + 1
    while start > max(0, index - _MOST) and _belongs(words, start - 1, odd, within_word):
        start -= 1
    while end < min(len(words), index + _MOST) and _belongs(words, end, odd, within_word):
        end += 1
    return start, end


def _belongs(words: str, index: int, odd: frozenset[int], within_word: bool) -> bool:
    sign = words[index]
    return index in odd or (sign.isalnum() if within_word else not sign.isspace() and sign != NOT_TYPED)


def _write(words: str, lookalikes: Mapping[str, str]) -> str:
    """The word in plain characters; nothing where one is lost, or remains of another script."""
    if _LOST.search(words) or not words.strip():
        return ""
    words = _UNSEEN.sub("", _SPACE_AS_WELL.sub(" ", words))
    plain = "".join(
        unicodedata.normalize("NFKC", sign) if _STYLED.match(sign) else lookalikes.get(sign, sign) for sign in words
    ).strip()
    return "" if _OTHER_SCRIPT.search(plain) and _LATIN.search(plain) else plain


CHARACTER_RULES = (LanguageRule(codes.ODD_UNICODE, characters_are_plain),)
