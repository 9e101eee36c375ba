"""Where a webhook may go: out into the world over TLS, never to this machine or its network."""

import ipaddress
from urllib.parse import urlsplit

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Frozen

_LONGEST = 2000
# Private, local and reserved networks are known to the library; these carry other addresses inside
# them, or count as global although they lead inwards.
_CARRIERS = tuple(
    ipaddress.ip_network(one)
    for one in (
        "64:ff9b::/96",  # NAT64
        "64:ff9b:1::/48",  # NAT64, local
        "2002::/16",  # 6to4
        "2001::/32",  # Teredo
        "fec0::/10",  # site-local
        "::/96",  # IPv4-compatible
        "::ffff:0:0/96",  # IPv4-mapped
        "192.88.99.0/24",  # 6to4 relays
        "100.64.0.0/10",  # shared by carriers
    )
)


class UnsafeAddressError(InvalidInputError):
    """Webhooks do not go there."""

    code = "webhook.address"


class Target(Frozen):
    """The parts of an address that decide where a call goes."""

    scheme: str
    host: str
    port: int


def target_of(url: str, *, loopback: bool = False) -> Target:
    """Read where an address leads.

    Args:
        url: The address, as somebody gave it.
        loopback: Whether this machine itself may be called, for development.

    Raises:
        UnsafeAddressError: it is no plain HTTPS address.
    """
    if len(url) > _LONGEST or not url.isascii() or any(c.isspace() or c < " " for c in url):
        raise unsafe("It is too long or has characters no address has.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise unsafe("It is no address.") from None
    plain = loopback and parts.scheme == "http"
    if parts.scheme != "https" and not plain:
        raise unsafe("It does not begin with https://.")
    if parts.username is not None or parts.password is not None or "\\" in url:
        raise unsafe("It holds a name or a password.")
    if parts.fragment or not parts.hostname or "%" in parts.netloc:
        raise unsafe("It has no plain host, or a part after #.")
    return Target(scheme=parts.scheme, host=parts.hostname, port=port or (443 if not plain else 80))


def may_be_called(address: str, *, loopback: bool = False) -> bool:
    """Whether a numeric address is one of the world's, and not of this machine or its network."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    if loopback and found.is_loopback:
        return True
    if any(found.version == net.version and found in net for net in _CARRIERS):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def unsafe(why: str) -> UnsafeAddressError:
    """Say that webhooks do not go there, and why."""
    return UnsafeAddressError(
        f"Webhooks cannot go to this address. {why}",
        next_step="Use an https:// address that everybody on the internet can reach.",
    )
