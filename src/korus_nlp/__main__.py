"""`python -m korus_nlp` is `korus`."""

from korus_nlp.cli import main

if __name__ == "__main__":
    main()
