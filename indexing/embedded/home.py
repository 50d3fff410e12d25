"""The engine's home folder, as its start-up code expects it.

::

    HOME/lib/*.jar                                    main class path
    HOME/modules/<name>/*.jar                         one class loader each
    HOME/modules/<name>/plugin-descriptor.properties  what `Module` says
    HOME/bin, HOME/plugins                            empty

The home folder holds nothing that changes while the engine runs: it may be shared and read-only. Settings and
logging live in the configuration folder, which the engine must be able to write to (it keeps a keystore there).
"""

from __future__ import annotations

from pathlib import Path

from indexing.embedded.jars import Manifest, Module

# The engine makes them itself when they are missing, which it cannot where the home folder belongs to another user.
_EXPECTED_FOLDERS = ("bin", "plugins")

# Everything at `info` goes to the standard output, which we keep as a file. Deprecations are for people who plan
# a version change, and can come once a request.
LOG4J2_PROPERTIES = """\
status = error
appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = [%d{ISO8601}][%-5p][%c{1.}] %m%n
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
logger.deprecation.name = org.opensearch.deprecation
logger.deprecation.level = error
"""


def plugin_descriptor(module: Module, version: str) -> str:
    """The text of one ``plugin-descriptor.properties``."""
    return (
        f"name={module.name}\n"
        f"description={module.name}\n"
        f"version={version}\n"
        f"opensearch.version={version}\n"
        "java.version=21\n"
        f"classname={module.classname}\n"
        f"extended.plugins={module.extended}\n"
        "has.native.controller=false\n"
    )


def complete_home(home: Path, manifest: Manifest) -> None:
    """Add to ``home`` what it needs beside the jars. Writes nothing that is there already."""
    for folder in _EXPECTED_FOLDERS:
        (home / folder).mkdir(parents=True, exist_ok=True)
    for module in manifest.modules:
        _write(
            home / "modules" / module.name / "plugin-descriptor.properties",
            plugin_descriptor(module, manifest.version),
        )


def write_config(config: Path) -> None:
    """Write the configuration folder: logging, and an empty settings file (settings come as arguments)."""
    _write(config / "log4j2.properties", LOG4J2_PROPERTIES)
    _write(config / "opensearch.yml", "")


def _write(path: Path, text: str) -> None:
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
