"""The print leaflet: an A4 PDF, tagged (PDF/UA-1) and fit for keeping (PDF/A-2a)."""

from pipeline.conversion.print.weasy import PrintFault
from pipeline.conversion.print.writer import TooLong, write, write_archive

__all__ = ["PrintFault", "TooLong", "write", "write_archive"]
