"""The accessible web page: one file that works offline, with no script and no request to anywhere."""

from pipeline.conversion.page.writer import Form, write

__all__ = ["Form", "write"]
