"""An optional model for entities: a local folder with a token-classification model in ONNX, as transformers exports it.

The folder holds `model.onnx` (or `onnx/model.onnx`), `tokenizer.json` and `config.json` with `id2label`. Labels are
those of any usual scheme: `B-PERS`, `I-ORG`, `LOC`, `GPE` …; others are left out. Needs the extra `ner` (onnxruntime,
tokenizers). Nothing is downloaded.
"""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np

from arabic.entities import Found, Type, recognise
from arabic.entities.text import Text
from config.errors import OperatorError

_TYPES: Final = {
    "PER": Type.PERSON, "PERS": Type.PERSON, "PERSON": Type.PERSON,
    "ORG": Type.ORGANISATION, "ORGANIZATION": Type.ORGANISATION,
    "LOC": Type.PLACE, "LOCATION": Type.PLACE, "GPE": Type.PLACE, "FAC": Type.PLACE,
}  # fmt: skip
# Positions that models of the BERT family have; a paragraph that is longer is read in parts.
_MOST_TOKENS: Final = 512
Span = tuple[int, int, Type]


class ModelError(OperatorError):
    """The folder cannot be used; the message says why and what to do."""


class ModelRecogniser:
    """Entities by the model; roles, countries, ids and repetitions by the rules, where both agree on the words."""

    def __init__(self, folder: Path) -> None:
        """Raises ModelError for a folder that lacks a file, or without the extra `ner`."""
        try:
            import onnxruntime
            from tokenizers import Tokenizer
        except ImportError as error:
            raise ModelError(f"{error.name} is not installed. Remedy: pip install 'rasid[ner]'") from None
        model = next((path for path in (folder / "model.onnx", folder / "onnx" / "model.onnx") if path.exists()), None)
        for name in ("tokenizer.json", "config.json"):
            if not (folder / name).exists():
                raise ModelError(f"{folder}: {name} is missing. Remedy: export the model with its tokenizer")
        if model is None:
            raise ModelError(f"{folder}: model.onnx is missing. Remedy: export the model to ONNX into that folder")
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        self._labels: Final = {int(number): label for number, label in config["id2label"].items()}
        self._tokenizer: Final[Any] = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.enable_truncation(_MOST_TOKENS, stride=0)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1  # one process a core reads articles
        self._session: Final[Any] = onnxruntime.InferenceSession(
            str(model), options, providers=["CPUExecutionProvider"]
        )
        self._inputs: Final = {one.name for one in self._session.get_inputs()}

    def __call__(self, texts: list[Text]) -> list[list[Found]]:
        """Entities of each text, in order and without overlap."""
        by_rules = recognise(texts)
        return [_joined(words, rules, self._spans(words.text)) for words, rules in zip(texts, by_rules, strict=True)]

    def _spans(self, text: str) -> list[Span]:
        spans: list[Span] = []
        start = 0
        for line in text.split("\n"):
            if line.strip():
                spans += [(a + start, b + start, kind) for a, b, kind in self._of_line(line)]
            start += len(line) + 1
        return spans

    def _of_line(self, line: str) -> list[Span]:
        encoding = self._tokenizer.encode(line)
        spans: list[Span] = []
        for part in (encoding, *encoding.overflowing):
            ids = np.array([part.ids], dtype=np.int64)
            given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
            logits = self._session.run(None, {name: given[name] for name in self._inputs})[0][0]
            labels = [self._labels[int(number)] for number in logits.argmax(axis=-1)]
            spans += _decode(labels, part.offsets, part.word_ids)
        return spans


def _decode(labels: list[str], offsets: list[tuple[int, int]], word_ids: list[int | None]) -> list[Span]:
    """Labels of tokens to spans; a word has the label of its first token."""
    spans: list[Span] = []
    previous: tuple[int | None, str] = (None, "O")
    for label, (start, end), word in zip(labels, offsets, word_ids, strict=True):
        if word is None:
            continue
        if word == previous[0]:
            if previous[1] != "O" and spans:
                spans[-1] = (spans[-1][0], end, spans[-1][2])
            continue
        prefix, _, name = label.rpartition("-")
        kind = _TYPES.get(name.upper())
        continues = kind is not None and prefix != "B" and previous[1] == name
        if kind is not None and continues and spans:
            spans[-1] = (spans[-1][0], end, kind)
        elif kind is not None:
            spans.append((start, end, kind))
        previous = (word, name if kind is not None else "O")
    return spans


def _joined(words: Text, rules: list[Found], spans: list[Span]) -> list[Found]:
    """What the model found, with what the rules know of the same words; then what the rules alone found elsewhere."""
    found = list(_as_found(words, spans))
    same = {(one.first, one.last): one for one in rules}
    joined = [
        same[one.first, one.last]._replace(type=one.type) if (one.first, one.last) in same else one for one in found
    ]
    taken = {index for one in joined for index in range(one.first, one.last + 1)}
    joined += [one for one in rules if not taken.intersection(range(one.first, one.last + 1))]
    return sorted(joined, key=lambda one: one.first)


def _as_found(words: Text, spans: list[Span]) -> Iterator[Found]:
    starts, ends = [start for start, _ in words.places], [end for _, end in words.places]
    for start, end, kind in spans:
        first, last = bisect_right(ends, start), bisect_left(starts, end) - 1
        if first <= last:
            offset = max(0, start - starts[first])
            name = " ".join((words.words[first][offset:], *words.words[first + 1 : last + 1]))
            yield Found(kind, first, last, offset, name)
