"""Findings for the tests of the reports, in texts where a place is hard to show."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source, Span

LEAFLET = Source("source/tablets/leaflet.yaml", "version: 0.1.0\nfacts:\n  dose:\n    kind: dose\n    unit: mgs\n")
ENGLISH = Source(
    "source/tablets/en.md",
    "---\ntitle: Tablets\n---\n\n## What to do {#what}\n\n- one\n\t- ask\tnow\n\n"
    "Take {{dose}} a day, {{dose}} at most.\n",
)
ARABIC = Source("source/tablets/ar.md", "## متى تطلب المساعدة {#help}\n\nاتصل بالرقم {{urgent-line}} الآن.\n")
LONG = Source("source/tablets/ja.md", "薬" * 90 + "[痛み]{.term}" + "を" * 90 + "\n")

SOURCES: Mapping[str, Source] = {source.path: source for source in (LEAFLET, ENGLISH, ARABIC, LONG)}

FINDINGS: tuple[Diagnostic, ...] = (
    codes.UNKNOWN_FACT.at(ARABIC.span(3, 13, 28), "`urgent-line` is not a fact", "add it to leaflet.yaml"),
    codes.BLOCK_SHAPE.at(ENGLISH.span(8, 8, 11), "a tab stands in this item"),
    codes.NOT_SUPPORTED.at(Span(ENGLISH.path, 5, 4, 8, 3), "this stands on several lines", "write it on one"),
    codes.UNKNOWN_FACT.at(ENGLISH.span(10, 22, 30), "there is no fact {{dose}}", "declare it: `dose: {…}`"),
    codes.UNKNOWN_TERM.at(LONG.span(1, 91, 102), "`痛み` is not in the glossary"),
    codes.WRONG_VALUE.at(LEAFLET.span(5, 11, 14), "unit must be `mg` or `g`, not `mgs`", "did you mean `mg`?"),
    codes.UNUSED_FACT.at(LEAFLET.span(3, 3, 7), "`dose` is never used, 100% of the time:\nnever"),
    codes.NO_USER_TESTING.at(LEAFLET.start, "the leaflet has not been tested with readers", severity="info"),
    codes.MISSING_FILE.at(Span("source/tablets/a b,é:1.md"), "there is no file here", "write it"),
    codes.MISSING_PICTURE.at(Span("/elsewhere/leg.svg"), "see [the list](#pictures)"),
)
