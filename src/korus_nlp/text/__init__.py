"""Offsets, normal forms, morphemes, names and terms: what every step needs of a text."""
