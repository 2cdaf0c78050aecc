"""Reader of Markdown files: the words of a leaflet in one language, and the standing sections of one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Box, Section, walk
from pipeline.model.leaflet import LeafletText
from pipeline.model.settings import FrontMatter
from pipeline.model.source import Source
from pipeline.validation.reading.markdown_body import Parse, read_body
from pipeline.validation.reading.stand_ins import NO_TITLE, choose_head
from pipeline.validation.reading.yaml_models import read_model

_FRONT = re.compile(r"---[ \t]*\n(.*?)(?:^|\n)---[ \t]*(?:\n|$)", re.DOTALL)


def read_text(
    source: Source, language: str, parse: Parse, diagnostics: Diagnostics, programme: bool
) -> LeafletText | None:
    """The file of one language of a leaflet or a programme; nothing where its head or its body cannot be read."""
    front = _FRONT.match(source.text)
    if front is None:
        _report_no_front_matter(source, parse, diagnostics)
        return None
    head = read_model(Source(source.path, front[1]), FrontMatter, diagnostics, first_line=2, stand_ins=choose_head)
    blanked = "\n" * source.text[: front.end()].count("\n") + source.text[front.end() :]
    body = read_body(source, blanked, parse, diagnostics, programme)
    if head is None or body is None:
        return None
    if programme and not body.messages:
        hint = "write `::: {.sms #its-id about=its-leaflet#its-section …}` and its words"
        diagnostics.report(codes.EMPTY_FILE, source.start, "there are no messages", hint)
    elif not programme and not body.sections:
        hint = "write `## Heading {#its-id}` and what belongs to it"
        diagnostics.report(codes.EMPTY_FILE, source.start, "there are no sections", hint)
    front_matter, places = head
    return LeafletText(
        language=language,
        source=source,
        front=front_matter,
        places=places,
        key_points=body.key_points,
        sections=body.sections,
        messages=body.messages,
        ids=body.ids,
        comment_lines=body.comment_lines,
    )


def read_title(source: Source) -> str:
    """The title in a leaflet's file of one language, whatever else is wrong there; empty where there is none."""
    front = _FRONT.match(source.text)
    head = front and read_model(Source(source.path, front[1]), FrontMatter, Diagnostics(), stand_ins=choose_head)
    return head[0].title if head and head[0].title != NO_TITLE else ""


def _report_no_front_matter(source: Source, parse: Parse, diagnostics: Diagnostics) -> None:
    """Report that there is none, and what is wrong in the body, which is known where the head was not begun."""
    if source.text.startswith("---"):
        hint = "put a line `---` under its last key"
        diagnostics.report(codes.FRONT_MATTER, source.start, "the front matter is not closed", hint)
        return
    hint = "start the file with a line `---`, the keys title and summary, and a line `---`"
    diagnostics.report(codes.FRONT_MATTER, source.start, "there is no front matter", hint)
    read_body(source, source.text, parse, diagnostics)


_LEAFLETS_OWN = {
    "key-points": "key points",
    "figure": "pictures",
    "include": "standing section in it",
    "message": "messages",
}


def read_standing_sections(source: Source, parse: Parse, diagnostics: Diagnostics) -> Mapping[str, Section]:
    """The standing sections of one language, by id."""
    body = read_body(source, source.text, parse, diagnostics)
    if body is None:
        return {}
    for node in walk((body.key_points, body.sections, body.messages)):
        what = _LEAFLETS_OWN.get(node.name if isinstance(node, Box) else node.kind)
        if what:
            message = f"a standing section has no {what}"
            diagnostics.report(codes.OUT_OF_PLACE, node.span, message, "put it into the leaflet that needs it")
    return {part.id: part for part in body.sections if isinstance(part, Section)}
