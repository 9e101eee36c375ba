"""The statements that append to the audit chain: the database itself puts an entry in its place."""

from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Insert,
    Text,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

from bot.domain.audit.model import GENESIS
from bot.store.tables import audit_entries, audit_heads

SHA256 = "remit_sha256"  # the name of the function where we have to bring it along


class _Sha256(GenericFunction[str]):
    """SHA-256 of a text in UTF-8, in hexadecimal."""

    type = Text()
    inherit_cache = True
    name = SHA256


@compiles(_Sha256, "postgresql")
def _on_postgresql(element: _Sha256, compiler: Any, **options: Any) -> str:  # noqa: ANN401
    (text,) = element.clauses
    return f"encode(sha256(convert_to({compiler.process(text, **options)}, 'UTF8')), 'hex')"


def _hash_after(previous: ColumnElement[Any], seq: ColumnElement[Any]) -> _Sha256:
    """The hash of the entry whose text these parameters are; `chain` in the domain says the same."""
    before, after = bindparam("text_before", type_=Text), bindparam("text_after", type_=Text)
    return _Sha256(
        before + '"previous":"' + cast(previous, Text) + '","seq":' + cast(seq, Text) + after
    )


def _moved(kind: Any) -> Insert:  # noqa: ANN401  # a dialect's own insert
    """Move the head on. Others who append to this chain wait here, and then see where it is."""
    heads = audit_heads.c
    first = kind.insert(audit_heads).values(
        chain=bindparam("chain"),
        seq=1,
        hash=_hash_after(literal(GENESIS), literal(1, BigInteger)),
    )
    moved: Insert = first.on_conflict_do_update(
        index_elements=["chain"],
        set_={"seq": heads.seq + 1, "hash": _hash_after(heads.hash, heads.seq + 1)},
    )
    return moved


def _entered() -> Insert:
    """Write the entry the head stands at by now."""
    head, earlier = audit_heads.c, audit_entries.alias("earlier").c
    previous = (
        select(earlier.hash)
        .where(earlier.chain == head.chain, earlier.seq == head.seq - 1)
        .scalar_subquery()
    )
    given = ("at", "actor", "verb", "subject", "facts")
    entry = select(
        head.chain,
        head.seq,
        *(bindparam(name, type_=audit_entries.c[name].type) for name in given),
        func.coalesce(previous, GENESIS),
        head.hash,
    ).where(head.chain == bindparam("chain"))
    return insert(audit_entries).from_select(
        ["chain", "seq", *given, "previous", "hash"], entry, include_defaults=False
    )


MOVE = {"sqlite": _moved(sqlite), "postgresql": _moved(postgresql)}
ENTER = _entered()
