"""Straight quotes become those of the language; apostrophes in front of a word, feet and inches are no quotes."""

from __future__ import annotations

import pytest

from pipeline.templating.body.inlines import set_quotes

ENGLISH = ("“", "”", "‘", "’")


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Read \"the 'fever' page\" now.", "Read “the ‘fever’ page” now."),
        ("He said \"call 'us' now\".", "He said “call ‘us’ now”."),
        ("It's here: 'Tis, 'twas, '90s, rock 'n' roll.", "It’s here: ’Tis, ’twas, ’90s, rock ’n’ roll."),
        ("Give 'em 'all of it'.", "Give ’em ‘all of it’."),
        ("She is 5' 6\" tall, or 5'6\".", "She is 5' 6\" tall, or 5'6\"."),
        ("A 6\" plaster and a 5' pole.", "A 6\" plaster and a 5' pole."),
        ('"call 999" and "5"', "“call 999” and “5”"),
        ("'call 999' in the 1990's", "‘call 999’ in the 1990’s"),
        ("'s morgens", "’s morgens"),
        ("Reply '1' for yes, press '2' or '3'.", "Reply ‘1’ for yes, press ‘2’ or ‘3’."),
        ("vitamin 'K' helps 'T' cells", "vitamin ‘K’ helps ‘T’ cells"),
        ("size 'S' or 'M', and 'T cells'", "size ‘S’ or ‘M’, and ‘T cells’"),
        ("ward '12', a '20 mg' tablet, '5 ml'", "ward ‘12’, a ‘20 mg’ tablet, ‘5 ml’"),
        ("the '90s, since '99, 'til '05, and 'cause it's so", "the ’90s, since ’99, ’til ’05, and ’cause it’s so"),
        ("the 'cause of someone's death' box", "the ‘cause of someone’s death’ box"),
        ("Drop 'em, 't is so; press 'em' or 'til'", "Drop ’em, ’t is so; press ‘em’ or ‘til’"),
        ("the dogs' 5' lead", "the dogs’ 5' lead"),
    ],
)
def test_quotes_are_set(typed: str, printed: str) -> None:
    assert set_quotes(typed, ENGLISH) == printed


def test_a_quote_that_began_in_front_is_closed() -> None:
    """What stands in front of the words may be bold, with a quote in it."""
    assert set_quotes(' 999" now', ENGLISH, before="x") == " 999” now"
