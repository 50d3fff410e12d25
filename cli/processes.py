"""Honcho, with one fault put right."""

from __future__ import annotations

from honcho.manager import Manager


class PatientManager(Manager):  # type: ignore[misc]  # honcho has no types
    """Runs processes until one ends or a signal comes.

    Honcho 2.0 breaks off with a KeyError, and then waits for ever, when a signal comes before every process has told
    its pid. Here the signal is remembered until they have.
    """

    _asked = False

    def terminate(self) -> None:
        """End all processes, as soon as all have started."""
        self._asked = True
        if self._all_started():
            super().terminate()

    def _any_stopped(self) -> bool:
        """What the loop asks to find out whether to end the others."""
        return self._asked or bool(super()._any_stopped())
