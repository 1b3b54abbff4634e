"""The consensus of several annotators' answers to one item: each question merged by its kind."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from truemark.agreement.live.answered import identities, marked, on_text, pages
from truemark.agreement.regions.matching import clusters
from truemark.consensus.regions.fusion import frequent_label, fuse_shapes
from truemark.kinds import FIELDS
from truemark.kinds.coreference import merge as join_chains
from truemark.kinds.mask import Mask, from_pixels
from truemark.kinds.span import LabeledSpan, labeled, merge
from truemark.schema.answers import Answers, chains_of, links_of, spans_of
from truemark.schema.asked import is_asked
from truemark.schema.document import ChainsQuestion, FieldQuestion, Label, RegionsQuestion, RelationsQuestion, Schema
from truemark.schema.versions import was_asked


@dataclass(frozen=True, slots=True)
class Consensus:
    """`answers` is where an adjudicator starts; a question without a majority is left out.
    `confidence` is the share of annotators behind each question's answer, 0 to 1."""

    answers: Answers
    confidence: dict[str, float]


def consensus(schema: Schema, answers: Sequence[Mapping[str, Any]]) -> Consensus:
    """Merge whole annotations of one item. Deterministic; no annotation gives no answers."""
    merged: Answers = {}
    confidence: dict[str, float] = {}
    for question in schema.questions:
        those = [a for a in answers if was_asked(a, question.name)]
        if not is_asked(question, merged) or not those:
            continue
        if isinstance(question, RegionsQuestion):
            join = _spans if on_text(question) else _shapes
            merged[question.name], confidence[question.name] = join(question, those)
        elif isinstance(question, RelationsQuestion):
            merged[question.name], confidence[question.name] = _relations(schema, question, those, merged)
        elif isinstance(question, ChainsQuestion):
            merged[question.name], confidence[question.name] = _chains(schema, question, those, merged)
        elif isinstance(question, FieldQuestion):
            kind = FIELDS[question.type]
            given = [a[question.name] for a in those if not kind.empty(a.get(question.name))]
            result = kind.merge(question, given)
            confidence[question.name] = result.confidence
            if not kind.empty(result.value) and 2 * len(given) > len(those):
                merged[question.name] = result.value
    return Consensus(merged, confidence)


