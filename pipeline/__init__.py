"""Plainleaf: one source of patient information, made into a web page, leaflets, an e-book and text messages."""
