"""Stand-ins for required keys of leaflet.yaml and front matter that are missing or wrong: the rest can then be judged.

Nothing is made with one: what is missing or wrong has been reported as an error. They are chosen so that no rule finds
anything in them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pipeline.model.leaflet import Library
from pipeline.model.settings import Settings
from pipeline.model.settings.versions import is_version
from pipeline.model.source import Places, Source
from pipeline.parsers.yaml12 import read_yaml

StandIns = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Values by key, for what is good of a file."""

NO_TITLE = "-"
"""What stands in for a title."""
NO_VERSION = "0.0.00"
"""What stands in for a version where the history has none either; nobody types that."""


def choose_head(good: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands in for the keys of front matter."""
    return {"title": NO_TITLE, "summary": "-"}


def guess_kind(settings: Settings, places: Places, sources: Mapping[str, Source]) -> Settings:
    """The settings with the kind that a wrong `kind`, which has been said, is likely to mean: nothing else that is said
    then follows from it."""
    place = places.values.get(("kind",))
    written = sources[place.path].line(place.line)[place.column - 1 :] if place else ""
    meant = written.strip("\"' ").casefold().startswith("prog")
    return settings.model_copy(update={"kind": "programme"}) if meant else settings


def is_state_known(source: Source, settings: Settings) -> bool:
    """Whether a leaflet.yaml says itself what settings that were read of it say of the status and of those who signed:
    neither a stand-in, nor what is left of either without what is wrong."""
    read = read_yaml(source).value
    if read is None or not isinstance(read[0], dict):
        return False
    raw, places = read
    reviewers = raw.get("clinical_reviewers")
    if any(places.keys_below(key) & {"?"} for key in ("status", "clinical_reviewers")):  # one of them stands twice
        return False
    whole = isinstance(reviewers, list) and len(reviewers) == len(settings.clinical_reviewers)
    return whole and raw.get("status") == settings.status


def is_withdrawal_known(source: Source, settings: Settings) -> bool:
    """Whether a leaflet.yaml says itself what the page of what is withdrawn says of it: that it is, and its version."""
    read = read_yaml(source).value
    if read is None or not isinstance(read[0], dict):
        return False
    raw, places = read
    twice = any("?" in places.keys_below(key) for key in ("status", "version", "withdrawn"))
    return not twice and raw.get("status") == settings.status and raw.get("version") == settings.version


def settings_stand_ins(library: Library | None, languages: list[str]) -> StandIns:
    """What stands in for the keys of leaflet.yaml: the country of the publisher, and one of the leaflet's languages."""

    def choose(good: Mapping[str, Any]) -> Mapping[str, Any]:
        history = good.get("history")
        entries = [entry for entry in history if isinstance(entry, dict)] if isinstance(history, list) else []
        tried = (good.get("version"), entries[-1].get("version") if entries else None)
        version = next((one for one in tried if isinstance(one, str) and is_version(one)), NO_VERSION)
        entry = {"version": version, "date": "2000-01-01", "class": "editorial", "summary": "-"}
        return {
            "version": version,
            "history": [entry],
            "status": "draft",
            "authors": [{"name": "-", "role": "-"}],
            "clinical_reviewers": [],
            "dates": {},
            **dict.fromkeys(("audience", "purpose", "funding", "conflicts_of_interest"), "-"),
            **({"country": library.publisher.country} if library else {}),
            **({"source_language": languages[0]} if languages else {}),
        }

    return choose
