"""Check of one finished file: what is wrong with it, and how much of what it has to say it says."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from pipeline.model.diagnostics import Diagnostic
from pipeline.model.document import Document
from pipeline.model.format import Format
from pipeline.proof.parity.expectation import HEADINGS, Expectation
from pipeline.proof.parity.matching import Comparison, Matcher
from pipeline.proof.parity.mismatch_diagnostics import MismatchReporter
from pipeline.proof.parity.passages import Passage, Wording

MISSING = "the file is missing"
"""What is said of a file that is not there."""


@dataclass(frozen=True)
class FormCoverage:
    """What a form was proven to say: `matched` of `needed` pieces (headings, paragraphs, items, links, messages and
    so on) stand in it as in the source. `form` is the format's name, `path` the file as it is shown."""

    form: str
    path: str
    matched: int
    needed: int


@dataclass
class FileCheck:
    """One file while it is read back. `form` is the name of its format, `path` where it is; the reporter knows how it
    is shown. `formats` are all that there are: a file may speak of others."""

    document: Document
    form: str
    path: Path
    reporter: MismatchReporter
    formats: Collection[Format] = ()
    diagnostics: list[Diagnostic] = field(default_factory=list)
    matched: int = 0
    needed: int = 0

    @property
    def wording(self) -> Wording:
        """How this document's words are compared."""
        return Wording(self.document.quotes)

    @property
    def coverage(self) -> FormCoverage:
        """What has been proven so far."""
        return FormCoverage(self.form, self.reporter.path, self.matched, self.needed)

    @property
    def is_missing(self) -> bool:
        """Whether it turned out that there is no such file."""
        return any(one.message == MISSING for one in self.diagnostics)

    def report(self, message: str, hint: str = "") -> None:
        """Note something that is wrong with the file."""
        self.diagnostics.append(self.reporter.diagnose(message, hint))

    def read_bytes(self) -> bytes | None:
        """The bytes of the file; a diagnostic where it cannot be read."""
        try:
            return self.path.read_bytes()
        except FileNotFoundError:
            self.report(MISSING, "run `plainleaf build`")
        except OSError as error:
            self.report(f"the file cannot be read: {error.strerror}")
        return None

    def read_text(self) -> str | None:
        """The file as UTF-8 text."""
        data = self.read_bytes()
        try:
            return None if data is None else data.decode("utf-8-sig")
        except UnicodeDecodeError:
            self.report("the file is not text in UTF-8")
        return None

    def compare(
        self,
        expectations: Sequence[Expectation],
        passages: Sequence[Passage],
        furniture: Collection[str] = (),
        top: str = "",
    ) -> Comparison:
        """Walk through both and note every difference. `top` says where words are that belong to no section."""
        comparison = Matcher(expectations, passages, furniture, self.wording).compare()
        self.diagnostics += (replace(self.reporter, top=top) if top else self.reporter).diagnose_all(
            comparison.mismatches
        )
        for wanted, where in comparison.places:
            if wanted.what in HEADINGS and where.role != "heading":
                self.report(
                    f"{self.reporter.name_section(wanted.section)}: “{wanted.text}” is a heading, but not in the file"
                )
        self.matched += comparison.matched
        self.needed += comparison.needed
        return comparison

    def compare_values(self, values: Mapping[str, str], expected: Mapping[str, str], where: str) -> None:
        """Compare what a file says of itself, name by name; `where` is what holds it."""
        for name, text in expected.items():
            self.needed += 1
            if self.wording.split_words(values.get(name, "")) == self.wording.split_words(text):
                self.matched += 1
            else:
                instead = f"not “{values[name]}”" if values.get(name) else "which is missing"
                self.report(f"{where}: `{name}` should be “{text}”, {instead}")


Verify: TypeAlias = Callable[[FileCheck], None]
"""What reads one file back and notes what is wrong with it."""
