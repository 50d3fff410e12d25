"""People, organisations and places in Arabic text, by names, roles and surroundings; no model, no training data."""

from arabic.entities.gazetteer import load
from arabic.entities.model import Entry, Found, Type
from arabic.entities.recognise import recognise

__all__ = ["Entry", "Found", "Type", "load", "recognise"]
