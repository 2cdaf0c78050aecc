"""Values of properties that no rule sets. The engine works out each value of each element by itself, in a function that
is ready for everything a rule could say; most values are those of the parent or of the standard, because nothing is
said. So its function is wrapped while a document is laid out, and those are handed on at once.

What depends on more than that is left to the engine: sides that have a logical name too, and what is propagated.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def handing_on_unset_values() -> Iterator[None]:
    """While this lasts, what no rule sets is taken from the parent, where it is inherited, or from the standard."""
    from weasyprint import css
    from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
    from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

    left = {*INHERITED, *INITIAL_NOT_COMPUTED, *PHYSICAL_FUNCTIONS, "page", "position", "float", "display"}
    initial = {
        name: value
        for name, value in INITIAL_VALUES.items()
        if name not in left and not name.startswith("text_decoration_")
    }
    work_out = css.ComputedStyle.__missing__

    def handing_on(style: Any, name: str) -> Any:
        if name not in style.cascaded:
            if name in initial:
                style[name] = value = initial[name]
                return value
            if name in INHERITED and style.parent_style is not None:
                style[name] = value = style.parent_style[name]
                return value
        return work_out(style, name)

    css.ComputedStyle.__missing__ = handing_on
    try:
        yield
    finally:
        css.ComputedStyle.__missing__ = work_out
