"""The corpus of the rules of language (tests/corpus/): labelled sentences, and how well each rule does on them.

Half of the sentences of a rule are in `seen`, for whoever writes it; half in `held`, which only the table is made of.
"""
