"""What there is: sources, diagnostics, the tree of a document, what people type, and what comes out."""
