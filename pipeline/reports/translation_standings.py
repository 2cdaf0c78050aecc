"""Renderer of where translations stand, and of what became of one that was pinned, started or confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.desk.translating.confirming import Confirmed
from pipeline.desk.translating.pinning import Pinned
from pipeline.desk.translating.standings import PartStanding, TranslationStanding
from pipeline.model.changes import Change, find_worst, name_counts
from pipeline.reports.command_result import CommandResult
from pipeline.reports.json_array import write_json
from pipeline.reports.terminal_text import put_on_one_line
from pipeline.templating.compose.other_leaflets import language_name

_STANDINGS = {
    "current": "current",
    "newer": "readers are told that the source is newer",
    "outdated": "withdrawn, because readers might come to harm, until it says what the source says",
    "unpinned": "nobody knows of which words it is: pin it with `plainleaf translations pin`",
}
_STATES = {
    "missing": "missing",
    "untranslated": "untranslated",
    "stale": "stale",
    "same": "current, with words that are the same on purpose",
    "current": "current",
}


def render_standings(standings: Iterable[TranslationStanding], report: str) -> CommandResult:
    """Each translation with its parts, as `text` or `json`."""
    rows = [*standings]
    if report == "json":
        return CommandResult(write_json([_describe(one) for one in rows]).rstrip("\n"))
    lines = [line for one in rows for line in _list_lines(one)] or ["there are no translations"]
    return CommandResult("\n".join(map(put_on_one_line, lines)))


def _list_lines(one: TranslationStanding) -> Iterator[str]:
    yield f"{one.leaflet} ({one.language}, {language_name(one.language)})"
    if one.state is None:
        yield "  nobody can say: the words have errors, or do not say what they are a translation of"
        return
    of = f", of {one.state.pinned.name}" if one.state.pinned else ""
    day = f", pinned on {one.state.date}" if one.state.date and of else ""
    since = f", {name_counts(one.state.changes)} since" if of else ""
    yield f"  {_STANDINGS[one.state.standing]}{of}{day}{since}"
    for part in one.parts:
        yield f"  {part.id and f'{part.id}: '}{_name_state(part)}"
        if part.state in ("untranslated", "same"):
            yield from (f"    = {words}" for words in part.words)
        yield from (line for change in part.changes for line in _list_change(change))


def _name_state(part: PartStanding) -> str:
    heading = "" if part.id else f"{part.heading}: "
    counts = f", {name_counts(part.changes)} in the source" if part.changes else ""
    return f"{heading}{_STATES[part.state]}{counts}"


def _list_change(change: Change) -> Iterator[str]:
    yield f"    {change.change}: {change.reason}"
    if change.before and change.before == change.after:
        yield f"      = {change.before}"
        return
    yield from [f"      - {change.before}"] if change.before else []
    yield from [f"      + {change.after}"] if change.after else []


def _describe(one: TranslationStanding) -> Mapping[str, Any]:
    """A translation for other programs; `standing` is null where nobody can say."""
    state = one.state
    return {
        "leaflet": one.leaflet,
        "language": one.language,
        "standing": state and state.standing,
        "of": state.pinned.name if state and state.pinned else None,
        "date": (state and state.date) or None,
        "worst": find_worst(state.changes) if state else None,
        "parts": [_describe_part(part) for part in one.parts],
    }


def _describe_part(part: PartStanding) -> Mapping[str, Any]:
    return {
        "id": part.id,
        "heading": part.heading,
        "kind": "message" if part.is_message else "part",
        "state": part.state,
        "worst": find_worst(part.changes),
        "changes": [
            {"class": one.change, "before": one.before, "after": one.after, "reason": one.reason}
            for one in part.changes
        ],
        "words": list(part.words),
    }


def render_pinned(pinned: Pinned, leaflet: str, language: str) -> CommandResult:
    """What became of a translation that was to be pinned."""
    if pinned.refusal:
        return CommandResult(None, f"not pinned: {pinned.refusal}\n  = hint: {pinned.hint}", failed=True)
    assert pinned.words
    if not pinned.files:
        return CommandResult(f"{leaflet} ({language}) is pinned to {pinned.words.name} already")
    lines = [
        f"{leaflet} ({language}) is pinned to {pinned.words.name}; written:",
        *(f"  {one}" for one in pinned.files),
    ]
    lines.append("Keep these files with the source. Whoever pins says that the translation is of these words.")
    return CommandResult("\n".join(map(put_on_one_line, lines)))


def render_started(started: Pinned, leaflet: str, language: str) -> CommandResult:
    """What became of a translation that was to be started."""
    if started.refusal:
        return CommandResult(None, f"not started: {started.refusal}\n  = hint: {started.hint}", failed=True)
    lines = [f"The words of {leaflet} wait to be translated into {language}; written:"]
    lines += [f"  {path}" for path in started.files]
    lines.append(
        f"What is left to translate: `plainleaf translations status {leaflet}`, and `plainleaf check {leaflet}`."
    )
    return CommandResult("\n".join(map(put_on_one_line, lines)))


def render_confirmed(confirmed: Confirmed, leaflet: str, language: str, by: str) -> CommandResult:
    """The “do not” items in both languages, and what became of their confirmation."""
    if confirmed.refusal:
        return CommandResult(None, f"not confirmed: {confirmed.refusal}\n  = hint: {confirmed.hint}", failed=True)
    lines = ["In the source:", *(f"  - {item}" for item in confirmed.items[0])]
    lines += ["In the translation:", *(f"  - {item}" for item in confirmed.items[1])]
    if confirmed.file:
        lines.append(f"{by} has confirmed that they say the same; written: {confirmed.file}")
    else:
        lines.append(f"Who has compared them: `plainleaf translations confirm {leaflet} {language} --by NAME`")
    return CommandResult("\n".join(map(put_on_one_line, lines)))
