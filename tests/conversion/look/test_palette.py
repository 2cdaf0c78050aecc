"""A publisher's palette: words can be read in it whatever its two colours are, and what warns stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from pipeline.conversion.look.colours import DARK, LIGHT, PAPER
from pipeline.conversion.look.palette import OUR_PALETTE, Palette, make_palette
from pipeline.model.colours import EDGES, GROUND, INK, OURS, WORDS, Colours, find_nearest, measure_contrast, mix, see
from tests.conversion.look.test_look import EDGES as EDGE_PAIRS
from tests.conversion.look.test_look import WORDS as WORD_PAIRS

ANY = st.binary(min_size=3, max_size=3).map(lambda parts: f"#{parts.hex().upper()}")
MAINS = ANY.map(lambda colour: find_nearest(colour, lambda one: measure_contrast(one, GROUND) >= WORDS))
WARNING = (
    "emergency",
    "emergency-text",
    "emergency-edge",
    "urgent",
    "urgent-text",
    "urgent-edge",
    "routine",
    "gold",
    "hatch",
)
FIXED = (*WARNING, "page", "surface", "ink", "ink-2", "line", "band-text", "head-text")


def themes_of(palette: Palette) -> dict[str, dict[str, str]]:
    return {"light": dict(palette.light), "dark": dict(palette.dark), "paper": dict(palette.paper)}


def test_ours_is_as_it_was_drawn() -> None:
    assert make_palette(OURS) is OUR_PALETTE
    assert (OUR_PALETTE.light, OUR_PALETTE.dark, OUR_PALETTE.paper) == (LIGHT, DARK, PAPER)


@given(MAINS, ANY)
def test_words_and_edges_keep_their_contrast_in_every_theme(main: str, accent: str) -> None:
    assume(min(measure_contrast(accent, main), measure_contrast(accent, INK)) >= EDGES)
    for name, theme in themes_of(make_palette(Colours(main, accent))).items():
        for front, ground in (*WORD_PAIRS, ("band-state", "band")):
            assert measure_contrast(theme[front], theme[ground]) >= WORDS - 0.005, (name, front, ground)
        for front, ground in (*EDGE_PAIRS, ("accent", "band"), ("accent", "head")):
            assert measure_contrast(theme[front], theme[ground]) >= EDGES - 0.005, (name, front, ground)
        assert theme.keys() == LIGHT.keys()


@given(MAINS)
def test_what_warns_and_what_is_written_with_are_the_same_for_everybody(main: str) -> None:
    for name, theme in themes_of(make_palette(Colours(main, OURS.accent))).items():
        ours = themes_of(OUR_PALETTE)[name]
        assert {token: theme[token] for token in FIXED} == {token: ours[token] for token in FIXED}


@given(MAINS, st.sampled_from(["#FFFFFF", "#F4ECD8", "#121212", "#000000"]))
def test_what_stands_on_the_ground_of_a_reader_shows_there(main: str, ground: str) -> None:
    palette = make_palette(Colours(main, OURS.accent))
    assert measure_contrast(palette.middle, ground) >= EDGES
    words = "#000000" if measure_contrast(ground, "#000000") > 4.5 else "#FFFFFF"
    assert measure_contrast(mix(words, palette.blend, 0.45), ground) >= 4.5


@pytest.mark.parametrize("main", ["#0B3D91", "#4B2A7B", "#14532D", "#3B3B3B"])
def test_all_of_it_has_the_hue_of_the_main_colour(main: str) -> None:
    palette = make_palette(Colours(main, "#FFB81C"))
    assert (palette.light["band"], palette.light["leaf"], palette.paper["head"]) == (main, main, main)
    seen = see(main)
    for colour in (palette.light["tint"], palette.dark["leaf"], palette.dark["band"], palette.middle):
        assert see(colour).chroma <= seen.chroma + 0.006
        if seen.chroma > 0.02:
            assert abs((see(colour).hue - seen.hue + 180) % 360 - 180) < 16, colour
