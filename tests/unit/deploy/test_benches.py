"""`make bench` runs modules that exist and can be imported; the measuring itself is no test."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

MAKEFILE = (Path(__file__).parents[3] / "Makefile").read_text(encoding="utf-8")
(LISTED,) = re.findall(r"^BENCHES := (.+)$", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("name", LISTED.split())
def test_each_bench_of_the_makefile_can_be_imported(name: str) -> None:
    assert callable(import_module(f"bench.{name}").main)
