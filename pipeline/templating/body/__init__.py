"""The body that the page, the PDF and the EPUB share: the document's nodes as markup that is good HTML and good XML."""

from pipeline.templating.body.inlines import is_dose, loosen_spaces
from pipeline.templating.body.printed_addresses import mark_address_breaks
from pipeline.templating.body.writer import Body, How, TableLook

__all__ = ["Body", "How", "TableLook", "is_dose", "loosen_spaces", "mark_address_breaks"]
