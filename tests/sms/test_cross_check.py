"""Our counting against two counters of other people, on the same texts. Where they disagree, the test says why.

sms-toolkit (Klaviyo, Python) splits between characters, as our `parts`; Twilio's calculator (Node) between grapheme
clusters, as our `cluster_parts`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
from collections.abc import Sequence
from typing import Any

import pytest
from sms_toolkit import profile_message

from pipeline.proof.validators.node import PACKAGES, lacks, lacks_node
from pipeline.sms import UncountableError, count
from pipeline.sms.alphabet import DEFAULT, ESCAPE, EXTENSION
from tests.needs import need
from tests.paths import ROOT

LENGTHS = (1, 69, 70, 71, 133, 134, 135, 152, 153, 154, 159, 160, 161, 305, 306, 307, 460)
ALPHABETS = {
    "the default alphabet": "".join(DEFAULT),
    "many extension pairs": "".join(DEFAULT) + "".join(EXTENSION) * 4,
    "letters outside": "abćđ字йمש",
    "surrogate pairs": "ab😀𝒳ć",
    "line ends": "abc\r\n€",
}
CLUSTERS = ("a", "e\u0301", "👩\u200d👩\u200d👧", "🇬🇧", "ن\u064b")
FAMILY = "👩\u200d👩\u200d👧"


def texts(name: str) -> list[str]:
    """The same texts in every run: of each length one, and with each boundary moved by an extension pair."""
    chosen = random.Random(name)
    if name == "clusters":
        return ["".join(chosen.choices(CLUSTERS, k=max(1, length // 3))) for length in LENGTHS * 3]
    return ["".join(chosen.choices(ALPHABETS[name], k=length)) for length in LENGTHS * 3]


def real_texts() -> list[str]:
    """The messages of the source folder, as they are typed."""
    blocks = (ROOT / "source/muscle-atrophy/en.md").read_text(encoding="utf-8").split("::: {.sms ")[1:]
    return [block.split("\n", 1)[1].split("\n:::", 1)[0] for block in blocks]


def twilio(given: Sequence[str]) -> list[dict[str, Any]]:
    need(not lacks_node(), lacks_node())
    need(not lacks("sms-segments-calculator"), lacks("sms-segments-calculator"))
    done = subprocess.run(
        ["node", str(ROOT / "tests/sms/segments.js")],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        env={**os.environ, "NODE_PATH": str(PACKAGES)},
    )
    answers: list[dict[str, Any]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("name", [*ALPHABETS, "clusters"])
def test_sms_toolkit_splits_as_we_do(name: str) -> None:
    for text in [*texts(name), *real_texts()]:
        ours, theirs = count(text), profile_message(text)
        assert [segment["message"] for segment in theirs["segments"]] == list(ours.parts)


@pytest.mark.parametrize("name", [*ALPHABETS, "clusters"])
def test_sms_toolkit_counts_an_extension_pair_as_one_and_we_as_two_septets(name: str) -> None:
    """Its `message_length` is that of the characters. It splits by septets all the same, so that the parts agree."""
    for text in texts(name):
        ours, theirs = count(text), profile_message(text)
        pairs = sum(text.count(character) for character in EXTENSION) if ours.encoding == "GSM-7" else 0
        assert theirs["message_length"] + pairs == ours.units


@pytest.mark.parametrize("name", [*ALPHABETS, "clusters"])
def test_twilio_splits_as_our_stricter_policy_does(name: str) -> None:
    given = [*texts(name), *real_texts()]
    for text, theirs in zip(given, twilio(given), strict=True):
        ours = count(text)
        assert theirs["encoding"] == ours.encoding
        assert theirs["segments"] == list(ours.cluster_parts)


def test_the_two_policies_differ_and_each_counter_has_its_own() -> None:
    """A family of three is 8 units: after 64 letters it does not fit into a part of 67, and one of them cuts it."""
    text = "ć" * 64 + FAMILY + "ć" * 10
    ours, toolkit, (theirs,) = count(text), profile_message(text), twilio([text])
    assert [len(part) for part in ours.cluster_parts] == [64, 15]
    assert theirs["segments"] == list(ours.cluster_parts)
    assert [segment["message"] for segment in toolkit["segments"]] == list(ours.parts) != list(ours.cluster_parts)


def test_only_we_keep_a_line_end_of_two_characters_whole() -> None:
    """CR LF is one grapheme cluster (UAX #29, GB3); Twilio's calculator takes it apart first. Before we count what a
    build sends, it is one line feed."""
    text = "ć" * 66 + "\r\n" + "ć" * 10
    (theirs,) = twilio([text])
    assert [len(part) for part in count(text).cluster_parts] == [66, 12]
    assert [len(part) for part in theirs["segments"]] == [67, 11]


def test_every_character_has_the_same_encoding_for_all_three() -> None:
    characters = [chr(number) for number in range(1, 0x3000) if chr(number) != ESCAPE]
    for character, theirs in zip(characters, twilio(characters), strict=True):
        ours = count(character)
        assert theirs["encoding"] == ours.encoding
        assert (profile_message(character)["max_segment_size"] == 160) == (ours.encoding == "GSM-7")


def test_only_we_refuse_the_escape_character() -> None:
    """ESC announces a pair of the extension table. Both others send it as UCS-2, where phones show nothing or a box."""
    with pytest.raises(UncountableError):
        count(ESCAPE)
    (theirs,) = twilio([ESCAPE])
    assert theirs["encoding"] == "UCS-2"
    assert profile_message(ESCAPE)["num_segments"] == 1
