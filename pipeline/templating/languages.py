"""Language packs: our own words in each language (headings, labels, notices), from languages/<tag>.yaml."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Literal, TypeAlias

from pipeline.assets import LANGUAGES
from pipeline.model.leaflet import OwnWords
from pipeline.model.sentence_words import SentenceWords
from pipeline.model.typography import Typography
from pipeline.parsers.own_yaml import read_own_yaml
from pipeline.templating.typography_data import read_typography

MessageWords: TypeAlias = Literal[
    "negation",
    "negation_fine",
    "avoidance",
    "hedges",
    "hedges_fine",
    "conditions",
    "conditions_fine",
    "other_conditions",
    "deferrals",
    "function_words",
    "elsewhere",
    "elsewhere_fine",
    "greetings",
    "opening_pronouns",
    "opening_pronouns_fine",
    "relative_dates",
    "relative_dates_fine",
    "private_topics",
]
"""The kinds of phrases that the checks of text messages look for."""
NO_WORDS: Final[OwnWords] = MappingProxyType({})
"""Those of a source that brings no language."""


@dataclass(frozen=True)
class LanguagePack:
    """What we say in one language. Templates of words have `{name}` parts that are filled in by us."""

    tag: str
    name: str
    direction: Literal["ltr", "rtl"]
    quotes: tuple[str, str, str, str]
    typography: Typography
    labels: Mapping[str, str]
    strip: str
    _rest: Mapping[str, Any]

    @property
    def linked_leaflet(self) -> str:
        """How another leaflet is named: words round `{title}`."""
        return str(self._rest["linked_leaflet"])

    @property
    def reviewed_by(self) -> str:
        """Who has looked at these words and reads the language; empty for those whom it comes from."""
        return str(self._rest.get("reviewed_by", ""))

    def notice(self, state: str) -> tuple[str, str]:
        """The first word and the sentence of a notice: `draft`, `in_review`, `unreviewed`, `translation`, `moved`,
        `overdue` (with `{date}` in it), `withdrawn`, `withdrawn_language`; `newer`, `newer_dated` or `outdated` (with
        `{language}`)."""
        notice = self._rest["notices"][state]
        return str(notice["label"]), str(notice["text"])

    def notice_when_checked(self, state: str) -> str:
        """The sentence of the notices `draft`, `in_review` and `unreviewed` where a clinician has signed already."""
        return str(self._rest["notices"][state]["text_when_checked"])

    def care_card(self, level: str, number: str, country: str) -> tuple[str, str, str]:
        """The label, the action and the button of a care card; without a number the action names no service."""
        card = self._rest["care_cards"][level]
        actions = card["service" if number else "none"]
        action = actions.get(country, actions["other"]).format(number=number)
        return card["label"], action, card["call"].format(number=number) if number else ""

    def emergency_line(self, numbers: Sequence[tuple[str, str]]) -> str:
        """What to do in an emergency, with each number; of several, each with whose it is. Empty without a number."""
        return self.strip.format(number=self._join_numbers(numbers)) if numbers else ""

    def advice(self, numbers: Sequence[tuple[str, str]], country: str) -> str:
        """Where help is for whoever is worried, with each number as in `emergency_line`, or without one."""
        ways = self._rest["worried"]["service" if numbers else "none"]
        return str(ways.get(country, ways["other"])).format(number=self._join_numbers(numbers))

    def _join_numbers(self, numbers: Sequence[tuple[str, str]]) -> str:
        if len(numbers) < 2:
            return numbers[0][0] if numbers else ""
        opening, closing = self.typography.brackets
        listed = [f"{number}{opening}{name}{closing}" if name else number for number, name in numbers]
        for one in listed[1:]:
            listed[0] = str(self._rest["strip_or"]).format(first=listed[0], second=one)
        return listed[0]

    def form(self, label: str) -> str:
        """What a form of the leaflet is called, by the label of its format; a KeyError where nobody has named it."""
        return self.labels[label] if label in self.labels else str(self._rest["forms"][label])

    def risk(self, bound: Literal["plain", "at_most", "at_least"], n: str, of: str, who: str) -> str:
        """A risk in words: so many in so many people, both as the language writes numbers."""
        return str(self._rest["risk"][bound]).format(n=n, of=of, who=who)

    def dose(self, part: str, **words: str) -> str:
        """What is said of a dose in a sentence, and in the block that lays one out."""
        return str(self._rest["dose"][part]).format(**words)

    def compare(self, part: str, *, plural: str = "", **words: str) -> str:
        """What is said of risks that are set beside each other; of so many people in their `plural` form."""
        pattern = self._rest["compare"][part]
        return str(pattern.get(plural, pattern["other"]) if plural else pattern).format(**words)

    def dose_unit(self, unit: str, plural: str) -> str:
        """What a dose is counted in, where that is no measure, in a plural category (CLDR)."""
        forms = self._rest["dose"]["counted"][unit]
        return str(forms.get(plural, forms["other"]))

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words with a full stop behind them that ends no sentence, in small letters."""
        return frozenset(self._rest.get("abbreviations", ()))

    @property
    def abbreviations_of_numbers(self) -> frozenset[str]:
        """Words with a full stop behind them that ends no sentence where a figure follows, in small letters."""
        return frozenset(self._rest.get("abbreviations_of_numbers", ()))

    @property
    def opening_words(self) -> frozenset[str]:
        """Words that open sentences and no names, in small letters."""
        return frozenset(self._rest.get("opening_words", ()))

    @property
    def beginnings(self) -> Mapping[str, tuple[str, ...]]:
        """What the beginnings of words become after other words, in small letters. None where nobody has said so."""
        return {start: tuple(map(str, others)) for start, others in self._rest.get("beginnings", {}).items()}

    @property
    def sentence_words(self) -> SentenceWords:
        """By what sentences are told apart."""
        return SentenceWords(
            abbreviations=tuple(sorted(self.abbreviations)),
            abbreviations_of_numbers=tuple(sorted(self.abbreviations_of_numbers)),
            opening_words=tuple(sorted(self.opening_words)),
        )

    @property
    def do_not_words(self) -> tuple[str, ...]:
        """How what forbids something begins, in small letters; behind `…` stands what may come anywhere in it."""
        return tuple(map(str, self._rest.get("do_not_words", (self.labels["do_not"].casefold(),))))

    @property
    def sign_languages(self) -> Mapping[str, str]:
        """The names of sign languages, by their keys, as far as the language has them."""
        return {key: str(name) for key, name in self._rest.get("sign_languages", {}).items()}

    def message_words(self, kind: MessageWords) -> tuple[str, ...]:
        """Phrases that the checks of text messages look for (see `pipeline/assets/languages/en.yaml`). None where
        nobody has written them for the language."""
        return tuple(self._rest.get("message_words", {}).get(kind, ()))

    def sign_off_words(self, kind: Literal["signed", "unsigned"]) -> tuple[str, ...]:
        """What reviewers write in a sheet in the place of their names, in small letters. None where nobody has written
        them for the language."""
        return tuple(self._rest.get("sign_off_words", {}).get(kind, ()))

    def signing_role(self, role: str) -> str:
        """Who somebody is who has to sign, by the id of the role; one of the publisher's own is its id in words."""
        return str(self._rest.get("signing_roles", {}).get(role, role.replace("-", " ")))

    @property
    def sign_off_sheet(self) -> Mapping[str, str]:
        """What stands on the sheet for those who sign a leaflet off, by key."""
        return {key: str(words) for key, words in self._rest["sign_off_sheet"].items()}

    @property
    def message_fillers(self) -> Mapping[str, str]:
        """Words that a text message can do without, with what to write instead of them, or nothing."""
        return {words: str(short) for words, short in self._rest.get("message_fillers", {}).items()}


