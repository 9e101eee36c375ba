"""Where webhooks may go: forty addresses that lead inwards, in every spelling, and a few that do not."""

import pytest

from bot.domain.webhook.address import UnsafeAddressError, may_be_called, target_of

INWARDS = [
    "127.0.0.1", "127.1.2.3", "0.0.0.0", "10.0.0.1", "172.16.0.1", "172.31.255.255",  # noqa: S104
    "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1",
    "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255",
    "192.88.99.1", "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:8.8.8.8",
    "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1",
    "2002:7f00:1::", "2002:a9fe:a9fe::1", "2001::1", "2001:0:53aa:64c::1", "2001:db8::1",
    "fc00::1", "fd12:3456::1", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1",
]  # fmt: skip
OUTWARDS = ["8.8.8.8", "1.1.1.1", "93.184.216.34", "2606:4700::1111", "2a00:1450:4001::200e"]


@pytest.mark.parametrize("address", INWARDS)
def test_an_address_that_leads_inwards_is_not_called(address: str) -> None:
    assert not may_be_called(address)


@pytest.mark.parametrize("address", OUTWARDS)
def test_an_address_of_the_world_may_be_called(address: str) -> None:
    assert may_be_called(address)


def test_in_development_this_machine_may_be_called_and_nothing_else_inside() -> None:
    assert may_be_called("127.0.0.1", loopback=True)
    assert may_be_called("::1", loopback=True)
    assert [] == [
        one
        for one in INWARDS
        if may_be_called(one, loopback=True) and not one.startswith("127.") and one != "::1"
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.com/",
        "ftp://example.com/",
        "file:///etc/passwd",
        "https:///path",
        "https://",
        "example.com",
        "https://user@example.com/",
        "https://user:word@example.com/",
        "https://example.com/#there",
        "https://exa mple.com/",
        "https://example.com/\r\nX: y",
        "https://example.com:99999/",
        "https://exämple.com/",
        "https://example.com\\@evil.example/",
        "https://[fe80::1%25eth0]/",
        "https://example.com/" + "x" * 2000,
        "",
    ],
)
def test_what_is_no_plain_https_address_is_refused(url: str) -> None:
    with pytest.raises(UnsafeAddressError):
        target_of(url)


def test_a_plain_address_names_its_host_and_port() -> None:
    assert ("example.com", 443) == _of("https://Example.com/hook?a=1")
    assert ("2606:4700::1111", 8443) == _of("https://[2606:4700::1111]:8443/")
    assert ("localhost", 9000) == _of("http://localhost:9000/", loopback=True)


def _of(url: str, *, loopback: bool = False) -> tuple[str, int]:
    found = target_of(url, loopback=loopback)
    return found.host, found.port
