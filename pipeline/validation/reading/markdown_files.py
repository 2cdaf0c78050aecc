"""Reader of Markdown files: the words of a leaflet in one language, and the standing sections of one."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Box, Section, walk
from pipeline.model.front_matter import Split, split_front_matter
from pipeline.model.leaflet import LeafletText, StandingText
from pipeline.model.settings import FrontMatter
from pipeline.model.source import Places, Source
from pipeline.validation.reading.markdown_body import AskPandoc, OpenedBody, open_body, read_body
from pipeline.validation.reading.stand_ins import NO_TITLE, choose_head
from pipeline.validation.reading.yaml_models import read_model


@dataclass(frozen=True)
class OpenedText:
    """The file of one language before pandoc has read it: where its front matter ends, if it has any, and its body."""

    source: Source
    front: Split | None
    body: OpenedBody


def open_text(source: Source) -> OpenedText:
    """The file of one language of a leaflet or a programme, as far as it is known without pandoc."""
    front = split_front_matter(source.text)
    if front is not None:
        return OpenedText(source, front, open_body(source, "\n" * front.lines + front.body))
    unclosed = source.text.startswith("---")
    return OpenedText(source, None, open_body(source, "" if unclosed else source.text))


def read_text(
    source: Source,
    language: str,
    ask: AskPandoc,
    diagnostics: Diagnostics,
    programme: bool,
    model: type[FrontMatter] = FrontMatter,
) -> LeafletText | None:
    """The file of one language, opened and read."""
    return read_opened_text(open_text(source), language, ask, diagnostics, programme, model)


def read_opened_text(
    opened: OpenedText,
    language: str,
    ask: AskPandoc,
    diagnostics: Diagnostics,
    programme: bool,
    model: type[FrontMatter] = FrontMatter,
) -> LeafletText | None:
    """The file of one language of a leaflet or a programme; nothing where its head, which is to be as the `model`, or
    its body cannot be read."""
    source, front = opened.source, opened.front
    if front is None:
        _report_no_front_matter(opened, ask, diagnostics)
        return None
    head = read_model(Source(source.path, front.head), model, diagnostics, first_line=2, stand_ins=choose_head)
    body = read_body(opened.body, ask, diagnostics, programme)
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
        waivers=body.waivers,
        unprinted_lines=body.unprinted_lines,
    )


def read_head(source: Source, language: str) -> LeafletText | None:
    """The file of one language without its body, which may not be readable; nothing where its head cannot be read."""
    head = _read_head_anyhow(source)
    if head is None:
        return None
    return LeafletText(language, source, *head, key_points=None, sections=(), messages=())


def read_title(source: Source) -> str:
    """The title in a leaflet's file of one language, whatever else is wrong there; empty where there is none."""
    head = _read_head_anyhow(source)
    return head[0].title if head and head[0].title != NO_TITLE else ""


def _read_head_anyhow(source: Source) -> tuple[FrontMatter, Places] | None:
    """What is good of the head, which is judged elsewhere."""
    front = split_front_matter(source.text)
    if front is None:
        return None
    return read_model(Source(source.path, front.head), FrontMatter, Diagnostics(), first_line=2, stand_ins=choose_head)


def _report_no_front_matter(opened: OpenedText, ask: AskPandoc, diagnostics: Diagnostics) -> None:
    """Report that there is none, and what is wrong in the body, which is known where the head was not begun."""
    source = opened.source
    if source.text.startswith("---"):
        hint = "put a line `---` under its last key"
        diagnostics.report(codes.FRONT_MATTER, source.start, "the front matter is not closed", hint)
        return
    hint = "start the file with a line `---`, the keys title and summary, and a line `---`"
    diagnostics.report(codes.FRONT_MATTER, source.start, "there is no front matter", hint)
    read_body(opened.body, ask, diagnostics)


_LEAFLETS_OWN = {
    "key-points": "key points",
    "figure": "pictures",
    "include": "standing section in it",
    "message": "messages",
}


def read_standing_sections(opened: OpenedBody, ask: AskPandoc, diagnostics: Diagnostics) -> StandingText:
    """The standing sections of one language; the whole file is their body."""
    body = read_body(opened, ask, diagnostics)
    if body is None:
        return StandingText()
    for node in walk((body.key_points, body.sections, body.messages)):
        what = _LEAFLETS_OWN.get(node.name if isinstance(node, Box) else node.kind)
        if what:
            message = f"a standing section has no {what}"
            diagnostics.report(codes.OUT_OF_PLACE, node.span, message, "put it into the leaflet that needs it")
    return StandingText({part.id: part for part in body.sections if isinstance(part, Section)}, body.waivers)
