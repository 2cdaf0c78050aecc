"""Readers of the source folder: it becomes leaflets, and every mistake in it a diagnostic with its place."""

from pipeline.validation.reading.source_folder import SourceContents, read_leaflets

__all__ = ["SourceContents", "read_leaflets"]
