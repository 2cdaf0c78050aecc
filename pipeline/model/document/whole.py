"""The Document: a leaflet in one language, complete."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields, replace
from hashlib import sha256
from typing import Any, Literal, TypeAlias

from pipeline.model.colours import OURS, Colours
from pipeline.model.document.blocks import Box, Paragraph
from pipeline.model.document.inlines import LinkedLeaflet, look_field, outside_field
from pipeline.model.document.language_editions import LanguageEdition
from pipeline.model.document.messages import Campaign, TextMessage
from pipeline.model.document.notices import NEWER, OVERDUE, Notice
from pipeline.model.document.sections import Section
from pipeline.model.edition import Edition
from pipeline.model.sentence_words import SentenceWords
from pipeline.model.typography import ENGLISH, Typography


@dataclass(frozen=True)
class Picture:
    """A picture's bytes. `width` and `height` are in its own pixels or viewBox units."""

    name: str
    media_type: str
    width: float
    height: float
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class Reviewer:
    """Somebody whose sign-off of these words counts. `file` is the file of the signature, from the source folder on,
    where it has one of its own; `date` (ISO 8601) and `registration` may be empty."""

    name: str
    role: str
    organisation: str
    registration: str = ""
    date: str = ""
    file: str = ""


@dataclass(frozen=True)
class Difference:
    """Something that is not the same in every place: how it is known, and what it is here."""

    name: str
    words: str


PairStanding: TypeAlias = Literal["current", "newer", "unpinned", "withdrawn", "source", "unread"]
"""Whether a document can be set beside its source: it says what that says now; the source is newer; nobody knows of
which words it is; it is withdrawn; it is the source itself; the words of the source cannot be composed."""


@dataclass(frozen=True)
class Beside:
    """What a bilingual form sets beside a document: that of the source language, or nothing, where the two do not go
    together. `languages` names both in their own words: "English and العربية"."""

    standing: PairStanding
    document: Document | None = None
    languages: str = ""


