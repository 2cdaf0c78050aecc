"""Renderer of sign-offs: for each leaflet, language and role who has signed, and whether that still counts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from pipeline.model.changes import name_counts
from pipeline.model.kept_words import name_kept_words
from pipeline.model.leaflet import Leaflet
from pipeline.model.sign_off import LeafletSignOff, RoleSignOff
from pipeline.reports.command_result import CommandResult
from pipeline.reports.terminal_text import put_on_one_line
from pipeline.templating.compose.sign_off import judge_sign_off
from pipeline.validation.check import Checkup

_Row: TypeAlias = tuple[str, str, LeafletSignOff | None]
"""A leaflet, a language, and its sign-off; nothing where the words have errors, so that nobody can say."""


def render_sign_offs(checkup: Checkup, report: str) -> CommandResult:
    """The sign-offs of the leaflets of a checkup, as `text` or `json`."""
    rows = list(_list_rows(checkup))
    if report == "json":
        values = [_describe(leaflet, language, sign_off) for leaflet, language, sign_off in rows]
        return CommandResult(json.dumps(values, ensure_ascii=False, indent=2))
    return CommandResult("\n".join(map(put_on_one_line, _list_lines(rows))))


def _list_rows(checkup: Checkup) -> Iterator[_Row]:
    readable = checkup.readable
    for name, leaflet in checkup.leaflets.items():
        for language in list_languages(leaflet, checkup.unreadable[name]):
            can = name in readable and language in readable[name].texts
            if leaflet and leaflet.is_withdrawn(language):
                continue
            yield name, language, judge_sign_off(readable[name], language) if can else None


def list_languages(leaflet: Leaflet | None, unreadable: frozenset[str]) -> list[str]:
    """The source language first; a leaflet of which nothing is known has one without a name."""
    tags = {*unreadable, *(leaflet.texts if leaflet else ())}
    first = leaflet.settings.source_language if leaflet else ""
    return sorted(tags, key=lambda tag: (tag != first, tag)) or [""]


def _list_lines(rows: list[_Row]) -> Iterator[str]:
    for leaflet, language, sign_off in rows:
        yield f"{leaflet} ({language})" if language else leaflet
        if sign_off is None:
            yield "  nobody can say: the words have errors"
            continue
        for one in sign_off.by_role:
            yield f"  {one.role}: {_put(one)}"


def _put(one: RoleSignOff) -> str:
    """Where the sign-off of a role stands, in words."""
    if one.state == "missing":
        return "nobody has signed"
    where = f", {one.organisation}" if one.organisation else ""
    signed = f"{one.name}{where}, on {one.date}"
    since = f" ({name_counts(one.changes)} since)" if one.changes else ""
    return f"signed by {signed}{since}" if one.state == "holds" else f"void: signed by {signed}{since or _OTHER_WORDS}"


_OTHER_WORDS = " (of other words)"


def _describe(leaflet: str, language: str, sign_off: LeafletSignOff | None) -> Mapping[str, Any]:
    """What is known of a language, for other programs; `state` is null where nobody can say."""
    state = sign_off and (sign_off.state or "missing")
    roles = [_describe_role(one, language) for one in sign_off.by_role] if sign_off else []
    return {"leaflet": leaflet, "language": language, "state": state, "roles": roles}


def _describe_role(one: RoleSignOff, language: str) -> Mapping[str, Any]:
    values = {
        "role": one.role,
        "state": one.state,
        "name": one.name,
        "organisation": one.organisation,
        "registration": one.registration,
        "date": one.date,
        "file": one.file,
        "words": name_kept_words(language, one.digest) if one.file else "",
        "changes": dict(one.count_changes()),
    }
    return {key: value for key, value in values.items() if value or key in ("role", "state")}
