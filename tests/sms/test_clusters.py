"""Grapheme clusters, after UAX #29."""

import re

import pytest
import regex

from pipeline.sms.clusters import STAND_ALONE, may_join, split_clusters


@pytest.mark.parametrize(
    "expected",
    [
        ["\r\n", "\n", "\r", "\r\n"],
        ["e\u0301", "a"],
        ["क्त"],  # an Indic conjunct (GB9c, since Unicode 15.1)
        ["नि", "न"],
        ["👨\u200d👩\u200d👧", "👍🏽"],
        ["🇬🇧", "🇫🇷", "🇬"],
        ["\u1112\u1161\u11ab", "한"],  # jamo
        ["1\ufe0f\u20e3"],  # a keycap
        ["a\u200d", "b"],
        ["م", "ر"],
    ],
)
def test_the_rules(expected: list[str]) -> None:
    assert list(split_clusters("".join(expected))) == expected


def test_long_rows_of_flags_are_cut_as_short_ones() -> None:
    """Rows are cut into pairs before the tables are asked; the tables alone have to give the same."""
    g, b = "🇬", "🇧"
    for text in (
        g,
        g + b,
        g * 3,
        g * 40,
        g * 41 + "a" + b * 7 + "\u0301" + g * 4,
        "\u0600" + g * 9,
        g + "\u200d" + b * 5,
    ):
        assert list(split_clusters(text)) == regex.findall(r"\X", text)


def test_characters_that_stand_alone_join_nothing() -> None:
    alone = "".join(filter(re.compile(f"[{STAND_ALONE}]").match, map(chr, range(0x10000))))
    assert len(alone) > 1000
    assert regex.fullmatch(r"[\p{GCB=Other}\p{GCB=Control}\r\n]*", alone)
    assert not may_join(alone.replace("\r", ""))
    assert may_join("\r\n") and may_join("e\u0301") and may_join("م")
