"""Exports that are stopped: what may not be sent is in no file that a system loads, and the rest is made."""

from __future__ import annotations

import pytest

from pipeline.build.selection import check_leaflets
from pipeline.desk.reviewing.pins import edit_pins, find_messages_to_pin
from pipeline.model.diagnostics import Diagnostic
from pipeline.templating.compose import words_digest
from tests.mothers import MOTHERS, add_mothers
from tests.two_places import add_places
from tests.workspace import PUBLISHER, SETTINGS, WORDS, Workspace

SYSTEMS = ("rapidpro", "notify", "twilio", "cht", "contentrepo")
FORMATS = ("html", "messages", "message-bank", *SYSTEMS)
STOPPED = "MSG146"


def pin(workspace: Workspace, *names: str) -> None:
    """As somebody does who has looked at all messages of these leaflets."""
    for edited in edit_pins(find_messages_to_pin(workspace.check(*names)), workspace.place):
        edited.write()


@pytest.fixture
def sending(workspace: Workspace) -> Workspace:
    """The example with pinned messages, for all systems that ask nobody first."""
    workspace.append(PUBLISHER, f"messaging: {{systems: [message-bank, {', '.join(SYSTEMS)}]}}\n")
    pin(workspace)
    return workspace


def systems_of(workspace: Workspace, leaflet: str = "muscle") -> set[str]:
    """The folders of systems that stand in the outputs."""
    folders = [path.split("/")[3] for path in workspace.files() if path.startswith(f"{leaflet}/en/messages/")]
    return {folder for folder in folders if "." not in folder}


def stops(diagnostics: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    return [one for one in diagnostics if one.code == STOPPED]


def assert_stopped(workspace: Workspace, name: str, line: int, words: str, leaflet: str = "muscle") -> None:
    """`check` and `build` say so once, at the message; the files for systems go, and all others stay."""
    outcome = workspace.build(formats=FORMATS)
    checkup = check_leaflets(workspace.source, workspace.place, forms=True)
    (stop,) = stops(outcome.diagnostics)
    assert (stop,) == tuple(stops(checkup.diagnostics))
    assert (stop.span.path, stop.span.line, stop.severity) == (f"source/{name}", line, "error")
    assert words in stop.message and stop.hint
    assert systems_of(workspace, leaflet) == {"message-bank"}
    assert outcome.refused == tuple(f"{leaflet}/en/{system}" for system in sorted(SYSTEMS))
    assert leaflet not in outcome.failed and f"{leaflet}/en/messages/messages.txt" in workspace.files()


def test_a_stale_message_stops_the_files_for_systems_and_older_ones_go(sending: Workspace) -> None:
    assert not stops(sending.build(formats=FORMATS).diagnostics)
    assert systems_of(sending) == {"message-bank", *SYSTEMS}
    sending.edit(WORDS, "you suddenly cannot move an arm or a leg\n:::", "you suddenly cannot move an arm\n:::")
    (line,) = (number for number, one in enumerate(sending.read().splitlines(), 1) if "sms #call-now" in one)
    assert_stopped(sending, WORDS, line, "the message `call-now` may not be sent: `call-now` or a fact has changed")
    missing = [one.span.path for one in sending.verify().diagnostics]
    assert not [path for path in missing if path.split("/")[-2] in SYSTEMS], "it knows why they are not there"
    pin(sending)
    assert not stops(sending.build(formats=FORMATS).diagnostics)
    assert systems_of(sending) == {"message-bank", *SYSTEMS}


def test_a_message_that_nobody_has_looked_at_yet_may_be_tried_as_a_draft(sending: Workspace) -> None:
    sending.add_words('::: {.sms #more about=questions send="day 2 at 10:00"}\nMuscle wasting: ask.\n:::\n')
    assert not stops(sending.build(formats=FORMATS).diagnostics)


def test_an_error_elsewhere_makes_no_message_stale(sending: Workspace) -> None:
    """Then the messages are composed alone, and what they are about is not known."""
    sending.add_words("## Broken {#broken}\n\nWho knows {{nothing}}.\n")
    checkup = check_leaflets(sending.source, sending.place, forms=True)
    assert "FCT101" in {one.code for one in checkup.diagnostics}
    assert not stops(checkup.diagnostics)


def test_every_place_is_without_them_and_the_stop_is_named_once(sending: Workspace) -> None:
    add_places(sending)
    pin(sending)
    sending.build(formats=("rapidpro", "message-bank"))
    before = {path for path in sending.files() if "/rapidpro/" in path}
    assert {path.split("/")[2] for path in before} >= {"messages", "riverside", "south"}
    sending.edit(WORDS, "you suddenly cannot move an arm or a leg\n:::", "you suddenly cannot move an arm\n:::")
    outcome = sending.build(formats=("rapidpro", "message-bank"))
    assert {path for path in outcome.removed if "/rapidpro/" in path} == before
    for places in ((), ("south",)):
        checkup = check_leaflets(sending.source, sending.place, places=places, forms=True)
        assert stops(checkup.diagnostics) == stops(outcome.diagnostics) and len(stops(outcome.diagnostics)) == 1


def sign(workspace: Workspace, digest: str) -> None:
    reviewer = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {digest}}}"
    workspace.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")


