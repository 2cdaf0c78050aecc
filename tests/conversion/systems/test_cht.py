"""The files for the Community Health Toolkit, against cht-conf and the readers that it uses."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pipeline.conversion.systems.cht.writer import write_app_settings
from pipeline.conversion.systems.dialects import CHT, write_template
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document
from pipeline.proof.validators import node
from tests.conversion.systems.made import CAMPAIGN, MESSAGES, checked, draft, files, shown, text
from tests.needs import need

HERE = Path(__file__).parent


def judged(document: Document, folder: Path) -> Any:
    """What cht-conf says of the files: a fault of the schedules, faults of the translations, and the texts as read."""
    lacks = node.lacks_node() or node.lacks("cht-conf")
    need(not lacks, lacks)
    for artifact in write_app_settings(document):
        place = folder / artifact.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(artifact.data)
    command = ["node", str(HERE / "cht_conf.cjs"), str(node.PACKAGES), str(folder / "messages" / "cht")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("made", [draft, checked])
def test_cht_conf_takes_it(made: Callable[[], Document], tmp_path: Path) -> None:
    said = judged(made(), tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    texts = said["texts"]["messages-en.properties"]
    assert list(texts.values()) == [write_template(message, CAMPAIGN, CHT) for message in MESSAGES]


def test_cht_conf_takes_the_real_leaflet(real_document: Document, tmp_path: Path) -> None:
    said = judged(real_document, tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    assert len(said["texts"]["messages-en.properties"]) == len(real_document.messages)


AWKWARD = (
    "  two spaces before, and two after  ",
    "a line\nanother\n\n  a third",
    "C:\\new \\u0041 \\",
    "# no comment = no key: really! ; not",
    "عربي, 東京, 👩🏽‍⚕️, é, \u00a0",
    "don't, can't, it's '5'",
    "a\ttab and \u2028 a separator",
    "999 is the number",
    "= first",
)


@pytest.mark.parametrize("words", AWKWARD)
def test_awkward_texts_are_read_back_as_they_are(words: str, tmp_path: Path) -> None:
    said = judged(draft(text(words)), tmp_path)
    assert (said["schedules"], said["translations"]) == ("", [])
    assert said["texts"]["messages-en.properties"] == {"draft-specimen.one": words}


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(HERE / "golden" / "cht.txt", shown(write_app_settings(draft())))


def test_schedules_have_days_times_and_groups_of_one() -> None:
    start, visit = json.loads(files(write_app_settings(checked()))["messages/cht/app_settings/schedules.json"])
    assert (start["start_from"], visit["start_from"]) == ("reported_date", "fields.visit")
    seen = [(one["offset"], one["send_time"], one["group"], one["translation_key"]) for one in start["messages"]]
    assert seen == [
        ("0 days", "10:00", 1, "specimen.welcome"),
        ("0 days", "11:00", 2, "specimen.call-now"),
        ("3 days", "10:00", 3, "specimen.help"),
    ]
    assert [one["offset"] for one in visit["messages"]] == ["-2 days", "7 days"]
    assert {one["recipient"] for one in start["messages"]} == {"patient.phone"}


def test_schedules_are_the_same_in_every_language() -> None:
    english, french = (files(write_app_settings(draft(language=tag))) for tag in ("en", "fr"))
    place = "messages/cht/app_settings/schedules.json"
    assert english[place] == french[place]
    assert "messages/cht/translations/messages-fr.properties" in french


@pytest.mark.parametrize("words", ["999", " 1.5e3 ", "0x1F", "null", "true", "-.5", "Infinity"])
def test_a_text_that_is_read_as_a_number_or_a_sign_is_refused(words: str) -> None:
    with pytest.raises(UnsendableError, match="number or a sign"):
        write_app_settings(draft(text(words)))


def test_a_language_without_two_letters_is_refused() -> None:
    for tag in ("fil", "pt-BR"):
        with pytest.raises(UnsendableError, match="ISO 639-1"):
            write_app_settings(draft(language=tag))
