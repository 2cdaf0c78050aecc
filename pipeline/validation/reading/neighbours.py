"""Reader of what leaflets know of each other: titles, headings and states of those that links lead to, and the ids that
leaflets had before.

A leaflet may be built alone, out of thousands. So nothing is read where no leaflet links to another; of one that is
linked to, its settings and the words in the reader's language, and those whole only where a link names a section. What
is wrong in those files is said where they are checked themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from pipeline.model import limits
from pipeline.model.diagnostics import Diagnostics
from pipeline.model.document import identified
from pipeline.model.leaflet import Leaflet, Library
from pipeline.model.neighbours import Neighbour, Neighbours, NeighbourText
from pipeline.model.placing import place_leaflet
from pipeline.model.settings import Settings
from pipeline.model.settings.format_names import Names
from pipeline.model.source import Places, Source
from pipeline.model.subjects import find_subject
from pipeline.parsers.yaml12 import Unquoted, read_yaml
from pipeline.templating.compose.headings import find_heading, list_generated
from pipeline.templating.compose.reviewed_words import compose_words
from pipeline.templating.compose.sign_off import find_sign_off
from pipeline.templating.languages import LanguagePack, language_pack
from pipeline.validation.folder import find_leaflets
from pipeline.validation.reading.files import read_file
from pipeline.validation.reading.kept import attach_kept
from pipeline.validation.reading.leaflet_languages import list_languages
from pipeline.validation.reading.markdown_body import AskPandoc
from pipeline.validation.reading.markdown_files import read_text, read_title
from pipeline.validation.reading.stand_ins import NO_TITLE, is_state_known, settings_stand_ins
from pipeline.validation.reading.wanted_neighbours import AskedPart, list_wanted
from pipeline.validation.reading.yaml_models import read_model
from pipeline.validation.source_files import UnreadFileError, read_regular_file

_WAS = re.compile(r"^[ \t{]*[\"']?was[\"']?[ \t]*:(?P<ids>.*(?:\n(?:[ \t]+.*|-.*|[ \t]*))*)", re.MULTILINE)
_WITHDRAWN = re.compile(r"^[\"']?withdrawn[\"']?[ \t]*:(?P<below>.*(?:\n(?:[ \t]+.*|[ \t]*))*)", re.MULTILINE)
_STATUS = re.compile(r"^[{ \t]*[\"']?status[\"']?[ \t]*:[ \t]*[\"']?(?P<status>[a-z_]+)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w-])[a-z][a-z0-9-]{0,49}(?![\w-])")
_NOTE = re.compile(r"(?:^|(?<=\s))#.*")


@dataclass(frozen=True)
class NeighbourReader:
    """Reads the source folder for the leaflets that were `read` in it; those that are `whole` were read in all their
    languages, so that their files need not be looked at again."""

    folder: Path
    known: Mapping[str, Names]
    library: Library
    ask: AskPandoc
    read: Mapping[str, Leaflet]
    whole: bool
    _settings: dict[str, tuple[Settings, Places]] = field(default_factory=dict)

    def find_neighbours(self) -> Neighbours:
        """What these leaflets know of all others."""
        wanted = list_wanted(self.read.values())
        renamed = any(leaflet.settings.was for leaflet in self.read.values())
        if not wanted and not renamed:
            return Neighbours()
        names = frozenset(find_leaflets(self.folder))
        claims = self._find_claims(names) if renamed or not wanted.keys() <= names else {}
        neighbours = Neighbours(names, claims)
        by_id: dict[str, set[AskedPart]] = {}
        for name, asked in wanted.items():
            by_id.setdefault(neighbours.follow(name), set()).update(asked)
        known = {name: self._read_neighbour(name, asked) for name, asked in by_id.items() if name in names}
        return replace(neighbours, known=known)

    def _find_claims(self, names: Iterable[str]) -> dict[str, tuple[str, ...]]:
        claims: dict[str, tuple[str, ...]] = {}
        for name in sorted(names):
            was = self.read[name].settings.was if name in self.read else self._read_earlier_ids(name)
            for one in dict.fromkeys(was):
                claims[one] = (*claims.get(one, ()), name)
        return claims

    def _read_earlier_ids(self, name: str) -> tuple[str, ...]:
        """The earlier ids of a leaflet that was not read. Most have none, and of those no more is read than bytes."""
        try:
            data = read_regular_file(self.folder / name / "leaflet.yaml", self.folder, limits.TEXT_SIZE.most)
        except UnreadFileError:
            return ()
        return tuple(self._read_settings(name)[0].was) if b"was" in data else ()

    def _read_settings(self, name: str) -> tuple[Settings, Places]:
        """What is good of a leaflet's settings; nothing but stand-ins where they cannot be read."""
        if name not in self._settings:
            source = self._read_source(name, "leaflet.yaml")
            languages = list_languages(self.folder / name, self.library)
            stand_ins = settings_stand_ins(self.library, [*languages] or ["en"])
            tried = (source, Source(source.path, "{}"))
            reads = (read_model(one, Settings, Diagnostics(), context=self.known, stand_ins=stand_ins) for one in tried)
            self._settings[name] = next(read for read in reads if read)
        return self._settings[name]

    def _read_source(self, name: str, file: str) -> Source:
        """A file of a leaflet; an empty one where it cannot be read."""
        path = self.folder / name / file
        return read_file(path, self.folder, self.folder, Diagnostics()) or Source(str(path), "")

    def _is_state_known(self, name: str, settings: Settings) -> bool:
        return is_state_known(self._read_source(name, "leaflet.yaml"), settings)

    def _read_neighbour(self, name: str, asked: Iterable[AskedPart]) -> Neighbour:
        leaflet = self.read.get(name)
        settings = leaflet.settings if leaflet else self._read_settings(name)[0]
        languages = list_languages(self.folder / name, self.library, settings.source_language)
        neighbour = Neighbour(
            id=name,
            status=settings.status,
            languages=tuple(tag for tag in languages if tag not in settings.withdrawn_languages),
            texts={},
            withdrawn=settings.withdrawn_languages,
            has_page="html" not in settings.turned_off and not settings.is_programme,
            is_programme=settings.is_programme,
            state_known=not any(one.is_subject for one in asked) or self._is_state_known(name, settings),
        )
        by_language: dict[str, set[AskedPart]] = {}
        for one in asked:
            by_language.setdefault(neighbour.choose_language(one.language), set()).add(one)
        by_language.pop("", None)
        texts = {language: self._read_words(name, language, some) for language, some in by_language.items()}
        return replace(neighbour, texts=texts)

    def _read_words(self, name: str, language: str, asked: set[AskedPart]) -> NeighbourText:
        sections = {one.section for one in asked if one.section}
        source = None if self.whole and name in self.read else self._read_source(name, f"{language}.md")
        leaflet = self._find_leaflet(name, language, source) if source is None or sections else None
        pack = language_pack(language, self.library.own_words)
        text = leaflet.texts.get(language) if leaflet else None
        if leaflet is None or text is None or pack is None:
            return NeighbourText(read_title(source or self._read_source(name, f"{language}.md")))
        printed = identified(leaflet.printed(language))
        targets = {one for one, _ in printed} | set(text.ids) | set(list_generated(leaflet, pack))
        headings = {one: find_heading(leaflet, pack, one) for one in sections}
        title = text.front.title if text.front.title != NO_TITLE else ""
        known = NeighbourText(
            title,
            frozenset(targets),
            {one: words for one, words in headings.items() if words},
            emergency_numbers=leaflet.find_emergency_numbers(language),
        )
        about = {one.section for one in asked if one.is_subject}
        return _add_subjects(known, leaflet, pack, about) if about else known

    def _find_leaflet(self, name: str, language: str, source: Source | None) -> Leaflet | None:
        """A leaflet in the language, as it was read before or is read now, in the edition for everybody: links lead to
        that, and what only some places have is not there."""
        if source is None:
            return place_leaflet(self.read[name])
        settings, places = self._read_settings(name)
        text = read_text(source, language, self.ask, Diagnostics(), settings.is_programme)
        if text is None:
            return None
        texts = attach_kept(
            self.folder / name, self.folder, {language: text}, (language,), self._read_any, self.ask, Diagnostics()
        )
        return place_leaflet(Leaflet(name, settings, places, texts, self.library))

    def _read_any(self, path: Path, diagnostics: Diagnostics) -> Source | None:
        return read_file(path, self.folder, self.folder, diagnostics)


