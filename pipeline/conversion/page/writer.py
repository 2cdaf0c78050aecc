"""Writer of the page: one HTML file that holds its pictures, its fonts and its style.

WCAG 2.2 level AA, with the contrast of AAA.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from pipeline.conversion.look.folding_tables import list_folding_tables
from pipeline.conversion.look.icons import paint_icon
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.offline import convert_to_html, write_policy
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.people import write_people
from pipeline.conversion.look.qr import draw_code
from pipeline.conversion.look.svg import encode_data_uri
from pipeline.conversion.look.typefaces import BOLD, HEAVY, MEDIUM, REGULAR, choose_faces
from pipeline.conversion.page import FORMAT
from pipeline.conversion.page.downloads import Download
from pipeline.conversion.page.structured_data import write_structured_data
from pipeline.conversion.page.stylesheet import write_page_stylesheet
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Picture, Term, plain, walk
from pipeline.templating.body import Body, How
from pipeline.templating.body.calls import list_emergency_calls
from pipeline.templating.body.inlines import set_quotes
from pipeline.templating.jinja import render


@dataclass(frozen=True)
class ContentsEntry:
    """A line of the list of contents."""

    href: str
    title: str


def write_page(document: Document, downloads: tuple[Download, ...] = ()) -> tuple[Artifact, ...]:
    """The page as `index.html`. `downloads` are the other forms that it offers; without any it offers none."""
    labels = document.labels
    how = How("table", buttons=True, styles=False, labels=labels, tables=list_folding_tables(document))
    body = Body(document, how, write_picture_uri, write_code_uri, write_people)
    parts = {section.id: body.section(section) for section in document.sections}
    key_points, calls = body.key_points(), list_emergency_calls(document)
    values = {
        "document": document,
        "labels": labels,
        "words": body.words,
        "state": labels[f"state_{document.status}"],
        "contents": tuple(_list_contents(document, body)),
        "calls": tuple(calls.values()),
        "strip": body.keep_numbers(body.words(document.strip), *calls) if len(calls) == 1 else body.strip(),
        "cover": write_picture_uri(document.picture(document.cover)) if document.cover else "",
        "cover_size": document.picture(document.cover) if document.cover else None,
        **_describe_logo(document),
        "key_points": key_points,
        "sections": tuple(parts.values()),
        "downloads": downloads,
    }
    inside = render("conversion/page/inside.html.j2", values)
    return _frame(document, inside, write_structured_data(document))


def write_moved_page(document: Document) -> tuple[Artifact, ...]:
    """The page in a place where a leaflet was, as `index.html`: it leads to where the leaflet is now, and search
    engines are told to keep only that."""
    values = {
        "document": document,
        "words": partial(set_quotes, quotes=document.quotes),
        **_describe_logo(document),
    }
    return _frame(document, render("conversion/page/moved.html.j2", values), "")


def _frame(document: Document, inside: str, described: str) -> tuple[Artifact, ...]:
    """The whole file round the words, with what it says of itself to machines."""
    palette = make_palette(document.colours)
    faces = choose_faces(inside, _choose_weights(document), document.typography)
    sheet = loosen_lines(write_page_stylesheet(inside, faces, palette), document.typography.line_height)
    page = render(
        "conversion/page/page.html.j2",
        {
            "document": document,
            "policy": Markup(write_policy(sheet)),
            "favicon": paint_icon("leaf", palette.light["leaf"]),
            "style": Markup(sheet),
            "described": Markup(described),
            "inside": Markup(inside),
        },
    )
    return (Artifact(FORMAT.path(document), "text/html", convert_to_html(page).encode("utf-8")),)


def _describe_logo(document: Document) -> dict[str, str | int]:
    """What the masthead needs of the publisher's logo: its address, and its width in pixels."""
    logo = document.logo
    return {
        "logo": write_picture_uri(logo) if logo else "",
        "logo_width": round(40 * logo.width / logo.height) if logo else 0,
    }


def write_picture_uri(picture: Picture) -> str:
    """A picture as a `data:` address: an own file inside the file, so that no id of it can meet one of the page."""
    if picture.media_type == "image/svg+xml":
        return encode_data_uri(picture.data.decode("utf-8"))
    return f"data:{picture.media_type};base64," + b64encode(picture.data).decode("ascii")


def write_code_uri(address: str) -> str:
    """The QR code of an address as a `data:` address."""
    return encode_data_uri(draw_code(address))


def _list_contents(document: Document, body: Body) -> Iterator[ContentsEntry]:
    if document.status == "withdrawn":
        return
    if document.key_points:
        yield ContentsEntry(f"#{document.key_points.id}", document.key_points.title)
    for section in document.sections:
        yield ContentsEntry(f"#{section.id}", body.words(plain(section.title)))


def _choose_weights(document: Document) -> set[int]:
    medium = document.medical_name or any(isinstance(node, Term) for node in walk(document.sections))
    return {REGULAR, BOLD, HEAVY} | ({MEDIUM} if medium else set())
