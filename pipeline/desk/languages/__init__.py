"""Languages that a source brings: what a person has to fill in is laid out, and how far each language is, is told."""
