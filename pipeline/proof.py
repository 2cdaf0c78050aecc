"""The proof of parity for whole leaflets: each finished document is read back and compared with its source."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pipeline.check import Checkup
from pipeline.compose import compose
from pipeline.diagnostics import Diagnostic, has_errors, in_order
from pipeline.reading.files import shown
from pipeline.verify import verify_document


@dataclass(frozen=True)
class Proof:
    """What was found and, a line for each document, what was proven."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """True when nothing was found."""
        return not has_errors(self.diagnostics)

    def told(self) -> str:
        """The lines for people."""
        return "\n".join(self.lines)


def prove(checkup: Checkup, output: Path, base: Path) -> Proof:
    """Verify every language of every leaflet of a checkup. A leaflet with errors has nothing to compare with, and its
    errors are the findings."""
    found = [finding for finding in checkup.diagnostics if finding.severity == "error"]
    lines = []
    for name, leaflet in checkup.good.items():
        whole = {"html", "pdf", "epub", "messages"} - set(leaflet.settings.formats)
        formats = {"html"} if leaflet.settings.status == "withdrawn" else whole
        for language in leaflet.texts:
            folder = output / name / language
            verified = verify_document(compose(leaflet, language), folder, shown(folder, base), formats)
            found += verified.diagnostics
            lines.append(f"{name} {language}: {verified}")
    return Proof(in_order(found), tuple(lines))
