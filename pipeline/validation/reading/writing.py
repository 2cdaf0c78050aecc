"""Reader of what people write on, inside a line of words: labels, units and sizes, and what stands where it must
not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Literal

from pipeline.model import codes, limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Blank, Break, Inline, Inlines, Text, Tick, plain, walk
from pipeline.model.source import Span
from pipeline.validation.reading.attributes import Attributes

BLANK_HINT = "write `[Label]{.blank}`, with width=short, width=full or lines=4"
TICK_HINT = "write `[]{.tick} Yes`"
LONGEST_UNIT = 12
"""Letters of the words behind a line that are its unit, as "mg a day"; of more words behind a short line the first one
is, and the others go on in the text."""


def read_label(inside: Inlines, diagnostics: Diagnostics) -> Inlines:
    """The label of a line: plain words, without spaces around them. Anything else is reported."""
    for node in inside:
        if not isinstance(node, Text):
            hint = "write the label in plain words, and the rest in the text beside it"
            diagnostics.report(codes.OUT_OF_PLACE, node.span, "the label of a line takes plain words", hint)
    words = " ".join(plain(inside).split())
    return (Text(words, inside[0].span),) if words else ()


def read_width(written: Attributes, diagnostics: Diagnostics) -> Literal["", "short", "full"]:
    """How wide a line is. One that is short and several lines high is neither, and reported."""
    match written.values.get("width", ""):
        case "short":
            if "lines" in written.values:
                message, hint = "a short line has no `lines`", "take one of them out"
                diagnostics.report(codes.ATTRIBUTE, written.at("lines"), message, hint)
            return "short"
        case "full":
            return "full"
        case "":
            return ""
        case other:
            hint = "write width=short or width=full, or leave it out"
            diagnostics.report(codes.ATTRIBUTE, written.at("width"), f"`{other}` is not a width", hint)
            return ""


def read_lines(written: Attributes, usual: int, diagnostics: Diagnostics) -> int:
    """How many lines there are to write on; `usual` where nothing is said."""
    value, most = written.values.get("lines"), limits.LINES_TO_WRITE.most
    if value is None:
        return usual
    if not (value.isascii() and value.isdigit() and 1 <= int(value) <= most):
        hint = f"write lines=1 to lines={most}"
        diagnostics.report(codes.ATTRIBUTE, written.at("lines"), f"`{value}` is not a number of lines", hint)
        return usual
    return int(value)


def report_words(inside: Inlines, here: Span, diagnostics: Diagnostics) -> None:
    """Report words in the brackets of a box to tick: its label stands behind it."""
    words = " ".join(plain(inside).split())
    if words:
        hint = f"write `[]{{.tick}} {words}`"
        diagnostics.report(codes.OUT_OF_PLACE, here, "the label of a box to tick stands behind it", hint)


def gather_labels(nodes: Inlines) -> Inlines:
    """The nodes of a paragraph with each box to tick holding the words after it, up to the next box or line or the end,
    and each line its unit."""
    gathered: list[Inline] = []
    waiting = list(nodes)
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, Tick):
            label = _take_label(waiting)
            gathered += [replace(node, children=label), *_keep_space(waiting)]
        elif isinstance(node, Blank):
            gathered.append(replace(node, unit=_take_unit(waiting, node.width == "short")))
        else:
            gathered.append(node)
    return tuple(gathered)


def _take_label(waiting: list[Inline]) -> Inlines:
    """The words of a box, taken from what follows it. Spaces and line ends at their end are no part of them."""
    end = next((at for at, node in enumerate(waiting) if isinstance(node, Tick | Blank)), len(waiting))
    label = waiting[:end]
    del waiting[:end]
    while label and isinstance(label[-1], Break):
        waiting.insert(0, label.pop())
    if label and isinstance(label[0], Text):
        label[0] = replace(label[0], value=label[0].value.lstrip())
    if label and isinstance(last := label[-1], Text):
        label[-1] = replace(last, value=last.value.rstrip())
    return tuple(node for node in label if not (isinstance(node, Text) and not node.value))


def _keep_space(waiting: list[Inline]) -> Iterator[Inline]:
    """The space between a box with its label and what follows it."""
    if waiting and not isinstance(waiting[0], Break):
        yield Text(" ")


def _take_unit(waiting: list[Inline], short: bool) -> Inlines:
    """The unit behind a line, taken from what follows it: a few words up to the next node, or the first word behind a
    short line."""
    following = waiting[0] if waiting else None
    if not isinstance(following, Text):
        return ()
    ends = len(waiting) == 1 or isinstance(waiting[1], Tick | Blank | Break)
    words = following.value.strip()
    if ends and len(words) <= LONGEST_UNIT:
        waiting[0:1] = [Text(" ")] if len(waiting) > 1 and not isinstance(waiting[1], Break) else []
        return (replace(following, value=words),) if words else ()
    first, space, rest = following.value.strip(" ").partition(" ")
    if short and space and len(first) <= LONGEST_UNIT:
        waiting[0] = replace(following, value=f" {rest}{' ' * following.value.endswith(' ')}")
        return (replace(following, value=first),)
    return ()


def report_nameless(nodes: Inlines, diagnostics: Diagnostics) -> None:
    """Report lines and boxes without a label outside of a table, where no heads name them."""
    for node in nodes:
        if isinstance(node, Blank) and not node.children:
            hint = "write what it is for: `[Name]{.blank}`; only in a cell of a table the heads say it"
            diagnostics.report(codes.EMPTY_WORDS, node.span, "this line to write on has no label", hint)
        if isinstance(node, Tick) and not plain(node.children).strip():
            hint = "write its words behind it: `[]{.tick} Yes`; only in a cell of a table the heads say them"
            diagnostics.report(codes.EMPTY_WORDS, node.span, "this box to tick has no words", hint)


def refuse_writing(nodes: Iterable[object], where: str, diagnostics: Diagnostics) -> None:
    """Report lines to write on and boxes to tick in a block that cannot hold them, `where` in words."""
    for node in walk(tuple(nodes)):
        if isinstance(node, Blank | Tick):
            what = "a line to write on" if isinstance(node, Blank) else "a box to tick"
            hint = "put it below, into a section"
            diagnostics.report(codes.OUT_OF_PLACE, node.span, f"{what} cannot stand in {where}", hint)
