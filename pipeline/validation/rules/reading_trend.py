"""Rule of the trend of readability (GOV): a version is not much harder to read than the one that was released before
it. Measuring takes time, so it is done where something was released, and remembered with the words."""

from __future__ import annotations

import json
from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.leaflet import Leaflet
from pipeline.model.readability import ReadingTrend
from pipeline.validation.rules.plain_language import digest_prose

_NAMED = 3
"""Hard sentences whose places are named."""


def words_stay_as_easy(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """No language of a leaflet has become more than half a grade harder since another version of it was released."""
    released = {one.language for one in leaflet.library.releases if one.leaflet in (leaflet.id, *leaflet.settings.was)}
    for language in leaflet.texts:
        is_read = not (leaflet.settings.is_programme or leaflet.is_withdrawn(language))
        if language in released and is_read:
            yield from _compare(leaflet, language, release)


def _compare(leaflet: Leaflet, language: str, release: bool) -> Iterator[Diagnostic]:
    from pipeline.validation.readability.trend import list_released, make_version

    grades, hardest = _recall(leaflet, language)
    trend = ReadingTrend(list_released(leaflet, language), make_version(leaflet, grades))
    if trend.before and trend.harder:
        rises = " and ".join(f"{title} {now}, after {before}" for title, before, now in trend.harder)
        message = f"the words (`{language}`) are harder to read than version {trend.before.version}: {rises}"
        hint = f"make the hardest sentences easier ({', '.join(hardest)}), or allow it under `allow` with a reason"
        place = leaflet.texts[language].places.value("title")
        yield codes.HARDER_TO_READ.at(place, message, hint, _grade(leaflet, release))


def _recall(leaflet: Leaflet, language: str) -> tuple[dict[str, float | None], list[str]]:
    """The grades of the words by formula, and where the hardest sentences are: as remembered, or measured now."""

    def measure() -> str:
        from pipeline.validation.readability.measuring import measure_readability

        readability = measure_readability(leaflet, language)
        grades = {score.name: score.value for score in readability.raw.scores}
        return json.dumps([grades, [one.place for one in readability.hardest[:_NAMED]]])

    remember, key = leaflet.library.remember, digest_prose(leaflet, language, "reading")
    grades, hardest = json.loads(remember(key, measure) if remember and key else measure())
    return grades, hardest


def _grade(leaflet: Leaflet, release: bool) -> Severity:
    """An error for a release; before that a warning where the leaflet is published, and a note in a draft."""
    if release:
        return "error"
    return "warning" if leaflet.settings.status == "published" else "info"
