"""Generated pages as files: a scraper's text dump, or markup with a random skin."""

from __future__ import annotations

import html
import random

from korus_nlp.document import Kind, Reason
from korus_nlp.training.cleaning.pieces import Piece, Section


def render_text(sections: list[Section], rng: random.Random) -> tuple[str, list[Piece]]:
    """Return the page as a text dump, and its pieces in the same order as the dump's non-blank lines."""
    spaced = rng.random() < 0.5
    mark = rng.choice(["  • ", "• ", "- ", "  * "])
    marked = rng.random() < 0.8
    rows, pieces = [], []
    for section in sections:
        for piece in section.pieces:
            if not piece.text.strip():
                continue
            pieces.append(piece)
            rows.append((mark if piece.bullet and marked else "") + piece.text)
            if spaced and (piece.kind in (Kind.BODY, Kind.SUBHEAD) or rng.random() < 0.1):
                rows.append("")
        if rng.random() < 0.5:
            rows.append("")
    return "\n".join(rows), pieces


_CLASSES = {
    "nav": ["gnb", "nav", "main-menu", "header-nav", "top_menu", "u_m1"],
    "header": ["article-head", "view_head", "news_title", "article-header", "hd", "heading-group", "wrap_tit"],
    "article": [
        "article-body",
        "view_con",
        "article-view-content-div",
        "news_txt",
        "articleBody",
        "entry-content",
        "content",
        "par",
        "art_body",
        "newsct_body",
        "c1",
    ],
    "foot": ["article-foot", "view_bottom", "art_etc", "bottom", "etc"],
    "related": ["related", "rank_news", "most-viewed", "list", "aside", "auto-article", "box", "section2"],
    "comment": ["comment", "reply", "cmt_area", "disqus", "talk"],
    "footer": ["footer", "foot", "copyright", "btm"],
    "login": ["login", "layer_pop", "modal", "member"],
}
_TAGS = {
    "nav": ["nav", "div"],
    "footer": ["footer", "div"],
    "related": ["aside", "div", "section"],
    "header": ["header", "div"],
    "article": ["article", "div", "div", "section"],
}

# Class names of what stands inside an article, or of the parts of a thread: in which sections, and which names.
_INSERTED = {
    Reason.AD: (("article", "foot"), ["ad", "ad-slot", "advert", "banner", "article-ad"]),
    Reason.RELATED: (("article", "foot"), ["related", "more-link", "inline-related", "read-more", "link_news"]),
    Reason.SUBSCRIBE: (("article", "foot"), ["newsletter", "promo", "subscribe", "cta", "membership"]),
    Reason.COMMENT_WIDGET: (("comment",), ["comment-body", "comment-content", "comment", "reply_text", "cmt_txt"]),
}


def render_html(sections: list[Section], rng: random.Random, title: str) -> str:
    """Return the page as markup with a random skin: element and class names, paragraphs as `p`, `div` or bare `br`."""
    if rng.random() < 0.06:
        return _table_html(sections, rng, title)
    style = rng.choice(["p", "p", "p", "br", "div"])
    named = rng.random() < 0.8
    parts = [
        f"<!DOCTYPE html><html><head><title>{html.escape(title)}{rng.choice(['', ' - 한빛일보', ' | Ferry'])}</title>"
    ]
    if rng.random() < 0.8:
        parts.append(f'<meta property="og:title" content="{html.escape(title, quote=True)}">')
    parts.append(f"</head><body><div class='{rng.choice(['wrap', 'page', 'container', 'w'])}'>")
    for section in sections:
        tag = rng.choice(_TAGS.get(section.role, ["div"]))
        name = rng.choice(_CLASSES[section.role]) if named else rng.choice(["a1", "b2", "c3", "box"])
        parts.append(f"<{tag} class='{name}'>")
        parts += _section_html(section, style, rng)
        parts.append(f"</{tag}>")
    parts.append("</div></body></html>")
    return "\n".join(parts)


def _table_html(sections: list[Section], rng: random.Random, title: str) -> str:
    """Return the page laid out in tables, as sites before about 2008 were: no classes, `font`, bare text and `br`."""
    parts = [f"<html><head><title>{html.escape(title)}</title></head><body><table width=900>"]
    for section in sections:
        parts.append(rng.choice(["<tr><td valign=top>", "<tr><td width=600>"]))
        menu = section.role in ("nav", "footer")
        inline = menu and rng.random() < 0.5
        for piece in section.pieces:
            text = html.escape(piece.text)
            if piece.kind is Kind.TITLE:
                parts.append(f"<font size=5><b>{text}</b></font><br>")
            elif piece.kind is Kind.CAPTION:
                parts.append(f"<table align=left><tr><td><font size=1>{text}</font></td></tr></table>")
            elif piece.kind in (Kind.BODY, Kind.SUBHEAD):
                parts.append(f"{text}<br><br>")
            elif inline:
                parts.append(f"<a href='#'>{text}</a> |")
            elif section.role in ("related", "comment"):
                parts.append(f"<table><tr><td>{text}</td></tr></table>")
            else:
                parts.append(f"<font size=2>{text}</font><br>")
        parts.append("</td></tr>")
    parts.append("</table></body></html>")
    return "\n".join(parts)


def _section_html(section: Section, style: str, rng: random.Random) -> list[str]:
    linked = section.role in ("nav", "related", "footer")
    parts: list[str] = []
    for piece in section.pieces:
        text = html.escape(piece.text)
        if piece.kind is Kind.TITLE:
            tag = rng.choice(["h1", "h1", "h2", "h3", "div"])
            parts.append(f"<{tag}>{text}</{tag}>")
        elif piece.kind is Kind.CAPTION:
            parts.append(
                rng.choice(
                    [
                        f"<figure><img src='a.jpg'><figcaption>{text}</figcaption></figure>",
                        f"<p class='caption'>{text}</p>",
                        f"<div class='img_desc'>{text}</div>",
                    ]
                )
            )
        elif piece.kind is Kind.BODY:
            parts.append({"p": f"<p>{text}</p>", "br": f"{text}<br><br>", "div": f"<div>{text}</div>"}[style])
        elif piece.reason in (Reason.NAV, Reason.RELATED, Reason.SHARE, Reason.LOGIN) and (
            linked or rng.random() < 0.6
        ):
            parts.append(
                rng.choice(
                    [
                        f"<li><a href='#'>{text}</a></li>",
                        f"<div><a href='#'>{text}</a></div>",
                        f"<li><a href='#'><strong>{text}</strong></a></li>",
                    ]
                )
            )
        elif piece.kind in (Kind.BYLINE, Kind.TIMESTAMP):
            parts.append(
                rng.choice(
                    [
                        f"<li>{text}</li>",
                        f"<div class='info'>{text}</div>",
                        f"<p class='byline'>{text}</p>",
                        f"<div>{text}</div>",
                    ]
                )
            )
        elif piece.reason in _INSERTED and section.role in _INSERTED[piece.reason][0] and rng.random() < 0.6:
            name = rng.choice(_INSERTED[piece.reason][1])
            parts.append(rng.choice([f"<div class='{name}'><p>{text}</p></div>", f"<p class='{name}'>{text}</p>"]))
        else:
            parts.append(
                rng.choice([f"<p>{text}</p>", f"<div>{text}</div>", f"<li>{text}</li>", f"<button>{text}</button>"])
            )
    return parts
