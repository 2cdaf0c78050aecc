"""Facts + words = a leaflet; a leaflet in one language = a Document. Nothing is left that has to be looked up."""

from pipeline.templating.compose.document import compose, compose_messages_alone
from pipeline.templating.compose.messages import message_text
from pipeline.templating.compose.reviewed_words import words_digest
from pipeline.templating.compose.sign_off import is_reviewed

__all__ = ["compose", "compose_messages_alone", "is_reviewed", "message_text", "words_digest"]
