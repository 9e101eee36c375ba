"""API tokens: read by id for every call, so in one statement; secrets only ever as hashes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, Select, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.token.model import Secret, Token
from bot.store.token_tables import api_token_secrets, api_tokens

_VERSION = 1
_COLUMNS = frozenset({"id", "team", "created_at", "expires_at", "revoked_at", "last_used_at"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """Read, make, change and mark tokens as used."""

    connection: AsyncConnection

    async def add(self, token: Token) -> None:
        """Keep a new token."""
        await self.connection.execute(insert(api_tokens).values(**_columns(token)))
        await self._keep_secrets(token)

    async def change(self, token: Token) -> None:
        """Keep a token as it is now, with its secrets; others are forgotten."""
        await self.connection.execute(
            update(api_tokens).where(api_tokens.c.id == token.id).values(**_columns(token))
        )
        await self.connection.execute(
            delete(api_token_secrets).where(api_token_secrets.c.token == token.id)
        )
        await self._keep_secrets(token)

    async def get(self, id: str, *, lock: bool = False) -> Token | None:
        """Read one, with its secrets."""
        if lock:  # an outer join cannot be locked on PostgreSQL
            await self.connection.execute(
                select(api_tokens.c.id).where(api_tokens.c.id == id).with_for_update()
            )
        query = _joined().where(api_tokens.c.id == id)
        return next(iter(_tokens((await self.connection.execute(query)).mappings().all())), None)

    async def listed(self, team: str) -> list[Token]:
        """List a workspace's tokens, the newest first."""
        query = (
            _joined()
            .where(api_tokens.c.team == team)
            .order_by(api_tokens.c.created_at.desc(), api_tokens.c.id.desc())
        )
        return _tokens((await self.connection.execute(query)).mappings().all())

    async def used(self, id: str, at: datetime, *, at_most_every: timedelta) -> None:
        """Note that a token was used, if that was not noted a moment ago."""
        await self.connection.execute(
            update(api_tokens)
            .where(
                api_tokens.c.id == id,
                or_(
                    api_tokens.c.last_used_at.is_(None),
                    api_tokens.c.last_used_at <= at - at_most_every,
                ),
            )
            .values(last_used_at=at)
        )

    async def _keep_secrets(self, token: Token) -> None:
        if token.secrets:
            await self.connection.execute(
                insert(api_token_secrets),
                [{"token": token.id, **one.model_dump()} for one in token.secrets],
            )


def _joined() -> Select[Any]:
    of_secret = (
        api_token_secrets.c.sha256.label("secret_sha256"),
        api_token_secrets.c.created_at.label("secret_created_at"),
        api_token_secrets.c.expires_at.label("secret_expires_at"),
    )
    return (
        select(api_tokens, *of_secret)
        .select_from(api_tokens.outerjoin(api_token_secrets))
        .order_by(api_token_secrets.c.created_at)
    )


def _columns(token: Token) -> dict[str, Any]:
    document = token.model_dump(mode="json", exclude={*_COLUMNS, "secrets"})
    document["scopes"] = sorted(document["scopes"])
    columns = {name: getattr(token, name) for name in _COLUMNS}
    return {**columns, "document": document, "document_version": _VERSION}


def _tokens(rows: Sequence[RowMapping]) -> list[Token]:
    secrets: dict[str, list[Secret]] = {}
    first: dict[str, RowMapping] = {}
    for row in rows:
        first.setdefault(row["id"], row)
        kept = secrets.setdefault(row["id"], [])
        if row["secret_sha256"] is not None:
            kept.append(
                Secret(
                    sha256=row["secret_sha256"],
                    created_at=row["secret_created_at"],
                    expires_at=row["secret_expires_at"],
                )
            )
    return [
        Token.model_validate(
            {
                **row["document"],
                **{name: row[name] for name in _COLUMNS},
                "secrets": secrets[named],
            }
        )
        for named, row in first.items()
    ]
