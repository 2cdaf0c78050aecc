"""Renderer of what is written on as (X)HTML: a label, and a sign for each line and box, which has a name.

On the page and in the e-book the sign is an empty element with the role of a picture, drawn with borders: they keep the
colour of the words, survive forced colours and need no file. The print engine makes tags of pictures only: on paper it
is an empty picture.
"""

from __future__ import annotations

from markupsafe import Markup

from pipeline.model.document import Blank, Break, Inlines, Item, Paragraph, Text, Tick

GAP = Markup('<span class="tick-gap"></span> ')
"""The room between words and the first box to tick behind them; it may stay at the end of a line."""
_LINE = Markup('<span class="line"></span>')


def write_blank(node: Blank, label: Markup, unit: Markup, drawing: str) -> Markup:
    """A line to write on, or several, behind or below its label."""
    sign = _write_sign("line", node.spoken, drawing)
    if node.width == "short":
        return _write_short(label, sign, unit)
    behind = Markup(' <span class="blank-unit">{}</span>').format(unit) if unit else ""
    if node.lines > 1 or node.width == "full":
        name, behind = "blank full", Markup("").join([_LINE] * (node.lines - 1)) + behind
    else:
        name = "blank" if label or behind else "blank bare"
    head = Markup('<span class="blank-label">{}</span> ').format(label) if label else ""
    return Markup('<span class="{}">{}{}{}</span>').format(name, head, sign, behind)


def _write_short(label: Markup, sign: Markup, unit: Markup) -> Markup:
    """A short line stays with the last word of its label and the first behind it."""
    front, space, last = label.rpartition(" ")
    behind = Markup(' <span class="blank-unit">{}</span>').format(unit) if unit else ""
    kept = Markup('<span class="blank-kept">{}{}{}</span>').format(last + " " if last else "", sign, behind)
    return Markup('<span class="blank short">{}{}</span>').format(front + space, kept)


def write_tick(node: Tick, label: Markup, drawing: str) -> Markup:
    """A box to tick, and its label behind it."""
    words = Markup('<span class="tick-label">{}</span>').format(label) if label else ""
    return Markup('<span class="tick">{}{}</span>').format(_write_sign("tick-box", node.spoken, drawing), words)


def leads_to_tick(before: Inlines) -> bool:
    """Whether what stands before a box to tick is words about it, and not another box."""
    last = before[-1] if before else Break()
    return not (isinstance(last, Tick | Break) or (isinstance(last, Text) and not last.value.strip()))


def begins_with_tick(item: Item) -> bool:
    """Whether an item of a list begins with a box to tick, which stands in the place of its bullet."""
    first = item.blocks[0] if item.blocks else None
    return isinstance(first, Paragraph) and any(isinstance(one, Tick) for one in first.children[:1])


def _write_sign(kind: str, spoken: str, drawing: str) -> Markup:
    if drawing:
        return Markup('<img class="{}" src="{}" alt="{}"/>').format(kind, drawing, spoken)
    return Markup('<span class="{}" role="img" aria-label="{}"></span>').format(kind, spoken)
