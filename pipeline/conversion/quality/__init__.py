"""The report on the finished files of a leaflet: what validators found, and what is left to a person."""

from pipeline.conversion.quality.assessment import Check, Checkpoint, File, Parity, Quality
from pipeline.conversion.quality.person import to_judge
from pipeline.conversion.quality.writer import DATA, PAGE, write

__all__ = ["DATA", "PAGE", "Check", "Checkpoint", "File", "Parity", "Quality", "to_judge", "write"]
