"""Where there is no terminal, a long build says now and then how far it is, and a short one nothing."""

from __future__ import annotations

from pipeline.reports.building.progress_lines import EVERY, ProgressLines
from tests.reports.building.forms import NOTHING


def watch_forms(each: float) -> list[str]:
    """What is told while ten forms are made, each of which takes so long."""
    now, lines = [0.0], list[str]()
    watching = ProgressLines(lines.append, lambda: now[0])
    watching.begin("make")
    watching.expect({"pdf": 10})
    for number in range(10):
        watching.start(f"muscle-{number}/en/pdf")
        now[0] += each
        watching.finish(f"muscle-{number}/en/pdf", NOTHING, each)
    return lines


def test_a_short_build_says_nothing() -> None:
    assert watch_forms(EVERY / 20) == []


def test_a_long_build_says_how_far_it_is_once_a_minute() -> None:
    assert watch_forms(EVERY / 3) == [
        "3 of 10 forms made, about 2 minutes left",
        "6 of 10 forms made, about 1 minute left",
        "9 of 10 forms made, about 20 seconds left",
    ]


def test_the_last_form_is_not_told_of() -> None:
    assert len(watch_forms(EVERY)) == 9
