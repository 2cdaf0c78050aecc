"""Writer of the sheet on which those who sign a leaflet off tick what they have looked at: HTML, and markup for a word
processor. It is no format of the leaflet: readers never get it."""

from pipeline.conversion.sign_off_sheet.sheet import ChangesSince, SheetFact, SheetPoint, SignOffSheet

__all__ = ["ChangesSince", "SheetFact", "SheetPoint", "SignOffSheet"]
