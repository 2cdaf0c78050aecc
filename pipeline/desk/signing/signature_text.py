"""A signature as a file: what it is called, what stands in it, and whether it could be read back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from pipeline.desk.reviewing.kept_writing import make_slug
from pipeline.model.diagnostics import Diagnostic, Diagnostics
from pipeline.model.kept_words import KeptWords, SignatureFile
from pipeline.model.source import compose_source
from pipeline.validation.reading.files import report_invisible_characters
from pipeline.validation.reading.signed_words import read_signature

_QUOTED = ("name", "registration", "organisation", "scope")
_ORDER = ("name", "role", "registration", "organisation", "date", "scope", "version", "digest")


def list_names(words: KeptWords, role: str, name: str, day: str) -> Iterator[str]:
    """What the file of a signature can be called, the usual name first: somebody else of the same role may have signed
    the same words on that day."""
    usual = f"{words.language}-{words.named_digits}-{role}-{day}"
    slug, digest = make_slug(name), sha256(name.encode()).hexdigest()
    for end in ("", f"-{slug}", *(f"-{slug}-{digest[:length]}" for length in range(8, 65))):
        yield f"{usual}{end}.yaml"


def write_text(values: Mapping[str, str]) -> str:
    """What stands in the file: the keys that have a value, in their order."""
    given = ((key, values[key]) for key in _ORDER if values.get(key))
    return "".join(f"{key}: {_quote(value) if key in _QUOTED else value}\n" for key, value in given)


def _quote(text: str) -> str:
    """A value in YAML, which JSON is a part of."""
    return json.dumps(text, ensure_ascii=False)


def read_back(path: str, text: str) -> tuple[SignatureFile | None, tuple[Diagnostic, ...]]:
    """The signature as it would be read, or nothing, and what is wrong with it."""
    diagnostics, source = Diagnostics(), compose_source(path, text)
    report_invisible_characters(source, diagnostics)
    file = read_signature(source, PurePosixPath(path).name, diagnostics)
    return file, tuple(diagnostics)
