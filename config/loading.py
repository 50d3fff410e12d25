"""Reads a YAML file into its model; every fault says file, line, entry, field and remedy."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

try:
    from yaml import CSafeLoader as SafeLoader  # ten times as fast, where PyYAML was built with libyaml
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

from config.errors import ConfigError, Problem

Model = TypeVar("Model", bound=BaseModel)
Loc = tuple[int | str, ...]

_VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}")


def load(path: Path, model: type[Model], variables: Mapping[str, str] | None = None) -> Model:
    """Read and validate a configuration file.

    path: a YAML file, UTF-8. model: what it must look like. variables: when given, `${NAME}` and `${NAME:-default}`
    in strings are replaced from it. Returns the model. Raises ConfigError with every fault found.
    """
    root, data = _parse(path)
    problems = _repeated_keys(path, root)
    if variables is not None:
        data = _substitute(data, variables, path, root, problems)
    if problems:
        raise ConfigError(problems)
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise ConfigError([_problem(path, root, data, model, detail) for detail in error.errors()]) from None


def _parse(path: Path) -> tuple[yaml.Node | None, Any]:
    """The file as nodes, which know their lines, and as plain objects; of an empty file None and {}."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        remedy = "create it, or set RASID_CONFIG_DIR to the folder that holds it"
        raise ConfigError([Problem(path, 0, "", "", "the file does not exist", remedy)]) from None
    except OSError as error:
        raise ConfigError([Problem(path, 0, "", "", str(error), "make the file readable")]) from None
    except UnicodeDecodeError as error:
        problem = Problem(path, 0, "", "", f"not UTF-8 at byte {error.start}", "save the file as UTF-8")
        raise ConfigError([problem]) from None
    try:
        root: yaml.Node | None = yaml.compose(text, Loader=SafeLoader)
        data = {} if root is None else yaml.load(text, Loader=SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        what = f"not valid YAML: {error.problem or error.context}"
        remedy = "mend the line (indentation, quotes around text that holds «: » or «#»)"
        raise ConfigError([Problem(path, line, "", "", what, remedy)]) from None
    except yaml.YAMLError as error:
        raise ConfigError([Problem(path, 0, "", "", f"not valid YAML: {error}", "mend the file")]) from None
    return root, data


def _repeated_keys(path: Path, root: yaml.Node | None) -> list[Problem]:
    problems: list[Problem] = []

    def walk(node: yaml.Node, loc: Loc) -> None:
        if isinstance(node, yaml.SequenceNode):
            for i, child in enumerate(node.value):
                walk(child, (*loc, i))
        elif isinstance(node, yaml.MappingNode):
            seen: set[str] = set()
            for key, child in node.value:
                if key.value in seen:
                    line = key.start_mark.line + 1
                    entry, field = _entry_and_field((*loc, key.value), {})
                    problems.append(
                        Problem(path, line, entry, field, "the key is written twice", "keep one of the two")
                    )
                seen.add(key.value)
                walk(child, (*loc, key.value))

    if root is not None:
        walk(root, ())
    return problems


def _substitute(
    data: Any, variables: Mapping[str, str], path: Path, root: yaml.Node | None, problems: list[Problem]
) -> Any:
    whole = data

    def walk(value: Any, loc: Loc, needed: bool) -> Any:
        if isinstance(value, str):

            def replace(match: re.Match[str]) -> str:
                name, default = match.groups()
                if (found := variables.get(name, default)) is not None:
                    return str(found)
                if needed:
                    entry, field = _entry_and_field(loc, whole)
                    remedy = f"set {name}, or write `enabled: false` in the entry"
                    message = f"the environment variable {name} is not set"
                    problems.append(Problem(path, _line(root, loc), entry, field, message, remedy))
                return ""

            return _VARIABLE.sub(replace, value)
        if isinstance(value, list):
            return [walk(item, (*loc, i), needed) for i, item in enumerate(value)]
        if isinstance(value, dict):
            wanted = needed and value.get("enabled", True) is not False
            return {key: walk(item, (*loc, key), wanted) for key, item in value.items()}
        return value

    return walk(data, (), True)


def _node_at(root: yaml.Node | None, loc: Loc) -> yaml.Node | None:
    """The deepest node on the way to `loc`."""
    node = root
    for step in loc:
        child: yaml.Node | None = None
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            child = node.value[step]
        elif isinstance(node, yaml.MappingNode):
            child = next((value for key, value in node.value if key.value == str(step)), None)
        if child is None:
            continue  # a step that only the model knows (the tag of a union), or a key that is missing
        node = child
    return node


def _line(root: yaml.Node | None, loc: Loc) -> int:
    node = _node_at(root, loc)
    return node.start_mark.line + 1 if node is not None else 0


def _entry_and_field(loc: Loc, data: Any) -> tuple[str, str]:
    """«actors[3] (putin)» and «names[0]» from ('actors', 3, 'names', 0)."""
    if len(loc) >= 2 and isinstance(loc[1], int):
        entry = f"{loc[0]}[{loc[1]}]"
        try:
            entry_id = data[loc[0]][loc[1]]["id"]
        except (KeyError, IndexError, TypeError):
            entry_id = None
        if entry_id:
            entry += f" ({entry_id})"
        rest = loc[2:]
    else:
        entry, rest = "", loc
    field = ""
    for step in rest:
        field += f"[{step}]" if isinstance(step, int) else f".{step}" if field else str(step)
    return entry, field


def _known_fields(model: type[BaseModel], loc: Loc) -> list[str]:
    """Names that may stand where the unknown key `loc` stands: read from the model's JSON schema."""
    schema = model.model_json_schema()
    node: Any = schema
    for step in loc[:-1]:
        node = _resolve(node, schema)
        if isinstance(step, int):
            node = node.get("items", {})
        elif step in node.get("properties", {}):
            node = node["properties"][step]
        else:  # the tag of a union
            mapping = node.get("discriminator", {}).get("mapping", {})
            node = {"$ref": mapping[step]} if step in mapping else node
    return list(_resolve(node, schema).get("properties", {}))


def _resolve(node: Any, schema: Any) -> Any:
    while isinstance(node, dict) and "$ref" in node:
        node = schema["$defs"][node["$ref"].rsplit("/", 1)[1]]
    return node


_REMEDIES = {
    "missing": "add the field",
    "string_too_short": "write a text that is not empty, or remove the item",
    "too_short": "give at least one item",
    "string_pattern_mismatch": "write it in the form that the pattern asks for",
    "literal_error": "use one of the values named",
    "list_type": "write a list: [a, b]",
    "string_type": "write a text (put quotes around it when it is a number or yes/no)",
    "model_type": "write keys and values here",
    "union_tag_invalid": "use one of the types named",
    "union_tag_not_found": "add `type:`",
}


def _problem(path: Path, root: yaml.Node | None, data: Any, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    kind, context = detail["type"], detail.get("ctx", {})
    loc: Loc = context.get("at", detail["loc"])
    message = detail["msg"]
    remedy = context.get("remedy") or _REMEDIES.get(kind, "change the value as the message says")
    if kind == "extra_forbidden":
        message = "unknown field"
        known = _known_fields(model, loc)
        close = difflib.get_close_matches(str(loc[-1]), known, n=1)
        hint = f"did you mean `{close[0]}`? " if close else "remove it. "
        remedy = f"{hint}Known fields: {', '.join(known)}"
    elif kind == "string_pattern_mismatch" and loc[-1] == "id":
        message = f"`{detail['input']}` is no id"
        remedy = "use a-z, 0-9 and hyphens, at most 64, beginning with a letter or digit"
    elif kind in {"string_too_short", "too_short"}:
        message = "empty"
    entry, field = _entry_and_field(_as_written(loc, data), data)
    return Problem(path, _line(root, loc), entry, field, message, remedy)


def _as_written(loc: Loc, data: Any) -> Loc:
    """`loc` without the steps that pydantic adds for the tag of a union: the person who edits never wrote them."""
    written: list[int | str] = []
    for step in loc[:-1]:
        if isinstance(step, str) and isinstance(data, dict) and step not in data:
            continue
        written.append(step)
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            data = None
    return (*written, *loc[-1:])
