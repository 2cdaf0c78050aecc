"""Rules of what messages are about (MSG): a part of their leaflet, or of another one that can stand behind them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model import codes
from pipeline.model.diagnostics import Diagnostic, Severity
from pipeline.model.document import Message
from pipeline.model.leaflet import Leaflet, LeafletText
from pipeline.model.neighbours import Neighbour, split_about
from pipeline.model.source import Span
from pipeline.model.suggestions import suggest
from pipeline.sms.schedules import START, find_schedule
from pipeline.validation.rules.links import list_targets

_NEED_A_SOURCE = ("education", "alert")
"""What messages of these purposes say of health stands in a leaflet, which somebody has signed off."""
_WRITE = "write about=its-leaflet#its-section"


def messages_are_about_a_part(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What a message is about is a part of a leaflet: of its own, or of another one that readers can get."""
    for text in leaflet.texts.values():
        known = list_targets(leaflet, text)
        for message in text.messages:
            named = split_about(message.about)
            if named:
                yield from _judge_elsewhere(message, named, leaflet, text)
            elif leaflet.settings.is_programme:
                yield from _judge_in_programme(message, text)
            elif message.about and message.about not in known:
                hint = suggest(message.about, known, "name a section or a care card")
                what = f"the message is about `{message.about}`, which is not in this leaflet"
                yield codes.UNKNOWN_ABOUT.at(_place(message, text), what, hint)


def leaflets_behind_messages_are_published(leaflet: Leaflet, release: bool) -> Iterator[Diagnostic]:
    """What messages say of health stands in another leaflet that is published, and signed off as it stands. It is said
    once of each; what is missing is said elsewhere, and but for a release what is withdrawn too."""
    status = leaflet.settings.status
    severity: Severity = "error" if release or status == "published" else "info"
    for text in leaflet.texts.values() if status != "withdrawn" else ():
        behind: dict[str, Message] = {}
        for message in text.messages:
            if named := split_about(message.about):
                behind.setdefault(leaflet.neighbours.follow(named[0]), message)
        for name, message in behind.items():
            if lack := _describe_lack(name, leaflet, text.language, release):
                hint = f"have {name} signed off and published first, or name a leaflet that is"
                yield codes.UNSIGNED_SOURCE.at(_place(message, text), lack, hint, severity)


def _describe_lack(name: str, leaflet: Leaflet, language: str, release: bool) -> str:
    """What keeps a leaflet from standing behind messages that are sent; nothing where it can, or is not there."""
    neighbour, there = leaflet.neighbours.find(name), leaflet.neighbours.find_text(name, language)
    if neighbour is not None and neighbour.is_withdrawn_in(language):
        return f"the leaflet `{name}` has been withdrawn" if release else ""
    if neighbour is None or there is None or neighbour.is_programme or name == leaflet.id:
        return ""
    if not neighbour.state_known:
        return f"what the leaflet `{name}` says of its status cannot be read"
    if neighbour.status != "published":
        return f"the leaflet `{name}` is not published"
    signed = {"": "the leaflet `{name}` is not signed off", "void": "nobody has signed off `{name}` as it stands"}
    return signed.get(there.sign_off, "").format(name=name) if there.subjects else ""


def _place(message: Message, text: LeafletText) -> Span:
    return text.source.within(message.span, f"about={message.about}")


def _judge_in_programme(message: Message, text: LeafletText) -> Iterator[Diagnostic]:
    """A programme has no parts that a message could be about. One that comes when somebody joins says who writes, and
    needs none."""
    if message.about:
        what = f"a programme has no parts, so no message of it can be about `{message.about}`"
        yield codes.UNKNOWN_ABOUT.at(_place(message, text), what, f"{_WRITE}, of a leaflet beside it")
        return
    when = find_schedule(message.send)
    welcome = when is not None and when.anchor == START and when.days == 0
    if message.purpose in _NEED_A_SOURCE and not welcome:
        what = "no leaflet stands behind this message"
        hint = f"{_WRITE}; or purpose=reminder, menu or reply, if it says nothing of health"
        yield codes.UNKNOWN_ABOUT.at(message.span, what, hint, "warning")


def _judge_elsewhere(
    message: Message, named: tuple[str, str], leaflet: Leaflet, text: LeafletText
) -> Iterator[Diagnostic]:
    name, section = named
    place, neighbour = _place(message, text), leaflet.neighbours.find(name)
    if leaflet.neighbours.follow(name) == leaflet.id:
        yield codes.UNKNOWN_ABOUT.at(place, f"`{name}` is the leaflet that the message stands in", f"write {section}")
    elif neighbour is None:
        hint = suggest(name, leaflet.neighbours.names - {leaflet.id}, "name a folder beside this one")
        yield codes.UNKNOWN_ABOUT.at(place, f"there is no leaflet `{name}`", hint)
    else:
        if neighbour.id != name:
            hint = f"write about={neighbour.id}#{section}"
            yield codes.MOVED_LEAFLET.at(place, f"the leaflet `{name}` is now called `{neighbour.id}`", hint)
        yield from _judge_neighbour(neighbour, section, place, leaflet, text)


def _judge_neighbour(
    neighbour: Neighbour, section: str, place: Span, leaflet: Leaflet, text: LeafletText
) -> Iterator[Diagnostic]:
    """What keeps a part of another leaflet from standing behind a message: the first of what is wrong."""
    name, there = neighbour.id, leaflet.neighbours.find_text(neighbour.id, text.language)
    known = there.targets if there else None
    mend = f"mend {name}/{text.language}.md, and check it first"
    if neighbour.is_withdrawn_in(text.language):
        # What systems load is refused for it; an error here would leave the older files where they are.
        message, hint = f"the leaflet `{name}` has been withdrawn", "take the message out, or name another leaflet"
        yield codes.UNKNOWN_ABOUT.at(place, message, hint, "warning")
        return
    judged = (
        (neighbour.is_programme, f"`{name}` is a programme, which has no sections", "name a leaflet"),
        (there is None, f"the leaflet `{name}` has no words in `{text.language}`", "translate it first"),
        (known is None, f"whether there is a `#{section}` in `{name}` cannot be told", mend),
        (
            section not in (known or ()),
            f"there is no `#{section}` in the leaflet `{name}`",
            suggest(section, known or (), "name a part of it", mark="#"),
        ),
        (there and section not in there.subjects, f"what `{name}` says in `#{section}` cannot be told", mend),
    )
    for wrong, message, hint in judged:
        if wrong:
            yield codes.UNKNOWN_ABOUT.at(place, message, hint)
            return
