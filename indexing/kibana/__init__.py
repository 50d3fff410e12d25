"""Kibana: data views, saved searches and a dashboard that ship with Rasid, and how they get there."""

from indexing.kibana.objects import saved_objects
from indexing.kibana.setup import KibanaError, import_objects, set_system_password

__all__ = ["KibanaError", "import_objects", "saved_objects", "set_system_password"]
