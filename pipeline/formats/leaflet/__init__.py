"""The print leaflet: an A4 PDF, tagged (PDF/UA-1) and fit for keeping (PDF/A-2a)."""

from pipeline.formats.leaflet.leaflet import TooLong, write, write_archive
from pipeline.formats.leaflet.weasy import PrintFault

__all__ = ["PrintFault", "TooLong", "write", "write_archive"]
