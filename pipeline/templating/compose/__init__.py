"""Facts + words = a leaflet; a leaflet in one language = a Document. Nothing is left that has to be looked up."""

from pipeline.templating.compose.document import compose, compose_messages_alone
from pipeline.templating.compose.messages import message_text
from pipeline.templating.compose.reviewed_words import is_reviewed, words_digest

__all__ = ["compose", "compose_messages_alone", "is_reviewed", "message_text", "words_digest"]
