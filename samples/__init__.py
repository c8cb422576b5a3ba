"""Developers' scripts: invented people's cards, dictionaries and weights. Nothing here is shipped."""
