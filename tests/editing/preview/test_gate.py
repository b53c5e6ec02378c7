from __future__ import annotations

from email.message import Message
from http.client import parse_headers
from io import BytesIO

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
    "host",
    [
        "evil.example:8000",
        "",
        "localhost.evil.example",
        "192.168.1.5:8000",
        "0.0.0.0:8000",
        "[",
        "127.0.0.1.nip.io",
        "127.0.0.1.:8000",
        "localhost.:8000",
        "evil.example@127.0.0.1",
        "127.0.0.1/evil.example",
        "127.0.0.1:a",
        "[::1%evil]",
    ],
)
def test_a_name_that_others_may_have_given_is_not(host: str) -> None:
    assert refusal(asked(Host=host), "127.0.0.1") is not None


@pytest.mark.parametrize("name", ["Host", "Origin"])
def test_a_header_that_is_there_twice_is_not_chosen_from(name: str) -> None:
    headers = asked(Host="127.0.0.1:8000", Origin="http://127.0.0.1:8000")
    headers[name] = "http://evil.example"
    assert refusal(headers, "127.0.0.1") is not None


@pytest.mark.parametrize("line", [b"no header", b"Origin : http://evil.example"])
def test_headers_that_cannot_be_taken_apart_are_not_guessed(line: bytes) -> None:
    written = b"Host: 127.0.0.1:8000\r\n" + line + b"\r\nOrigin: http://evil.example\r\n\r\n"
    assert refusal(parse_headers(BytesIO(written)), "127.0.0.1") is not None


@pytest.mark.parametrize(
    ("target", "answered"),
    [
        ("/", True),
        ("http://127.0.0.1:8000/news/", True),
        ("http://evil.example/", False),
        ("http://127.0.0.1:8000@evil.example/", False),
        ("http://[/", False),
        ("*", False),
        ("news/", False),
    ],
)
def test_a_whole_address_must_be_the_one_that_is_asked(target: str, *, answered: bool) -> None:
    assert (refusal(asked(Host="127.0.0.1:8000"), "127.0.0.1", target) is None) is answered


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
        ({"Origin": "https://127.0.0.1:8000"}, False),
        ({"Origin": "http://["}, False),
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
