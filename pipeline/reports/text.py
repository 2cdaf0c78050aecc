"""Renderer of diagnostics for people: what is wrong, where, the line with carets under the part, and what to do."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.source import Source
from pipeline.reports.excerpt import cut_excerpt
from pipeline.reports.severity_counts import render_counts
from pipeline.reports.terminal_text import put_on_one_line

_COLOURS = {"error": "1;31", "warning": "1;33", "info": "1;36", "strong": "1", "frame": "34"}
"""Parameters of the control sequence Select Graphic Rendition (ECMA-48, 8.3.117): the terminal's own colours, so that
they have the contrast that its user has chosen."""


_NAMED = re.compile(r"`[^`]*`|“[^”]*”|\d+")
"""What a hint names; those that say the same of other names are of one kind."""
MOST = 3
"""So many of a kind are shown: whoever mends these knows how to mend the others, which have the same hint."""


def render_text(
    diagnostics: Sequence[Diagnostic],
    sources: Mapping[str, Source],
    colour: bool = False,
    waived: int = 0,
    most: int = MOST,
    others: str = "`--report concise`",
) -> str:
    """The first diagnostics of each kind (`most` of them), a blank line after each, how many more of the kind there
    are and what shows the `others`, and how many in all, with those that are allowed (`waived`). With `colour`, with
    control sequences for a terminal; nothing is said by colour alone."""
    style = _Style(colour)
    seen: Counter[tuple[str, str, str]] = Counter()
    hidden: Counter[str] = Counter()
    texts = []
    for diagnostic in diagnostics:
        kind = (diagnostic.code, diagnostic.severity, _NAMED.sub("", diagnostic.hint))
        seen[kind] += 1
        if seen[kind] <= most:
            texts.append("\n".join(_render_lines(diagnostic, sources, style)) + "\n\n")
        else:
            hidden[diagnostic.code] += 1
    more = [f"… and {number} more {code}\n" for code, number in hidden.items()]
    if more:
        texts += [*more, f"{others} shows all of them.\n\n"]
    return "".join(texts) + render_counts(diagnostics, waived) + "\n"


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
