"""Colours as numbers: contrast as the standard says, and steps that reach what they are for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.colours import (
    EMERGENCY,
    GROUND,
    WHITE,
    WORDS,
    darken,
    find_nearest,
    lighten,
    looks_like_emergency,
    measure_contrast,
    mix,
    see,
    show,
)

COLOURS = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex().upper()}")
SHARES = st.floats(0, 1)
BLACK = "#000000"


def test_contrast_is_measured_as_the_standard_says() -> None:
    assert measure_contrast(BLACK, WHITE) == pytest.approx(21)
    assert measure_contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_within_its_bounds(one: str, other: str) -> None:
    assert 1 <= measure_contrast(one, other) == measure_contrast(other, one) <= 21.001
    assert measure_contrast(one, one) == 1


@given(COLOURS)
def test_a_colour_that_is_seen_is_shown_again(colour: str) -> None:
    assert show(see(colour)) == colour


@given(COLOURS, COLOURS, SHARES)
def test_a_mixture_lies_between_its_colours(one: str, other: str, share: float) -> None:
    assert mix(one, other, 0) == one and mix(one, other, 1) == other
    parts = [bytes.fromhex(colour[1:]) for colour in (one, other, mix(one, other, share))]
    assert all(min(low, high) <= mixed <= max(low, high) for low, high, mixed in zip(*parts, strict=True))


@given(COLOURS)
def test_a_colour_is_changed_only_as_far_as_it_has_to_be(colour: str) -> None:
    dark, light = darken(colour, WHITE, WORDS), lighten(colour, BLACK, WORDS)
    assert measure_contrast(dark, WHITE) >= WORDS and measure_contrast(light, BLACK) >= WORDS
    assert (dark == colour) is (measure_contrast(colour, WHITE) >= WORDS)
    assert (light == colour) is (measure_contrast(colour, BLACK) >= WORDS)


@given(COLOURS)
def test_the_nearest_colour_is_good_and_itself_where_it_is(colour: str) -> None:
    def is_good(one: str) -> bool:
        return measure_contrast(one, GROUND) >= WORDS and not looks_like_emergency(one)

    nearest = find_nearest(colour, is_good)
    assert is_good(nearest) and (nearest == colour) is is_good(colour)


@pytest.mark.parametrize("colour", [EMERGENCY, "#FF9E94", "#ED1C24", "#D4351C", "#6D1A36", "#C2544A"])
def test_reds_look_like_an_emergency(colour: str) -> None:
    assert looks_like_emergency(colour)


@pytest.mark.parametrize(
    "colour", ["#0F4C47", "#F5BE4F", "#003087", "#5B3A29", "#FF9E1B", "#7C2855", "#F4D0B1", "#808080"]
)
def test_brown_plum_skin_and_orange_do_not(colour: str) -> None:
    assert not looks_like_emergency(colour)
