"""The report on the finished files of a leaflet: what validators found, and what is left to a person."""

from pipeline.conversion.quality.assessment import AssessedFile, Check, Checkpoint, Parity, Quality
from pipeline.conversion.quality.person import to_judge
from pipeline.conversion.quality.writer import DATA, PAGE, write

__all__ = ["DATA", "PAGE", "AssessedFile", "Check", "Checkpoint", "Parity", "Quality", "to_judge", "write"]
