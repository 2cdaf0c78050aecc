"""Import of WeasyPrint, without what is not needed.

To find each shared library by its short name, `ctypes.util.find_library` starts ldconfig and gcc, which costs more
than rendering a page. On Linux WeasyPrint asks next for the versioned name (`libpango-1.0.so.0`), which the loader
finds at once, so while it is imported the search by short name finds nothing.

Of fontTools it uses two large parts for fonts that we have none of: variable ones, and any font where HarfBuzz cannot
subset. They are imported when they are asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

SELDOM_USED = ("fontTools.subset", "fontTools.varLib", "fontTools.varLib.instancer")


def import_weasyprint() -> Any:
    """The module, imported when it is first needed."""
    if "weasyprint" in sys.modules:
        import weasyprint
    else:
        with _deferred_imports(SELDOM_USED), _without_library_search():
            import weasyprint
    return weasyprint


@contextmanager
def _without_library_search() -> Iterator[None]:
    import ctypes.util

    search = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        yield
    finally:
        ctypes.util.find_library = search


class _DeferredModule(ModuleType):
    """Stands for a module that is imported when something of it is called."""

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *values, **named: getattr(import_module(self.__name__), name)(*values, **named)


@contextmanager
def _deferred_imports(names: tuple[str, ...]) -> Iterator[None]:
    """While this lasts, importing these modules gives a stand-in for each that is not there yet."""
    absent = [name for name in names if name not in sys.modules]
    sys.modules.update({name: _DeferredModule(name) for name in absent})
    try:
        yield
    finally:
        for name in absent:
            del sys.modules[name]
