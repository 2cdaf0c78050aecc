"""Trend of readability: how hard each released version was to read, and how hard the words are now."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model.leaflet import Leaflet
from pipeline.model.readability import Readability, ReadingTrend, VersionReading


def read_trend(leaflet: Leaflet, readability: Readability) -> ReadingTrend:
    """The trend of a leaflet in the language in which it was measured."""
    grades = {score.name: score.value for score in readability.raw.scores}
    return ReadingTrend(list_released(leaflet, readability.language), make_version(leaflet, grades))


def list_released(leaflet: Leaflet, language: str) -> tuple[VersionReading, ...]:
    """The releases of a leaflet in a language, under the ids that it had before too, the first one first. Those for
    single places are left out, because what is measured is what everybody gets."""
    ids = {leaflet.id, *leaflet.settings.was}
    return tuple(
        VersionReading(one.version, one.date, fkgl=one.reading.fkgl, smog=one.reading.smog)
        for one in leaflet.library.releases
        if one.leaflet in ids and one.language == language and one.place is None
    )


def make_version(leaflet: Leaflet, grades: Mapping[str, float | None]) -> VersionReading:
    """The version that stands in the source, by the grades of its words (by the key of the formula)."""
    return VersionReading(leaflet.settings.version, "", fkgl=grades.get("flesch-kincaid"), smog=grades.get("smog"))
