"""Proof of silence: whether a rule could have seen what it was to see, outlet by outlet."""

from indexing.coverage.examine import coverage
from indexing.coverage.report import Blind, Outlet, Report

__all__ = ["Blind", "Outlet", "Report", "coverage"]
