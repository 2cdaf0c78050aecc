"""Which characters make messages longer, reckoned by hand: 160 letters of the alphabet are a part, 70 of others."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.sms import count
from pipeline.sms.dear_characters import DearCharacter, find_dear_characters


def find_once(*texts: str) -> tuple[DearCharacter, ...]:
    return find_dear_characters((text, 1) for text in texts)


def test_a_character_that_makes_messages_longer() -> None:
    """150 characters are three parts of 67 with `°`, and one without; 100 are two."""
    assert find_once("°" + "a" * 149, "a" * 99 + "°") == (DearCharacter(("°",), 2, 3),)


@pytest.mark.parametrize("text", ["a" * 69 + "°", "°" + "a" * 306, "a" * 160, "Hello."])
def test_one_that_costs_no_part_is_not_named(text: str) -> None:
    """70 units fit one part in either alphabet; 307 characters need three parts of 153, and five of 67."""
    dear = find_once(text)
    assert dear == ((DearCharacter(("°",), 1, 2),) if len(text) > 300 else ())


def test_characters_that_only_cost_together_are_a_row() -> None:
    text = "ú" + "a" * 80 + "í"
    assert find_once(text) == (DearCharacter(("í", "ú"), 1, 1),)
    assert find_once(text, "ú" + "a" * 80) == (DearCharacter(("ú",), 1, 1), DearCharacter(("í", "ú"), 1, 1))


def test_what_one_saves_alone_is_not_reckoned_twice() -> None:
    """71 units with an emoji of two, and an accent: the emoji alone saves nothing that the accent does not need too."""
    assert find_once("😀ú" + "a" * 68) == (DearCharacter(("😀",), 1, 1),)
    both = "😀" * 3 + "ú" + "a" * 62 + "b" * 66  # 135 units are three parts, without the emoji 132 are two, else one
    assert find_once(both) == (DearCharacter(("😀",), 1, 1), DearCharacter(("ú", "😀"), 1, 1))


def test_one_that_takes_the_room_of_two() -> None:
    assert find_once("€" + "a" * 159) == (DearCharacter(("€",), 1, 1),)
    assert find_once("[" + "a" * 157 + "]") == (DearCharacter(("[",), 1, 1), DearCharacter(("]",), 1, 1))
    assert find_once("€" + "a" * 158) == ()


def test_other_scripts_are_left_out() -> None:
    assert find_once("ضمور العضلات: اسأل طبيبك. " * 6) == ()
    assert find_once("Ενα μηνυμα στα ελληνικα που ειναι πιο μακρυ απο ενα μερος και δεν γινεται αλλιως") == ()


def test_the_dearest_stands_first_and_repeats_count() -> None:
    rows = find_dear_characters([("°" + "a" * 149, 1), ("ü½" + "a" * 90, 12), ("á" + "a" * 90, 3)])
    assert rows == (DearCharacter(("½",), 12, 12), DearCharacter(("á",), 3, 3), DearCharacter(("°",), 1, 2))


@given(st.lists(st.sampled_from(["a" * 30, "°", "ú", "€", "😀", "ب", "Hello "]), min_size=1, max_size=14))
def test_the_rows_add_up_to_all_that_plain_letters_would_save(pieces: list[str]) -> None:
    text = "".join(pieces)
    rows = find_once(text)
    plain = "".join(one if one.isascii() else "x" for one in text)
    most = len(count(text).parts) - len(count(plain).parts)
    assert all(row.parts > 0 and row.messages == 1 for row in rows)
    assert max((row.parts for row in rows), default=0) <= most
