"""Writer of the quality report (HTML, JSON): what validators found in the finished files of a leaflet, and what is left
to a person."""

from pipeline.conversion.quality.assessment import AssessedFile, Check, Checkpoint, Parity, Quality
from pipeline.conversion.quality.checkpoints import list_checkpoints
from pipeline.conversion.quality.writer import DATA, PAGE, write_report

__all__ = [
    "DATA",
    "PAGE",
    "AssessedFile",
    "Check",
    "Checkpoint",
    "Parity",
    "Quality",
    "list_checkpoints",
    "write_report",
]
