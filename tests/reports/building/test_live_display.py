"""The live display says what is made, how much is left, and goes without a trace."""

from __future__ import annotations

import io
import re

import pytest

from pipeline.reports.building.live_display import MOMENT, LiveDisplay
from tests.reports.building.forms import NOTHING

HIDDEN, SHOWN = "\x1b[?25l", "\x1b[?25h"
CONTROL = re.compile(r"\x1b\[[?0-9;]*[A-Za-z]")


class Watched:
    """A display on a terminal that is a text, with a clock of its own."""

    def __init__(self) -> None:
        self.now = 0.0
        self.stream = io.StringIO()
        self.display = LiveDisplay(self.stream, at_once=2, clock=lambda: self.now)

    def make(self, *slots: str) -> None:
        self.display.begin("make")
        self.display.expect({"pdf": len(slots)})
        for slot in slots:
            self.display.start(slot)

    @property
    def words(self) -> str:
        return CONTROL.sub("", self.stream.getvalue())


@pytest.fixture(autouse=True)
def sixty_columns(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_a_short_build_shows_nothing() -> None:
    watched = Watched()
    watched.make("muscle/en/pdf")
    watched.display.finish("muscle/en/pdf", NOTHING, 0.1)
    watched.display.close()
    assert watched.stream.getvalue() == ""


def test_it_names_what_the_workers_are_at_and_what_is_left() -> None:
    watched = Watched()
    watched.make("muscle/en/pdf", "muscle/ar/riverside/pdf", "gout/en/pdf")
    watched.now = 4.0
    watched.display.finish("muscle/en/pdf", NOTHING, 3.0)
    watched.display.close()
    assert "1 of 3 forms made, about 10 seconds left" in watched.words
    assert "making muscle in ar for riverside: pdf, gout in en: pdf" in watched.words


def test_it_goes_and_the_cursor_comes_back() -> None:
    watched = Watched()
    watched.now = MOMENT
    watched.display.begin("check")
    watched.display.close()
    written = watched.stream.getvalue()
    assert "checking the leaflets" in written
    assert written.index(HIDDEN) < written.rindex(SHOWN)
    assert written.rindex("\x1b[2K") > written.rindex("checking"), "the line is taken away"
    watched.display.close()
    assert watched.stream.getvalue() == written


def test_a_sentence_stays_above_it() -> None:
    watched = Watched()
    watched.display.tell("at first")
    watched.now = MOMENT
    watched.display.begin("publish")
    watched.display.tell("another [bold]build[/] is publishing here; waiting for it to finish, whatever that takes")
    watched.display.close()
    assert watched.words.startswith("at first\n")
    assert "another [bold]build[/] is publishing here; waiting for it to finish, whatever that takes\n" in watched.words


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    watched = Watched()
    watched.make(*(f"a-leaflet-with-a-long-name-{number}/zh-Hans/pdf" for number in range(3)))
    watched.now = MOMENT
    watched.display.begin("make")
    watched.display.close()
    assert max(map(len, re.split(r"[\r\n]+", watched.words))) <= 30


def test_without_colour_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    watched = Watched()
    watched.now = MOMENT
    watched.make("muscle/en/pdf")
    watched.display.close()
    assert re.findall(r"\x1b\[(?:3|4|9|10)\d[;0-9]*m", watched.stream.getvalue()) == []
