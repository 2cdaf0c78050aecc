"""References through pandoc's citeproc: each in its place, in the language that is asked for."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.parsers import citeproc, pandoc
from pipeline.parsers.citeproc import make_meta
from pipeline.parsers.pandoc import UnreadableTextError


def title(words: str) -> dict[str, Any]:
    return {
        "title": make_meta([{"t": "Str", "c": words}]),
        "URL": make_meta([{"t": "Str", "c": "https://example.org"}]),
    }


def write(locale: str, *references: dict[str, Any]) -> list[str]:
    (answer,) = pandoc.ask([citeproc.ask_for_list(references, locale)])
    assert isinstance(answer, str)
    return [flatten(entry) for entry in citeproc.read_list(answer, len(references))]


def flatten(inlines: Any) -> str:
    words = []
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        words.append(content if kind == "Str" else " " if kind == "Space" else flatten(content[1]))
    return "".join(words)


def test_each_is_written_and_one_that_says_nothing_is_empty() -> None:
    assert write("en-GB", title("One"), {}, title("Two")) == [
        "One [Internet]. Available from: https://example.org",
        "",
        "Two [Internet]. Available from: https://example.org",
    ]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("cy-GB", "[Rhyngrwyd]. Ar gael:"),
        ("fr-FR", "[Internet]. Disponible sur:"),
        ("en-NG", "[Internet]. Available from:"),
        ("zh-TW", "[互聯網]. 載於:"),
        ("xx-XX", "[Internet]. Available at:"),
    ],
)
def test_words_are_of_the_language_or_else_english(locale: str, words: str) -> None:
    assert words in write(locale, title("One"))[0]


def test_what_is_no_answer_is_an_error() -> None:
    for answer in ("", "{}", '{"blocks": [{}]}', '{"blocks": [{"t": "Div", "c": 1}]}'):
        with pytest.raises(UnreadableTextError):
            citeproc.read_list(answer, 1)
