"""The dictionaries of names that ship with us, made from public lists: `python -m samples.lexicon`."""
