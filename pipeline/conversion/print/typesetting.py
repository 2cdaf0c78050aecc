"""Typesetting of a document: the markup of a template, style sheets, icons and pictures, laid out by WeasyPrint.

Every form on paper is made here; what they do not share is the template, the sheets and what is in `values`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from pipeline.conversion.look.icons import find_icons
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.people import People, draw_people, name_people
from pipeline.conversion.look.qr import draw_code
from pipeline.conversion.look.typefaces import name_families
from pipeline.conversion.print.background_pictures import ROOM, SVG, draw_marks, paint_icons, write_icon_rules
from pipeline.conversion.print.footer import measure_footer
from pipeline.conversion.print.line_breaks import improve_line_breaks
from pipeline.conversion.print.link_notes import note_addresses
from pipeline.conversion.print.paged import PAGE_RULES, Paged, print_known_pages
from pipeline.conversion.print.paper import PAPERS, Paper
from pipeline.conversion.print.stylesheets import (
    AS_WRITTEN,
    Enlarged,
    fill_in,
    join_sheets,
    mirror_sides,
    read_properties,
)
from pipeline.conversion.print.weasy import Asset, Layout, lay_out
from pipeline.model.document import ComparedRisk, Document, Picture, list_code_addresses, walk
from pipeline.model.typography import ENGLISH
from pipeline.templating.body import Body, How
from pipeline.templating.faces import choose_families
from pipeline.templating.jinja import render

LOGO, PLATE = "publisher:logo", "publisher:plate"
LOGO_HEIGHT, LOGO_WIDTH, LOGO_GAP, PLATE_EDGE = 9.0, 30.0, 2.6, 0.6
"""Millimetres: how large a publisher's logo may be with its plate, what parts it from the name, and how far the plate
goes beyond it, so that a dark logo does not run into the band."""
FROM_RIGHT = ".kept,.tel,.fact-dose{white-space:nowrap}"
"""CSS for words from the right: the engine measures what stands in one line a little narrower than it sets it then."""
MOST_PICTURES = 10_000
"""More than one document can have."""
Filters = Mapping[str, Callable[..., Any]]


def set_in_pages(
    document: Document,
    template: str,
    how: How,
    sheets: tuple[Path, ...],
    rules: tuple[str, ...],
    values: Mapping[str, Any],
    filters: Filters,
    enlarged: Enlarged = AS_WRITTEN,
    paged: Paged | None = None,
) -> Layout:
    """The pages of a document. A template finds `document`, `body`, the address of the `cover` and the `values`;
    `sheets` are files, whose sizes may be `enlarged`, `rules` CSS that is made for this document. Where pages were
    planned, they are set as `paged` says. Raises `PrintError`."""
    furnished = furnish(document, how)
    given = {"document": document, "body": furnished.body, "cover": furnished.cover, **values}
    markup = render(template, given, {**furnished.body.filters, **filters})
    assets = {**paint_marks(markup, document), **furnished.assets}
    css = _suit_language(dress(markup, document, sheets, (*furnished.rules, *rules), enlarged), document, markup)
    return _lay_out(improve_line_breaks(note_addresses(markup), document.direction), css, assets, paged)


@dataclass(frozen=True)
class Furnished:
    """The body of a document, with the pictures that it asks for by their addresses, that of its `cover`, and CSS for
    them."""

    body: Body
    assets: Mapping[str, Asset]
    cover: str
    rules: tuple[str, ...] = ()


def furnish(document: Document, how: How, number: int = 0) -> Furnished:
    """What a document brings to its pages. Where several stand on the same pages, each has a `number`, and so addresses
    of its own."""
    first = number * MOST_PICTURES
    addresses = {one.name: name_picture(at, one) for at, one in enumerate(document.pictures, start=first)}
    of_paper = enumerate(list_code_addresses(document.sections, paper=True), start=first)
    codes = {address: f"code:{at}" for at, address in of_paper}
    how = replace(how, paper=True, drawing=ROOM)
    body = Body(document, how, lambda picture: addresses[picture.name], codes.__getitem__, _place_people)
    assets = {addresses[one.name]: Asset(one.media_type, one.data) for one in document.pictures}
    assets |= {name: Asset(SVG, draw_code(address).encode()) for address, name in codes.items()}
    assets |= _draw_compared(document, make_palette(document.colours).paper)
    if document.address:
        assets[name_web_code(number)] = Asset(SVG, draw_code(document.address).encode())
    rules: tuple[str, ...] = ()
    if document.logo:
        assets[LOGO] = Asset(document.logo.media_type, document.logo.data)
        assets[PLATE] = Asset(SVG, _draw_plate(document.logo).encode())
        rules = (write_logo_rule(document.logo),)
    return Furnished(body, assets, addresses.get(document.cover, ""), rules)


def name_web_code(number: int = 0) -> str:
    """The address of the code that leads to the page of a document."""
    return f"mark:qr-{number}" if number else "mark:qr"


def dress(
    markup: str, document: Document, sheets: tuple[Path, ...], rules: tuple[str, ...], enlarged: Enlarged = AS_WRITTEN
) -> tuple[str, ...]:
    """The CSS for some markup, in the colours of a document."""
    properties = read_properties(sheets, enlarged, document.colours)
    made = [fill_in(rule, properties) for rule in (*rules, write_icon_rules(find_icons(markup)))]
    return (join_sheets(sheets, enlarged, document.colours), *made)


def paint_marks(markup: str, document: Document) -> Mapping[str, Asset]:
    """The drawings of ours that some markup asks for, in the colours of a document."""
    leaf = make_palette(document.colours).paper["leaf"]
    return {**draw_marks(document.colours), **paint_icons(find_icons(markup), leaf)}


def _suit_language(css: tuple[str, ...], document: Document, markup: str) -> tuple[str, ...]:
    """CSS for the language: its direction, how far its lines are apart, and the families that the words are set in."""
    typography = document.typography
    if document.direction == "rtl":
        css = (*map(mirror_sides, css), FROM_RIGHT)
    families = choose_families(markup, typography)
    named = (f"html{{font-family:{name_families(families)}}}",) if families != ENGLISH.faces else ()
    return (*(loosen_lines(one, typography.line_height) for one in css), *named)


def _lay_out(markup: str, css: tuple[str, ...], assets: Mapping[str, Asset], paged: Paged | None) -> Layout:
    """The pages, which were planned or are left to the engine."""
    if paged is None:
        return lay_out(markup, css, assets)
    if paged.known:
        markup, css = paged.number_links(markup), tuple(map(print_known_pages, css))
    return lay_out(markup, (*css, PAGE_RULES), assets, paged.marks)


def _draw_compared(document: Document, paper: Mapping[str, str]) -> Mapping[str, Asset]:
    """The pictures of people for the risks of a document, by their addresses."""
    compared = {node.people for node in walk(document.sections) if isinstance(node, ComparedRisk)}
    return {name_people(people): Asset(SVG, draw_people(people, paper).encode()) for people in compared}


def _place_people(people: People, alt: str) -> Markup:
    """The picture of people at its address. The person that is a legend is a background, so that it has no tag."""
    return Markup('<img src="{}" alt="{}"/>').format(name_people(people), alt) if alt else Markup("")


def write_logo_rule(logo: Picture, highest: float = LOGO_HEIGHT, widest: float = LOGO_WIDTH) -> str:
    """CSS that puts the publisher's logo, on a white plate, in the place of our leaf beside its name; `highest` and
    `widest` are how large it may be, in millimetres."""
    height = min(highest, widest * logo.height / logo.width)
    width, edge = height * logo.width / logo.height, PLATE_EDGE
    return (
        f".publisher{{min-height:{height:.2f}mm;padding-inline-start:{width + LOGO_GAP:.2f}mm;"
        f'background:url("{LOGO}") no-repeat {edge}mm {edge}mm / {width - 2 * edge:.2f}mm {height - 2 * edge:.2f}mm,'
        f'url("{PLATE}") no-repeat 0 0 / {width:.2f}mm {height:.2f}mm}}'
    )


def _draw_plate(logo: Picture) -> str:
    """A white sheet of the shape of a logo: the engine paints a gradient of one colour over all of an element."""
    size = f'width="{logo.width}" height="{logo.height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size} fill="#fff"/></svg>'


def name_picture(number: int, picture: Picture) -> str:
    """The address of a picture for the engine: a file's name could hold what means something in an address."""
    return f"{'drawing' if picture.media_type == SVG else 'photo'}:{number}"


def find_paper(document: Document) -> Paper:
    """What the document is printed on, with a foot that has room for its footer."""
    paper = PAPERS[document.paper]
    return replace(paper, foot=max(paper.foot, math.ceil(measure_footer(document))))
