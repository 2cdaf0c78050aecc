"""Placeholders, and the longest that a message becomes."""

from dataclasses import dataclass

import pytest

from pipeline.sms import PlaceholderInText, UncountableError, count, fill, find_placeholders, worst_case
from pipeline.sms.placeholders import with_letter_outside


@dataclass(frozen=True)
class Declared:
    sample: str = "Amina"
    longest: str = "Oluwaseun-Babatunde"
    fallback: str = ""


def test_placeholders_are_found_with_their_places() -> None:
    template = "Hi ((name)), see ((clinic_2)). ((name))"
    found = find_placeholders(template)
    assert found == (
        PlaceholderInText("name", 3, 11),
        PlaceholderInText("clinic_2", 17, 29),
        PlaceholderInText("name", 31, 39),
    )
    assert [template[place.start : place.end] for place in found] == ["((name))", "((clinic_2))", "((name))"]


@pytest.mark.parametrize(
    "text", ["((Name))", "((first name))", "(( name))", "((2nd))", "(name)", "((name)", "((näme))", "(())"]
)
def test_other_brackets_are_text(text: str) -> None:
    assert find_placeholders(text) == ()
    assert fill(text, {}) == text


def test_a_placeholder_inside_brackets() -> None:
    assert fill("(((name)))", {"name": "Amina"}) == "(Amina)"


def test_values_are_text_and_not_templates() -> None:
    assert fill("((a)) ((b))", {"a": "((b))", "b": r"\1 \g<0>", "unused": "x"}) == r"((b)) \1 \g<0>"
    assert fill("(((a))", {"a": "(b))"}) == "((b))"


def test_a_value_that_is_missing() -> None:
    with pytest.raises(KeyError, match="name"):
        fill("Hi ((name))", {})
    with pytest.raises(KeyError, match="name"):
        worst_case("Hi ((name))", {})


def test_the_filled_in_text_is_counted_and_never_the_template() -> None:
    template = "Hi ((name)), " + "a" * 140
    worst = worst_case(template, {"name": Declared(), "unused": Declared(sample="\x1b")})
    assert count(template).units == 153
    assert (worst.sample.units, len(worst.sample.parts)) == (150, 1)
    assert (worst.longest.units, len(worst.longest.parts)) == (164, 2)
    assert (worst.fallback.units, len(worst.fallback.parts)) == (145, 1)
    assert (worst.outside.encoding, worst.outside.units, len(worst.outside.parts)) == ("UCS-2", 164, 3)
    assert worst.most_parts == 3


def test_a_message_without_placeholders_has_one_length() -> None:
    worst = worst_case("Rest well.", {})
    assert worst.sample == worst.longest == worst.fallback == worst.outside == count("Rest well.")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Amina", "Aminó"),
        ("Zoe 2", "Zoó 2"),
        ("Józef", "Józeó"),
        ("10:30", "10:30"),
        ("", ""),
        ("آمنة", "آمنة"),
        ("{}", "{}"),
    ],
)
def test_a_letter_outside_the_alphabet(value: str, expected: str) -> None:
    assert with_letter_outside(value) == expected


def test_a_text_that_its_values_make_uncountable() -> None:
    with pytest.raises(UncountableError, match="empty"):
        worst_case("((name))", {"name": Declared()})
