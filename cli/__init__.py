"""The `rasid` command: thin, it calls the packages that do the work."""
