"""Jinja: templates become text, with everything escaped unless a writer says it is markup already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2 import __version__ as version
from jinja2.bccache import Bucket

from pipeline.assets import compiled

TEMPLATES = Path(__file__).parents[1]
"""Templates stand beside the writers that use them and are named from the package: `templating/body/body.html.j2`."""
COMPILED = Path(__file__).parent / compiled.FOLDER
"""Where compiled templates are kept, if it can be written to."""


class _Compiled(BytecodeCache):
    """Templates compiled once: in memory, because each set of filters gets an environment of its own that would compile
    them anew, and in a folder, as Python keeps its own compiled modules. Jinja compares the wording of a template; by
    what else it was compiled, our settings among them, is compared here."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.code: dict[str, bytes] = {}
        self.by = sha256(f"{version} {Path(__file__).read_text('utf-8')}".encode()).digest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fills the bucket where this template, in this wording, was compiled before."""
        code = self.code.get(bucket.key) or compiled.recall(self._path(bucket.key), self.by)
        if code:
            bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps what was compiled."""
        self.code[bucket.key] = code = bucket.bytecode_to_string()
        compiled.keep(self._path(bucket.key), self.by, code)

    def _path(self, key: str) -> Path:
        return self.folder / f"template-{key}.jinja"


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
        bytecode_cache=_Compiled(COMPILED),
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