def _add_subjects(known: NeighbourText, leaflet: Leaflet, pack: LanguagePack, names: Iterable[str]) -> NeighbourText:
    """What is known of a leaflet, with what messages are about; without it where its words cannot be composed."""
    try:
        words = compose_words(leaflet, pack)
        sign_off = find_sign_off(leaflet, pack.tag)
    except KeyError:  # a fact, a service or a reference is missing, which is said where it is checked itself
        return known
    subjects = {name: find_subject((words.key_points, *words.sections), name) for name in names}
    return replace(known, subjects={name: subject for name, subject in subjects.items() if subject}, sign_off=sign_off)


def scan_status(text: str) -> str:
    """The status in a leaflet.yaml with errors, which may not be YAML at all; empty where none is seen."""
    read = read_yaml(Source("leaflet.yaml", text)).value
    if read is not None and isinstance(read[0], dict):
        return str(read[0].get("status", ""))
    match = _STATUS.search(text)
    return match["status"] if match else ""


def scan_withdrawn(text: str, language: str) -> bool:
    """Whether a leaflet.yaml with errors, which may not be YAML at all, says that the leaflet is withdrawn, or this
    language of it."""
    read = read_yaml(Source("leaflet.yaml", text)).value
    if read is not None and isinstance(read[0], dict):
        withdrawn, source = read[0].get("withdrawn"), read[0].get("source_language")
        apart = isinstance(withdrawn, dict) and language in withdrawn and language != source
    else:
        below = "".join(match["below"] for match in _WITHDRAWN.finditer(text))
        apart = (
            re.search(rf"(?<![\w-]){re.escape(language)}[\"']?[ \t]*:[ \t]*(?:\n[ \t]*|\{{[ \t]*)date\b", below)
            is not None
        )
    return apart or scan_status(text) == "withdrawn"


def scan_earlier_ids(text: str) -> tuple[str, ...]:
    """What stands under `was` in a leaflet.yaml with errors, which may not be YAML at all, or be it in any of its
    forms."""
    read = read_yaml(Source("leaflet.yaml", text)).value
    if read is not None and isinstance(read[0], dict):
        was = read[0].get("was", "")
        words = [str(one) for one in (was if isinstance(was, list) else [was]) if not isinstance(one, Unquoted)]
        return tuple(name for one in words for name in _NAME.findall(one))
    written = (_NOTE.sub("", match["ids"]) for match in _WAS.finditer(text))
    return tuple(name for ids in written for name in _NAME.findall(ids))
