"""Writer of the reviewer's page: one HTML file beside the messages, to read on a screen and to sign on paper.

It works offline, runs nothing and keeps to WCAG 2.2 level AA, as the page of the leaflet does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup, escape

from pipeline.conversion.look.icons import paint_icon
from pipeline.conversion.look.line_heights import loosen_lines
from pipeline.conversion.look.offline import convert_to_html, write_policy
from pipeline.conversion.look.palette import make_palette
from pipeline.conversion.look.typefaces import BOLD, HEAVY, REGULAR, choose_faces
from pipeline.conversion.review import FORMAT
from pipeline.conversion.review.answering import list_approvals
from pipeline.conversion.review.calendar import make_calendar, order_sendings
from pipeline.conversion.review.characters import FEW
from pipeline.conversion.review.notes import format_messages, format_parts, list_notes
from pipeline.conversion.review.previews import make_previews
from pipeline.conversion.review.prices import price_campaign
from pipeline.conversion.review.sending_words import format_day, format_slot_time, format_time, name_round
from pipeline.conversion.review.stylesheet import write_review_stylesheet
from pipeline.conversion.review.weekly_pages import ON_ONE_PAGE, split_into_pages
from pipeline.model.artifact import Artifact
from pipeline.model.document import Document, Story, find_questions, plain, walk
from pipeline.sms import MOST_PARTS, ROOM
from pipeline.sms.limits import MOST_APP_LETTERS
from pipeline.sms.prices import read_price
from pipeline.templating.body.inlines import set_quotes
from pipeline.templating.jinja import render


def write_review(document: Document) -> tuple[Artifact, ...]:
    """The page as `messages/index.html`, also for a document without messages.

    Raises Uncountable for a text that no message can carry and KeyError for an undeclared placeholder; the checks
    refuse both before they get here.
    """
    labels = document.labels
    title = labels["review_title"].format(title=document.file_title)
    state = labels["version_state"].format(version=document.coded_version, state=labels[f"state_{document.status}"])
    inside = render("conversion/review/inside.html.j2", _fill_template(document))
    palette, faces = make_palette(document.colours), choose_faces(inside, (REGULAR, BOLD, HEAVY), document.typography)
    sheet = write_review_stylesheet(inside, faces, f"{title}. {state}", palette)
    sheet = loosen_lines(sheet, document.typography.line_height)
    page = render(
        "conversion/review/review.html.j2",
        {
            "document": document,
            "title": title,
            "policy": Markup(write_policy(sheet)),
            "favicon": paint_icon("message", palette.light["leaf"]),
            "style": Markup(sheet),
            "inside": Markup(inside),
        },
    )
    return (Artifact(FORMAT.path(document), "text/html", convert_to_html(page).encode("utf-8")),)


def _fill_template(document: Document) -> dict[str, Any]:
    labels = document.labels
    sent = order_sendings(make_previews(document), document.campaign.events)
    calendar = make_calendar(sent)
    stretches = split_into_pages(calendar, sent, document)
    pages = tuple(page for stretch in stretches for page in stretch.pages if page.id)
    notes = list_notes(document, [one.preview for one in sent])
    return {
        "document": document,
        "labels": labels,
        "words": lambda text: set_quotes(text, document.quotes),
        "state": labels[f"state_{document.status}"],
        "title": labels["review_title"].format(title=set_quotes(document.title, document.quotes)),
        "sent": sent,
        "calendar": calendar,
        "paged": len(sent) > ON_ONE_PAGE,
        "stretches": stretches,
        "pages": pages,
        "looks": {page.id: page.count_first(notes.listed) for page in pages},
        "cost": read_price(document.campaign),
        "campaign_prices": price_campaign(document, labels),
        "compared": sum(one.preview.state == "pinned" for one in sent),
        "comparable": sum(one.preview.state != "none" for one in sent),
        "notes": notes,
        "when": {one.preview.message.id: format_time(document, one.preview.message, one.schedule) for one in sent},
        "day_of": lambda anchor, days: format_day(document, anchor, days),
        "round_of": lambda anchor: name_round(document, anchor),
        "slot_time": lambda sending: format_slot_time(document, sending.schedule),
        "asked": find_questions(document.messages),
        "approvals": tuple(list_approvals(document)),
        "app_room": MOST_APP_LETTERS,
        "keep_lines": _keep_lines,
        "in_parts": lambda parts: format_parts(labels, parts),
        "in_messages": lambda number: format_messages(labels, number),
        "few": FEW,
        "room": ROOM["UCS-2"],
        "usual_most": MOST_PARTS,
        "stories": tuple(_list_stories(document)),
    }


def _keep_lines(words: str) -> Markup:
    """Words with their empty lines, which are taken out of the page elsewhere."""
    return Markup(str(escape(words)).replace("\n", "&#10;"))


def _list_stories(document: Document) -> Iterator[tuple[str, str]]:
    """Who tells each story of the leaflet, and how they agreed to that: a record that no reader sees."""
    stories = (node for node in walk(document.sections) if isinstance(node, Story))
    for number, story in enumerate(stories, 1):
        yield f"{number}. {plain(story.who.children)}", story.note or story.consent
