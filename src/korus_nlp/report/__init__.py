"""A report for people: one self-contained HTML file, nothing fetched, nothing run.

`render(documents, title=…)` yields the file in pieces. `marks` cuts a text at its entities and dates (the terminal and
the web page use it too), `figures` counts, `drawing` makes the SVG, `page` and `documents` write the HTML.
"""

from korus_nlp.report.page import render

__all__ = ["render"]
