"""Rules of what leaflet.yaml says of a withdrawal (GOV): what is withdrawn and since when, why, and what holds
instead."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Leaflet
from pipeline.model.settings import Withdrawal
from pipeline.model.source import KeyPath
from pipeline.model.suggestions import suggest

_KEY = "withdrawn"


def withdrawals_fit(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is withdrawn is there, the status says the same, and it was not withdrawn before it was written. The source
    language is withdrawn only with the whole leaflet: the others are made from it."""
    settings, places = leaflet.settings, leaflet.places
    if isinstance(settings.withdrawn, Withdrawal) and settings.status != "withdrawn":
        message = f"`withdrawn` says that the leaflet is withdrawn, and its status is `{settings.status}`"
        hint = "write `status: withdrawn`, or name the language that is withdrawn: `withdrawn: {es: {date: …}}`"
        yield codes.WITHDRAWAL.at(places.key(_KEY), message, hint)
    for language in settings.withdrawn if isinstance(settings.withdrawn, dict) else ():
        place = places.key(_KEY, language)
        if language not in leaflet.written:
            hint = suggest(language, leaflet.written, "name a language that it has words in")
            yield codes.WITHDRAWAL.at(place, f"the leaflet has no words in `{language}`", hint)
        elif language == settings.source_language and settings.status != "withdrawn":
            message = f"`{language}` is the source language, from which the others are made"
            yield codes.WITHDRAWAL.at(place, message, "withdraw the whole leaflet with `status: withdrawn`")
    first = min(entry.date for entry in settings.history)
    for path, withdrawal, _ in list_withdrawals(leaflet):
        if withdrawal.date < first:
            message = f"it was withdrawn on {withdrawal.date}, and its first version is of {first}"
            yield codes.WITHDRAWAL.at(places.value(*path, "date"), message, "write the day on which it was withdrawn")


def withdrawals_name_what_holds(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What is to be read instead is another leaflet, which readers can get."""
    for path, withdrawal, languages in list_withdrawals(leaflet):
        name = withdrawal.instead
        if name is None:
            continue
        place, neighbour = leaflet.places.value(*path, "instead"), leaflet.neighbours.find(name)
        if neighbour is None and name not in (leaflet.id, *leaflet.settings.was):
            hint = suggest(name, leaflet.neighbours.names - {leaflet.id}, "name a folder beside this one")
            yield codes.WITHDRAWN_INSTEAD.at(place, f"there is no leaflet `{name}`", hint)
        elif neighbour is None or neighbour.id == leaflet.id:
            message = f"`{name}` is the leaflet that is withdrawn"
            yield codes.WITHDRAWN_INSTEAD.at(place, message, "name another leaflet, or take it out")
        elif obstacle := next((one for tag in languages if (one := neighbour.find_obstacle(tag))), ""):
            yield codes.WITHDRAWN_INSTEAD.at(place, obstacle, "name another leaflet, or take it out")


def reasons_are_translated(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """Why something is withdrawn is said in each language in which readers ask for it."""
    for path, withdrawal, languages in list_withdrawals(leaflet):
        for language in languages if withdrawal.because else ():
            if language not in withdrawal.because:
                message = f"readers of `{language}` are not told why"
                place = leaflet.places.value(*path, "because")
                yield codes.WITHDRAWAL_REASON.at(place, message, f"write `{language}: …` there")


def list_withdrawals(leaflet: Leaflet) -> Iterator[tuple[KeyPath, Withdrawal, Collection[str]]]:
    """What is said of each withdrawal, where, and the languages whose readers are told of it."""
    withdrawn = leaflet.settings.withdrawn
    if isinstance(withdrawn, Withdrawal):
        yield (_KEY,), withdrawn, sorted(leaflet.texts)
    for language, withdrawal in withdrawn.items() if isinstance(withdrawn, dict) else ():
        yield (_KEY, language), withdrawal, (language,)
