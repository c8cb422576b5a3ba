"""`python -m scanner` is the command `cardscan`."""

from scanner.cli import main

if __name__ == "__main__":
    main()
