"""Other people's judges of the finished files, and what we measure in a browser ourselves.

Each is a `Validator`: `validate(path, profile) -> Verdict`. None of them has a hand in what is made, all of them are
optional, and whatever is missing on a machine is said, never counted as passed.
"""

from pipeline.validators.ace import ACE
from pipeline.validators.browser import AXE, MEASURED
from pipeline.validators.epubcheck import EPUBCHECK
from pipeline.validators.nu import NU
from pipeline.validators.outloud import OUTLOUD
from pipeline.validators.page_validation import PAGE_VALIDATION
from pipeline.validators.verapdf import VERAPDF
from pipeline.validators.verdict import Aside, Remember, Validator, Verdict

VALIDATORS: tuple[Validator, ...] = (NU, AXE, MEASURED, VERAPDF, PAGE_VALIDATION, OUTLOUD, EPUBCHECK, ACE)
"""In the order of a report."""

__all__ = ["VALIDATORS", "Aside", "Remember", "Validator", "Verdict"]
