"""Signing of a leaflet's words: the words as they stand are kept, and who signed them, each in a file of its own."""

from pipeline.desk.signing.signatures import ALL_WORDS, Signer, Signing, sign
from pipeline.desk.signing.words_to_sign import WordsToSign, choose_words

__all__ = ["ALL_WORDS", "Signer", "Signing", "WordsToSign", "choose_words", "sign"]
