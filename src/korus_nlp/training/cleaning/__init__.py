"""How the cleaning models were made: gold pages aligned line by line, generated layouts, and the taggers."""
