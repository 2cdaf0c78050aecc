"""Our own words by language: every pack says what the English one says, in its own language and script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from babel import Locale

from pipeline.assets import LANGUAGES
from pipeline.model.source import Source
from pipeline.model.typography import ENGLISH
from pipeline.parsers.yaml12 import read_yaml
from pipeline.templating.languages import LanguagePack, language_pack, languages

ENGLISH_ONLY = frozenset({"message_words", "message_fillers", "opening_words"})
"""What the checks look for in English: another language may do without."""
PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Deva": "DEVANAGARI", "Hans": "CJK"}
"""How the names of a script's letters begin (Unicode), by its code (ISO 15924)."""
NAMES = re.compile(
    r"A&E|GP|RapidPro|TextIt|GOV\.UK|NHS|Notify|WhatsApp Cloud API|Twilio|Community Health Toolkit|ContentRepo|"
    r"\S+\.yaml|messaging|prices|[(（][A-Z][A-Za-z]+[)）]"
)
"""Names that stay as they are in every language: of services, systems, files, and abbreviations of sign languages."""
IN_A_COMMAND = "sign_off_sheet.own_"
"""What stands in a command for what is to be filled in may stay in Latin letters."""
OTHERS = tuple(tag for tag in languages() if tag != "en")


def read_pack(tag: str) -> dict[str, Any]:
    read = read_yaml(Source(tag, (LANGUAGES / f"{tag}.yaml").read_text("utf-8"))).value
    assert read is not None
    data: dict[str, Any] = read[0]
    return data


def list_words(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, str]]:
    """Every entry of a pack that is words, by its key with those above it."""
    for key, value in data.items():
        if isinstance(value, Mapping):
            yield from list_words(value, f"{above}{key}.")
        elif isinstance(value, str):
            yield f"{above}{key}", value


def list_placeholders(words: str) -> list[str]:
    return sorted(re.findall(r"\{(\w*)\}", words))


def is_plural(key: str) -> bool:
    return key.startswith(("compare.", "dose.counted.")) and key.rpartition(".")[2] in PLURALS


def list_keys(data: Mapping[str, Any]) -> set[str]:
    """The keys of a pack; plural forms are one."""
    return {key.rpartition(".")[0] if is_plural(key) else key for key, _ in list_words(data)}


@pytest.fixture(scope="module")
def english() -> dict[str, str]:
    return dict(list_words(read_pack("en")))


@pytest.fixture(params=languages())
def pack(request: pytest.FixtureRequest) -> LanguagePack:
    found = language_pack(request.param)
    assert found is not None
    return found


@pytest.fixture(params=OTHERS)
def tag(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_english_is_set_as_it_was() -> None:
    pack = language_pack("en")
    assert pack is not None
    assert pack.typography == ENGLISH
    assert pack.typography.faces == ("Atkinson Hyperlegible Next",)


def test_a_language_says_how_it_is_set(pack: LanguagePack) -> None:
    assert pack.typography.script in SCRIPTS
    assert pack.typography.faces
    assert 1 <= pack.typography.line_height <= 1.5
    assert pack.typography.italics == (pack.typography.script == "Latn")
    assert pack.direction == ("rtl" if pack.typography.script == "Arab" else "ltr")


def test_a_language_of_a_region_has_the_words_of_the_language() -> None:
    for tag, wider in (("zh-Hans-SG", "zh-Hans"), ("es-MX", "es"), ("zh-Hans", "zh-Hans")):
        pack, expected = language_pack(tag), language_pack(wider)
        assert pack and expected and pack.labels is not None and pack.name == expected.name and pack.tag == tag
    assert language_pack("zh-Hant") is None


def test_every_language_has_every_key(tag: str) -> None:
    wanted = {key for key in list_keys(read_pack("en")) if key.partition(".")[0] not in ENGLISH_ONLY}
    assert list_keys(read_pack(tag)) - {"reviewed_by"} == wanted
    assert set(read_pack("en")) - ENGLISH_ONLY - set(read_pack(tag)) == set()


def test_words_take_in_what_the_english_ones_do(tag: str, english: dict[str, str]) -> None:
    for key, words in list_words(read_pack(tag)):
        if is_plural(key):
            assert set(list_placeholders(words)) <= set(list_placeholders(english[key.rpartition(".")[0] + ".other"]))
        elif key in english:
            assert list_placeholders(words) == list_placeholders(english[key]), key


def test_plural_forms_are_those_of_the_language(tag: str) -> None:
    data = read_pack(tag)
    wanted = {*Locale.parse(tag.replace("-", "_")).plural_form.tags, "other"}
    forms = {**{f"compare.{key}": one for key, one in data["compare"].items() if isinstance(one, dict)}}
    forms |= {f"dose.counted.{key}": one for key, one in data["dose"]["counted"].items()}
    assert len(forms) == 4 + 15
    assert {key: set(one) for key, one in forms.items()} == dict.fromkeys(forms, wanted)


def test_words_are_in_the_script_of_the_language(tag: str) -> None:
    data = read_pack(tag)
    script = SCRIPTS[data["typography"]["script"]]
    for key, words in list_words(data):
        if key.startswith(("typography.", IN_A_COMMAND)) or key in ("direction", "reviewed_by"):
            continue
        bare = NAMES.sub("", re.sub(r"\{\w*\}", "", words))
        wrong = {letter for letter in bare if letter.isalpha() and not unicodedata.name(letter).startswith(script)}
        assert not wrong, (key, words)


def test_nothing_is_left_in_english(tag: str, english: dict[str, str]) -> None:
    """A sentence, or three words and more, that stands as it does in English is not translated."""
    data = {key: words for key, words in list_words(read_pack(tag)) if not key.startswith("typography.")}
    same = {key for key, words in data.items() if english.get(key) == words}
    long = {
        key for key in same if len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w*\}", "", NAMES.sub("", data[key])))) > 2
    }
    assert long == set()


def test_no_mark_of_direction_hides_in_the_words(tag: str) -> None:
    for key, words in list_words(read_pack(tag)):
        hidden = {sign for sign in words if unicodedata.category(sign) == "Cf"}
        assert hidden <= {"\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}"}, key


def test_words_that_no_reader_has_looked_at_say_so(tag: str) -> None:
    pack = language_pack(tag)
    assert pack is not None and pack.reviewed_by
    label, text = pack.notice("translation")
    assert label and text
    english = language_pack("en")
    assert english is not None and not english.reviewed_by and english.notice("translation")[0] != label


def test_words_that_the_code_parts_can_be_parted(pack: LanguagePack) -> None:
    for key, name in (("watch_film", "film"), ("see_page", "page"), ("goes_on", "page")):
        assert pack.labels[key].count(f"{{{name}}}") == 1, key


def test_in_chinese_brackets_are_wide_and_sentences_stand_side_by_side() -> None:
    chinese, english = language_pack("zh-Hans"), language_pack("en")
    assert chinese and english
    assert chinese.typography.brackets == ("（", "）") and english.typography.brackets == (" (", ")")
    assert chinese.typography.join_sentences("草稿。", "译文。") == "草稿。译文。"
    assert english.typography.join_sentences("Draft.", "Translated.") == "Draft. Translated."
    assert "999（急救）" in chinese.emergency_line([("999", "急救"), ("18000", "")])
