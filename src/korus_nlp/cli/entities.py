"""`korus entities`: list the entities of a collection, explain one, and correct what was linked wrongly."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import Struct
from typer.core import TyperGroup

from korus_nlp.cli import options as o
from korus_nlp.cli.app import app
from korus_nlp.cli.command import command
from korus_nlp.cli.console import Console
from korus_nlp.cli.opening import open_collection
from korus_nlp.cli.output import Column, Records, pick_format
from korus_nlp.cli.streams import Sink, printable, to_bytes
from korus_nlp.document import Name
from korus_nlp.errors import Exit, KorusError
from korus_nlp.settings import resolve

if TYPE_CHECKING:
    from korus_nlp.linking.profiles import Profile, Register


class _Group(TyperGroup):
    """`korus entities NAME` means `korus entities list NAME`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the name of the default command before arguments that name none."""
        if not args or (args[0] not in self.commands and args[0] not in ("-h", "--help")):
            args = ["list", *args]
        return super().parse_args(ctx, args)


entities = typer.Typer(
    cls=_Group, help="List and explain entities, correct their links.", no_args_is_help=False, rich_markup_mode="rich"
)
app.add_typer(entities, name="entities", rich_help_panel="Look at")


class Listed(Struct, frozen=True):
    """One line of the list; counts are of mentions and of documents, `first` and `last` their publication."""

    entity: str
    label: str
    name: Name
    mentions: int
    documents: int
    first: str | None
    last: str | None


COLUMNS = (
    Column("entity", lambda e: e.entity),
    Column("label", lambda e: e.label),
    Column("ko", lambda e: e.name.ko),
    Column("en", lambda e: e.name.en),
    Column("mentions", lambda e: e.mentions),
    Column("documents", lambda e: e.documents),
    Column("first", lambda e: e.first, table=False),
    Column("last", lambda e: e.last, table=False),
)
_PROFILE = (
    Column("entity", lambda p: p.entity),
    Column("label", lambda p: p.label),
    Column("ko", lambda p: p.name.ko),
    Column("en", lambda p: p.name.en),
    Column("mentions", lambda p: p.mentions),
    Column("documents", lambda p: len(p.documents)),
    Column("aliases", lambda p: list(p.aliases)),
    Column("possible", lambda p: [one.entity for one in p.possible]),
)

NameArgument = Annotated[str | None, typer.Argument(metavar="[NAME]", help="A name in either language, or an id.")]
Into = Annotated[str | None, typer.Option(metavar="ID", help="Id to be known by.", rich_help_panel=o.INPUT)]


@command(
    entities,
    name="list",
    examples=[
        ("korus entities list -c korus-collection", "모음에 나오는 사람, 단체, 곳 (who and what is in it)"),
        (
            "korus entities list 'Moon Jae-in' --format json",
            "all spellings, evidence, documents, and whom it may be confused with; `list` may be left out",
        ),
    ],
)
def list_entities(
    console: Console,
    *,
    name: NameArgument = None,
    collection: o.Collection = None,
    shape: o.FormatOption = None,
    output: o.Output = None,
    force: o.Force = False,
    config: o.ConfigFile = None,
) -> Exit:
    """List the entities of a collection, most documents first; with a name, explain that one."""
    from korus_nlp.collection.flat import Entities
    from korus_nlp.linking.profiles import Register

    settings, _ = resolve({"collection": collection}, config=config)
    opened = open_collection(settings)
    if name is not None:
        return _explain(console, Register(opened.documents()), name, shape, output, force=force)
    found = Entities()
    for doc in opened.documents():
        found.add(doc)
    with Records(console, pick_format(console, shape, output), Sink(output, force=force), COLUMNS) as records:
        for entity, label, ko, en, mentions, documents, first, last in found.rows():
            records.write(Listed(entity, label, Name(ko, en), mentions, documents, first, last))
    return Exit.OK


def _explain(
    console: Console, register: Register, name: str, shape: o.Format | None, output: str | None, *, force: bool
) -> Exit:
    profiles = [register.profile(entity) for entity in _find(register, name)]
    chosen = pick_format(console, shape, output)
    sink = Sink(output, force=force)
    if chosen is o.Format.TABLE:
        with sink:
            sink.write(to_bytes("\n".join(line for p in profiles for line in profile_lines(console, p)) + "\n"))
        return Exit.OK
    with Records(console, chosen, sink, _PROFILE) as records:
        for profile in profiles:
            records.write(profile)
    return Exit.OK


def _find(register: Register, name: str) -> list[str]:
    """Return the ids a name stands for; `KorusError` when the collection does not mention it."""
    from korus_nlp import linking

    found = register.find(name, linking.ids(name))
    if not found:
        raise KorusError(
            "no_entity", "no entity has this name or id", saw=name, hint="korus entities list shows what there is"
        )
    return found


def profile_lines(console: Console, profile: Profile) -> list[str]:
    """Return what is known of an entity as lines for people."""
    both = " · ".join(name for name in (profile.name.ko, profile.name.en) if name)
    fields = [("entity", f"{profile.entity}  {profile.label}"), ("name", both)]
    fields.append(("written", ", ".join(f"{alias} ({count})" for alias, count in profile.aliases.items())))
    fields += [("evidence", f"{e.ko} = {e.en}  {e.why}, {e.score:.2f}") for e in profile.evidence]
    if profile.beside:
        fields.append(("beside", ", ".join(f"{other} ({count})" for other, count in profile.beside.items())))
    for one in profile.possible:
        names = " · ".join(name for name in (one.name.ko, one.name.en) if name)
        fields.append(("possible", f"{names}  {one.entity}, {one.score:.2f}"))
    several = len({place.context for place in profile.documents}) > 1
    for place in profile.documents:
        context = f"  (context {place.context})" if several else ""
        title = place.title or ""
        fields.append(("document", f"{place.doc[:12]}  {(place.published or '')[:10]:10}  {title}{context}"))
    return [f"{console.style(f'{name:>11}', 'dim')}  {printable(value)}" for name, value in fields] + [""]


@command(
    entities,
    examples=[
        (
            "korus entities merge person:seo-joo-seok 'Suh Choo-suk' -c korus-collection",
            "두 항목을 한 사람으로 (they are one from now on, in pages that come later too)",
        ),
        ("korus entities merge KOTRA 코트라 --into org:kotra", "known by an id of your own"),
    ],
)
def merge(
    console: Console,
    *,
    names: Annotated[list[str], typer.Argument(metavar="NAME…", help="Ids or names of the entities that are one.")],
    into: Into = None,
    collection: o.Collection = None,
    config: o.ConfigFile = None,
) -> Exit:
    """Say that entities are one; the statement is kept in corrections.jsonl of the collection."""
    from korus_nlp.linking import corrections
    from korus_nlp.linking.profiles import Register

    settings, _ = resolve({"collection": collection}, config=config)
    register = Register(open_collection(settings).documents())
    ids = list(dict.fromkeys(entity for name in names for entity in _one(register, name)))
    if len(ids) < 2:
        raise KorusError("nothing_to_merge", "these are one entity already", saw=", ".join(names), exit_code=Exit.USAGE)
    target = into or ids[0]
    profiles = [register.profile(entity) for entity in ids]
    ko = next((p.name.ko for p in profiles if p.name.ko), None)
    en = next((p.name.en for p in profiles if p.name.en), None)
    others = tuple(entity for entity in ids if entity != target)
    corrections.add(Path(settings.collection), corrections.Merge(others, target, ko, en))
    console.say(f"merged: {', '.join(others)} → {target}")
    return Exit.OK


@command(
    entities,
    examples=[
        (
            "korus entities split person:han-kang 1f0c9a --into person:han-kang-2 -c korus-collection",
            "이 문서의 한강은 다른 사람이다 (in this document it is somebody else)",
        ),
        ("korus entities split org:~kbs --written KBSi --into org:kbsi", "so written, it is something else"),
    ],
)
def split(
    console: Console,
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Id or name of the entity.")],
    documents: Annotated[
        list[str] | None, typer.Argument(metavar="[DOC]…", help="Ids, or beginnings of ids, of documents.")
    ] = None,
    written: Annotated[
        list[str] | None,
        typer.Option("--written", metavar="TEXT", help="Only where it is written so.", rich_help_panel=o.INPUT),
    ] = None,
    into: Into = None,
    collection: o.Collection = None,
    config: o.ConfigFile = None,
) -> Exit:
    """Say that in some documents, or written in some way, it is another entity; kept in corrections.jsonl."""
    from korus_nlp.linking import corrections
    from korus_nlp.linking.profiles import Register

    if not documents and not written:
        raise KorusError(
            "nothing_to_split", "name the documents, or how it is written", saw=name, exit_code=Exit.USAGE,
            hint=f"korus entities split {name} DOC…, or --written TEXT",
        )  # fmt: skip
    settings, _ = resolve({"collection": collection}, config=config)
    register = Register(open_collection(settings).documents())
    (entity,) = _one(register, name)
    profile = register.profile(entity)
    chosen = tuple(_document(profile, wanted) for wanted in documents or ())
    target = into or next(new for n in count(2) if not register.find(new := f"{entity}#{n}", ()))
    corrections.add(Path(settings.collection), corrections.Split(entity, target, chosen, tuple(written or ())))
    console.say(f"split: {entity} → {target}")
    return Exit.OK


def _one(register: Register, name: str) -> list[str]:
    """Return the one id of a name; `KorusError` when it is several entities or none."""
    found = _find(register, name)
    if len(found) > 1:
        raise KorusError("ambiguous", "several entities have this name", saw=name, hint=f"give an id: {found[:4]}")
    return found


def _document(profile: Profile, wanted: str) -> str:
    found: list[Any] = [place.doc for place in profile.documents if place.doc.startswith(wanted)]
    if len(found) != 1:
        raise KorusError(
            "no_document", f"{len(found)} documents of {profile.entity} have an id like this", saw=wanted,
            hint=f"korus entities list {profile.entity} shows them",
        )  # fmt: skip
    return str(found[0])