def test_a_void_sign_off_stops_the_messages_of_its_leaflet_once(sending: Workspace) -> None:
    sign(sending, words_digest(sending.leaflet(), "en"))
    assert not stops(sending.build(formats=FORMATS).diagnostics)
    sending.edit(WORDS, "Wasting has many causes.", "Wasting has few causes.")
    assert_stopped(sending, WORDS, 1, "nobody has signed off their words as they stand")


ABOUT = """::: {.sms #welcome send="day 0 at 10:00"}
Strong mothers: you will get a message a week.
:::

::: {.sms #what about=muscle#what-it-is send="day 3 at 10:00"}
Strong mothers: ask about your muscles.
:::
"""


@pytest.fixture
def programme(sending: Workspace) -> Workspace:
    """A programme beside it, with a message that is about the leaflet, and pinned."""
    add_mothers(sending, ABOUT)
    pin(sending)
    return sending


def test_a_changed_leaflet_stops_the_programme_that_is_about_it(programme: Workspace) -> None:
    assert not stops(programme.build(formats=FORMATS).diagnostics)
    assert systems_of(programme, MOTHERS) == {"message-bank", *SYSTEMS}
    programme.edit(WORDS, "Doctors call muscle wasting", "Some call muscle wasting")
    pin(programme, "muscle")
    assert_stopped(programme, f"{MOTHERS}/en.md", 10, "`what` may not be sent: `muscle#what-it-is`", MOTHERS)


def test_a_withdrawn_leaflet_stops_the_programme_that_is_about_it(programme: Workspace) -> None:
    programme.edit(SETTINGS, "status: draft", "status: withdrawn")
    checkup = check_leaflets(programme.source, programme.place, forms=True)
    assert "the leaflet `muscle` is withdrawn" in {one.message.split(": ")[-1] for one in stops(checkup.diagnostics)}
    programme.build(formats=FORMATS)
    assert systems_of(programme, MOTHERS) <= {"message-bank"}


def test_the_void_sign_off_of_a_leaflet_stops_the_programme_that_is_about_it(programme: Workspace) -> None:
    sign(programme, "0" * 64)
    checkup = check_leaflets(programme.source, programme.place, forms=True)
    of_programme = [one for one in stops(checkup.diagnostics) if MOTHERS in one.span.path]
    assert [(one.span.line, one.severity) for one in of_programme] == [(10, "error")]
    assert "nobody has signed off the words of the leaflet `muscle` as they stand" in of_programme[0].message


# --- what systems have approved

APPROVALS = (
    ("rejected", "rejected on 2026-11-02"),
    ("paused", "paused on 2026-11-02"),
    ("submitted", "submitted on 2026-11-02"),
)


@pytest.mark.parametrize(("state", "words"), APPROVALS)
def test_what_a_system_has_not_approved_is_a_note_and_in_a_release_an_error(
    workspace: Workspace, state: str, words: str
) -> None:
    workspace.append(PUBLISHER, "messaging: {systems: [rapidpro, notify, message-bank]}\n")
    others = "cht: {en: rejected 2026-11-01}"
    workspace.append(SETTINGS, f"approval: {{rapidpro: {{en: {state} 2026-11-02}}, {others}}}\n")
    found = [one for one in workspace.check().diagnostics if one.code == "MSG145"]
    assert [(one.severity, one.message.split(": ")[-1]) for one in found] == [
        ("info", words),
        ("info", "rejected on 2026-11-01"),
    ]
    assert {one.span.path for one in found} == {f"source/{SETTINGS}"}
    released = [one for one in workspace.check(release=True).diagnostics if one.code == "MSG145"]
    assert [one.severity for one in released] == ["error", "info"], "nothing is made for CHT"
    workspace.build(formats=("html", "rapidpro", "notify"))
    assert systems_of(workspace) == {"rapidpro", "notify"}, "a draft is called one"


