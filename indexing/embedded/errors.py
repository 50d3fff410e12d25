"""What can go wrong with the embedded engines, in words for the person at the terminal."""


class EmbeddedStackError(Exception):
    """The embedded engines cannot be used; the message says what, where and the remedy."""


class JarError(EmbeddedStackError):
    """A jar of the search engine could not be downloaded, or is not the one that we expect."""


class EngineStartError(EmbeddedStackError):
    """An engine stopped, or did not answer, while it was starting (or later); its last log lines are quoted."""


class DataFolderInUse(EmbeddedStackError):
    """Another process holds the data folder."""
