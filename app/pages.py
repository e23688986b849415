"""Pages to be printed or read in any browser, which load nothing from anywhere."""

from __future__ import annotations

from html import escape

POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(language: str, title: str, style: str, body: str) -> bytes:
    """A page whose ``body`` is HTML already; the ``title`` is escaped here."""
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{style}</style>'
        f"</head><body>{body}</body></html>"
    ).encode()
