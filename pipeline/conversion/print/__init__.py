"""The print leaflet: an A4 PDF, tagged (PDF/UA-1) and fit for keeping (PDF/A-2a)."""

from pipeline.conversion.print.weasy import PrintError
from pipeline.conversion.print.writer import TooManyPagesError, write, write_archive

__all__ = ["PrintError", "TooManyPagesError", "write", "write_archive"]
