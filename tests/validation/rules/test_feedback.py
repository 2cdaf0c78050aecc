"""The way back: what is wrong with it, and when it has to be there."""

from __future__ import annotations

import pytest

from tests.two_places import PLACES, add_places
from tests.workspace import PUBLISHER, SETTINGS, Workspace, sms


def find(workspace: Workspace, code: str) -> list[tuple[str, str, int]]:
    return [(one.severity, one.message, one.span.line) for one in workspace.diagnostics() if one.code == code]


PHONE = "contact: [{label: {en: Desk}, phone: emergency}]\n"


def test_a_published_leaflet_needs_somewhere_to_write(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, PHONE)
    message = "readers are told nowhere to write what they think of the leaflet"
    assert find(workspace, "GOV165") == [("info", message, 7)]
    workspace.edit(SETTINGS, "status: draft", "status: published")
    assert find(workspace, "GOV165") == [("error", message, 7)]
    assert [one.severity for one in workspace.check(release=True).diagnostics if one.code == "GOV165"] == ["error"]
    workspace.append(PUBLISHER, "feedback: {keyword: COMMENT}\n")
    assert find(workspace, "GOV165") == [("error", message, 8)]
    workspace.edit(PUBLISHER, "{keyword: COMMENT}", "{postal: 4 Marsh Lane, keyword: COMMENT}")
    assert find(workspace, "GOV165") == []


WORDS = {
    "stop": "is a word that networks answer themselves",
    "Help": "is a word that networks answer themselves",
    "LEAVE": "is the word with which people stop the messages",
    "more": "is the keyword of the message `more-of-it` of `muscle`",
    "YES": "is an answer to the message `asks` of `muscle`",
    "TELL US": "is not one word of at most 16 letters",
    "COMMENTSANDOTHERS": "is not one word of at most 16 letters",
}


@pytest.mark.parametrize("word", [*WORDS, "COMMENT"])
def test_the_word_for_feedback_means_nothing_else(workspace: Workspace, word: str) -> None:
    workspace.append(
        PUBLISHER,
        f"messaging: {{opt_out: {{en: Text LEAVE to stop.}}}}\nfeedback: {{email: a@example.org, keyword: {word}}}\n",
    )
    workspace.add_words(sms("#more-of-it keyword=MORE purpose=menu", "More on muscles."))
    workspace.add_words(sms('#asks send="day 4 at 10:00" replies="yes:more-of-it"', "Did it help? Text YES."))
    wanted = [("error", f"`{word}` {WORDS[word]}", 8)] if word in WORDS else []
    assert find(workspace, "GOV166") == wanted


def test_it_is_asked_of_each_place(workspace: Workspace) -> None:
    add_places(workspace)
    workspace.edit(
        PLACES,
        "  within: northern-hills\n",
        "  within: northern-hills\n  feedback: {email: r@example.org, keyword: STOP}\n",
    )
    ((severity, message, _),) = find(workspace, "GOV166")
    assert severity == "error" and message.startswith("for `riverside`: `STOP` is a word")


def test_a_long_address_is_said_once(workspace: Workspace) -> None:
    workspace.append(PUBLISHER, f"feedback: {{url: https://www.example.org/{'feedback/' * 5}}}\n")
    ((severity, message, line),) = find(workspace, "GOV167")
    assert (severity, line) == ("warning", 7) and "people have to type it from paper" in message


@pytest.mark.parametrize(
    ("said", "code", "message"),
    [
        ("{url: http://example.org}", "SRC405", "cannot be the address of a link"),
        ("{email: nobody}", "SRC405", "is no e-mail address"),
        ("{url: 'https://example.org/f?utm_source=paper'}", "SRC104", "follows readers"),
        ("{url: https://bit.ly/x}", "SRC104", "leads readers on to somewhere else"),
        ("{phone: 111}", "SRC103", "there is no key `phone` here"),
        ("{}", "SRC104", "something is missing"),
    ],
)
def test_a_malformed_address_is_found_in_its_place(workspace: Workspace, said: str, code: str, message: str) -> None:
    workspace.append(PUBLISHER, f"feedback: {said}\n")
    (one,) = [one for one in workspace.errors() if one.code == code]
    assert message in one.message and one.span.line == 7 and one.hint