def test_what_is_published_has_no_files_for_a_system_that_has_not_approved(workspace: Workspace) -> None:
    workspace.sign_off()
    workspace.edit(PUBLISHER, "messaging: {", "messaging: {systems: [rapidpro, notify], ")
    workspace.append(SETTINGS, "approval: {rapidpro: {en: approved 2026-11-02}}\n")
    quick = ("html", "rapidpro", "notify")
    workspace.build(formats=quick)
    assert systems_of(workspace) == {"rapidpro", "notify"}
    workspace.edit(SETTINGS, "en: approved", "en: rejected")
    outcome = workspace.build(formats=quick)
    errors = [one for one in outcome.diagnostics if one.severity == "error"]
    checkup = check_leaflets(workspace.source, workspace.place, forms=True)
    assert [one.code for one in errors] == ["MSG145"] and errors == list(checkup.of_forms)
    assert errors[0].span.path == f"source/{SETTINGS}"
    assert systems_of(workspace) == {"notify"} and "muscle/en/index.html" in workspace.files()
    before = workspace.files()
    assert workspace.build(formats=quick, release=True).kept_back and workspace.files() == before


def test_a_release_wants_to_know_what_whatsapp_says_and_a_build_makes_what_asks_it(
    workspace: Workspace,
) -> None:
    workspace.sign_off()
    workspace.edit(PUBLISHER, "messaging: {", "messaging: {systems: [whatsapp], ")
    quick = ("html", "whatsapp")
    outcome = workspace.build(formats=quick)
    assert [(one.severity, one.message) for one in outcome.diagnostics if one.code == "MSG145"] == [
        ("info", "nobody has said that `whatsapp` has approved the messages (`en`)")
    ]
    assert systems_of(workspace) == {"whatsapp"}
    assert workspace.build(formats=quick, release=True).kept_back
    workspace.append(SETTINGS, "approval: {whatsapp: {en: approved 2026-11-02}}\n")
    assert not workspace.build(formats=quick, release=True).kept_back
    assert not [one for one in workspace.check(release=True).diagnostics if one.code == "MSG145"]


# --- what is kept back


def test_a_published_leaflet_that_is_kept_back_loses_its_files_for_systems_and_nothing_else(
    workspace: Workspace,
) -> None:
    """Its page stays as it was; a file for a system would go on sending what no longer holds."""
    workspace.sign_off()
    workspace.edit(PUBLISHER, "messaging: {", "messaging: {systems: [rapidpro, message-bank], ")
    quick = ("html", "rapidpro", "message-bank", "notify")
    workspace.build(formats=quick)
    before = workspace.files()
    assert systems_of(workspace) == {"rapidpro", "message-bank", "notify"}
    workspace.edit(WORDS, "you suddenly cannot move an arm or a leg\n:::", "you suddenly cannot move an arm\n:::")
    assert workspace.build(formats=quick, release=True).kept_back and workspace.files() == before
    outcome = workspace.build(formats=quick)
    assert outcome.failed == ("muscle",)
    assert [one.message.split("`")[1] for one in stops(outcome.diagnostics) if "message `" in one.message] == [
        "call-now"
    ]
    after = workspace.files()
    gone = {path for path in before if path not in after}
    assert gone == {path for path in before if "/rapidpro/" in path or "/notify/" in path} and gone
    assert {path: data for path, data in before.items() if path not in gone and path != "manifest.json"} == {
        path: data for path, data in after.items() if path != "manifest.json"
    }
    again = workspace.build(formats=quick)
    assert again.nothing_to_do and again.diagnostics == outcome.diagnostics
    workspace.edit(WORDS, "you suddenly cannot move an arm\n:::", "you suddenly cannot move an arm or a leg\n:::")
    workspace.build(formats=quick)
    assert workspace.files().keys() == before.keys()
