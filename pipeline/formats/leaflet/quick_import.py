"""Importing WeasyPrint without starting a compiler.

To find each shared library by its short name, `ctypes.util.find_library` starts ldconfig and gcc, which costs more
than rendering a page. On Linux WeasyPrint asks next for the versioned name (`libpango-1.0.so.0`), which the loader
finds at once, so while it is imported the search by short name finds nothing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def import_weasyprint() -> Any:
    """The module, imported when it is first needed."""
    if "weasyprint" in sys.modules or sys.platform != "linux":
        import weasyprint
    else:
        with _no_search():
            import weasyprint
    return weasyprint


@contextmanager
def _no_search() -> Iterator[None]:
    import ctypes.util

    search = ctypes.util.find_library
    ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search
