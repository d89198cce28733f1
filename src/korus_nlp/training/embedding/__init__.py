"""How `models/embedding` was made: teacher vectors, a bilingual tokenizer, and a table of token vectors."""
