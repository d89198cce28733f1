"""Languages of a page: runs inside a line, then lines, paragraphs and the document.

Script decides between Korean and English; langdetect, seeded, names only what is neither Hangul nor plain English.
"""

from korus_nlp.language.codeswitch import runs
from korus_nlp.language.lines import of_document, of_line, paragraphs

__all__ = ["of_document", "of_line", "paragraphs", "runs"]
