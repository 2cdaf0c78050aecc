"""Templating: facts into words. Language packs, Jinja, composing a document, and the HTML body that formats share."""
