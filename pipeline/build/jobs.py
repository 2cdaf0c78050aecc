"""Jobs: which documents are made in which formats, in which order, and on what the bytes depend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

from pipeline.build.key_parts import KeyParts, digest
from pipeline.build.result import Result
from pipeline.build.shown import digest_words, show
from pipeline.build.stored_files import FileOfJob, load
from pipeline.build.tools import OtherToolsError, digest_code, find_versions
from pipeline.conversion import FORMATS, find_format, is_made_on_request
from pipeline.model.codes import NOT_PAIRED
from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document, canonical
from pipeline.model.edition import Slot
from pipeline.model.format import Format
from pipeline.model.leaflet import Leaflet
from pipeline.model.placing import list_placed
from pipeline.model.source import Span
from pipeline.templating.compose import compose
from pipeline.templating.compose.moved import compose_moved
from pipeline.templating.compose.other_leaflets import settle_links
from pipeline.templating.compose.pairing import pair

PAGE = "html"
"""The one format of what is left of a leaflet in a place where it is no more."""


@dataclass(frozen=True)
class Plan:
    """A document, the formats that its leaflet has, those of them to publish now, and those that it leaves out.
    `today` is the day by which its review is overdue, where it says so, and `leaflet` the one that it is a document of,
    for forms in two languages."""

    document: Document
    place: Span
    formats: tuple[str, ...]
    publish: tuple[str, ...]
    left_out: frozenset[str] = frozenset()
    today: str = ""
    leaflet: Leaflet | None = None

    def find_document(self, name: str) -> Document:
        """What a format is made of: what it shows."""
        return self._find_shown(find_format(name))[0]

    def digest_words(self, name: str) -> str:
        """The digest of everything that a format is made of."""
        return self._find_shown(find_format(name))[1]

    def _find_shown(self, form: Format) -> tuple[Document, str]:
        """What a format shows, with its digest; many show the same."""
        kind = (form.left_out, form.of_messages, form.paired)
        if kind not in self._documents:
            document = show(form, self._paired if form.paired else self.document)
            self._documents[kind] = (document, digest_words(document))
        return self._documents[kind]

    @cached_property
    def _documents(self) -> dict[tuple[frozenset[str], bool, bool], tuple[Document, str]]:
        return {}

    @cached_property
    def _paired(self) -> Document:
        return pair(self.leaflet, self.document) if self.leaflet else self.document

    def may_keep(self, name: str) -> bool:
        """Whether what was made of a format on request may stay."""
        return is_made_on_request(name) and name not in self.left_out

    def name_slot(self, name: str) -> str:
        """Where the result of a format belongs."""
        return str(Slot(self.document.leaflet, self.document.edition, name))

    def make_job(self, form: Format, made: Mapping[str, tuple[FileOfJob, ...]]) -> Job:
        """The job of a format, which is given what was `made` of others."""
        return Job(
            slot=self.name_slot(form.name),
            document=self.find_document(form.name),
            words=self.digest_words(form.name),
            format=form,
            made=made,
            place=self.place,
            tools=find_versions(form.tools),
        )


@dataclass(frozen=True)
class Job:
    """One document in one format. It carries all it needs: `document` is what the format shows and `words` the digest
    of that, `made` is what the format needs of others, `tools` are versions by name. Files that it opens are read from
    the store when it is done, or before it goes to another machine (`load`)."""

    slot: str
    document: Document
    words: str
    format: Format
    made: Mapping[str, tuple[FileOfJob, ...]]
    place: Span
    tools: Mapping[str, str]

    def could_give(self, result: Result) -> bool:
        """True for a result whose files are called as this format calls them: its main files are there, and none has
        the name of another format's."""
        main = set(self.format.paths(self.document)) if self.format.file else set()
        rest = (form for form in FORMATS.values() if form.file and form.name != self.format.name)
        others = {path for form in rest for path in form.paths(self.document)}
        names = {artifact.path for artifact in result.artifacts}
        return main <= names and not names & others

    def load(self) -> Job:
        """The job with all bytes that it needs, and without a path of this machine."""
        return replace(self, made={name: tuple(map(load, files)) for name, files in self.made.items()})

    def find_key(self) -> str:
        """The key of what it gives."""
        return self.list_key_parts().digest(self.slot)

    def list_key_parts(self) -> KeyParts:
        """All that the bytes depend on: what makes the key, and what tells why a file was made again."""
        needs: dict[str, Any] = {
            name: [[file.path, file.size, asdict(file.measured) if file.measured else None] for file in files]
            for name, files in self.made.items()
        }
        if self.format.beside:
            needs["languages"] = canonical(self.document.languages)
        return KeyParts(
            words=self.words,
            place=self.place.path,
            needs=digest(needs),
            tools=dict(self.tools),
            code=digest_code(),
        )


