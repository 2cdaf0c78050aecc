"""Proof of whole leaflets: each finished document is read back and compared with its source, where its words stand is
measured, and, where a report is wanted, it is shown to the validators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.build.jobs import digest_words, list_formats
from pipeline.build.leaflet_edits import FileOrigin
from pipeline.build.outputs_folder import Outputs
from pipeline.build.store import Store, open_store_beside
from pipeline.conversion import FORMATS
from pipeline.conversion.quality import PAGE, Quality, write_report
from pipeline.model.diagnostics import Diagnostic, has_errors, in_order
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.proof.boxes import prove_files
from pipeline.proof.file_assessment import assess_files
from pipeline.proof.parity import MISSING, Verification, verify_document
from pipeline.proof.published_files import open_published
from pipeline.templating.compose import compose
from pipeline.validation.check import Checkup
from pipeline.validation.reading.files import display_path


@dataclass(frozen=True)
class Proof:
    """Every difference; a line for each document on what was proven, and how many checks of validators failed."""

    diagnostics: tuple[Diagnostic, ...]
    lines: tuple[str, ...]
    failed: int = 0

    @property
    def holds(self) -> bool:
        """True when nothing was found."""
        return not has_errors(self.diagnostics) and not self.failed


def prove_leaflets(checkup: Checkup, output: Path, base: Path, report: bool = False) -> Proof:
    """Verify every language of every leaflet of a checkup. A leaflet with errors has nothing to compare with, and its
    errors are the diagnostics. With `report`, validators judge the files too, and a report is written beside them."""
    diagnostics = [one for one in checkup.diagnostics if one.severity == "error"]
    lines = []
    failed = 0
    outputs = Outputs.open(output)
    published = open_published(output)
    for name, leaflet in checkup.good.items():
        files = list(published.compare(name, leaflet.texts, display_path(output, base)))
        for language in leaflet.texts:
            folder = output / name / language
            document = compose(leaflet, language)
            formats = [form for form in list_formats(leaflet) if not _is_refused(outputs, document, form)]
            verification = verify_document(document, folder, display_path(folder, base), FORMATS.values(), formats)
            diagnostics += verification.diagnostics
            diagnostics += prove_files(document, folder, display_path(folder, base), formats)
            left_out = [form for form in list_formats(leaflet) if form not in formats]
            without = f", without {', '.join(left_out)}" if left_out else ""
            lines.append(f"{name} {language}: {verification}{without}")
            if report:
                quality = _publish_report(leaflet, document, verification, outputs)
                failed += quality.count("failed")
                lines += (f"  {line}" for line in _describe_quality(quality, display_path(folder / PAGE, base)))
        seen = {one.span.path for one in diagnostics if one.message == MISSING}
        diagnostics += [one for one in files if one.span.path not in seen]
    if report:
        outputs.close()
    return Proof(in_order(diagnostics), tuple(lines), failed)


def _is_refused(outputs: Outputs, document: Document, form: str) -> bool:
    """Whether the build of these words could not make a form, so that there is no file."""
    words = outputs.refused.get(f"{document.leaflet}/{document.language}/{form}")
    return words is not None and words == digest_words(document)


def _publish_report(leaflet: Leaflet, document: Document, verification: Verification, outputs: Outputs) -> Quality:
    """Assess one document and publish the report. The verdicts are kept in a store of their own, because a build drops
    from its store what it does not ask for."""
    folder = outputs.folder / document.leaflet / document.language
    remember = Store(open_store_beside(outputs.folder).folder / "verdicts").answer
    quality = assess_files(leaflet, document, folder, verification, remember)
    tools = {check.validator: check.version for check in quality.checks if check.version}
    origin = FileOrigin(digest_words(document), dict(sorted(tools.items())))
    outputs.publish(document.leaflet, document.language, "quality", write_report(document, quality), origin)
    return quality


def _describe_quality(quality: Quality, where: str) -> Iterator[str]:
    yield quality.summarise()
    for check in (*quality.of("failed"), *quality.of("not run")):
        first = check.reason or check.findings[0]
        more = f" (and {len(check.findings) - 1} more)" if len(check.findings) > 1 else ""
        yield f"{check.state}: {check.validator} on {check.path}, {check.profile}: {first}{more}"
    yield f"report: {where}"
