"""Exports of what has errors: everything of it stays as it was, but what a system would go on sending."""

from __future__ import annotations

import pytest

from pipeline.build.outcome import Outcome
from tests.build.test_stopped_exports import ABOUT, pin, sign, stops, systems_of
from tests.mothers import MOTHERS, add_mothers
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

FORMATS = ("messages", "message-bank", "rapidpro")
WORDS_OF_PROGRAMME, SETTINGS_OF_PROGRAMME = f"{MOTHERS}/en.md", f"{MOTHERS}/leaflet.yaml"


@pytest.fixture
def sent(workspace: Workspace) -> Workspace:
    """A programme that is about the leaflet beside it, pinned, and built for a system."""
    workspace.append(PUBLISHER, "messaging: {systems: [message-bank, rapidpro]}\n")
    add_mothers(workspace, ABOUT)
    pin(workspace)
    workspace.build(formats=FORMATS)
    assert systems_of(workspace, MOTHERS) == {"message-bank", "rapidpro"}
    return workspace


def assert_gone(workspace: Workspace, words: str, **asked: object) -> Outcome:
    """The file for the system goes, and why is an error; all else stays."""
    outcome = workspace.build(formats=FORMATS, **asked)
    assert systems_of(workspace, MOTHERS) == {"message-bank"}
    assert f"{MOTHERS}/en/messages/messages.txt" in workspace.files()
    of_programme = [one for one in stops(outcome.diagnostics) if MOTHERS in one.span.path]
    assert of_programme and all(words in one.message and one.hint for one in of_programme), of_programme
    return outcome


BREAK = {
    "an answer that leads nowhere": (WORDS_OF_PROGRAMME, 'send="day 3', 'replies="yes:zz" send="day 3'),
    "a message that is not closed": (WORDS_OF_PROGRAMME, "muscles.\n:::\n", "muscles.\n"),
    "an attribute that is none": (WORDS_OF_PROGRAMME, 'send="day 3', 'sent="day 3'),
    "a fact that is not there": (WORDS_OF_PROGRAMME, "about your muscles", "{{nobody}}"),
    "a head that is not closed": (WORDS_OF_PROGRAMME, "a week.\n---", "a week."),
    "a wrong key": (SETTINGS_OF_PROGRAMME, "status: draft", "status: draught"),
    "settings that are no YAML": (SETTINGS_OF_PROGRAMME, "kind:", "bogus: [\nkind:"),
}


@pytest.mark.parametrize("what", BREAK)
def test_an_error_of_the_programme_does_not_hide_that_its_leaflet_is_withdrawn(sent: Workspace, what: str) -> None:
    sent.edit(SETTINGS, "status: draft", "status: withdrawn")
    sent.edit(*BREAK[what], count=1)
    assert MOTHERS in assert_gone(sent, "may not be sent").failed
    assert sent.build(formats=FORMATS).nothing_to_do


@pytest.mark.parametrize("what", BREAK)
def test_an_error_of_the_programme_alone_takes_nothing_away(sent: Workspace, what: str) -> None:
    sent.edit(*BREAK[what], count=1)
    outcome = sent.build(formats=FORMATS)
    assert MOTHERS in outcome.failed and not stops(outcome.diagnostics)
    assert systems_of(sent, MOTHERS) == {"message-bank", "rapidpro"}


def test_a_publisher_that_cannot_be_read_takes_nothing_away(sent: Workspace) -> None:
    before = sent.files()
    sent.append(PUBLISHER, "bogus: [\n")
    assert sent.build(formats=FORMATS).failed and sent.files() == before


UNREADABLE = BREAK["a head that is not closed"]


def test_an_earlier_id_of_what_unreadable_words_are_about_is_not_gone(sent: Workspace) -> None:
    sent.path("muscle").rename(sent.path("legs"))
    sent.append("legs/leaflet.yaml", "was: [muscle]\n")
    sent.edit(*UNREADABLE, count=1)
    assert MOTHERS in sent.build(formats=FORMATS).failed
    assert systems_of(sent, MOTHERS) == {"message-bank", "rapidpro"}


@pytest.mark.parametrize("hidden", ["audience: |-\n  status: withdrawn\n", "extra:\n  status: withdrawn\n"])
def test_a_status_of_something_else_withdraws_nothing(sent: Workspace, hidden: str) -> None:
    sent.edit(SETTINGS, "status: draft\n", f"{hidden}status: draft\n")
    sent.edit(*UNREADABLE, count=1)
    assert MOTHERS in sent.build(formats=FORMATS).failed
    assert systems_of(sent, MOTHERS) == {"message-bank", "rapidpro"}


