"""The leaflet in large print: 18 pt and more, in one column, set anew and not only made bigger."""

from pipeline.formats.large_print.large_print import write

__all__ = ["write"]