def list_sign_languages() -> Mapping[str, str]:
    """The sign languages that a film may be signed in: their English names, by the keys that authors write."""
    pack = language_pack("en")
    assert pack is not None
    return pack.sign_languages


def languages() -> tuple[str, ...]:
    """The languages that have a pack."""
    return tuple(sorted(path.stem for path in LANGUAGES.glob("*.yaml")))


def _list_wider(tag: str) -> Iterator[str]:
    """A tag, and the tags that are left without its region, and then without its script (RFC 4647, section 3.4)."""
    while tag:
        yield tag
        tag = tag.rpartition("-")[0]


def language_pack(tag: str, own: OwnWords = NO_WORDS) -> LanguagePack | None:
    """The pack of a language, or of the wider one; the `own` words of a source come first. None where there is none."""
    for name in _list_wider(tag):
        if data := own.get(name) or read_words(name):
            return _make_pack(tag, data)
    return None


def read_words(name: str) -> Mapping[str, Any] | None:
    """The words in the file that Plainleaf brings of a language; nothing where there is none."""
    return _read_file(LANGUAGES / f"{name}.yaml")


def find_words(tag: str) -> Mapping[str, Any]:
    """The words that Plainleaf brings in a language, or in the wider one; none where there are none."""
    return next((words for name in _list_wider(tag) if (words := read_words(name))), {})


@cache
def _read_file(path: Path) -> Mapping[str, Any] | None:
    return read_own_yaml(path) if path.is_file() else None


def _make_pack(tag: str, data: Mapping[str, Any]) -> LanguagePack:
    quotes = data["quotes"]
    return LanguagePack(
        tag=tag,
        name=data["name"],
        direction=data["direction"],
        quotes=(quotes[0], quotes[1], quotes[2], quotes[3]),
        typography=read_typography(data["typography"]),
        labels=data["labels"],
        strip=data["strip"],
        _rest=data,
    )
