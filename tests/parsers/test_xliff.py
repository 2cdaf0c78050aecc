"""XLIFF 2.1: what is written is read back, and what is none is refused at its line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.parsers.xliff import BrokenXliffError, XliffFile, XliffUnit, read_xliff, write_xliff

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30)


@given(WORDS.filter(bool), WORDS, WORDS)
def test_words_come_back_as_they_were(source: str, words: str, note: str) -> None:
    unit = XliffUnit("a:item-1", source, words, note, done=bool(words))
    (back,) = read_xliff(write_xliff(XliffFile("a/en.md", "en", "es", (unit,)))).units
    assert (back.id, back.source, back.words, back.note, back.done) == ("a:item-1", source, words, note, bool(words))


def test_units_know_their_lines_and_segments_are_joined() -> None:
    units = (XliffUnit("a", "One. Two.", "Uno. Dos.", done=True), XliffUnit("b", "Three"))
    text = write_xliff(XliffFile("a/en.md", "en", "es", units))
    assert [text.split("\n")[one.line - 1].strip() for one in read_xliff(text).units] == [
        '<unit id="a">',
        '<unit id="b">',
    ]
    parted = text.replace("One. Two.</source>", "One. </source>", 1).replace(
        "Uno. Dos.</target>",
        'Uno. </target></segment><segment state="final"><source>Two.</source><target>Dos.</target>',
    )
    first, second = read_xliff(parted).units
    assert (first.source, first.words, first.done) == ("One. Two.", "Uno. Dos.", True) and not second.done


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("words\n", 1, "no XML"),
        ("<xliff>\n<a>\n</xliff>", 3, "no XML"),
        ('<xliff version="1.2"/>', 1, "no XLIFF 2"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a/>', 1, "document type"),
    ],
)
def test_what_is_none_is_refused_at_its_line(text: str, line: int, reason: str) -> None:
    with pytest.raises(BrokenXliffError, match=reason) as error:
        read_xliff(text)
    assert error.value.line == line
