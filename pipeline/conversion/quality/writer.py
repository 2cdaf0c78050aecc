"""Writer of the quality report: `quality.html` to read, `quality.json` for machines, beside the files it is about.

The same findings give the same bytes: no time, host or place of a file outside the outputs is in it. The report speaks
English, as the validators do. The page keeps to what it reports on: WCAG 2.2 level AA, offline, no scripts.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.conversion import FORMATS
from pipeline.conversion.look.icons import paint_icon
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.offline import convert_to_html, write_policy
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.typefaces import BOLD, HEAVY, REGULAR, choose_faces
from pipeline.conversion.look.web_stylesheet import write_stylesheet
from pipeline.conversion.quality.assessment import STATES, Quality
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document
from pipeline.model.readability import Readability, Reading, ReadingTrend, Score
from pipeline.model.scorecards import ITEM_STATES, Scorecard
from pipeline.templating.jinja import render
from pipeline.templating.languages import language_pack

PAGE, DATA = "quality.html", "quality.json"
CSS = Path(__file__).parent / "quality.css"


def write_report(document: Document, quality: Quality) -> tuple[Artifact, ...]:
    """The report as a page and as data."""
    inside = render(
        "conversion/quality/inside.html.j2", {"document": document, "quality": quality, "tables": _make_tables(quality)}
    )
    palette = make_palette(document.colours)
    faces = choose_faces(inside, (REGULAR, BOLD, HEAVY), document.typography)
    rules = loosen_lines(write_stylesheet(inside, faces, (CSS,), palette=palette), document.typography.line_height)
    values = {
        "title": f"Quality report: {document.file_title}",
        "publisher": document.publisher,
        "policy": Markup(write_policy(rules)),
        "favicon": paint_icon("tick", palette.light["leaf"]),
        "style": Markup(rules),
        "inside": Markup(inside),
    }
    page = convert_to_html(render("conversion/quality/quality.html.j2", values)).encode("utf-8")
    return (Artifact(PAGE, "text/html", page), Artifact(DATA, "application/json", _write_data(document, quality)))


def _make_tables(quality: Quality) -> dict[str, Any]:
    """The rows of the tables; those of the checks by file."""
    return {
        "checks": [
            (path, [(f"{one.validator} {one.version}".strip(), one.profile, one.state) for one in checks])
            for path, checks in groupby(quality.checks, lambda check: check.path)
        ],
        "parity": [(_find_title(one.form), one.path, f"{one.matched} of {one.needed}") for one in quality.parity],
        **_make_tables_of_reading(quality.readability),
        "versions": _list_versions(quality.trend),
        "files": [
            (file.path, f"{-(-file.bytes // 1000)} kB", file.pages or "–", file.sha256[:12]) for file in quality.files
        ],
    }


def _make_tables_of_reading(readability: Readability) -> dict[str, Any]:
    """The rows about reading, as figures for people: of the whole, of each section, and of what is counted apart."""
    raw, without = readability.raw, readability.without_terms
    scores = [
        (one.title, _write_score(one), _write_score(other))
        for one, other in zip(raw.scores, without.scores, strict=True)
    ]
    shares = [
        ("Words of three syllables or more", raw.complex_share, without.complex_share),
        ("Words that speak to or of people", raw.person_share, without.person_share),
    ]
    scores += [(name, f"{one:.1%}", f"{other:.1%}") for name, one, other in shares if None not in (one, other)]
    heads = ("Part", "Sentences", "Words", "Words in a sentence", "Their spread", *(one.title for one in raw.scores))
    sections = [(one.title or "Key points", one.reading) for one in readability.sections]
    return {
        "reading": scores,
        "reading_heads": heads,
        "sections": [_write_reading(*one) for one in (*sections, ("All of it", raw))],
        "apart": [_write_reading(name.capitalize(), one) for name, one in readability.apart if one.sentences],
    }


def _write_reading(name: str, reading: Reading) -> tuple[str, ...]:
    counted = (f"{reading.sentences}", f"{reading.words}", f"{reading.mean}", f"{reading.spread}")
    return (name, *counted, *map(_write_score, reading.scores))


def _write_score(score: Score) -> str:
    return f"{score.value}" if score.value is not None else score.reason.partition(":")[0]


def _find_title(name: str) -> str:
    """What a form is called in English."""
    pack = language_pack("en")
    return pack.form(FORMATS[name].label) if pack else name


def _list_versions(trend: ReadingTrend | None) -> list[tuple[str, ...]]:
    """The rows of the trend, from the first release to what stands in the source."""
    versions = (*trend.released, trend.now) if trend and trend.released else ()
    return [
        (one.version, one.date or "in the source", *("–" if value is None else f"{value}" for _, value in one.grades))
        for one in versions
    ]


def _write_trend(trend: ReadingTrend) -> dict[str, Any]:
    harder = [{"grade": title, "before": before, "now": now} for title, before, now in trend.harder]
    before = trend.before.version if trend.before else None
    released = [asdict(one) for one in trend.released]
    return {"released": released, "now": asdict(trend.now), "compared_with": before, "harder": harder}


def _write_card(card: Scorecard) -> dict[str, Any]:
    counts = {state.replace(" ", "_"): card.count(state) for state in ITEM_STATES}
    named = {"key": card.key, "name": card.name, "short": card.short, "source": card.source}
    return {**named, "counts": counts, "items": [asdict(item) for item in card.items]}


def _write_data(document: Document, quality: Quality) -> bytes:
    report = {
        "leaflet": document.leaflet,
        "language": document.language,
        "title": document.file_title,
        "version": document.version,
        "status": document.status,
        "notice": f"{document.notice.label} {document.notice.text}" if document.notice else None,
        "counts": {state.replace(" ", "_"): quality.count(state) for state in STATES},
        "checks": [asdict(check) for check in quality.checks],
        "parity": [asdict(parity) for parity in quality.parity],
        "differences": quality.differences,
        "readability": asdict(quality.readability),
        "trend": _write_trend(quality.trend) if quality.trend else None,
        "scorecards": [_write_card(card) for card in quality.scorecards],
        "files": [{**asdict(file), "pages": file.pages or None} for file in quality.files],
        "left_to_a_person": [asdict(point) for point in quality.person],
    }
    return (json.dumps(report, ensure_ascii=False, indent=1) + "\n").encode("utf-8")
