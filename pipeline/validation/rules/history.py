"""Rule of the history (GOV): a change of words that somebody has signed is named there, and not as less than it is."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.changes import CLASSES, Change, ChangeClass
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings.versions import read_version
from pipeline.templating.compose.since_signed import SignedState, compare_with_signed
from pipeline.validation.rules.severity import find_severity

_SHOWN = 80
"""Letters of a sentence that changed, where it is named in a message."""


def history_says_what_changed(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Words that were signed have a later version when they have changed, and the history calls the change by its class
    or a worse one. What nobody reads is no change. Asked only of words that can be composed."""
    for language in leaflet.texts:
        for since in compare_with_signed(leaflet, language)[:1]:
            yield from _diagnose(leaflet, language, since, release)


def _diagnose(leaflet: Leaflet, language: str, since: SignedState, release: bool) -> Iterator[Diagnostic]:
    worst = min(since.changes, key=lambda one: CLASSES.index(one.change), default=None)
    if worst is None or worst.change == "format":
        return
    signed = max((file.content.version_numbers for file in since.signatures), default=())
    severity, version = find_severity(leaflet, release), leaflet.settings.version
    what = f"{_name_change(worst)}, a change of class {worst.change} (`{language}`)"
    if signed and read_version(version) <= signed:
        message = f"version {version} was signed on {since.signatures[0].content.date}, and has changed since: {what}"
        hint = f"write a later `version`, and add it to `history` with `class: {worst.change}`"
        yield codes.UNDERSTATED_CHANGE.at(leaflet.places.value("version"), message, hint, severity)
        return
    history = leaflet.settings.history
    newer = [number for number, entry in enumerate(history) if _is_since(entry.version, version, signed)]
    stated = [history[number].change for number in newer]
    if stated and _is_less(stated, worst.change):
        number = max(newer, key=lambda one: read_version(history[one].version))
        message = (
            f"the history calls it {history[number].change}, and since the words were signed this has changed: {what}"
        )
        place = leaflet.places.value("history", number, "class")
        yield codes.UNDERSTATED_CHANGE.at(place, message, f"write `class: {worst.change}`", severity)


def _is_since(entry: str, version: str, signed: tuple[int, ...]) -> bool:
    """Whether an entry is of a version after the one that was signed, up to the present one; where nobody has written
    down which that was, only the present one is."""
    if not signed:
        return entry == version
    return signed < read_version(entry) <= read_version(version)


def _is_less(stated: list[ChangeClass], worst: ChangeClass) -> bool:
    return min(map(CLASSES.index, stated)) > CLASSES.index(worst)


def _name_change(change: Change) -> str:
    words = change.after or change.before or change.part
    named = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
    return f"“{named}”" if change.after or not change.before else f"“{named}” is gone"
