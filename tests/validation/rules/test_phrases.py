"""Lists of phrases find what one pattern of all their phrases would find, and make hardly any pattern for it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator

import pytest

from pipeline.assets import RULES
from pipeline.validation.rules import phrases
from pipeline.validation.rules.phrases import PhraseList, _compile, fold_word
from pipeline.validation.rules.rule_data import read_rule_data
from tests.paths import SOURCE

NAMES = sorted(path.stem for path in (RULES / "en").glob("*.yaml"))
PARAGRAPHS = [
    paragraph for path in sorted(SOURCE.glob("*/en.md")) for paragraph in path.read_text(encoding="utf-8").split("\n\n")
]


def list_phrases(rule: str) -> Iterator[tuple[str, ...]]:
    data = read_rule_data("en", rule)
    assert data
    yield from data.lists.values()
    yield tuple(entry.phrase for entry in data.entries)


@pytest.mark.parametrize("rule", NAMES)
def test_a_list_finds_what_one_pattern_finds(rule: str) -> None:
    for listed in filter(None, list_phrases(rule)):
        found, pattern = PhraseList(listed), _compile(sorted(listed, key=len, reverse=True))
        texts = (*PARAGRAPHS[::7], "  ".join(listed), " ".join(listed).upper(), *listed)
        for text in texts:
            cut = len(text) * 2 // 3
            assert [one.span() for one in found.finditer(text)] == [one.span() for one in pattern.finditer(text)]
            assert [one.span() for one in found.finditer(text, 2, cut)] == [
                one.span() for one in pattern.finditer(text, 2, cut)
            ]
            assert bool(found.fullmatch(text)) == bool(pattern.fullmatch(text))
            assert str(found.match(text)) == str(pattern.match(text))


def test_words_that_are_the_same_to_a_pattern_are_folded_alike() -> None:
    signs = [chr(one) for one in range(sys.maxunicode + 1) if chr(one).isalnum()]
    for small in {sign.lower() for sign in signs if len(sign.lower()) == 1 and sign.lower() != sign} | {*"iıkſsµß"}:
        pattern = re.compile(re.escape(small), re.IGNORECASE)
        same = [sign for sign in (small, small.upper(), small.title(), *"İıKKſẞ") if pattern.fullmatch(sign)]
        assert len({fold_word(sign) for sign in same}) == 1, same


@pytest.mark.parametrize(
    ("listed", "text", "expected"),
    [
        (("not", "not at all"), "Not at  ALL, or not.", ["Not at  ALL", "not"]),
        (("the gel", "gel"), "the gelatine", []),
        (("(un|re)fit", "do(|es) so"), "unfit refit fit dodoes so", ["unfit", "refit"]),
        (("AIDS",), "aids AIDS", ["AIDS"]),
        (("ill",), "İLL", ["İLL"]),
        (("*ing in", "sing"), "sing in, sing", ["sing in", "sing"]),
        ((), "anything", []),
    ],
)
def test_phrases_are_found(listed: tuple[str, ...], text: str, expected: list[str]) -> None:
    assert [one.group() for one in PhraseList(listed).finditer(text)] == expected


def test_a_pattern_is_made_only_of_a_phrase_whose_words_stand_there(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[str, ...]] = []
    compile_it = phrases._compile

    def count(some: tuple[str, ...]) -> re.Pattern[str]:
        made.append(some)
        return compile_it(some)

    monkeypatch.setattr(phrases, "_compile", count)
    phrases.read_phrase.cache_clear()
    listed = PhraseList(("in the end", "in the middle of", "at length", "now"))
    assert [one.group() for one in listed.finditer("The end in sight, in the end.")] == ["in the end"]
    assert made == [("in the end",)]
