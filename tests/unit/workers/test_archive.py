"""Pages kept as WARC come back as they were."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pipeline.messages import Entry, Page, Source
from workers.archive import Archive, archived

SEEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
SOURCE = Source(id="nile", name="النيل", site="http://nile.example", country="EG", language="ar")


def page(name: str, content_type: str = "text/html; charset=windows-1256") -> Page:
    entry = Entry(
        id=name, url=f"http://nile.example/{name}", feed_id="nile", source=SOURCE, title="عنوان «خاص»", seen_at=SEEN
    )
    return Page(entry=entry, url=f"http://nile.example/final/{name}", content_type=content_type, fetched_at=SEEN)


def test_pages_come_back_byte_by_byte(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "warc")
    kept = [(page("a"), "نص".encode("cp1256")), (page("b", ""), b"\x00\xff" * 1000), (page("a"), b"again")]
    for what, raw in kept:
        archive.put(what, raw)
    assert list(archived(tmp_path / "warc")) == kept


def test_a_file_that_breaks_off_gives_what_is_whole(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.put(page("a"), b"first")
    (path,) = tmp_path.glob("*.warc.gz")
    whole = path.stat().st_size
    archive.put(page("b"), b"second" * 100)
    path.write_bytes(path.read_bytes()[: whole + 20])
    assert [what.entry.id for what, _ in archived(tmp_path)] == ["a"]
