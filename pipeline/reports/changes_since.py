"""Renderer of what changed since words were signed: sentence by sentence, each change with its class and the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from pipeline.build.wrong_usage import WrongUsageError
from pipeline.model import codes
from pipeline.model.changes import Change, find_worst, name_counts
from pipeline.model.leaflet import Leaflet
from pipeline.reports.command_result import CommandResult
from pipeline.reports.json_array import write_json
from pipeline.reports.sign_off_status import list_languages
from pipeline.reports.terminal_text import put_on_one_line
from pipeline.reports.text import render_text
from pipeline.templating.compose.since_signed import SignedState, compare_with_kept, compare_with_signed
from pipeline.validation.check import Checkup

SIGNED = "signed"
"""What stands for the words that were signed last."""
_OF_KEPT = {codes.EDITED_WORDS.code, codes.LOST_SIGNED_WORDS.code}
_Row = tuple[str, str, Sequence[SignedState] | None]
"""A leaflet, a language, and what changed since each of some words; nothing where the words of today have errors."""


def render_changes(checkup: Checkup, since: str, report: str) -> CommandResult:
    """What changed since words were signed, or `since` others that are kept, as `text` or `json`. What is kept and
    damaged is said beside it. A WrongUsageError where no words are called so."""
    rows = [*_list_rows(checkup, since)]
    if since != SIGNED and not any(states for _, _, states in rows):
        raise WrongUsageError(
            f"no words that are kept are called {since}; name a file in the folder kept, or the first digits of its "
            "digest: those of one file only"
        )
    damaged = [one for one in checkup.diagnostics if one.code in _OF_KEPT]
    problems = render_text(damaged, checkup.sources).rstrip("\n") if damaged else None
    if report == "json":
        return CommandResult(write_json([*_describe_rows(rows)]).rstrip("\n"), problems)
    return CommandResult("\n".join(_list_lines(rows)), problems)


def _list_rows(checkup: Checkup, since: str) -> Iterator[_Row]:
    readable = checkup.readable
    for name, leaflet in checkup.leaflets.items():
        for language in list_languages(leaflet, checkup.unreadable[name]):
            if name not in readable or language not in readable[name].texts:
                yield name, language, None
            elif since == SIGNED:
                yield name, language, compare_with_signed(readable[name], language)
            else:
                yield from _list_named(readable[name], language, since)


def _list_named(leaflet: Leaflet, language: str, since: str) -> Iterator[_Row]:
    """What changed since one state, in the leaflet and the language that have it."""
    state = compare_with_kept(leaflet, language, Path(since).name)
    if state:
        yield leaflet.id, language, (state,)


def _list_lines(rows: Sequence[_Row]) -> Iterator[str]:
    for leaflet, language, states in rows:
        yield f"{leaflet} ({language})" if language else leaflet
        if states is None:
            yield "  nobody can say: the words have errors"
        elif not states:
            yield "  nobody has signed words that are kept here"
        for state in states or ():
            yield f"  since {_name_state(state)}: {name_counts(state.changes)}"
            for part, changes in groupby(state.changes, key=lambda one: one.part):
                yield from _list_part(part, changes)


def _name_state(state: SignedState) -> str:
    signed = [f"{one.content.name} signed on {one.content.date} ({one.content.role})" for one in state.signatures]
    return put_on_one_line(f"{', '.join(signed) or 'they were kept'}, {state.words.name}")


def _list_part(part: str, changes: Iterator[Change]) -> Iterator[str]:
    yield f"    {put_on_one_line(part)}" if part else "    The words as a whole"
    for one in changes:
        yield f"      {one.change}: {put_on_one_line(one.reason)}"
        if one.before and one.before == one.after:
            yield f"        = {put_on_one_line(one.before)}"
            continue
        yield from [f"        - {put_on_one_line(one.before)}"] if one.before else []
        yield from [f"        + {put_on_one_line(one.after)}"] if one.after else []


def _describe_rows(rows: Sequence[_Row]) -> Iterator[Mapping[str, Any]]:
    """Every state of each language, for other programs; `since` is null where there are no signed words, and `changes`
    too where nobody can say."""
    for leaflet, language, states in rows:
        named = {"leaflet": leaflet, "language": language}
        if not states:
            yield {**named, "since": None, "signed": [], "worst": None, "changes": None if states is None else []}
        for state in states or ():
            yield {
                **named,
                "since": state.words.name,
                "signed": [
                    {"name": one.content.name, "role": one.content.role, "date": one.content.date}
                    for one in state.signatures
                ],
                "worst": find_worst(state.changes),
                "changes": [_describe(one) for one in state.changes],
            }


def _describe(one: Change) -> Mapping[str, str]:
    return {"class": one.change, "part": one.part, "before": one.before, "after": one.after, "reason": one.reason}
