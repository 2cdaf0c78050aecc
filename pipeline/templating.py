"""The door to Jinja: templates become text, with everything escaped unless a writer says it is markup already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

TEMPLATES = Path(__file__).parent / "formats"
"""Templates stand beside the writers that use them and are named from here: `page/page.html.j2`."""


class _Compiled(BytecodeCache):
    """Templates compiled once a process. Each set of filters gets an environment of its own, and without this each
    would compile the templates anew, which took fifteen times as long as writing the words."""

    def __init__(self) -> None:
        self.code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where this template, in this wording, was compiled before."""
        if bucket.key in self.code:
            bucket.bytecode_from_string(self.code[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self.code[bucket.key] = bucket.bytecode_to_string()


Filters = Mapping[str, Callable[..., Any]]
Render = Callable[[str, Mapping[str, Any]], str]
"""From a template's name and its values to the text."""


@cache
def environment() -> Environment:
    """One environment a process: XML-safe escaping, an unknown name is an error, no blank lines from block tags."""
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(),
        auto_reload=False,
    )


def renderer(filters: Filters) -> Render:
    """Renders templates with the same filters at hand, inside them and what they import. Whoever writes many pieces
    keeps it, because templates are loaded once for it."""
    env = environment().overlay()
    env.filters = {**env.filters, **filters}
    return lambda template, values: env.get_template(template).render(values)


def render(template: str, values: Mapping[str, Any], filters: Filters | None = None) -> str:
    """The text that `template` makes of `values`; `filters` are at hand by name inside it and what it imports."""
    if filters:
        return renderer(filters)(template, values)
    return environment().get_template(template).render(values)