@dataclass(frozen=True)
class Document:
    """A leaflet in one language, complete: what every format is written from.

    Dates are ISO 8601; `about` holds them in words. `key_points` stands before the sections; the generated sections
    (glossary, references, about) are the last ones. `labels` are our own words in the leaflet's language. `editions`
    has the ids of the sections of each short edition (`folded`, `card`) that the leaflet has; `paper` is what the print
    leaflets are printed on, and `large_print` has the sizes of letters, in points, of those in large print; `address`
    is where the page stands on the web, empty where nobody has said. `languages` are those in which readers get it, the
    source language first, and its own: only a page tells of them, and no other form is made again where there is one
    more. `reviewers` are those whose sign-off holds. `telephones` are how the publisher is called, each with what for.
    `most_pages` is how many pages forms (by the format's name) may have where
    the leaflet says so. `codes` are those of the condition, by the system that they are of, as schema.org calls it.
    `place` is the id of the place that hands it out and `place_name` what that is called; both are empty for the
    leaflet as it is for everybody. `code` is the short code by which paper is known.
    `colours` are the two from which its look follows, and `typography` is how its language is set, and
    `sentence_words` tell its sentences apart. `differences` are
    what is not the same in every place. `was` are ids that the leaflet had before, the first one first. What has
    `moved` says nothing but where the leaflet stands now; `leaflet` is then the id that it had. `publisher` is who
    publishes as readers of the language know them, and `lasting_publisher` as programs do. `source_language` is that in
    which the leaflet is written first, and `beside` what a form in two languages sets beside it: only a document that
    such a form is made of has it.
    """

    leaflet: str
    language: str
    direction: Literal["ltr", "rtl"]
    title: str
    medical_name: str
    subtitle: str
    summary: str
    keywords: tuple[str, ...]
    publisher: str
    version: str
    status: str
    date: str
    next_review: str
    notice: Notice | None
    strip: str
    key_points: Box | None
    sections: tuple[Section, ...]
    messages: tuple[TextMessage, ...]
    cover: str
    cover_alt: str
    pictures: tuple[Picture, ...]
    labels: Mapping[str, str]
    quotes: tuple[str, str, str, str]
    campaign: Campaign = Campaign()
    licence: str = ""
    authors: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    editions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    paper: Literal["a4", "letter"] = "a4"
    large_print: tuple[int, ...] = (18,)
    address: str = ""
    languages: tuple[LanguageEdition, ...] = field(default=(), compare=False)
    reviewers: tuple[Reviewer, ...] = ()
    last_reviewed: str = ""
    telephones: tuple[Paragraph, ...] = ()
    logo: Picture | None = None
    logo_alt: str = ""
    most_pages: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    place: str = look_field("")
    place_name: str = look_field("")
    differences: tuple[Difference, ...] = look_field(())
    code: str = ""
    was: tuple[str, ...] = ()
    colours: Colours = look_field(OURS)
    typography: Typography = look_field(ENGLISH)
    sentence_words: SentenceWords = look_field(SentenceWords())
    moved: LinkedLeaflet | None = None
    lasting_publisher: str = look_field("")
    source_language: str = look_field("")
    beside: Beside | None = outside_field()

    @property
    def lasting_id(self) -> str:
        """The id by which others know it, such as messaging systems and e-book libraries: the first that it had."""
        return self.was[0] if self.was else self.leaflet

    @property
    def edition(self) -> Edition:
        """In which language, and for which place, it is."""
        return Edition(self.language, self.place)

    def find_page(self, language: str) -> str:
        """Where its page in a language stands, as seen from the folder of its own: `../es/index.html`."""
        up = "../" * (self.edition.folder.count("/") + 1)
        return f"{up}{Edition(language, self.place).folder}/index.html"

    @property
    def file_name(self) -> str:
        """What its files are called, without their endings: `muscle-atrophy-en`, `muscle-atrophy-en-riverside`."""
        return f"{self.leaflet}-{self.edition.ending}"

    def name_for_systems(self, most: int) -> str:
        """By what messaging systems tell it from other leaflets and from other places, in at most so many characters:
        the leaflet's lasting id, and where a place hands it out both ids, with a digest where they alone could be taken
        for another's."""
        if not self.place:
            return self.lasting_id[: max(1, most)]
        whole = f"{self.lasting_id}--{self.place}"
        if len(whole) <= most and "--" not in self.lasting_id and "--" not in self.place:
            return whole
        digest = sha256(f"{self.lasting_id}/{self.place}".encode()).hexdigest()[:8]
        return f"{whole[: max(0, most - 9)]}-{digest}"[-max(1, most) :]

    @property
    def coded_version(self) -> str:
        """The version with the short code, in words."""
        return self.labels["version_code"].format(version=self.version, code=self.code) if self.code else self.version

    @property
    def bracketed_name(self) -> str:
        """The medical name in brackets, as it stands below the title; empty where there is none."""
        return self._add_name("").strip()

    @property
    def bracket_space(self) -> str:
        """What stands between the title and the name in brackets, where both are in a line."""
        return " " if self.typography.brackets[0].startswith(" ") else ""

    @property
    def full_title(self) -> str:
        """The title with the medical name in brackets, as it stands in running headers."""
        return self._add_name(self.title)

    def _add_name(self, words: str) -> str:
        opening, closing = self.typography.brackets
        return f"{words}{opening}{self.medical_name}{closing}" if self.medical_name else words

    @property
    def file_title(self) -> str:
        """The full title with the name of the place, as it stands where files are told apart: in their metadata."""
        return f"{self.full_title} – {self.place_name}" if self.place_name else self.full_title

    @property
    def is_overdue(self) -> bool:
        """Whether it says that its review is overdue."""
        return self.notice is not None and self.notice.state == OVERDUE

    def leave_out(self, names: frozenset[str]) -> Document:
        """The document without what some of its fields say: each is what it is where nobody has said anything."""
        return replace(self, **{name: _UNSAID[name] for name in names})

    @property
    def for_senders(self) -> Document:
        """The document as those who send its messages have it: that a review is overdue, or the source of a translation
        newer, makes no draft of them."""
        return replace(self, notice=None) if self.notice and self.notice.state in (OVERDUE, NEWER) else self

    @property
    def brand(self) -> str:
        """The name at the top: that of the place, or else of the publisher."""
        return self.place_name or self.publisher

    def picture(self, name: str) -> Picture:
        """The picture with this path; a KeyError where the document has none."""
        for picture in self.pictures:
            if picture.name == name:
                return picture
        raise KeyError(name)


_UNSAID: Mapping[str, Any] = {
    **{part.name: part.default for part in fields(Document) if part.default is not MISSING},
    **{part.name: part.default_factory() for part in fields(Document) if part.default_factory is not MISSING},
    **dict.fromkeys(("subtitle", "summary", "cover", "cover_alt"), ""),
    **dict.fromkeys(("keywords", "sections", "messages", "pictures"), ()),
    "key_points": None,
}
"""Nothing said, by the field of a document."""
