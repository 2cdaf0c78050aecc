"""Programmes of messages: what they hold, what their messages are about, and what is wrong with them."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.build.shown import digest_words
from pipeline.templating.compose import compose
from tests.mothers import MOTHERS, WELCOME, add_mothers, sms_of
from tests.workspace import SETTINGS, WORDS, Workspace, sms

TEXT = "Strong mothers: your care team can help you."
ABOUT = "about=muscle#what-it-is"


def find(workspace: Workspace, *codes: str) -> list[tuple[str, str, int]]:
    """What is found in the programme beyond notes: code, message, line."""
    found = workspace.diagnostics(MOTHERS)
    return [(one.code, one.message, one.span.line) for one in found if one.severity != "info" or one.code in codes]


def test_a_programme_needs_no_section(workspace: Workspace) -> None:
    add_mothers(workspace)
    assert find(workspace) == []


def test_it_is_made_of_messages_only(workspace: Workspace) -> None:
    words = f"## Week 4 {{#week-4}}\n\nSome words.\n\n::: important\nTake care.\n:::\n\n{WELCOME}"
    add_mothers(workspace, words)
    assert find(workspace) == [
        ("SRC310", "a programme holds messages only, and a heading is none", 6),
        ("SRC310", "a programme holds messages only, and this is none", 8),
        ("SRC310", "a programme holds messages only, and this is none", 10),
    ]


@pytest.mark.parametrize("kind", ["programm", "program", "Programme"])
def test_a_misspelt_kind_is_one_error(kind: str, workspace: Workspace) -> None:
    add_mothers(workspace)
    workspace.edit(f"{MOTHERS}/leaflet.yaml", "kind: programme", f"kind: {kind}")
    assert [(code, line) for code, _, line in find(workspace)] == [("SRC104", 1)]


def test_a_note_for_writers_groups_them(workspace: Workspace) -> None:
    add_mothers(workspace, f"<!-- Week 4 -->\n\n{WELCOME}")
    assert find(workspace) == []


def test_one_without_messages_is_empty(workspace: Workspace) -> None:
    add_mothers(workspace, "")
    assert ("SRC004", "there are no messages", 1) in find(workspace)


@pytest.mark.parametrize(
    "key",
    ["cover: images/a.svg", "editions: {card: [a]}", "local: []", "codes: {}", "formats: {pdf: Nobody.}"],
)
def test_what_only_something_to_read_has_is_refused(key: str, workspace: Workspace) -> None:
    add_mothers(workspace, more=key + "\n")
    said = [one for one in find(workspace) if one[0] == "SRC310"]
    assert len(said) == 1 and said[0][1].startswith("a programme ")


@pytest.mark.parametrize(
    ("about", "message"),
    [
        ("about=muscle#nowhere", "there is no `#nowhere` in the leaflet `muscle`"),
        ("about=muscles#what-it-is", "there is no leaflet `muscles`"),
        ("about=what-it-is", "a programme has no parts, so no message of it can be about `what-it-is`"),
        (f"about={MOTHERS}#what-it-is", f"`{MOTHERS}` is the leaflet that the message stands in"),
    ],
)
def test_what_a_message_is_about_has_to_be_there(about: str, message: str, workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {about} send="day 1 at 10:00"', TEXT))
    ((code, said, _),) = find(workspace)
    assert (code, said) == ("MSG108", message)


def test_health_has_a_leaflet_behind_it(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms('#x send="day 1 at 10:00"', TEXT))
    assert [one[:2] for one in find(workspace)] == [("MSG108", "no leaflet stands behind this message")]
    add_mothers(workspace, WELCOME + sms('#x purpose=reminder send="day 1 at 10:00"', TEXT))
    assert find(workspace) == []


def test_a_leaflet_may_have_messages_about_another_one(workspace: Workspace) -> None:
    add_mothers(workspace)
    workspace.duplicate("other")
    workspace.edit("other/en.md", "{#what-it-is}", "{#elsewhere}", 1)
    workspace.add_words(sms('#x about=other#elsewhere send="day 9 at 10:00"', "Muscle wasting: ask your care team."))
    assert [one for one in workspace.errors("muscle") if one.span.path.endswith(WORDS)] == []


def test_a_pin_follows_the_other_leaflet(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT))
    digest = sms_of(workspace, "x").digest
    assert len(digest) == 12 and sms_of(workspace, "welcome").pin_state == "none"
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00" pin={digest}', TEXT))
    assert sms_of(workspace, "x").pin_state == "pinned"
    subject = sms_of(workspace, "x").subject
    assert subject is not None and subject.id == "what-it-is"
    workspace.edit(WORDS, subject.lines[-1].split(". ")[-1][:20], "Ask your doctor. ", 1)
    assert sms_of(workspace, "x").pin_state == "stale"
    assert [code for code, _, _ in find(workspace)] == ["MSG111"]


def test_what_is_withdrawn_stands_behind_nothing(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT))
    workspace.edit(SETTINGS, "status: draft", "status: withdrawn")
    assert find(workspace) == [("MSG108", "the leaflet `muscle` has been withdrawn", 9)]
    assert sms_of(workspace, "x").stop == "withdrawn"


def test_a_sign_off_that_no_longer_holds_stops_the_message(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT))
    assert sms_of(workspace, "x").stop == ""
    reviewer = f"{{name: A B, role: physician, organisation: C, date: 2026-11-22, scope: all, digest: {'0' * 64}}}"
    workspace.edit(SETTINGS, "clinical_reviewers: []", f"clinical_reviewers: [{reviewer}]")
    assert sms_of(workspace, "x").stop == "void"


@pytest.mark.parametrize(
    ("send", "message"),
    [
        ("week 20 of birth at 10:00", "`birth` is none of the events of leaflet.yaml"),
        ("2 days before visits at 10:00", "`visits` is none of the events of leaflet.yaml"),
        ("3 hours after birth", "`birth` is none of the events of leaflet.yaml"),
        ("week 20 of visit at 10:00", "leaflet.yaml does not say how weeks of `visit` are counted"),
    ],
)
def test_an_event_has_to_be_described(send: str, message: str, workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="{send}"', TEXT))
    assert [one[:2] for one in find(workspace)] == [("MSG142", message)]


def test_weeks_hours_and_weekdays_are_times(workspace: Workspace) -> None:
    times = ("week 20 of pregnancy at 10:00", "3 hours after visit", "every monday at 09:00 from day 8 for 2 weeks")
    messages = (sms(f'#x{number} {ABOUT} send="{one}"', TEXT) for number, one in enumerate(times))
    add_mothers(workspace, WELCOME + "".join(messages))
    assert find(workspace) == []


def test_the_hint_for_weeks_that_nobody_counts_can_be_followed(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="week 3 of visit at 10:00"', TEXT))
    (finding,) = workspace.errors(MOTHERS)
    send = finding.hint.partition("or ")[2]
    assert send == 'send="3 weeks after visit at 10:00"'
    add_mothers(workspace, WELCOME + sms(f"#x {ABOUT} {send}", TEXT))
    assert find(workspace) == []


@pytest.mark.parametrize(("name", "good"), [("a" * 50, True), ("start", False)])
def test_what_an_event_may_be_called(name: str, good: bool, workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="2 days before {name} at 10:00"', TEXT))
    workspace.edit(f"{MOTHERS}/leaflet.yaml", "  visit:", f"  {name}:")
    assert (find(workspace) == []) is good


def test_an_approval_is_not_still_to_come(workspace: Workspace) -> None:
    add_mothers(workspace, more="approval: {whatsapp: {en: approved 2099-11-02}}\n")
    found = workspace.check(MOTHERS, today=date(2026, 11, 29)).diagnostics
    assert [one.message for one in found if one.code == "GOV108"] == [
        "what `whatsapp` said of the messages is on 2099-11-02, which is still to come: today is 2026-11-29"
    ]


def test_what_comes_again_counts_in_each_of_its_weeks(workspace: Workspace) -> None:
    again = (
        sms(f'#x{number} {ABOUT} send="every {day} at 09:00 from day 0 for 3 weeks"', TEXT)
        for number, day in enumerate(("monday", "tuesday", "friday"))
    )
    add_mothers(workspace, WELCOME + "".join(again))
    assert [code for code, _, _ in find(workspace)] == ["MSG118"]


def test_an_event_has_a_label_in_each_language(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="2 days before visit at 10:00"', TEXT))
    workspace.edit(f"{MOTHERS}/leaflet.yaml", "{label: {en: your visit}}", "{label: {fr: la visite}}")
    assert [one[1] for one in find(workspace)] == ["the event `visit` has no label in `en`"]


@pytest.mark.parametrize(
    ("written", "good"),
    [
        ("{whatsapp: {en: {state: approved, date: 2026-11-02}}}", True),
        ("{whatsapp: {en: approved 2026-11-02}}", True),
        ("{whatsapp: {en: yes please}}", False),
        ("{message-bank: {en: approved 2026-11-02}}", False),
        ("{whatsapp: {en: approved 2026-11-32}}", False),
        ("{whatsup: {en: approved 2026-11-02}}", False),
        ("{whatsapp: {xx: approved 2026-11-02}}", False),
    ],
)
def test_approval_is_by_system_and_language(written: str, good: bool, workspace: Workspace) -> None:
    add_mothers(workspace, more=f"approval: {written}\n")
    assert (find(workspace) == []) is good


def test_a_time_zone_is_one_of_the_worlds(workspace: Workspace) -> None:
    add_mothers(workspace)
    workspace.append("publisher.yaml", "messaging: {time_zone: Europe/Londn}\n")
    assert [one.message for one in workspace.errors()] == ["`Europe/Londn` is not a time zone"]


def test_an_answer_gets_what_it_names(workspace: Workspace) -> None:
    asked = sms(
        f'#q {ABOUT} send="day 3 at 10:00" replies="yes:a no:b"', "Strong mothers: do you walk? Answer YES or NO."
    )
    answers = sms("#a purpose=reply", "Good.") + sms("#b purpose=reply", "Try it.")
    add_mothers(workspace, WELCOME + asked + answers)
    assert find(workspace) == []
    assert [(one.word, one.message) for one in sms_of(workspace, "q").replies] == [("yes", "a"), ("no", "b")]


@pytest.mark.parametrize(
    ("replies", "code", "message"),
    [
        ("yes:c", "MSG141", "there is no message `c`"),
        ("yes", "SRC306", "`yes` is not an answer and its message"),
        ("stop:a", "SRC306", "networks take `stop` as the wish to get no more messages"),
        ("yes:a YES:b", "SRC306", "`YES` stands twice"),
        ("", "SRC306", "`replies` is empty"),
    ],
)
def test_an_answer_that_leads_nowhere(replies: str, code: str, message: str, workspace: Workspace) -> None:
    asked = sms(
        f'#q {ABOUT} send="day 3 at 10:00" replies="{replies}"', "Strong mothers: do you walk? Answer YES or NO."
    )
    add_mothers(
        workspace,
        WELCOME + asked + sms("#a purpose=reply keyword=A", "Good.") + sms("#b purpose=reply keyword=B", "Try it."),
    )
    assert [one[:2] for one in find(workspace) if one[0] not in ("MSG115", "MSG117")] == [(code, message)]


LONG = "::: {.sms-long of=x}\nStrong mothers: your care team can help you.\n\nAsk them what is safe.\n:::\n"


def test_the_words_for_apps_keep_their_paragraphs(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT) + LONG)
    assert find(workspace) == []
    message = sms_of(workspace, "x")
    assert message.long == "Strong mothers: your care team can help you.\n\nAsk them what is safe."
    assert message.app_text == message.long and sms_of(workspace, "welcome").app_text.startswith("Strong mothers: you")


@pytest.mark.parametrize(
    ("long", "code", "message"),
    [
        (LONG.replace("of=x", "of=y"), "SRC404", "there is no message `y`"),
        (LONG.replace(" of=x", ""), "SRC306", "it does not say which message it is"),
        (LONG + LONG, "SRC402", "`x` has words for apps twice; the first are on line 12"),
        ("::: {.sms-long of=x}\n:::\n", "MSG109", "this message has no words"),
        (LONG.replace("Ask", "**Ask**"), "MSG104", "a message cannot hold bold words"),
        (LONG.replace("can help", "cannot help"), "MSG143", "the words for apps say “not”, and the message does not"),
        (
            LONG.replace("safe.", f"safe. {'Walk a little more each day. ' * 40}"),
            "MSG143",
            "the words for apps have up to 1228 letters; apps take 1024",
        ),
    ],
)
def test_what_is_wrong_with_the_words_for_apps(long: str, code: str, message: str, workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', TEXT) + long)
    assert [one[:2] for one in find(workspace)] == [(code, message)]


def test_facts_and_numbers_stand_in_both(workspace: Workspace) -> None:
    text = "Strong mothers: in an emergency call {{emergency-line}}. Wait 2 days."
    facts = "facts: {emergency-line: {kind: phone, service: emergency}}\n"
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00"', text) + LONG, facts)
    assert [one[1] for one in find(workspace)] == [
        "the words for apps do not have the fact `emergency-line`, which the message has",
        "the words for apps do not have the number 2, which the message has",
        "the words for apps do not have the number 999, which the message has",
    ]


def test_beside_a_long_message_the_short_one_is_one_part(workspace: Workspace) -> None:
    add_mothers(workspace, WELCOME + sms(f'#x {ABOUT} send="day 1 at 10:00" parts=2', " ".join([TEXT] * 4)) + LONG)
    assert [one[1] for one in find(workspace)] == [
        "beside its words for apps this message is the short one, and it has 2 parts"
    ]


def test_the_order_of_events_is_a_part_of_what_is_written(workspace: Workspace) -> None:
    """Messages are listed in the order of the events: where that changes, files are made again."""
    add_mothers(workspace)
    before = compose(workspace.check().readable[MOTHERS], "en")
    visit = "  visit: {label: {en: your visit}}\n"
    workspace.edit(f"{MOTHERS}/leaflet.yaml", visit, "")
    workspace.edit(f"{MOTHERS}/leaflet.yaml", "events:\n", f"events:\n{visit}")
    after = compose(workspace.check().readable[MOTHERS], "en")
    assert list(before.campaign.events) == ["pregnancy", "visit"] == list(after.campaign.events)[::-1]
    assert digest_words(before) != digest_words(after)
