"""The leaflet in large print: 18 pt and more, in one column, set anew and not only made bigger."""

from pipeline.conversion.large_print.writer import write

__all__ = ["write"]