def make_plans(leaflets: Mapping[str, Leaflet], formats: Sequence[str] = ()) -> tuple[Plan, ...]:
    """A plan for each edition of each leaflet: the formats that are asked for, or all that the leaflet has. Of a
    withdrawn leaflet or language only the page is left, which says so and is made whatever is asked for, and of a
    programme, which has none, nothing. Behind one with a page come those in the places that it had under earlier ids,
    which are made when its own page is."""
    plans: list[Plan] = []
    for leaflet in leaflets.values():
        every = [(placed, language) for placed in list_placed(leaflet) for language in placed.texts]
        plans += [_make_plan(leaflet, placed, language, formats) for placed, language in every]
        for earlier in leaflet.settings.was:
            for placed, language in every:
                if PAGE in _choose_formats(leaflet, language, formats):
                    place = placed.texts[language].source.start
                    plans.append(Plan(compose_moved(placed, language, earlier), place, (PAGE,), (PAGE,)))
    return tuple(plans)


def _make_plan(leaflet: Leaflet, placed: Leaflet, language: str, formats: Sequence[str]) -> Plan:
    publish = _choose_formats(leaflet, language, formats)
    has = (*list_formats(leaflet, language), *publish)
    place = placed.texts[language].source.start
    document = compose(placed, language)
    return Plan(
        document=document,
        place=place,
        formats=has,
        publish=publish,
        left_out=leaflet.settings.turned_off,
        today=leaflet.today if document.is_overdue else "",
        leaflet=placed,
    )


def _choose_formats(leaflet: Leaflet, language: str, formats: Sequence[str]) -> tuple[str, ...]:
    """The formats to publish of those that are asked for."""
    has = list_formats(leaflet, language)
    if leaflet.is_withdrawn(language):
        paired = (name for name in formats if _is_on_request(leaflet, language, name) and find_format(name).paired)
        return (*has, *paired)  # which is refused, and says why
    return tuple(name for name in formats or has if name in has or _is_on_request(leaflet, language, name))


def list_formats(leaflet: Leaflet, language: str = "") -> tuple[str, ...]:
    """The formats that a leaflet has (in a language) when nothing is asked for: short ones only where it lists their
    sections, those for messaging systems and extras only where its publisher names them, and of what is withdrawn the
    page alone."""
    settings = leaflet.settings
    if leaflet.is_withdrawn(language):
        return () if settings.is_programme else (PAGE,)
    if settings.is_programme:
        return _list_formats_of_messages(leaflet)
    publisher = leaflet.library.publisher
    used = {*settings.editions, *publisher.messaging.systems, *publisher.extras}
    made = (form for form in FORMATS.values() if not form.on_demand and form.name not in settings.turned_off)
    return tuple(form.name for form in made if not (form.short or form.system or form.extra) or form.name in used)


def diagnose_unwritten(leaflets: Iterable[Leaflet | None], formats: Iterable[str]) -> Iterator[Diagnostic]:
    """What is said where a form in two languages is asked for in one that a leaflet has no words in."""
    if any(find_format(name).paired for name in formats):
        for leaflet in leaflets:
            if leaflet and not leaflet.texts:
                has = ", ".join(f"`{tag}`" for tag in leaflet.languages)
                message = f"the leaflet has no words in the language that is asked for; it has {has}"
                yield NOT_PAIRED.at(leaflet.places.whole, message, "name one of these, or begin the translation")


def find_without_page(leaflets: Mapping[str, Leaflet]) -> frozenset[str]:
    """The leaflets that have no page, which so leave none in the places that they had under earlier ids."""
    return frozenset(name for name, leaflet in leaflets.items() if PAGE not in list_formats(leaflet))


def _list_formats_of_messages(leaflet: Leaflet) -> tuple[str, ...]:
    """The formats of a programme: messages, the page for those who review them, and what its publisher's systems
    load."""
    systems, turned_off = leaflet.library.publisher.messaging.systems, leaflet.settings.turned_off
    made = (form for form in FORMATS.values() if form.of_messages and form.name not in turned_off)
    return tuple(form.name for form in made if not form.system or form.name in systems)


def _is_on_request(leaflet: Leaflet, language: str, name: str) -> bool:
    """True for a format that a leaflet has in a language where it is asked for: one of ours that it does not leave out,
    or one of another package. One in two languages is of the translations; asked for without any, it is refused."""
    settings, form = leaflet.settings, find_format(name)
    if settings.is_programme and not form.of_messages:
        return False
    if form.paired and language == settings.source_language and len(leaflet.texts) > 1:
        return False
    return is_made_on_request(name) and name not in settings.turned_off


def make(job: Job) -> Result:
    """Do a job; the same job gives the same bytes on any worker."""
    here = find_versions(job.format.tools)
    for name, version in job.tools.items():
        if here.get(name) != version:
            raise OtherToolsError(f"{job.slot}: the build has {name} {version}, and this worker {here.get(name)}")
    document = settle_links(job.document, beside=job.format.beside)
    if document.beside and document.beside.document:
        other = settle_links(document.beside.document, beside=job.format.beside)
        document = replace(document, beside=replace(document.beside, document=other))
    checked = job.format.write(document, job.load().made, job.place)
    return Result(checked.value or (), checked.diagnostics)
