"""Finding by names: the official one and the everyday ones, forgiving marks, đ, order and slips of the finger. Pure.

A thing's score is the best over its names of F2: recall of what was asked before precision of the name. Words are
weighted by rarity, filler words hardly count, and so are pairs of neighbours: Vietnamese writes one word as several
("di chúc"), and without marks only the pair tells it from others. An inverted index picks the names worth scoring.
"""

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from motcua.procedures.rules.initials import begun_by
from motcua.procedures.rules.marks import Marks, agreement, marked, toned
from motcua.words import fold, initials

_SAID = """ai anh ban bao bi ca cac can chi cho chung co con cua cung da dang de den di dau duoc em gi gia giup ho hoi
khi khong la lai lam len loai luc ma minh moi mot muon nao neu nay nhieu nhu nhung o phai qua ra rang roi sao se so ta
thi the theo thu tu toi tren trong tui tuc ve vi voi vao vua xin xong y"""
FILLERS = frozenset(fold(_SAID).split())
JOINED = frozenset({("sao", "i"), ("ban", "sao")})  # of fillers one word is made: sao y, bản sao
FILLER_WEIGHT = 0.15
PAIR_WEIGHT = 0.6
SLIP = 0.72  # what a word counts when it matches but for one letter
DOUBTED = 0.6  # … when the typed word is one that names have
BEGUN = 0.8  # … when the name's word begins with the last one typed
UNKNOWN = 0.6  # the weight, of the rarest's, of a word that no name has
MOST_SCORED = 300
LEAST = 0.4  # below it a name is noise
VAGUE = 0.35  # a lone word that so many names have says nothing by itself
SHORT = 3  # letters; a slip in so short a word is believed only beside its usual neighbour
GOOD = 0.6  # when no name has so much of what was asked, known words may be slips too

