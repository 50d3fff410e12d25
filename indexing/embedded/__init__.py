"""Broker and search engine on one machine without containers: Valkey and OpenSearch as child processes.

`EmbeddedStack` starts both on a data folder of your choice, on free ports of the loopback interface, and stops
them. `download_bar` shows how far the first start's download has come; `find_running` tells the addresses of a stack
that another process runs on that folder.
"""

from indexing.embedded.errors import DataFolderInUse, EmbeddedStackError, EngineStartError, JarError
from indexing.embedded.folder import StackAddress, find_running
from indexing.embedded.progress import download_bar
from indexing.embedded.stack import EmbeddedStack

__all__ = [
    "DataFolderInUse",
    "EmbeddedStack",
    "EmbeddedStackError",
    "EngineStartError",
    "JarError",
    "StackAddress",
    "download_bar",
    "find_running",
]
