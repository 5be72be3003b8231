"""What a file is, by its ending, as HTTP says it."""

from __future__ import annotations

from posixpath import splitext

UNKNOWN = "application/octet-stream"

_TEXT = "; charset=utf-8"
_TYPES = {
    ".atom": "application/atom+xml" + _TEXT,
    ".avif": "image/avif",
    ".bib": "application/x-bibtex" + _TEXT,
    ".bmp": "image/bmp",
    ".css": "text/css" + _TEXT,
    ".csv": "text/csv" + _TEXT,
    ".flac": "audio/flac",
    ".gif": "image/gif",
    ".gz": "application/gzip",
    ".html": "text/html" + _TEXT,
    ".ico": "image/x-icon",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript" + _TEXT,
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".m4a": "audio/mp4",
    ".m4v": "video/mp4",
    ".md": "text/markdown" + _TEXT,
    ".mov": "video/quicktime",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".ogv": "video/ogg",
    ".opus": "audio/ogg",
    ".otf": "font/otf",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rdf": "application/rdf+xml",
    ".ris": "application/x-research-info-systems" + _TEXT,
    ".rq": "application/sparql-query",
    ".svg": "image/svg+xml",
    ".trig": "application/trig" + _TEXT,
    ".tsv": "text/tab-separated-values" + _TEXT,
    ".ttf": "font/ttf",
    ".ttl": "text/turtle" + _TEXT,
    ".txt": "text/plain" + _TEXT,
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
    ".zip": "application/zip",
}


def media_type(path: str) -> str:
    """Return the media type of the file called *path*; the system's own tables do not count.

    >>> media_type("dumps/graph.TTL"), media_type("graph.nq.gz"), media_type("CNAME")
    ('text/turtle; charset=utf-8', 'application/gzip', 'application/octet-stream')
    """
    return _TYPES.get(splitext(path)[1].lower(), UNKNOWN)
