"""Who may ask the preview: pages of other sites may not, whatever name they give to this machine (DNS rebinding)."""

from __future__ import annotations

import ipaddress
import re
import socket
from email.message import Message

_HOST = re.compile(r"(?P<name>[\w.-]+|\[[\da-f:.]+\])(?::\d+)?", re.IGNORECASE)
"""A host as browsers send it: a name or an address, and a port (RFC 9110 § 7.2)."""


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach what listens on ``host``."""
    if host == "localhost":
        return True
    address = _address(host)
    return address is not None and address.is_loopback


def refusal(headers: Message, listening_on: str, target: str = "/") -> str | None:
    """Why a request for a ``target`` is not answered; none where it is.

    A name that others can point at this machine is no name for it: on loopback it must be ``localhost`` or a loopback
    address; in the network any address, or the machine's own name. What another program on this machine shows (another
    port: the same site, another origin) may no more than other sites. What can be read in two ways is not read.
    """
    hosts, origins = headers.get_all("Host", []), headers.get_all("Origin", [])
    if len(hosts) != 1 or headers.defects or not target.startswith(("/", f"http://{hosts[0]}/")):
        return "this request can be read in more than one way"
    host = _HOST.fullmatch(hosts[0])
    if host is None or not _is_known(host["name"].strip("[]").lower(), listening_on):
        return "this is not a name of the preview; open the address that inv serve has printed"
    if any(origin != f"http://{hosts[0]}" for origin in origins):
        return "other sites may not ask the preview"
    if headers.get("Sec-Fetch-Site") in ("cross-site", "same-site") and headers.get("Sec-Fetch-Mode") != "navigate":
        return "other sites may not ask the preview"
    return None


def in_address(host: str) -> str:
    """A host as it stands in an address (RFC 3986 § 3.2.2)."""
    return f"[{host}]" if ":" in host else host


def address_in_network() -> str | None:
    """The address of this machine in the network it is in; none where it is in none. Nothing is sent to find out."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: an address that is nobody's
            address: str = probe.getsockname()[0]
        except OSError:
            return None
    return None if is_loopback(address) else address


def _is_known(host: str, listening_on: str) -> bool:
    if is_loopback(host):
        return True
    if is_loopback(listening_on):
        return False
    own = socket.gethostname().lower()
    return _address(host) is not None or host in (listening_on.lower(), own, f"{own}.local")


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
