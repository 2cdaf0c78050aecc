"""Writer of the sign-off sheet: one HTML file to read, to print and to tick, which works offline and runs nothing (WCAG
2.2 level AA), and the same words as markup of which pandoc makes a file for a word processor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from pipeline.conversion.look.icons import paint_icon
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.offline import convert_to_html, write_policy
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.people import People, write_people
from pipeline.conversion.look.typefaces import BOLD, HEAVY, MEDIUM, REGULAR, Face, choose_faces, list_families
from pipeline.conversion.look.web_stylesheet import write_stylesheet
from pipeline.conversion.page.stylesheet import BULLETS
from pipeline.conversion.page.stylesheet import OWN as OF_PAGE
from pipeline.conversion.page.writer import write_code_uri, write_picture_uri
from pipeline.conversion.review.stylesheet import quote_css_string
from pipeline.conversion.sign_off_sheet.sheet import ChangesSince, SignOffSheet
from pipeline.model.document import CareCard, plain, walk
from pipeline.model.subjects import list_lines
from pipeline.templating.body import Body, How
from pipeline.templating.body.inlines import set_quotes
from pipeline.templating.jinja import render

_HERE = Path(__file__).parent
_PAPER = (_HERE.parent / "page" / "css" / "print.css", _HERE / "paper.css")
_SIGNS = (
    (re.compile(r'<span class="tick-box"[^>]*></span>'), "☐ "),
    (re.compile(r'<span class="line"[^>]*></span>'), "____________________"),
    (re.compile(r'<div class="writing-lines"></div>'), "<p>____________________________________________</p>"),
)
"""What is written on, as signs that can be typed over."""


def write_sheet(sheet: SignOffSheet) -> bytes:
    """The sheet as one HTML file."""
    document = sheet.document
    inside = render("conversion/sign_off_sheet/inside.html.j2", _fill_template(sheet), _FILTERS)
    faces = choose_faces(inside, (REGULAR, MEDIUM, BOLD, HEAVY), document.typography)
    shapes = {f".{box} li::before": name for box, name in BULLETS.items() if f'class="box {box}"' in inside}
    palette, own = make_palette(document.colours), (*OF_PAGE, _HERE / "sheet.css")
    style = write_stylesheet(inside, faces, own, _PAPER, shapes, palette) + _write_foot(sheet.foot, faces)
    style = loosen_lines(style, document.typography.line_height)
    values = {
        "document": document,
        "title": sheet.title,
        "policy": Markup(write_policy(style)),
        "favicon": paint_icon("tick", palette.light["leaf"]),
        "style": Markup(style),
        "inside": Markup(inside),
    }
    return convert_to_html(render("conversion/sign_off_sheet/sheet.html.j2", values)).encode()


def write_typed_markup(sheet: SignOffSheet) -> str:
    """The sheet as markup for pandoc, with boxes and lines that can be typed over."""
    inside = render("conversion/sign_off_sheet/inside.html.j2", _fill_template(sheet, typed=True), _FILTERS)
    for pattern, sign in _SIGNS:
        inside = pattern.sub(sign, inside)
    return f'<html lang="{escape(sheet.document.language)}"><body>{inside}</body></html>'


def _write_foot(foot: str, faces: tuple[Face, ...]) -> str:
    """What stands at the foot of each printed page, so that one that was signed says what it is of."""
    font = f"font:12pt {list_families(faces)},sans-serif"
    return (
        f"@page{{@bottom-left{{content:{quote_css_string(foot)};width:85%;{font}}}"
        f"@bottom-right{{content:counter(page);{font}}}}}"
    )


def _fill_template(sheet: SignOffSheet, typed: bool = False) -> dict[str, Any]:
    document = sheet.document
    how = How("table", buttons=not typed, level=3, styles=typed, labels=document.labels, floats=not typed)
    body = Body(document, how, write_picture_uri, write_code_uri, _name_people if typed else write_people)
    parts = ["whose", "how", "who", "changed", "whole", "points", "cards", "facts", "messages", "places", "signatures"]
    gone = {"messages": not document.messages, "places": not document.differences}
    return {
        "sheet": sheet,
        "say": sheet.words,
        "document": document,
        "labels": document.labels,
        "state": document.labels[f"state_{document.status}"],
        "words": lambda text: set_quotes(text, document.quotes),
        "typed": typed,
        "parts": [name for name in parts if not gone.get(name)],
        "roles": [*_list_roles(sheet)],
        "since": [_name_signers(sheet, one) for one in sheet.since],
        "cover": write_picture_uri(document.picture(document.cover)) if document.cover else "",
        "key_points": body.key_points(),
        "sections": [body.section(section) for section in document.sections],
        "cards": [_describe_card(node) for node in walk(document.sections) if isinstance(node, CareCard)],
    }


def _name_people(people: People, alt: str) -> Markup:
    """In a file for a word processor the words for a picture of people stand in its place."""
    return Markup("<p>[{}]</p>").format(alt) if alt else Markup("")


def _list_roles(sheet: SignOffSheet) -> Iterator[tuple[str, str, str]]:
    for role in sheet.roles:
        who = (
            sheet.words["signed_on"].format(name=role.name, date=role.date) if role.name else sheet.words["nobody_yet"]
        )
        yield role.role, sheet.words[role.state], who


def _name_signers(sheet: SignOffSheet, since: ChangesSince) -> str:
    signers = (sheet.words["signer"].format(name=one.name, role=one.role, date=one.date) for one in since.signed)
    return sheet.words["changed_since"].format(signers=", ".join(signers))


def _describe_card(card: CareCard) -> dict[str, Any]:
    """A card as it is looked at: what it says to do, and its signs."""
    lines = [line for item in card.items.items for block in item.blocks for line in list_lines(block)]
    closing = plain(card.closing.children) if card.closing else ""
    return {"label": card.label, "action": card.action, "lines": lines, "closing": closing}


def _keep_lines(text: str) -> Markup:
    return Markup("<br>").join(text.split("\n"))


_FILTERS = {"lines": _keep_lines}
