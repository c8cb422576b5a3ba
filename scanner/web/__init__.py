"""Pages over the same deeds as the command line: for this machine, and for phones that were paired."""
