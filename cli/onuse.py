"""Commands whose modules are imported when they are used: `rasid --help` needs none of them, a service only its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command, get_group


@dataclass(frozen=True, slots=True)
class OnUse:
    """Where a command is: `module:name` of a function or of a Typer app with commands of its own.

    summary: how its help begins, for the list of commands.
    """

    place: str
    summary: str
    panel: str | None = None
    hidden: bool = False

    def stub(self, name: str) -> TyperCommand:
        """What the list of commands shows."""
        return TyperCommand(
            name, help=self.summary, rich_help_panel=self.panel, rich_markup_mode="rich", hidden=self.hidden
        )

    def load(self) -> Any:
        """The command itself, as click knows it."""
        module, _, name = self.place.partition(":")
        found = getattr(import_module(module), name)
        if isinstance(found, typer.Typer):
            return get_group(found)
        single = typer.Typer(add_completion=False, rich_markup_mode="rich")
        single.command()(found)
        return get_command(single)


class OnUseGroup(TyperGroup):
    """A group that loads a command only when it is called. Subclasses say which there are."""

    on_use: dict[str, OnUse]

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, command in self.on_use.items():
            self.add_command(command.stub(name))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """The name, command and remaining arguments of a command line."""
        name, _, rest = super().resolve_command(ctx, args)
        return name, self.on_use[name].load() if name else None, rest
