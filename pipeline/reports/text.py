"""Findings for people: what is wrong, where, the line itself with carets under the part, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.reports.cells import one_line
from pipeline.reports.excerpt import excerpt
from pipeline.reports.summary import summary

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "frame": "34"}
"""Parameters of the control sequence Select Graphic Rendition (ECMA-48, 8.3.117): the terminal's own colours, so that
they have the contrast that its user has chosen."""


def render_text(diagnostics: Sequence[Diagnostic], sources: Mapping[str, Source], colour: bool = False) -> str:
    """The findings, a blank line after each, and how many there are. With `colour`, with control sequences for a
    terminal; nothing is said by colour alone."""
    said = ["\n".join(_finding(found, sources, _Pen(colour))) + "\n\n" for found in diagnostics]
    return "".join(said) + summary(diagnostics) + "\n"


class _Pen:
    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, kind: str, text: str) -> str:
        return f"\x1b[{_COLOURS[kind]}m{text}\x1b[0m" if self.colour else text


def _finding(found: Diagnostic, sources: Mapping[str, Source], pen: _Pen) -> Iterator[str]:
    span = found.span
    number = str(span.line)
    margin = " " * len(number)
    yield pen(found.severity, f"{found.severity}[{found.code}]") + pen("strong", f": {one_line(found.message)}")
    yield f"{margin}{pen('frame', '-->')} {one_line(span.path)}:{span.line}:{span.column}"
    part = excerpt(sources.get(span.path), span)
    if part is not None:
        yield f"{margin} {pen('frame', '|')}"
        yield f"{pen('frame', f'{number} |')} {part.line}".rstrip()
        yield f"{margin} {pen('frame', '|')} {' ' * part.offset}{pen(found.severity, '^' * part.carets)}"
    if found.hint:
        yield f"{margin} {pen('frame', '=')} {pen('strong', 'hint:')} {one_line(found.hint)}"