def test_what_cannot_be_read_and_is_about_nothing_else_stays(sent: Workspace) -> None:
    before = systems_of(sent)
    sent.append(SETTINGS, "bogus: [\n")
    outcome = sent.build(formats=FORMATS)
    assert "muscle" in outcome.failed and systems_of(sent) == before >= {"rapidpro"}
    assert not [one for one in stops(outcome.diagnostics) if "muscle" in one.span.path]


def test_a_leaflet_that_is_gone_stops_what_is_about_it(sent: Workspace) -> None:
    sent.remove("muscle")
    assert_gone(sent, "`muscle#what-it-is`, which it is about, is there no more")


def test_a_part_that_is_gone_stops_what_is_about_it(sent: Workspace) -> None:
    sent.edit(WORDS, "{#what-it-is}", "{#what-that-is}")
    assert_gone(sent, "`muscle#what-it-is`, which it is about, is there no more")


def test_a_sign_off_that_is_void_stops_a_programme_with_errors(sent: Workspace) -> None:
    sign(sent, "0" * 64)
    sent.edit(*BREAK["an answer that leads nowhere"], count=1)
    assert_gone(sent, "nobody has signed off the words of the leaflet `muscle` as they stand")


def test_a_withdrawn_leaflet_with_errors_sends_nothing_either(sent: Workspace) -> None:
    sent.edit(SETTINGS, "status: draft", "status: withdrawn")
    sent.add_words("Who knows {{nobody}}.\n")
    outcome = sent.build(formats=FORMATS)
    assert not outcome.failed and systems_of(sent) == set()
    assert [name for name in sent.files() if name.startswith("muscle/")] == ["muscle/en/index.html"]


def test_what_stands_in_an_earlier_place_goes_too(sent: Workspace) -> None:
    sent.path(MOTHERS).rename(sent.path("strong"))
    sent.append("strong/leaflet.yaml", f"was: [{MOTHERS}]\n")
    sent.edit("strong/en.md", 'send="day 3', 'replies="yes:zz" send="day 3')
    sent.edit(SETTINGS, "status: draft", "status: withdrawn")
    outcome = sent.build(formats=FORMATS)
    assert "strong" in outcome.failed and stops(outcome.diagnostics)
    assert systems_of(sent, MOTHERS) == {"message-bank"}


# --- what the leaflet says of itself cannot be read

HIDE = {
    "no YAML": ("", "bogus: [\n"),
    "a wrong status": ("status: draft", "status: withdrwn"),
    "no status": ("status: draft\n", ""),
    "a status twice": ("status: draft\n", "status: draft\nstatus: withdrawn\n"),
    "a wrong date at the reviewer": ("date: 2026-11-22, scope", "date: 2026-13-22, scope"),
    "no reviewers": ("clinical_reviewers:", "reviewers:"),
}


@pytest.mark.parametrize("what", [*HIDE, "no settings at all"])
@pytest.mark.parametrize("stopped", [True, False])
def test_what_a_leaflet_does_not_say_of_itself_lifts_no_stop(sent: Workspace, what: str, *, stopped: bool) -> None:
    """Nor may what was made before stay, when nobody can say whether the leaflet holds."""
    sign(sent, "0" * 64)
    if stopped:
        assert_gone(sent, "nobody has signed off the words of the leaflet `muscle`")
    if what == "no YAML":
        sent.append(SETTINGS, HIDE[what][1])
    elif what in HIDE:
        sent.edit(SETTINGS, *HIDE[what], count=1)
    else:
        sent.remove(SETTINGS)
    outcome = assert_gone(sent, "`what` may not be sent: what `muscle` says of itself cannot be read", names=(MOTHERS,))
    assert [one.severity for one in stops(outcome.diagnostics)] == ["error"]


def test_another_mistake_in_its_settings_is_no_stop(sent: Workspace) -> None:
    sent.edit(SETTINGS, "status: draft", "status: draft\nnonsense: 1")
    outcome = sent.build(formats=FORMATS)
    assert "muscle" in outcome.failed and not stops(outcome.diagnostics)
    assert systems_of(sent, MOTHERS) == {"message-bank", "rapidpro"}
