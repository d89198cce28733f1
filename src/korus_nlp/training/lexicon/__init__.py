"""How `models/lexicon` was made: `python -m korus_nlp.training.lexicon --data DIR`."""
