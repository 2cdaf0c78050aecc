"""Units that a translator works on: every segment of the source, with what the translation has in its place.

A translation stands beside the words that it is pinned to. Where the source has changed since, its segments are aligned
with those: what is the same keeps its translation wherever it stands now, and what reads otherwise is not done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from pipeline.desk.translating.segments import HEAD, Segment, by_context, list_segments
from pipeline.sms.counting import ROOM
from pipeline.validation.translation.same_words import is_same

_NUMBER = re.compile(r"-\d+(?=:|$)")
_TOKEN = re.compile(r"\{\{[^}]*\}\}|\[@[^\]]*\]|\(\([^)]*\)\)|\]\([^)]*\)|\{[^}]*\}|https?://\S+|[\W\d_]")
"""What is the same in every language."""


@dataclass(frozen=True)
class TranslationUnit:
    """Words of the source (`source`), known by their `context`, and those of the translation, which stand there at
    `place` (a context; empty where it has none yet). They are `done`, or they may be those of `previous` words of the
    source. `note` tells a translator what they are."""

    context: str
    source: str
    words: str = ""
    place: str = ""
    done: bool = False
    previous: str = ""
    note: str = ""


def list_units(
    now: str, pinned: str, translation: str, same: frozenset[str] = frozenset()
) -> tuple[TranslationUnit, ...]:
    """The units of a source as it is `now` (the text of its file), of which a translation is of the words `pinned`.
    Words that read alike in both are not done, unless they are the `same` on purpose."""
    segments, before = list_segments(now), list_segments(pinned)
    there = by_context(list_segments(translation))
    twins = _align(segments, before)
    return tuple(_list_units(segments, twins, there, same))


def _list_units(
    segments: Sequence[Segment], twins: dict[str, Segment], there: dict[str, Segment], same: frozenset[str]
) -> Iterator[TranslationUnit]:
    title = ""
    for segment in segments:
        part, _, kind = segment.context.partition(":")
        title = segment.text if kind == "title" and part != HEAD else title
        if not _TOKEN.sub("", segment.text):
            continue
        twin = twins.get(segment.context)
        own = there.get(twin.context) if twin else None
        words = own.text if own and twin and not is_same(twin.text, own.text, same) else ""
        is_new = twin is None or twin.text != segment.text
        previous = twin.text if twin and is_new else ""
        place = own.context if own else ""
        yield TranslationUnit(
            context=segment.context,
            source=segment.text,
            words=words,
            place=place,
            done=bool(words) and not is_new,
            previous=previous,
            note=_describe(segment, title),
        )


def _align(now: Sequence[Segment], before: Sequence[Segment]) -> dict[str, Segment]:
    """The segment of before to which each belongs: with the same words, else in the same place."""
    keys = [[(_NUMBER.sub("", one.context), one.text) for one in segments] for segments in (before, now)]
    twins: dict[str, Segment] = {}
    matcher = SequenceMatcher(None, keys[0], keys[1], autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal" or (tag == "replace" and last - first == end - begin):
            pairs = zip(before[first:last], now[begin:end], strict=True)
            twins |= {one.context: old for old, one in pairs if _is_like(old, one)}
    taken = {old.context for old in twins.values()}
    left = {old.context: old for old in before if old.context not in taken}
    return {one.context: left[one.context] for one in now if one.context in left} | twins


def _is_like(one: Segment, other: Segment) -> bool:
    return _NUMBER.sub("", one.context) == _NUMBER.sub("", other.context)


def _describe(segment: Segment, title: str) -> str:
    """What a segment is, for a translator who does not see the leaflet."""
    kind = _NUMBER.sub("", segment.context.rpartition(":")[2]).replace("_", " ")
    if segment.is_message:
        usual, other = ROOM["GSM-7"].alone, ROOM["UCS-2"].alone
        name = segment.context.split(":")[1]
        return (
            f"Text message “{name}”. One part holds {usual} characters, or {other} with a letter outside its alphabet."
        )
    if segment.context.startswith(f"{HEAD}:"):
        return f"In the head of the leaflet: {kind}."
    return f"In “{title}”: {kind}." if title else f"In the key points: {kind}."
