"""Data of the reviewer's page: all that it says of one message."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pipeline.conversion.review.bubble import (
    BubblePiece,
    cut_into_parts,
    split_by_placeholder,
)
from pipeline.conversion.review.characters import Characters, examine_characters
from pipeline.conversion.review.subject_headings import Target, find_targets
from pipeline.model.document import Document, PinState, Placeholder, TextMessage
from pipeline.sms import ROOM, Count, Encoding, WorstCase, fill, find_placeholders, worst_case
from pipeline.sms.alphabet import SEPTETS
from pipeline.sms.lock_screen import take_first_line
from pipeline.sms.placeholders import with_letter_outside
from pipeline.templating.directions import Direction, find_direction


@dataclass(frozen=True)
class Bar:
    """How full a part is: `units` of the `room` that it has."""

    units: int
    room: int


@dataclass(frozen=True)
class Length:
    """How long a message is with some values filled in. `parts` is the standard split, `most_parts` the larger of both
    ways to split; `units` and `room` are for all parts together."""

    encoding: Encoding
    units: int
    room: int
    parts: int
    most_parts: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class PreviewCase:
    """The message with one kind of values: `sample`, `longest`, `fallback` or `outside`."""

    kind: Literal["sample", "longest", "fallback", "outside"]
    values: tuple[str, ...]
    length: Length


@dataclass(frozen=True)
class Preview:
    """A message with its usual values filled in (`text`, `parts`, `length`), and what else there is to know of it.

    `cases` is empty where nothing is filled in. `runs` is the way a phone lays it out. `state` tells whether somebody
    has compared it with what it is about, and whether that has changed since; `app_words` are its words for apps, with
    their usual values."""

    message: TextMessage
    text: str
    parts: tuple[tuple[BubblePiece, ...], ...]
    length: Length
    most_parts: int
    cases: tuple[PreviewCase, ...]
    first_line: str
    runs: Direction
    characters: Characters
    about: Target | None
    state: PinState
    app_words: tuple[BubblePiece, ...]

    @property
    def app_letters(self) -> int:
        """The letters of its words for apps; 0 where it has no others for them."""
        return sum(len(piece.words) for piece in self.app_words)


def make_previews(document: Document) -> tuple[Preview, ...]:
    """The messages in the document's order. Raises Uncountable for a text that no message can carry, KeyError for a
    placeholder that is not declared; the checks refuse both before they get here."""
    known = find_targets(document)
    declared = {values.name: values for values in document.campaign.placeholders}
    return tuple(_make_preview(message, declared, document.direction, known) for message in document.messages)


def _make_preview(
    message: TextMessage, declared: Mapping[str, Placeholder], runs: Direction, known: Mapping[str, Target]
) -> Preview:
    used = tuple(dict.fromkeys(place.name for place in find_placeholders(message.text)))
    worst = worst_case(message.text, declared)
    values = {name: declared[name].sample for name in used}
    text = fill(message.text, values)
    return Preview(
        message=message,
        text=text,
        parts=cut_into_parts(split_by_placeholder(message.text, values), worst.sample.parts),
        length=_measure(worst.sample),
        most_parts=worst.most_parts,
        cases=_list_cases([declared[name] for name in used], worst) if used else (),
        first_line=take_first_line(text),
        runs=find_direction(text, runs),
        characters=examine_characters(text),
        about=_find_elsewhere(message) or known.get(message.about),
        state=message.pin_state,
        app_words=split_by_placeholder(message.long, {name: values.sample for name, values in declared.items()}),
    )


def _find_elsewhere(message: TextMessage) -> Target | None:
    """What it is about in another leaflet, whose page may stand anywhere."""
    return Target(f"{message.subject.heading.rstrip(': ')} ({message.about})", "") if message.subject else None


def _list_cases(used: list[Placeholder], worst: WorstCase) -> tuple[PreviewCase, ...]:
    return (
        PreviewCase("sample", tuple(values.sample for values in used), _measure(worst.sample)),
        PreviewCase("longest", tuple(values.longest for values in used), _measure(worst.longest)),
        PreviewCase("fallback", tuple(values.fallback for values in used), _measure(worst.fallback)),
        PreviewCase("outside", tuple(with_letter_outside(values.longest) for values in used), _measure(worst.outside)),
    )


def _measure(count: Count) -> Length:
    parts, room = len(count.parts), ROOM[count.encoding]
    each = room.alone if parts == 1 else room.each
    bars = tuple(Bar(_count_units(part, count.encoding), each) for part in count.parts)
    return Length(
        encoding=count.encoding,
        units=count.units,
        room=parts * each,
        parts=parts,
        most_parts=count.most_parts,
        bars=bars,
    )


def _count_units(part: str, encoding: Encoding) -> int:
    """The septets or UTF-16 code units of a part, in the encoding of the whole message."""
    return sum(SEPTETS[one] for one in part) if encoding == "GSM-7" else len(part.encode("utf-16-le")) // 2
