"""Rule of a publisher's own colours, and of those of places (ACC110): words on them can be read, and none is the red of
emergencies."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.codes import COLOUR_UNUSABLE
from pipeline.model.colours import (
    EDGES,
    GROUND,
    INK,
    WORDS,
    find_nearest,
    looks_like_emergency,
    measure_contrast,
)
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.leaflet import Library
from pipeline.model.settings import OwnColours
from pipeline.model.source import Places

RED = "this colour looks like the red of emergencies, which means nothing else"


def colours_can_be_used(library: Library) -> Iterator[Diagnostic]:
    """The colours of the publisher and of each place that has its own."""
    if library.publisher.colours:
        yield from _judge(library.publisher.colours, library.places["publisher.yaml"])
    for name, place in library.known_places.items():
        if place.colours:
            yield from _judge(place.colours, library.places["places.yaml"], name)


def _judge(colours: OwnColours, places: Places, *owner: str) -> Iterator[Diagnostic]:
    """What is wrong with both, each with the nearest colour that can be used: an accent beside the nearest main one."""
    main = find_nearest(colours.main, lambda one: not _describe_main(one))
    accent = find_nearest(colours.accent, lambda one: not _describe_accent(one, main))
    judged = {
        "main": (_describe_main(colours.main), main),
        "accent": (_describe_accent(colours.accent, main), accent),
    }
    for key, (message, nearest) in judged.items():
        if message:
            hint = f'the nearest colour that can be used is "{nearest}"'
            yield COLOUR_UNUSABLE.at(places.value(*owner, "colours", key), message, hint)


def _describe_main(colour: str) -> str:
    """Why a colour cannot be the main one; nothing where it can."""
    if looks_like_emergency(colour):
        return RED
    contrast = measure_contrast(colour, GROUND)
    return f"the contrast of words with this colour is {_say(contrast)}, and 7 is needed" if contrast < WORDS else ""


def _describe_accent(colour: str, main: str) -> str:
    """Why a colour cannot be the accent beside a main one; nothing where it can."""
    if looks_like_emergency(colour):
        return RED
    contrasts = {"the main colour": measure_contrast(colour, main), "dark words": measure_contrast(colour, INK)}
    name, contrast = min(contrasts.items(), key=lambda one: one[1])
    return f"the contrast of this colour with {name} is {_say(contrast)}, and 3 is needed" if contrast < EDGES else ""


def _say(contrast: float) -> str:
    """A contrast, rounded down: what is not enough does not look as if it were."""
    return f"{int(contrast * 10) / 10:g}"