Pair = tuple[str, str]
Meant = Mapping[str, list[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class Named:
    """A thing to find: its code, its official name, its everyday names."""

    code: str
    name: str
    everyday: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The place of the thing in what was indexed, its score in (0, 1], and the name that it was found by."""

    place: int
    score: float
    by: str


@dataclass(frozen=True, slots=True)
class _Name:
    place: int
    name: str
    words: frozenset[str]
    pairs: frozenset[Pair]
    marks: Mapping[str, frozenset[Marks]]


@dataclass(frozen=True, slots=True)
class _Question:
    """Words asked with what they may mean, their weights and those of their pairs, and the marks that were typed."""

    meant: Meant
    weights: Mapping[str, float]
    pairs: Mapping[Pair, float]
    typed: Mapping[str, frozenset[Marks]]
    tones: bool


class Index:
    """An immutable index over named things; built once, asked many times."""

    def __init__(self, things: Sequence[Named]) -> None:
        self._things = things
        self._names: list[_Name] = []
        self._codes: dict[str, list[int]] = defaultdict(list)
        self._initials: dict[str, list[int]] = defaultdict(list)
        self._said: dict[str, list[int]] = defaultdict(list)  # initials of the everyday names
        self._having: dict[str, list[int]] = {}
        self._joined: dict[Pair, list[int]] = {}
        for place, thing in enumerate(things):
            self._codes[thing.code].append(place)
            self._initials[initials(thing.name)].append(place)
            for name in (thing.name, *thing.everyday):
                self._add(place, name)
            for name in thing.everyday:
                self._said[initials(name)].append(place)
        rarity = _Rarity(len(self._names))
        self._weight = {
            w: rarity.of(at) * (FILLER_WEIGHT if w in FILLERS else 1) for w, at in self._having.items()
        }
        self._pair_weight = {p: rarity.of(at) * _pair_factor(p) for p, at in self._joined.items()}
        self._whole = [
            sum(self._weight[w] for w in n.words) + sum(self._pair_weight[p] for p in n.pairs)
            for n in self._names
        ]
        self._sorted = sorted(self._having)
        self._near: dict[str, list[str]] = defaultdict(list)
        for word in self._having:
            for shorter in _shortened(word):
                self._near[shorter].append(word)

    def search(self, text: str, limit: int) -> list[Found]:
        """The best first; at most `limit`. Nothing when no name is near."""
        if places := self._codes.get(text.strip()):
            return [Found(p, 1.0, self._things[p].name) for p in places[:limit]]
        asked = tuple(fold(text).split())[:24]
        if not asked or self._is_vague(asked):
            return []
        typed = marked(text)
        best: dict[int, Found] = {}
        self._by_initials(fold(text), best)
        if self._score(asked, typed, best, slips=False) < GOOD:
            self._score(asked, typed, best, slips=True)
        return sorted(best.values(), key=lambda f: (-f.score, f.place))[:limit]

    def _by_initials(self, text: str, best: dict[int, Found]) -> None:
        """Names of which these are all initials; when they can be nothing else, those that they are a part of too."""
        for place in self._initials.get(text, ()) if len(text) >= SHORT else ():
            best[place] = Found(place, 0.9, self._things[place].name)
        for lines, weight in ((self._initials, 0.9), (self._said, 0.5)):
            for place, near in begun_by(text, lines).items():
                best.setdefault(place, Found(place, round(weight * near, 4), self._things[place].name))

    def _add(self, place: int, name: str) -> None:
        words = fold(name).split()
        made = _Name(place, name, frozenset(words), frozenset(pairwise(words)), marked(name))
        for word in made.words:
            self._having.setdefault(word, []).append(len(self._names))
        for pair in made.pairs:
            self._joined.setdefault(pair, []).append(len(self._names))
        self._names.append(made)

    def _is_vague(self, asked: tuple[str, ...]) -> bool:
        """A lone filler, or a lone word that very many names have."""
        return len(asked) == 1 and (asked[0] in FILLERS or self._weight.get(asked[0], 1.0) < VAGUE)

    def _score(
        self,
        asked: tuple[str, ...],
        typed: Mapping[str, frozenset[Marks]],
        best: dict[int, Found],
        *,
        slips: bool,
    ) -> float:
        """Keep the best names of each thing; how much of what was asked the fullest of them has."""
        question = self._question(asked, typed, slips)
        fullest = 0.0
        for at in self._candidates(question.meant, question.weights, question.pairs):
            name = self._names[at]
            recall, score = self._weigh(question, name, self._whole[at])
            fullest = max(fullest, recall)
            if score >= LEAST and (name.place not in best or best[name.place].score < score):
                best[name.place] = Found(name.place, round(score, 4), name.name)
        return fullest

    def _question(
        self, asked: tuple[str, ...], typed: Mapping[str, frozenset[Marks]], slips: bool
    ) -> "_Question":
        """What was asked: the words that each may stand for, and how much each word and pair weighs."""
        beside = _neighbours(asked)
        meant = {w: self._meant(w, w == asked[-1], slips, beside[w]) for w in dict.fromkeys(asked)}
        return _Question(
            meant=meant,
            weights={word: self._asked_weight(word, options) for word, options in meant.items()},
            pairs={pair: self._pair_weight.get(pair, 0.0) for pair in pairwise(asked)},
            typed={word: typed[word] for word in meant if all(typed.get(word, [frozenset()]))},
            tones=toned(typed),
        )

    def _weigh(self, q: "_Question", name: "_Name", whole: float) -> tuple[float, float]:
        """How much of the question a name has (0 to 1), and its score: F2 of that and of how much of it was asked."""
        recalled = precise = 0.0
        wanted = sum(q.weights.values()) + sum(q.pairs.values())
        became: dict[str, tuple[str, float]] = {}
        for word, options in q.meant.items():
            for option, factor in options:
                if option in name.words:
                    if word in q.typed:
                        factor *= agreement(q.typed[word], name.marks[option], q.tones)
                    recalled += q.weights[word] * factor
                    precise += self._weight[option] * factor
                    became[word] = (option, factor)
                    break
        for (a, b), weight in q.pairs.items():
            if a in became and b in became and (became[a][0], became[b][0]) in name.pairs:
                got = self._pair_weight[became[a][0], became[b][0]] * became[a][1] * became[b][1]
                recalled, precise, wanted = recalled + got, precise + got, wanted + max(got - weight, 0.0)
        recall, precision = recalled / wanted, min(precise / whole, 1.0)
        return recall, 5 * recall * precision / (4 * precision + recall) if recalled else 0.0

    def _meant(self, word: str, last: bool, slips: bool, beside: Iterable[Pair]) -> list[tuple[str, float]]:
        """Words of names that the typed one may stand for, the surest first."""
        known = word in self._having
        options = {word: 1.0} if known else {}
        if (slips or not known) and len(word) > 2 and not word.isdigit() and word not in FILLERS:
            for shorter in _shortened(word):
                for near in self._near.get(shorter, ()):
                    if near not in options and _one_slip(word, near) and self._is_usual(near, beside):
                        options[near] = DOUBTED if known else SLIP
        if last and not known and len(word) > SHORT:
            for begun in _beginning(self._sorted, word):
                options[begun] = max(options.get(begun, 0.0), BEGUN)
        likely = sorted(options.items(), key=lambda o: (-o[1], -len(self._having[o[0]])))
        return likely[:16]

    def _is_usual(self, near: str, beside: Iterable[Pair]) -> bool:
        """A longer word stands for itself; a short one needs a neighbour with which names have it."""
        return len(near) > SHORT or any(
            (before, near) in self._joined or (near, after) in self._joined for before, after in beside
        )

    def _asked_weight(self, word: str, options: list[tuple[str, float]]) -> float:
        if word in FILLERS:
            return FILLER_WEIGHT * 0.5
        if word in self._having:
            return self._weight[word]
        return max((self._weight[o] for o, _ in options), default=UNKNOWN)

    def _candidates(
        self, meant: Meant, weights: Mapping[str, float], pairs: Mapping[Pair, float]
    ) -> Iterable[int]:
        """Names that have the rarest of what was asked; what is common only adds to names already picked."""
        features = [
            (weights[word], [(self._having[o], f) for o, f in options]) for word, options in meant.items()
        ]
        features += [(weight, [(self._joined[pair], 1.0)]) for pair, weight in pairs.items() if weight]
        counted: dict[int, float] = {}
        for weight, postings in sorted(features, key=lambda f: -f[0]):
            picking = not counted or sum(len(at) for at, _ in postings) <= MOST_SCORED
            if not picking and len(counted) <= MOST_SCORED:
                continue  # few enough to score each
            gained: dict[int, float] = {}
            for at, factor in reversed(postings):  # the surest last: it stays
                gained.update(dict.fromkeys(at, weight * factor))
            for name, gain in gained.items():
                if picking or name in counted:
                    counted[name] = counted.get(name, 0.0) + gain
        if len(counted) <= MOST_SCORED:
            return counted
        return sorted(counted, key=lambda at: -counted[at])[:MOST_SCORED]


@dataclass(frozen=True, slots=True)
class _Rarity:
    names: int

    def of(self, at: Sequence[int]) -> float:
        """1 for what one name has, towards 0 for what all have."""
        return max(0.05, math.log((self.names + 1) / len(at)) / (math.log(self.names + 1) or 1.0))


def _pair_factor(pair: Pair) -> float:
    fillers = 0 if pair in JOINED else sum(word in FILLERS for word in pair)
    return PAIR_WEIGHT * (1.0, 0.6, FILLER_WEIGHT)[fillers]


def _neighbours(asked: Sequence[str]) -> Mapping[str, list[Pair]]:
    """Word -> what stands before and after it, without fillers: they stand beside everything."""
    row = ["", *("" if w in FILLERS else w for w in asked), ""]
    found: dict[str, list[Pair]] = defaultdict(list)
    for n, word in enumerate(asked, 1):
        found[word].append((row[n - 1], row[n + 1]))
    return found


def _shortened(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))} if len(word) > 2 else {word}


def _one_slip(a: str, b: str) -> bool:
    """One letter added, lost or changed, or two neighbours swapped."""
    if len(a) > len(b):
        a, b = b, a
    if len(b) - len(a) > 1:
        return False
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    if len(a) < len(b):
        return a[i:] == b[i + 1 :]
    return a[i + 1 :] == b[i + 1 :] or (a[i : i + 2] == b[i : i + 2][::-1] and a[i + 2 :] == b[i + 2 :])


def _beginning(words: Sequence[str], start: str) -> list[str]:
    first = bisect_left(words, start)
    return [word for word in words[first : first + 30] if word.startswith(start)]
