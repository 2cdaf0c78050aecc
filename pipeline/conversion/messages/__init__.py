"""The text messages of a leaflet as files: to read, for a spreadsheet, and for a program."""

from pipeline.conversion.messages.writer import write

__all__ = ["write"]
