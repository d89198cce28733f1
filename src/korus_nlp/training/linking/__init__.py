"""How the artefacts of linking were made: the gazetteer's CLDR rows, transliteration costs, word translations."""
