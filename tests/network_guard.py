"""Refuses every connection and name lookup beyond this machine, for a whole process, once imported."""

import ipaddress
import sys

attempts: list[str] = []
"""What was tried, since it was last cleared."""


class OutsideWorld(RuntimeError):
    """A test reached for another machine. It is no OSError, lest it pass for a network that is down."""


def _is_here(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        # Anything but a tuple is a Unix socket.
        outside = isinstance(address, tuple) and not _is_here(address[0])
    elif event == "socket.getaddrinfo":
        address = arguments[0]
        outside = not _is_here(address) and address not in ("0.0.0.0", "::")  # noqa: S104 - listens, calls nobody
    else:
        return
    if outside:
        attempts.append(f"{event} {address!r}")
        raise OutsideWorld(f"{event} {address!r}")


sys.addaudithook(_hook)
