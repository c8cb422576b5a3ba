"""Who and what: names, titles, companies, places, and the pieces of text that could be one."""
