"""`python -m indexing`: the indexer."""

from config.settings import Settings
from indexing.indexer import run
from pipeline import log

if __name__ == "__main__":
    settings = Settings()
    log.configure(settings)
    run(settings)
