"""Reader of labelled sentences as leaflets: each becomes a leaflet that holds nothing else, through the same readers as
any source. Pandoc reads many sentences at a time; a section or a whole leaflet is read by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel

from corpus.loading import CORPUS, CorpusError, Labelled
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import Box, Section
from pipeline.model.leaflet import Leaflet, LeafletText, Library
from pipeline.model.settings import Publisher, Settings
from pipeline.model.source import Places, Source, Span
from pipeline.validation.reading.answers import Answers
from pipeline.validation.reading.markdown_files import open_text, read_text
from pipeline.validation.reading.references import index_references
from pipeline.validation.reading.yaml_models import Glossary, References, read_model

M = TypeVar("M", bound=BaseModel)
_BATCH = 40
"""So many sentences are one text: a text has at most 60 sections."""
_ALONE = ("section", "leaflet")
_ANSWERS = Answers(lambda key, make: make())
"""What pandoc answered; nothing is remembered, because no sentence is read twice."""
_NOTHING = "## A {#a}\n"
"""A section without words."""
_HEAD = "---\ntitle: Corpus\nsummary: Corpus.\n---\n"
_SERVICES = {
    "emergency-line": "999",
    "urgent-line": "111",
    "helpline": "01632 960100",
    "clinic": "01632 960123",
    "emergency-relay": "01632 960999",
}
"""The phone facts that sentences name, and their numbers. All other facts are words."""
_AROUND = {
    "item": "- {text}",
    "steps": "1. {text}",
    "do": "::: do\n- {text}\n:::",
    "do-not": "::: do-not\n- {text}\n:::",
    "care-card": "::: {{.care-card #card-{n} level=urgent service=clinic}}\n- {text}\n:::",
    "key-point": "- {text}",
    "cell": "::: {{.table #table-{n} caption=Corpus headers=column}}\n| A | B |\n|---|---|\n| {text} | B |\n:::",
    "option": "::: options\n### A {{#a-{n}}}\n\nA\n: {text}\n\n### B {{#b-{n}}}\n\nA\n: B\n:::",
    "groups": "::: groups\n### A {{#group-{n}}}\n\n{text}\n:::",
    "message": '::: {{.sms #sms-{n} about=s-{n} send="day 1 at 10:00"}}\n{text}\n:::',
    "story": "::: {{.story consent=invented}}\n{text}\n\nA\n:::",
    "questions": "::: questions\n- {text}\n:::",
}


def make_leaflets(language: str, sentences: Sequence[Labelled]) -> Iterator[Leaflet]:
    """A leaflet of each sentence, in order. Raises CorpusError where the words of one cannot be read."""
    for start in range(0, len(sentences), _BATCH):
        yield from _read_batch(language, sentences[start : start + _BATCH])


def _read_batch(language: str, batch: Sequence[Labelled]) -> Iterator[Leaflet]:
    """A leaflet of each sentence; those that are no more than a sentence are read as one text. One process of pandoc
    reads the whole batch."""
    written = (_write(number, one) for number, one in enumerate(batch) if one.where not in _ALONE)
    together = Source(f"{language}.md", _HEAD + ("".join(written) or _NOTHING))
    alone = {number: _write_alone(one, language) for number, one in enumerate(batch) if one.where in _ALONE}
    _ANSWERS.prepare(open_text(source).body.markdown for source in (together, *alone.values()))
    text = _read(together, language, Diagnostics())
    sections = {part.id: part for part in text.sections if isinstance(part, Section)}
    messages = {message.id: message for message in text.messages}
    for number, one in enumerate(batch):
        if number in alone:
            yield _read_alone(one, alone[number], language)
            continue
        section = sections.get(f"s-{number}")
        if section is None:
            raise CorpusError(f"this sentence is not read as it stands: {one.text}")
        yield _make_leaflet(_choose(text, one, section, messages.get(f"sms-{number}")))


def _write_alone(one: Labelled, language: str) -> Source:
    """A section or a leaflet with what stands around it; it may have a head of its own."""
    has_heading = one.where == "leaflet" or one.text.startswith("## ")
    body = one.text if has_heading else f"{_NOTHING}\n{one.text}"
    return Source(f"{language}.md", body if body.startswith("---\n") else _HEAD + body)


def _read_alone(one: Labelled, source: Source, language: str) -> Leaflet:
    """A section or a leaflet, which has no error."""
    diagnostics = Diagnostics()
    text = _read(source, language, diagnostics)
    if wrong := [diagnostic.message for diagnostic in diagnostics if diagnostic.severity == "error"]:
        raise CorpusError(f"this cannot be read ({'; '.join(wrong)}): {one.text}")
    return _make_leaflet(text, library=_read_library(one), settings=_merge(one.settings))


def _merge(settings: str) -> str:
    """The settings of any leaflet of the corpus with those that one brings; its facts are added to the phones."""
    own = yaml.safe_load(settings or "{}")
    whole = yaml.safe_load(_SETTINGS + _PHONES)
    return yaml.safe_dump({**whole, **own, "facts": {**whole["facts"], **own.get("facts", {})}}, allow_unicode=True)


def _read_library(one: Labelled) -> Library:
    """What leaflets share, with the references and the glossary of one of them."""
    references = _read_model("references.yaml", one.references or "[]", References)
    glossary = _read_model("glossary.yaml", one.glossary or "{}", Glossary)
    return replace(
        _LIBRARY,
        references=index_references(references[0].root, references[1], Diagnostics()),
        glossary=glossary[0].root,
        places={**_LIBRARY.places, "references.yaml": references[1], "glossary.yaml": glossary[1]},
    )


def read_clean_leaflet(name: str) -> Leaflet:
    """A leaflet of tests/corpus/clean/: words and facts."""
    words, facts = ((CORPUS / "clean" / f"{name}.{kind}").read_text(encoding="utf-8") for kind in ("md", "yaml"))
    return _make_leaflet(_read(Source(f"{name}.md", words), "en", Diagnostics()), _SETTINGS + facts)


def _write(number: int, one: Labelled) -> str:
    """A section with nothing but a sentence in it, or under it as its heading."""
    if one.where == "heading":
        return f"\n## {one.text} {{#s-{number}}}\n"
    around = _AROUND.get(one.where, "{text}")
    indent = "   " if one.where == "steps" else "  " if "- {text}" in around else ""
    own_list = one.text.startswith(("- ", "1. "))
    if own_list:
        around, indent = around.replace("- {text}", "{text}").replace("1. {text}", "{text}"), ""
    words = one.text.replace("\n", f"\n{indent}")
    return f"\n## A {{#s-{number}}}\n\n{around.format(text=words, n=number)}\n"


def _choose(text: LeafletText, one: Labelled, section: Section, message: Any) -> LeafletText:
    """The text with one sentence alone."""
    if one.where == "heading":
        return replace(text, sections=(section,), messages=(), key_points=None)
    blocks = replace(section, title=())
    if not (message if one.where == "message" else section.blocks):
        raise CorpusError(f"this sentence is not read where it stands: {one.text}")
    key_points = Box("key-points", "key-points", section.blocks) if one.where == "key-point" else None
    sections = () if key_points or one.where == "message" else (blocks,)
    return replace(text, sections=sections, messages=(message,) if message else (), key_points=key_points)


def _read(source: Source, language: str, diagnostics: Diagnostics) -> LeafletText:
    text = read_text(source, language, _ANSWERS.read_markdown, diagnostics, programme=False)
    if text is None:
        wrong = "; ".join(diagnostic.message for diagnostic in diagnostics)
        raise CorpusError(f"this cannot be read ({wrong}): {source.text}")
    return text


def _make_leaflet(text: LeafletText, settings: str = "", library: Library | None = None) -> Leaflet:
    read, places = _read_settings(settings or _SETTINGS + _PHONES)
    return Leaflet("corpus", read, places, {text.language: text}, library or _LIBRARY)


@cache
def _read_settings(text: str) -> tuple[Settings, Places]:
    return _read_model("leaflet.yaml", text, Settings)


def _read_model(name: str, text: str, model: type[M]) -> tuple[M, Places]:
    diagnostics = Diagnostics()
    read = read_model(Source(name, text), model, diagnostics)
    if read is None or diagnostics:
        wrong = "; ".join(diagnostic.message for diagnostic in diagnostics)
        raise CorpusError(f"this {name} cannot be read ({wrong}): {text}")
    return read


_SETTINGS = """\
version: 1.0.0
source_language: en
status: draft
country: GB
audience: Everybody
purpose: To try rules
authors: [{name: A, role: writer}]
clinical_reviewers: []
funding: none
conflicts_of_interest: none
dates: {}
history: [{version: 1.0.0, date: 2026-11-22, class: content, summary: A.}]
"""
_PHONES = "facts:\n" + "".join(f"  {name}: {{kind: phone, service: {name}}}\n" for name in _SERVICES)
_LIBRARY = Library(
    publisher=Publisher.model_validate(
        {
            "name": "Corpus",
            "country": "GB",
            "languages": ["en"],
            "services": {"GB": {name: {"number": number, "name": {"en": name}} for name, number in _SERVICES.items()}},
        }
    ),
    references={},
    glossary={},
    standing={},
    places={"publisher.yaml": Places(Span("publisher.yaml"))},
)
