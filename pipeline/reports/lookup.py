"""Renderer of an answer out of the record of releases: what a code or a file stands for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.desk.releasing.lookup import Lookup, PresentEdition, ReleaseAnswer
from pipeline.model.diagnostics import has_errors
from pipeline.model.settings import Release
from pipeline.model.settings.releases import ReadingFigures, Signatory
from pipeline.model.source import Source
from pipeline.reports.command_result import CommandResult
from pipeline.reports.json_array import write_json
from pipeline.reports.text import render_text

_INDENT = 12


def render_lookup(lookup: Lookup, sources: Mapping[str, Source], report: str) -> CommandResult:
    """The answer as text or JSON. It has failed where nothing has the code or the file, or the record has errors."""
    problems = render_text(lookup.diagnostics, sources).rstrip("\n") if lookup.diagnostics else None
    failed = not lookup.is_known or has_errors(lookup.diagnostics)
    text = write_json(_list_members(lookup)).rstrip("\n") if report == "json" else "\n".join(_list_lines(lookup))
    return CommandResult(text, problems, failed)


def _list_lines(lookup: Lookup) -> Iterator[str]:
    for number, answer in enumerate(lookup.releases):
        yield from [""] * bool(number)
        yield from _render_release(lookup.asked, answer)
    for edition in lookup.now:
        yield f"{lookup.asked} is {_name(edition)}, version {edition.version}, {_name_status(edition)}."
        yield f"It was never released. These are the words in {edition.path} now."
    if not lookup.is_known:
        yield from _render_unknown(lookup)


def _render_release(asked: str, answer: ReleaseAnswer) -> Iterator[str]:
    one = answer.release
    what = f"{asked} is {answer.file}, a file of" if answer.file else f"{asked} is"
    withdrawn = " as withdrawn" if one.status == "withdrawn" else ""
    yield f"{what} {_name(one)}, version {one.version}, released{withdrawn} on {one.date}."
    yield _row("code", one.code)
    yield _row("words", f"{one.words} ({_compare_with_now(answer)})")
    yield from _rows("kept", answer.kept)
    yield from _rows("signed", [_describe_signatory(who) for who in one.signed] or ["by nobody"])
    yield from _rows("evidence", [f"{cited.key} ({cited.digest})" for cited in one.evidence])
    yield from _rows("reading", _describe_reading(one.reading))
    yield from _rows("files", [f"{file.path}  {file.size} bytes  sha256 {file.sha256}" for file in one.files])
    yield from _rows("later", [f"version {other.version} on {other.date}, code {other.code}" for other in answer.later])
    yield _row("entry", one.digest)


def _row(label: str, words: str) -> str:
    return f"  {label}".ljust(_INDENT) + words


def _rows(label: str, lines: list[str] | tuple[str, ...]) -> Iterator[str]:
    """A line for each of some words, the label before the first."""
    yield from (_row("" if number else label, line) for number, line in enumerate(lines))


def _compare_with_now(answer: ReleaseAnswer) -> str:
    if answer.present is None:
        return "this edition is not in the source now, or has errors"
    if answer.present.code == answer.release.code:
        return f"the same that {answer.present.path} has now"
    return f"{answer.present.path} has others now: version {answer.present.version}, code {answer.present.code}"


def _describe_signatory(who: Signatory) -> str:
    words = [who.name, who.role, who.organisation, f"registration {who.registration}" if who.registration else None]
    when = f" on {who.date}" if who.date else ""
    return ", ".join(word for word in words if word) + when


def _describe_reading(reading: ReadingFigures) -> list[str]:
    figures = (("Flesch-Kincaid grade", reading.fkgl), ("SMOG grade", reading.smog))
    return [f"{name} {value:g}" for name, value in figures if value is not None]


def _render_unknown(lookup: Lookup) -> Iterator[str]:
    yield f"{lookup.asked}: no release in the record has it, and nothing in the source has it now."
    for one in lookup.near:
        what = f"released on {one.date}" if isinstance(one, Release) else f"{_name_status(one)}, in the source now"
        yield f"Near it is {one.code}: {_name(one)}, version {one.version}, {what}."
    if lookup.unread:
        yield f"What code these have now is not known, because they have errors: {', '.join(lookup.unread)}."


def _name(one: Release | PresentEdition) -> str:
    place = f" for {one.place}" if one.place else ""
    return f"{one.leaflet} in {one.language}{place}"


def _name_status(edition: PresentEdition) -> str:
    return {"draft": "a draft", "in_review": "in review"}.get(edition.status, edition.status)


def _list_members(lookup: Lookup) -> dict[str, Any]:
    return {
        "asked": lookup.asked,
        "releases": [_list_release(answer) for answer in lookup.releases],
        "now": [_list_edition(edition) for edition in lookup.now],
        "near": [one.code for one in lookup.near],
        "unread": list(lookup.unread),
    }


def _list_release(answer: ReleaseAnswer) -> dict[str, Any]:
    present = answer.present
    return {
        **answer.release.model_dump(mode="json", exclude_none=True),
        **({"file": answer.file} if answer.file else {}),
        "kept": list(answer.kept),
        "later": [{"version": one.version, "date": one.date, "code": one.code} for one in answer.later],
        "now": _list_edition(present) if present else None,
    }


def _list_edition(edition: PresentEdition) -> dict[str, Any]:
    place = {"place": edition.place} if edition.place else {}
    named = {"leaflet": edition.leaflet, "language": edition.language, **place}
    return {**named, "version": edition.version, "status": edition.status, "code": edition.code, "path": edition.path}
