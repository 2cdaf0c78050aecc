"""The body that the page, the PDF and the EPUB share: the document's nodes as markup that is good HTML and good XML."""

from pipeline.templating.body.writer import Body, How

__all__ = ["Body", "How"]
