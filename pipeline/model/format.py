"""Declaration of an output format: what is known of each, in one value. Which formats there are is said elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from pipeline.model.artifact import Artifact, MadeFile
from pipeline.model.diagnostics import Checked, Diagnostic
from pipeline.model.source import Span

if TYPE_CHECKING:
    from pipeline.model.document import Document

Made: TypeAlias = Mapping[str, tuple[MadeFile | Artifact, ...]]
"""What was made before, by the name of the format: what is known of each file, or, where it is opened, all of it."""
Write: TypeAlias = "Callable[[Document, Made, Span], Checked[tuple[Artifact, ...]]]"
"""A writer: the document, what it needs of other formats, and the place of the words, for what cannot be written. It
is a function of a module, so that a worker process can be told its name."""
Diagnose: TypeAlias = "Callable[[Document, Span], Iterable[Diagnostic]]"
"""What is wrong with a form of a document, as far as it is known without writing it: the document, and the place of the
words. A format for a messaging system gets a document that has its messages only; others get a whole one, and are asked
of leaflets without errors."""
Reader: TypeAlias = Literal[
    "page",
    "sheets",
    "short",
    "book",
    "messages",
    "review",
    "booklet",
    "crop",
    "bilingual",
    "message-bank",
    "rapidpro",
    "notify",
    "whatsapp",
    "twilio",
    "cht",
    "contentrepo",
]
"""How finished files are read back, for the proof that they say what the source says."""


@dataclass(frozen=True, kw_only=True)
class Format:
    """One form of a leaflet.

    `name` is what people type, everywhere. `label` is the key of what the form is called in each language (see
    `LanguagePack.form`), `title` what our reports in English call it, where that is not its name. `reader` reads its
    files back; None where nobody does yet. `diagnose` finds what is wrong with it, where that can be known without
    making it. `tools` have a hand in its bytes. What is `left_out` are fields of the document that it does not
    show: its writer gets them empty. `file` is the path of its main file, with `{name}` for the
    leaflet and its language, and `{source}` for its source language; empty where it has none that is always called so.
    One that makes several main files of a document has `list_variants`, which says what stands before the suffix of
    each.

    Those `for_readers` are made of every leaflet, unless its settings turn them off. One `on_demand` is made only where
    it is asked for by name, a `short` one only of a leaflet that lists its sections under `editions`, and one for a
    messaging `system`, and one that is an `extra`, only for a publisher that names it, or where it is asked for. A
    system `sends` what it loads by itself, unless it only shows the messages to those who review them. Those
    `of_messages` are what a programme has, and nothing else. Of a `counted` one the pages are counted: more than people
    read are a finding, and leaflet.yaml may allow more.

    A `paired` one is made of a translation, and of the document in the source language that is set beside it (see
    `Document.beside`).

    One that stands `beside` is opened where the pages of all leaflets are, so that its links lead to those; what stands
    alone names other leaflets, and leads to the web.

    `needs` are formats that are made before it, as far as they could be made; it is told what is known of their files,
    and gets the bytes of those that it `opens`. One that `tells_of_others` is told of those for readers that are made
    in the same build, and knows of the others only that the leaflet has them."""

    name: str
    label: str
    write: Write
    reader: Reader | None
    diagnose: Diagnose | None = None
    tools: tuple[str, ...] = ()
    left_out: frozenset[str] = frozenset()
    file: str = ""
    list_variants: Callable[[Document], tuple[str, ...]] | None = None
    title: str = ""
    needs: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    tells_of_others: bool = False
    for_readers: bool = False
    beside: bool = False
    on_demand: bool = False
    short: bool = False
    system: bool = False
    sends: bool = True
    extra: bool = False
    of_messages: bool = False
    counted: bool = False
    paired: bool = False

    @property
    def english_title(self) -> str:
        """What our reports call it."""
        return self.title or self.name

    def path(self, document: Document) -> str:
        """The path of the main file of a document, relative to the folder of its leaflet and language."""
        return self.paths(document)[0]

    def paths(self, document: Document) -> tuple[str, ...]:
        """The paths of all main files of a document: one, but where the format makes several."""
        name, source = document.file_name, document.source_language
        if self.list_variants is None:
            return (self.file.format(name=name, source=source),)
        stem, dot, suffix = self.file.rpartition(".")
        return tuple(f"{stem}{variant}{dot}{suffix}".format(name=name) for variant in self.list_variants(document))
