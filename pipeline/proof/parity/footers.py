"""What stands on the sheets of a print leaflet outside its tags: the line at the foot of each page, by which a loose
sheet is known, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.model.document import Definitions, Document, Options, Paragraph, Table, walk
from pipeline.proof.parity.expected import Expectation, said
from pipeline.proof.parity.front import top, version
from pipeline.proof.parity.proving import Proving
from pipeline.proof.parity.words import Passage

_BETWEEN = re.compile(r"[|,·]")
"""What parts the pieces of the line; which sign it is says nothing."""


def compare_feet(proving: Proving, feet: Sequence[Passage]) -> None:
    """Compare what no tag claims with what has to stand at the foot: title, version, state, and the page of how many.
    What is wrong in the same way on several pages is one finding."""
    pages: dict[str, list[int]] = {}
    for foot in feet:
        before = len(proving.found)
        expected = tuple(_foot(proving.document, foot.page, len(feet)))
        lines = tuple(_BETWEEN.sub(" ", line) for line in foot.lines)
        proving.compare(expected, (Passage(lines),), top="at the foot or in no tag")
        for finding in proving.found[before:]:
            pages.setdefault(finding.message, []).append(foot.page)
        del proving.found[before:]
    for message, where in pages.items():
        proving.say(f"page {', '.join(map(str, where))}, {message}")


def _foot(document: Document, page: int, pages: int) -> Iterator[Expectation]:
    """Heads of tables that come again on a new sheet, then the line itself."""
    for cell in _repeated_heads(document):
        yield top("column heading", cell, needed=False)
    review = document.labels["next_review"].format(date=_in_about(document, "about_next_review"))
    line = (
        top("title", document.title),
        top("medical name", f"({document.medical_name})", needed=False),
        top("version", version(document)),
        top("date", _in_about(document, "about_version").removeprefix(document.version), needed=False),
        *([top("state", document.notice.label.rstrip(". ").lower())] if document.notice else []),
        *([top("next review", review)] if document.next_review else []),
        top("page number", document.labels["page_of"].format(page=page, pages=pages)),
    )
    for one in line:
        yield Expectation(one.section, one.what, _BETWEEN.sub(" ", one.text), one.needed)


def version_line(document: Document) -> str:
    """The line with the version and its date, the state and the next review, as a form of one page has it."""
    dated = _in_about(document, "about_version") or document.version
    line = document.labels["version"].format(version=dated)
    if document.notice:
        line += f", {document.notice.label.rstrip('. ').lower()}"
    if document.next_review:
        review = document.labels["next_review"].format(date=_in_about(document, "about_next_review"))
        line += f" | {review}"
    return line


def _repeated_heads(document: Document) -> Iterator[str]:
    for node in walk(document.sections):
        if isinstance(node, Options):
            yield node.head
            yield from (said(part.term) for part in node.items[0].fields)
        elif isinstance(node, Table):
            yield from (said(cell.children) for cell in chain.from_iterable(node.rows[: node.head]))


def _in_about(document: Document, label: str) -> str:
    """What the section about the leaflet says under one of our labels: there a date stands in words."""
    for node in walk(document.sections):
        if isinstance(node, Definitions) and node.role == "about":
            for entry in node.items:
                if said(entry.term) == document.labels[label]:
                    return " ".join(said(part.children) for part in entry.blocks if isinstance(part, Paragraph))
    return ""
