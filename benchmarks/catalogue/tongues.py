"""Words of one language, from which sentences are made: `words/<language>.yaml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import yaml

WORDS = Path(__file__).parent / "words"
LANGUAGES = tuple(sorted(path.stem for path in WORDS.glob("*.yaml")))


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """A language: lists of parts of sentences, and patterns into which they go."""

    sentence: str
    when: tuple[str, ...]
    who: tuple[str, ...]
    does: tuple[str, ...]
    where: tuple[str, ...]
    things: tuple[str, ...]
    topics: tuple[str, ...]
    questions: tuple[str, ...]
    signs: tuple[str, ...]
    hours: tuple[str, ...]
    columns: tuple[str, ...]
    terms: dict[str, tuple[str, str]]
    title: str
    summary: str
    help: str
    message: str
    call: str
    fact: str
    chairs: str
    term: str
    caption: str
    alt: str

    def say(self, random: Random) -> str:
        """One of some twenty thousand sentences."""
        parts = {name: random.choice(getattr(self, name)) for name in ("when", "who", "does", "where")}
        return self.sentence.format(**parts)

    def tell(self, random: Random, sentences: int) -> str:
        """So many sentences, one after the other."""
        return " ".join(self.say(random) for _ in range(sentences))

    def name_topic(self, number: int) -> str:
        """A heading, which is another for each number."""
        around, place = divmod(number, len(self.topics))
        return f"{self.topics[place]} {around + 1}" if around else self.topics[place]


@cache
def read_tongue(language: str) -> Tongue:
    """The words of a language."""
    read = yaml.safe_load((WORDS / f"{language}.yaml").read_text(encoding="utf-8"))
    lists = {key: tuple(map(str, one)) for key, one in read.items() if isinstance(one, list)}
    terms = {key: tuple(both) for key, both in read["terms"].items()}
    return Tongue(**{**read, **lists, "terms": terms})