def _spans(question: RegionsQuestion, answers: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    merged = merge([spans_of(a, question.name) for a in answers])
    regions = []
    for number, (span, _) in enumerate(merged, start=1):
        label = question.label(span.label)
        regions.append(
            {
                "id": f"c{number}",
                "label": span.label,
                "shape": span.shape(),
                "attributes": _attributes(label, _same(question.name, span, answers)) if label else {},
            }
        )
    everything = {s for a in answers for s in spans_of(a, question.name)}
    support = sum(s for _, s in merged) / len(merged) if merged else float(not everything)
    return regions, support


def _same(question: str, span: LabeledSpan, answers: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The attributes that annotators put on this very span."""
    return [
        r.get("attributes", {})
        for a in answers
        for r in a.get(question) or []
        if labeled(r["shape"], r["label"]) == span
    ]


def _attributes(label: Label, given: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    merged: dict[str, Any] = {}
    for attribute in label.attributes:
        kind = FIELDS[attribute.type]
        values = [g[attribute.name] for g in given if not kind.empty(g.get(attribute.name))]
        value = kind.merge(attribute, values).value if values else None
        if not kind.empty(value) and is_asked(attribute, merged):
            merged[attribute.name] = value
    return merged


def _shapes(question: RegionsQuestion, answers: Sequence[Mapping[str, Any]]) -> tuple[list[dict[str, Any]], float]:
    """Regions that more than half marked, page by page, fused; in a layer no pixel is given to two of them."""
    fused: list[tuple[float, dict[str, Any]]] = []
    given = [marked(a, question.name) for a in answers]
    for page, there in pages(given).items():
        for cluster in clusters(there):
            share = len(cluster) / len(answers)
            regions = [r for _, r in cluster]
            if share <= 0.5:
                continue
            name = frequent_label(regions)
            label = question.label(name)
            alike = [r for r in regions if r.label == name]
            shape = fuse_shapes([r.shape for r in (alike if label and label.skeleton else regions)])
            document: dict[str, Any] = {"label": name, "shape": shape.model_dump(mode="json", exclude_none=True)}
            given_attributes = [r.document.get("attributes", {}) for r in alike]
            document["attributes"] = _attributes(label, given_attributes) if label else {}
            fused.append((share, document | ({"page": page} if page else {})))
    if question.layer:
        fused = _apart(fused)
    regions_ = [{"id": f"c{number}"} | document for number, (_, document) in enumerate(fused, start=1)]
    shares = [share for share, _ in fused]
    return regions_, sum(shares) / len(shares) if shares else float(not any(given))


def _apart(fused: Sequence[tuple[float, dict[str, Any]]]) -> list[tuple[float, dict[str, Any]]]:
    """Masks of a layer without shared pixels: those that more annotators marked come first; what is left empty goes."""
    taken: dict[int, Any] = {}
    kept = []
    for share, document in sorted(fused, key=lambda f: -f[0]):
        page = document.get("page", 0)
        bits = Mask(**document["shape"]).pixels()
        if page in taken:
            bits = bits & ~taken[page]
        taken[page] = taken[page] | bits if page in taken else bits
        if bits.any():
            kept.append((share, document | {"shape": from_pixels(bits).model_dump(mode="json")}))
    return kept


def _relations(
    schema: Schema, question: RelationsQuestion, answers: Sequence[Mapping[str, Any]], merged: Answers
) -> tuple[list[dict[str, Any]], float]:
    """Links that more than half drew between regions that are in the consensus, which stands as one more annotator."""
    everybody = {f"{n}": a for n, a in enumerate(answers)} | {"consensus": merged}
    same = identities(schema, question, everybody)
    ids = {identity: region for region, identity in same["consensus"].items()}
    votes = Counter(link for n, a in enumerate(answers) for link in set(links_of(a, question, same[f"{n}"])))
    relations: list[dict[str, Any]] = []
    support = []
    for (source, target, label), count in sorted(votes.items(), key=lambda v: repr(v[0])):
        if 2 * count > len(answers) and source in ids and target in ids:
            support.append(count / len(answers))
            relations.append(
                {
                    "id": f"e{len(relations) + 1}",
                    "label": label,
                    "from": ids[source],
                    "to": ids[target],
                    "attributes": {},
                }
            )
    return relations, sum(support) / len(support) if support else float(not votes)


def _chains(
    schema: Schema, question: ChainsQuestion, answers: Sequence[Mapping[str, Any]], merged: Answers
) -> tuple[list[dict[str, Any]], float]:
    """Mentions that more than half have in one chain, of those that are in the consensus; a chain's label by majority."""
    everybody = {f"{n}": a for n, a in enumerate(answers)} | {"consensus": merged}
    same = identities(schema, question, everybody)
    ids = {identity: region for region, identity in same["consensus"].items()}
    given = [chains_of(a, question, same[f"{n}"]) for n, a in enumerate(answers)]
    labels: dict[Hashable, Counter[str]] = {}
    for n, a in enumerate(answers):
        for chain in a.get(question.name) or []:
            for member in chain["members"] if "label" in chain else ():
                labels.setdefault(same[f"{n}"].get(member), Counter())[chain["label"]] += 1
    chains: list[dict[str, Any]] = []
    support = []
    place = {r["id"]: n for n, r in enumerate(merged.get(question.of) or [])}
    groups = join_chains([[list(c) for c in chains_] for chains_ in given])
    kept = [sorted((m for m in group if m in ids), key=lambda m: place[ids[m]]) for group in groups]
    for members in sorted((m for m in kept if len(m) > 1), key=lambda m: place[ids[m[0]]]):
        counts = sum((labels.get(m, Counter()) for m in members), Counter[str]())
        label = {"label": min(counts.items(), key=lambda c: (-c[1], c[0]))[0], "attributes": {}} if counts else {}
        chains.append({"id": f"k{len(chains) + 1}", "members": [ids[m] for m in members]} | label)
        support += [
            sum(any(m in c and o in c for c in one) for one in given) / len(given) for m, o in pairwise(members)
        ]
    return chains, sum(support) / len(support) if support else float(not any(given))
