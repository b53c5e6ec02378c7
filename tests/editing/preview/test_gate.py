from __future__ import annotations

from email.message import Message

import pytest

from plugins.editing.preview.gate import is_loopback, refusal


def asked(**headers: str) -> Message:
    message = Message()
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    return message


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost:8000", "localhost", "[::1]:8000", "127.1.2.3"])
def test_this_machine_is_answered(host: str) -> None:
    assert refusal(asked(Host=host), "127.0.0.1") is None


@pytest.mark.parametrize(
    "host", ["evil.example:8000", "", "localhost.evil.example", "192.168.1.5:8000", "[", "127.0.0.1.nip.io"]
)
def test_a_name_that_others_may_have_given_is_not(host: str) -> None:
    assert refusal(asked(Host=host), "127.0.0.1") is not None


def test_no_name_is_none() -> None:
    assert refusal(asked(), "127.0.0.1") is not None


@pytest.mark.parametrize(("host", "answered"), [("192.168.1.5:8000", True), ("evil.example:8000", False)])
def test_in_the_network_an_address_is_answered_and_a_name_of_others_is_not(host: str, *, answered: bool) -> None:
    assert (refusal(asked(Host=host), "0.0.0.0") is None) is answered


@pytest.mark.parametrize(
    ("headers", "answered"),
    [
        ({"Origin": "http://127.0.0.1:8000"}, True),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://127.0.0.1:8001"}, False),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"}, False),
        ({"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "navigate"}, True),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "no-cors"}, False),
        ({"Sec_Fetch_Site": "same-site", "Sec_Fetch_Mode": "navigate"}, True),
        ({"Sec_Fetch_Site": "none", "Sec_Fetch_Mode": "navigate"}, True),
        ({"Sec_Fetch_Site": "same-origin", "Sec_Fetch_Mode": "cors"}, True),
    ],
)
def test_another_site_is_not_answered_but_for_a_link_that_is_followed(
    headers: dict[str, str], *, answered: bool
) -> None:
    assert (refusal(asked(Host="127.0.0.1:8000", **headers), "127.0.0.1") is None) is answered


@pytest.mark.parametrize(
    ("host", "loopback"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("192.168.1.5", False)],
)
def test_what_only_this_machine_reaches_is_known(host: str, *, loopback: bool) -> None:
    assert is_loopback(host) is loopback
