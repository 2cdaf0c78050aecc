"""The way in: the source folder becomes leaflets, and every mistake in it a diagnostic with its place."""

from pipeline.validation.reading.source_folder import Found, read_leaflets

__all__ = ["Found", "read_leaflets"]
