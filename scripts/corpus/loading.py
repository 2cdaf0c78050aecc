"""Reader of the files of the corpus. Their schema is closed: what is not known raises CorpusError."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

import yaml

CORPUS = Path(__file__).parents[2] / "tests" / "corpus"
Half: TypeAlias = Literal["seen", "held"]
Where: TypeAlias = Literal[
    "paragraph",
    "item",
    "steps",
    "do",
    "do-not",
    "care-card",
    "key-point",
    "heading",
    "cell",
    "option",
    "groups",
    "message",
    "story",
    "questions",
    "section",
    "leaflet",
]
"""Where a sentence stands. A text can also be all blocks of a section, or the whole body of a leaflet."""
_KEYS = {"rule", "language", "hits", "near_misses"}
_AROUND: dict[str, type] = {"settings": dict, "references": list, "glossary": dict, "today": date}
"""What a section or a leaflet may bring, and of what type it is: what stands around its words in a source."""


class CorpusError(Exception):
    """A file of the corpus that is not as it should be."""


@dataclass(frozen=True)
class Labelled:
    """A sentence (or a section, or a leaflet), where it stands, and whether its rule has to find something in it (one
    thing) or nothing. What stands around it is YAML: keys of leaflet.yaml, references.yaml and glossary.yaml. `today`
    is the day by the clock; without it there is none."""

    text: str
    where: Where
    is_hit: bool
    settings: str = ""
    references: str = ""
    glossary: str = ""
    today: date | None = None


@dataclass(frozen=True)
class CorpusFile:
    """The sentences of one rule in one half: its code and name, and the tag of their language."""

    code: str
    name: str
    language: str
    sentences: tuple[Labelled, ...]

    def count(self, is_hit: bool) -> int:
        """How many sentences of one kind it has."""
        return sum(one.is_hit == is_hit for one in self.sentences)


def list_files(half: Half) -> dict[str, Path]:
    """The files of a half by the code of their rule."""
    return {path.name.split("-")[0]: path for path in sorted((CORPUS / half).glob("*.yaml"))}


@cache
def read_corpus(half: Half, code: str) -> CorpusFile:
    """The sentences of a rule; a CorpusError where there are none, or where something in the file is not known."""
    path = list_files(half).get(code)
    if path is None:
        raise CorpusError(f"no sentences of {code} in {half}")
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))  # our own reader refuses characters that nobody sees
    if not isinstance(raw, dict) or set(raw) != _KEYS:
        raise CorpusError(f"{path.name} needs exactly these keys: {sorted(_KEYS)}")
    if raw["rule"] != code:
        raise CorpusError(f"{path.name} says that it is of {raw['rule']}")
    sentences = [
        *(read_entry(path.name, one, True) for one in raw["hits"]),
        *(read_entry(path.name, one, False) for one in raw["near_misses"]),
    ]
    name = path.stem.removeprefix(f"{code}-")
    return CorpusFile(code, name, raw["language"], tuple(sentences))


def read_entry(file: str, raw: Any, is_hit: bool) -> Labelled:
    """An entry of a file; a CorpusError where it has a key or a value that is not known."""
    if isinstance(raw, str):
        return Labelled(raw, "paragraph", is_hit)
    if not isinstance(raw, dict) or not {"in", "text"} <= set(raw) or not isinstance(raw["text"], str):
        raise CorpusError(f"{file}: a sentence is a text, or has the keys `in` and `text`: {raw}")
    if raw["in"] not in get_args(Where):
        raise CorpusError(f"{file}: there is no place `{raw['in']}`")
    around = {key: value for key, value in raw.items() if key not in ("in", "text")}
    for key, value in around.items():
        if raw["in"] not in ("section", "leaflet") or key not in _AROUND:
            raise CorpusError(f"{file}: there is no key `{key}` in `{raw['in']}`")
        if not isinstance(value, _AROUND[key]):
            raise CorpusError(f"{file}: `{key}` is no {_AROUND[key].__name__}")
    today = around.pop("today", None)
    written = {key: yaml.safe_dump(value, allow_unicode=True, sort_keys=False) for key, value in around.items()}
    return Labelled(raw["text"], raw["in"], is_hit, **written, today=today)
