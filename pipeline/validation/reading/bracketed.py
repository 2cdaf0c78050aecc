"""Reader of words in brackets with attributes behind them: terms, words in another language, lines and boxes to write
on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Blank, Cite, Fact, Foreign, Inline, Inlines, Link, Term, Tick, plain, walk
from pipeline.model.settings import LANGUAGE
from pipeline.model.source import Span
from pipeline.validation.reading.attributes import Attributes, Owner, check_attributes, split_attributes
from pipeline.validation.reading.merged_headers import ONE_PLACE, is_merging
from pipeline.validation.reading.writing import BLANK_HINT, TICK_HINT, read_label, read_lines, read_width, report_words

if TYPE_CHECKING:
    from pipeline.validation.reading.inlines import InlineReader

_BRACKETS = Owner("words in brackets")
_BLANK = Owner("a line to write on", (".blank", "width", "lines"), BLANK_HINT)
_TICK = Owner("a box to tick", (".tick",), TICK_HINT)
_PLACE = (
    "put it straight into a paragraph, an item or a cell: headings, links, terms, bold words and messages hold none"
)


def read_bracketed(reader: InlineReader, content: Any, here: Span) -> Iterator[Inline]:
    """The node of bracketed words, by what pandoc gives for them at `here`."""
    attributes, children = content
    name, classes, pairs = split_attributes(attributes)
    for kind, owner, read in (("blank", _BLANK, _read_blank), ("tick", _TICK, _read_tick)):
        if kind in classes:
            written = check_attributes(reader.source, attributes, here, owner, reader.diagnostics)
            reader.take_rest(children, here)
            yield from read(reader, children, written, here)
            return
    written = check_attributes(reader.source, attributes, here, _BRACKETS, reader.diagnostics)
    reader.take_rest(children, here)
    inside = (reader.read_unlinked if "term" in classes else reader.read)(children, here)
    if set(classes) == {"term"} and not name and set(pairs) <= {"key"}:
        refuse_links(inside, "a term", reader.diagnostics)
        yield Term(pairs.get("key") or "-".join(plain(inside).lower().split()), inside, here)
    elif not classes and not name and set(pairs) == {"lang"}:
        if not LANGUAGE.fullmatch(pairs["lang"]):
            message = f"`{pairs['lang']}` is not a language tag"
            reader.diagnostics.report(codes.ATTRIBUTE, written.at("lang"), message, "write en, pt-BR or zh-Hant")
        yield Foreign(pairs["lang"], inside, here)
    else:
        hint = "words take `{.term}`, `{.term key=its-key}`, `{lang=fr}` or `{.blank}`; a box to tick is `[]{.tick}`"
        hint = ONE_PLACE if any(map(is_merging, pairs)) else hint
        reader.diagnostics.report(codes.ATTRIBUTE, here, "these attributes mean nothing here", hint)
        yield from inside


def _read_blank(reader: InlineReader, children: list[Any], written: Attributes, here: Span) -> Iterator[Inline]:
    inside = reader.read_unlinked(children, here)
    if not _may_stand(reader, "a line to write on", here):
        yield from inside
        return
    label = read_label(inside, reader.diagnostics)
    width = read_width(written, reader.diagnostics)
    lines = read_lines(written, reader.lines if width != "short" else 1, reader.diagnostics)
    yield Blank(label, width, lines, span=here)


def _read_tick(reader: InlineReader, children: list[Any], written: Attributes, here: Span) -> Iterator[Inline]:
    inside = reader.read_unlinked(children, here)
    if _may_stand(reader, "a box to tick", here):
        report_words(inside, here, reader.diagnostics)
        yield Tick((), span=here)
    yield from inside if plain(inside).strip() else ()


def _may_stand(reader: InlineReader, what: str, here: Span) -> bool:
    """Whether something to write on may stand at this place; where it may not, that is reported."""
    may = reader.to_write_on and reader.depth == 1
    if not may:
        reader.diagnostics.report(codes.OUT_OF_PLACE, here, f"{what} cannot stand here", _PLACE)
    return may


def refuse_links(nodes: Inlines, where: str, diagnostics: Diagnostics) -> None:
    """Report what becomes a link itself: it cannot stand in one, or in a term."""
    for node in walk(nodes):
        if isinstance(node, Fact | Cite | Term | Link):
            what = {"fact": "a fact", "cite": "a citation", "term": "a term", "link": "a link"}[node.kind]
            diagnostics.report(
                codes.OUT_OF_PLACE, node.span, f"{what} cannot stand in {where}", "put it beside the words"
            )
