"""The engine's home and configuration folders."""

from __future__ import annotations

from pathlib import Path

from indexing.embedded.home import complete_home, write_config
from indexing.embedded.jars import Manifest, Module

MANIFEST = Manifest("3.8.0", "org.example.Main", (Module("analysis", "org.example.Analysis", "painless"),), ())


def test_each_module_is_described(tmp_path: Path) -> None:
    complete_home(tmp_path, MANIFEST)
    lines = (tmp_path / "modules/analysis/plugin-descriptor.properties").read_text().splitlines()
    assert "name=analysis" in lines
    assert "classname=org.example.Analysis" in lines
    assert "extended.plugins=painless" in lines
    assert "opensearch.version=3.8.0" in lines


def test_a_complete_home_is_left_alone_and_a_changed_descriptor_put_right(tmp_path: Path) -> None:
    descriptor = tmp_path / "modules/analysis/plugin-descriptor.properties"
    complete_home(tmp_path, MANIFEST)
    before = descriptor.stat().st_mtime_ns
    complete_home(tmp_path, MANIFEST)
    assert descriptor.stat().st_mtime_ns == before
    descriptor.write_text("name=other\n")
    complete_home(tmp_path, MANIFEST)
    assert "name=analysis" in descriptor.read_text()


def test_configuration_logs_to_the_console_only(tmp_path: Path) -> None:
    write_config(tmp_path / "config")
    assert (tmp_path / "config/opensearch.yml").read_text() == ""
    assert "appender.console.type = Console" in (tmp_path / "config/log4j2.properties").read_text()
