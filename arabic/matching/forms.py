"""What the matcher makes of a watch list, for people: all forms of a name, and which names need support."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from arabic.foreign import LEAST_CONSONANTS, consonants, spellings
from arabic.matching.context import ActorName, Kind, actor_names
from arabic.matching.names import ORGANISATION, PERSON, NameIndex, NameWord, Pattern
from arabic.matching.scan import FOREIGN_SPELLING, is_other_word
from arabic.matching.variants import AS_WRITTEN, sequences
from config.watchlist import Actor, WatchList


class Form(NamedTuple):
    """A way to write one of an actor's names, folded, and the rule that makes it of the name as listed."""

    text: str
    name: str
    rule: str


class Need(NamedTuple):
    """A short form that does not count by itself: why, and what it needs."""

    actor_id: str
    name: str
    why: str
    needs: str


def forms(actor: Actor) -> list[Form]:
    """All forms that are looked for; proclitics (و ف ب ل ك) may stand before each.

    Of a foreign name, whose vowels are compared rather than listed, the spellings that differ in one letter.
    """
    index = NameIndex()
    spelling = PERSON if actor.type == "person" else ORGANISATION
    found: dict[str, Form] = {}
    for name in actor_names(actor):
        for sequence in sequences(name.name):
            pattern = index.add(sequence, name, spelling)
            for text, rule in _texts(pattern):
                found.setdefault(text, Form(text, name.name, rule))
    return list(found.values())


def _texts(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """The pattern as written, then with one of its words in each of its other forms."""
    plain = [_with_article(word, word.core) for word in pattern.words]
    yield " ".join(plain), pattern.rule
    for position, word in enumerate(pattern.words):
        for form, rule in _word_forms(word):
            yield " ".join([*plain[:position], form, *plain[position + 1 :]]), rule


def _word_forms(word: NameWord) -> Iterator[tuple[str, str]]:
    for form, rule in word.forms.items():
        if rule != AS_WRITTEN:
            yield _with_article(word, form), rule
    if word.article is None:
        yield f"ال{word.core}", "with the article"
        yield word.core, "without the article"
    if word.changes and len(consonants(word.core)) >= LEAST_CONSONANTS:
        for form in spellings(word.core):
            if not is_other_word(form):
                yield _with_article(word, form), FOREIGN_SPELLING


def _with_article(word: NameWord, form: str) -> str:
    return f"ال{form}" if word.article else form


_WHY: Final = {
    Kind.WORD: "it is also an ordinary word",
    Kind.NAME: "it is also a given name",
    Kind.THING_WORD: "it is also an ordinary word",
}
_NEEDS: Final = {
    Kind.WORD: "its full name in the article, a title or a verb of saying beside it, or a noun that goes with persons",
    Kind.NAME: "no other given or family name beside it, and none of somebody else called so before it",
    Kind.THING_WORD: "its full name in the article, or words beside it that go with a place or an organisation",
}


def needs_support(watchlist: WatchList) -> list[Need]:
    """Short forms that are also something else, in the order of the watch list."""
    return [
        Need(actor.id, name.name, _WHY[name.kind], _need(actor, name))
        for actor in watchlist.actors
        if actor.short
        for name in actor_names(actor)
        if not name.is_full and name.kind in _WHY
    ]


def _need(actor: Actor, name: ActorName) -> str:
    if actor.with_full_name:
        return "a full name in the article or a title with it (with_full_name)"
    if actor.context:
        return f"one of its context words near it ({', '.join(actor.context)}), or a full name in the article"
    return _NEEDS[name.kind]
