"""The report on the finished files of a leaflet: what validators found, and what is left to a person."""

from pipeline.formats.quality.person import to_judge
from pipeline.formats.quality.quality import Check, Checkpoint, File, Parity, Quality
from pipeline.formats.quality.write import DATA, PAGE, write

__all__ = ["DATA", "PAGE", "Check", "Checkpoint", "File", "Parity", "Quality", "to_judge", "write"]
