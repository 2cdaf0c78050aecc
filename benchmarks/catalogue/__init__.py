"""Catalogues of leaflets for benchmarks: any number of them, each with other words, tables, photos and messages, in the
languages that Plainleaf brings, and with facts that places set. The same seed gives the same bytes."""
