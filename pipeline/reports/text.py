"""Renderer of diagnostics for people: what is wrong, where, the line with carets under the part, and what to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.first_of_kind import MOST, take_first
from pipeline.model.source import Source
from pipeline.reports.excerpt import cut_excerpt
from pipeline.reports.severity_counts import render_counts
from pipeline.reports.terminal_text import put_on_one_line

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "frame": "34"}
"""Parameters of the control sequence Select Graphic Rendition (ECMA-48, 8.3.117): the terminal's own colours, so that
they have the contrast that its user has chosen."""


def render_text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    colour: bool = False,
    waived: int = 0,
    most: int = MOST,
    others: str = "`--report concise`",
    counted: Mapping[str, int] | None = None,
) -> str:
    """The first diagnostics of each kind (`most` of them), a blank line after each, how many more of the kind there
    are and what shows the `others`, and how many in all, with those that are allowed (`waived`) and with warnings that
    were left out before (`counted`, by code). With `colour`, with control sequences for a terminal; nothing is said by
    colour alone."""
    style, first = _Style(colour), take_first(diagnostics, most)
    texts = ["\n".join(_render_lines(one, sources, style)) + "\n\n" for one in first.listed]
    hidden = Counter(counted or {}) + Counter(first.counted)
    if hidden:
        more = (f"… and {number} more {code}\n" for code, number in hidden.items())
        texts += [*more, f"{others} shows all of them.\n\n"]
    return "".join(texts) + render_counts(diagnostics, waived, sum((counted or {}).values())) + "\n"


class _Style:
    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def _render_lines(diagnostic: Diagnostic, sources: Mapping[str, Source], style: _Style) -> Iterator[str]:
    span = diagnostic.span
    number = str(span.line)
    margin = " " * len(number)
    yield style(diagnostic.severity, f"{diagnostic.severity}[{diagnostic.code}]") + style(
        "strong", f": {put_on_one_line(diagnostic.message)}"
    )
    yield f"{margin}{style('frame', '-->')} {put_on_one_line(span.path)}:{span.line}:{span.column}"
    part = cut_excerpt(sources.get(span.path), span)
    if part is not None:
        yield f"{margin} {style('frame', '|')}"
        yield f"{style('frame', f'{number} |')} {part.line}".rstrip()
        yield f"{margin} {style('frame', '|')} {' ' * part.offset}{style(diagnostic.severity, '^' * part.carets)}"
    for label, words in (("write:", diagnostic.expected), ("hint:", diagnostic.hint)):
        if words.strip():
            yield f"{margin} {style('frame', '=')} {style('strong', label)} {put_on_one_line(words)}"
