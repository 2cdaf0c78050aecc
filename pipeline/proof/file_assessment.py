"""Assessment of finished files: those of a leaflet in one language are shown to every validator and counted."""

from __future__ import annotations

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from pipeline.conversion.quality import DATA, PAGE, AssessedFile, Check, Parity, Quality, list_checkpoints
from pipeline.model.document import Document
from pipeline.model.leaflet import Leaflet
from pipeline.model.memory import Remember
from pipeline.proof.parity import Verification
from pipeline.proof.validators import judge
from pipeline.validation.readability import measure_readability, read_trend
from pipeline.validation.scorecards import judge_scorecards


def assess_files(
    leaflet: Leaflet, document: Document, folder: Path, verification: Verification, remember: Remember | None = None
) -> Quality:
    """What is known of the files in `folder` (outputs/<leaflet>/<language>, or a place's folder in it), with what
    reading them back has shown. `remember` keeps verdicts. Nothing is raised: what could not be judged says so."""
    others = () if document.place else tuple(leaflet.library.known_places)  # their files are in folders beside
    paths = [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in (PAGE, DATA) and path.relative_to(folder).parts[0] not in others
    ]
    verdicts = judge(paths, remember)
    checks = [
        Check(path.relative_to(folder).as_posix(), **asdict(verdict))
        for path, of_file in verdicts.items()
        for verdict in of_file
    ]
    clinical = tuple(f"{point.about}: {point.note}" for point in leaflet.settings.to_check)
    readability = measure_readability(leaflet, document.language)
    return Quality(
        files=tuple(_measure_file(path, folder) for path in paths),
        checks=tuple(checks),
        parity=tuple(Parity(one.form, Path(one.path).name, one.matched, one.needed) for one in verification.coverage),
        differences=tuple(f"{one.span.path}: {one.message}" for one in verification.diagnostics),
        person=list_checkpoints(document, leaflet.settings.source_language, clinical),
        readability=readability,
        trend=read_trend(leaflet, readability),
        scorecards=judge_scorecards(leaflet, document, readability),
    )


def _measure_file(path: Path, folder: Path) -> AssessedFile:
    data = path.read_bytes()
    pages = _count_pages(path) if path.suffix == ".pdf" else 0
    return AssessedFile(path.relative_to(folder).as_posix(), len(data), sha256(data).hexdigest(), pages)


def _count_pages(path: Path) -> int:
    try:
        return len(PdfReader(path).pages)
    except (PyPdfError, ValueError, KeyError):
        return 0
