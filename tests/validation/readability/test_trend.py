"""The trend of readability: which releases count, with which the source is compared, and what is much harder."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.model.readability import ReadingTrend, VersionReading
from pipeline.validation.readability import measure_readability, read_trend
from tests.releases import make_entry, write_entries
from tests.workspace import SETTINGS, Workspace

FILE = "releases.yaml"


def version(
    number: str, fkgl: float | None = None, smog: float | None = None, date: str = "2026-11-01"
) -> VersionReading:
    return VersionReading(number, date, fkgl, smog)


@pytest.mark.parametrize(
    ("before", "now", "harder"),
    [
        ((5.0, None), (5.5, None), []),
        ((5.0, None), (5.6, None), ["Flesch-Kincaid grade"]),
        ((5.0, 7.0), (6.0, 7.6), ["Flesch-Kincaid grade", "SMOG grade"]),
        ((5.0, 7.0), (4.0, 7.6), ["SMOG grade"]),
        ((5.0, None), (5.0, 9.0), []),  # not measured before
        ((None, 7.0), (9.0, None), []),
        ((8.1, None), (8.6, None), []),  # which is 0.5000000000000004 in binary
    ],
)
def test_more_than_half_a_grade_is_much_harder(
    before: tuple[float | None, float | None], now: tuple[float | None, float | None], harder: list[str]
) -> None:
    trend = ReadingTrend((version("1.0.0", *before),), version("1.1.0", *now))
    assert [title for title, _, _ in trend.harder] == harder


def test_the_source_is_compared_with_the_last_release_of_another_version() -> None:
    released = (version("1.0.0", 3.0), version("1.1.0", 5.0), version("1.2.0", 6.0))
    assert ReadingTrend(released, version("2.0.0", 6.2)).before == released[2]
    assert ReadingTrend(released, version("1.2.0", 6.0)).before == released[1]
    assert ReadingTrend(released, version("1.2.0", 6.0)).harder == (("Flesch-Kincaid grade", 5.0, 6.0),)
    assert ReadingTrend(released[:1], version("1.0.0", 9.0)).before is None
    assert ReadingTrend((), version("1.0.0", 9.0)).harder == ()


def test_releases_of_other_leaflets_languages_and_places_do_not_count(workspace: Workspace) -> None:
    others: list[dict[str, Any]] = [
        {"reading": {"fkgl": 4.0, "smog": 6.5}},
        {"leaflet": "gout", "reading": {"fkgl": 1.0}},
        {"language": "es", "reading": {"fkgl": 2.0}},
        {"place": "riverside", "reading": {"fkgl": 3.0}},
        {"leaflet": "wasting", "reading": {}},
    ]
    workspace.write(FILE, write_entries(*(make_entry(f"0.0.{number}", **one) for number, one in enumerate(others))))
    workspace.append(SETTINGS, "was: [wasting]\n")
    leaflet = workspace.check().leaflets["muscle"]
    assert leaflet
    trend = read_trend(leaflet, measure_readability(leaflet, "en"))
    assert [(one.version, one.fkgl, one.smog) for one in trend.released] == [("0.0.0", 4.0, 6.5), ("0.0.4", None, None)]
    assert (trend.now.version, trend.now.date, trend.now.fkgl) == ("0.1.0", "", None)  # there are too few words
