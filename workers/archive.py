"""Raw pages kept for ever, on disk, as WARC (ISO 28500): what any web archive tool reads."""

from __future__ import annotations

import io
import json
import os
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pipeline.messages import Page

# A WARC field of our own: the message of the page, so that the archive alone is enough to clean everything anew.
_FIELD = "X-Rasid-Page"


class Archive:
    """Appends pages to one file a day and process below `folder`. Safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = threading.Lock()
        self._writer = f"{socket.gethostname()}-{os.getpid()}"

    def put(self, page: Page, raw: bytes) -> None:
        """Keep a page. Raises OSError when the disk refuses."""
        headers = StatusAndHeaders("200 OK", [("Content-Type", page.content_type)], protocol="HTTP/1.1")
        path = self._folder / f"rasid-{page.fetched_at:%Y%m%d}-{self._writer}.warc.gz"
        with self._lock:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("ab") as output:
                writer = WARCWriter(output, gzip=True)
                writer.write_record(
                    writer.create_warc_record(
                        page.url,
                        "response",
                        payload=io.BytesIO(raw),
                        http_headers=headers,
                        warc_headers_dict={
                            "WARC-Date": page.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
                            _FIELD: json.dumps(page.model_dump(mode="json")),
                        },
                    )
                )


def archived(folder: Path) -> Iterator[tuple[Page, bytes]]:
    """All pages below `folder`, oldest file first; a file that breaks off gives what can be read."""
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                if (kept := record.rec_headers.get_header(_FIELD)) is not None:
                    yield Page.model_validate_json(kept), record.content_stream().read()
