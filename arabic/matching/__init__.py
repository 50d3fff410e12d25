"""Recognising the names and topics of the watch list: `matcher` is the way in."""
