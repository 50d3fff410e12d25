"""`python -m cli` is `rasid`."""

from cli.main import main

main()
