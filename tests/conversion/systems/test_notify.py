"""The templates for Notify: texts that it sends as they are, and a file of columns."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from pipeline.conversion.systems.notify.writer import WELSH, write_templates
from pipeline.conversion.systems.unsendable import UnsendableError
from pipeline.model.document import Document
from pipeline.sms import fill
from tests.conversion.programme import without_replies
from tests.conversion.systems.made import CAMPAIGN, MESSAGES, checked, draft, files, shown, text
from tests.conversion.systems.renderers import notify

GOLDEN = Path(__file__).parent / "golden"


def test_it_is_as_it_was_looked_at(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "notify.txt", shown(write_templates(draft())))


def test_a_file_is_the_text_of_a_template_and_nothing_else() -> None:
    values = {"name": "Amina", "visit-date": "3 May", "clinic": "Hill Clinic"}
    found = files(write_templates(checked()))
    for message in MESSAGES:
        assert notify(found[f"messages/notify/{message.id}.txt"], values) == fill(message.text, values)


def test_the_real_leaflet_is_written_whole(real_document: Document) -> None:
    found = files(write_templates(real_document))
    for message in real_document.messages:
        assert message.text in found.values()


def test_the_columns_are_those_that_the_templates_use() -> None:
    (columns,) = csv.reader(StringIO(files(write_templates(checked()))["messages/notify/recipients.csv"]))
    assert columns == ["phone number", "name", "visit-date"]


@pytest.mark.parametrize("words", ["Llŷn, tŵr, siân", "£5 and 3 € @ [a] ^ Ç ñ ß", "".join(sorted(WELSH))])
def test_welsh_and_the_alphabet_of_text_messages_are_sent(words: str) -> None:
    assert words in files(write_templates(draft(text(words)))).values()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Take it at 38 °C", "`°` as `?`"),
        ("اتصل الآن", "`ا` as `?`"),
        ("Łódź", "`Ł` as `?`, `ź` as `z`"),
        ("São Tomé ½", "`ã` as `a`, `½` as `?`"),
        ("ação", "`ç` as `c`"),
        ("αβγδεζ", "and more"),
    ],
)
def test_a_language_that_notify_would_spoil_is_refused_and_it_says_how(words: str, said: str) -> None:
    with pytest.raises(UnsendableError) as refused:
        write_templates(draft(text(words, "spoilt")))
    assert said in refused.value.reason
    assert refused.value.message_id == "spoilt"


def test_the_name_of_the_service_counts() -> None:
    room = 918 - len("Plainleaf: ")
    assert write_templates(draft(text("a" * room)))
    with pytest.raises(UnsendableError, match="at most 918"):
        write_templates(draft(text("a" * (room + 1))))
    without = replace(CAMPAIGN, sender="")
    with pytest.raises(UnsendableError, match="up to 929"):
        write_templates(draft(text("a" * (918 - len("The Plainleaf project: ") + 11)), campaign=without))


def test_the_longest_value_counts() -> None:
    with pytest.raises(UnsendableError, match="up to 919"):
        write_templates(draft(text("a" * (918 - 11 - 20) + " ((name))" + "b")))


def test_a_programme_is_sent_in_its_short_words_at_its_times() -> None:
    made = files(write_templates(without_replies()))
    assert made["messages/notify/DRAFT-welcome.txt"] == "Hello ((name)). Strong writes to you until your baby is born."
    assert "    when: week 20 of pregnancy at 10:00\n" in made["messages/notify/README.txt"]
    assert "clocks in Africa/Nairobi" in made["messages/notify/README.txt"]
