"""Markup of what is written on: each line and box has a name, stays with its label, and keeps its unit."""

from __future__ import annotations

import pytest

from pipeline.model.document import Blank, Inline, Tick
from pipeline.templating.body.inlines import write_inlines
from tests.nodes import words

QUOTES = ("“", "”", "‘", "’")
LINE = '<span class="line" role="img" aria-label="{}"></span>'
BOX = '<span class="tick-box" role="img" aria-label="{}"></span>'
MARKUP: dict[str, tuple[list[str | Inline], str]] = {
    "a line": (
        [Blank(words("My doctor's name"), spoken="N")],
        '<span class="blank"><span class="blank-label">My doctor’s name</span> ' + LINE.format("N") + "</span>",
    ),
    "a line with a unit": (
        [Blank(words("Dose"), unit=words("ml"), spoken="D")],
        '<span class="blank"><span class="blank-label">Dose</span> '
        + LINE.format("D") + ' <span class="blank-unit">ml</span></span>',
    ),
    "a short line": (
        ["You weigh ", Blank(words("My weight"), "short", unit=words("kg"), spoken="W"), " now."],
        'You weigh <span class="blank short">My <span class="blank-kept">weight ' + LINE.format("W")
        + ' <span class="blank-unit">kg</span></span></span> now.',
    ),
    "lines": (
        [Blank(words("Notes"), lines=3, spoken="N")],
        '<span class="blank full"><span class="blank-label">Notes</span> ' + LINE.format("N")
        + '<span class="line"></span><span class="line"></span></span>',
    ),
    "a line below": (
        [Blank(words("Notes"), "full", spoken="N")],
        '<span class="blank full"><span class="blank-label">Notes</span> ' + LINE.format("N") + "</span>",
    ),
    "a line in a cell": (
        [Blank((), spoken="Monday &amp; noon: space")],
        '<span class="blank bare">' + LINE.format("Monday &amp;amp; noon: space") + "</span>",
    ),
    "boxes behind words": (
        ["Pain? ", Tick(words("Yes"), "Y"), " ", Tick(words("No"), "N")],
        'Pain? <span class="tick-gap"></span> <span class="tick">' + BOX.format("Y")
        + '<span class="tick-label">Yes</span></span> <span class="tick">' + BOX.format("N")
        + '<span class="tick-label">No</span></span>',
    ),
    "a box in a cell": ([Tick((), "M")], '<span class="tick">' + BOX.format("M") + "</span>"),
}  # fmt: skip


@pytest.mark.parametrize("name", MARKUP)
def test_markup(name: str) -> None:
    parts, wanted = MARKUP[name]
    nodes = words(*parts)
    assert write_inlines(nodes, QUOTES, str) == wanted


def test_on_paper_it_is_a_picture_with_the_same_name() -> None:
    line, box = Blank((), spoken="a"), Tick((), "b")
    assert write_inlines((line,), QUOTES, str, "mark:room") == (
        '<span class="blank bare"><img class="line" src="mark:room" alt="a"/></span>'
    )
    assert write_inlines((box,), QUOTES, str, "mark:room") == (
        '<span class="tick"><img class="tick-box" src="mark:room" alt="b"/></span>'
    )
