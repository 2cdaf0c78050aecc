"""Validators of the finished files: other people's, and what we measure in a browser ourselves.

Each is a `Validator`: `validate(path, profile) -> Verdict`. None of them has a hand in what is made, all of them are
optional, and whatever is missing on a machine is said, never counted as passed.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pipeline.model.memory import Remember
from pipeline.proof.validators.ace import ACE
from pipeline.proof.validators.browser import AXE, MEASURED
from pipeline.proof.validators.epubcheck import EPUBCHECK
from pipeline.proof.validators.nu import NU
from pipeline.proof.validators.outloud import OUTLOUD
from pipeline.proof.validators.page_validation import PAGE_VALIDATION
from pipeline.proof.validators.verapdf import VERAPDF
from pipeline.proof.validators.verdict import KnownFalse, Validator, Verdict

VALIDATORS: tuple[Validator, ...] = (NU, AXE, MEASURED, VERAPDF, PAGE_VALIDATION, OUTLOUD, EPUBCHECK, ACE)
"""In the order of a report."""

FORMS = {".html": "html", ".pdf": "pdf", ".epub": "epub"}
"""Which validators a file is shown to, by how its name ends."""

CLAIMS_NOTHING = ("print",)
"""Folders whose files are for a printing press: they claim no conformance, and name the file that does."""

__all__ = ["FORMS", "VALIDATORS", "KnownFalse", "Validator", "Verdict", "judge"]


def judge(files: Iterable[Path], remember: Remember | None = None) -> dict[Path, tuple[Verdict, ...]]:
    """The verdicts on files, of every validator of their format with each of its profiles, in the order of a report.
    Files of other formats, and those that claim nothing, are left out. The processes in which validators live work side
    by side."""
    questions = [
        (path, validator, profile)
        for path in files
        if path.parent.name not in CLAIMS_NOTHING
        for validator in VALIDATORS
        if validator.form == FORMS.get(path.suffix)
        for profile in validator.choose_profiles(path)
    ]
    with ThreadPoolExecutor(max_workers=len(VALIDATORS)) as threads:
        given = list(threads.map(lambda one: one[1].validate(one[0], one[2], remember), questions))
    verdicts: dict[Path, tuple[Verdict, ...]] = {}
    for (path, _, _), verdict in zip(questions, given, strict=True):
        verdicts[path] = (*verdicts.get(path, ()), verdict)
    return verdicts
