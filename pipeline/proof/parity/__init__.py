"""The proof of parity: the finished files are read back, by other readers than their writers, and each has to say what
the document says, in the same words and the same order."""

from pipeline.proof.parity.file_check import MISSING, FormCoverage
from pipeline.proof.parity.verification import READERS, Verification, verify_document

__all__ = ["MISSING", "READERS", "FormCoverage", "Verification", "verify_document"]
