"""YOLO classify: a folder a class, also below `train`, `val` and `test`. Source: docs.ultralytics.com/datasets/classify."""

from collections.abc import Callable

from truemark.formats.images.dataset import Dataset, Declared, Sample, one_annotator
from truemark.formats.images.names import relative, split_of
from truemark.formats.images.tree import Found, ReadTree
from truemark.formats.images.write_tree import WriteTree
from truemark.formats.labeled import Losses, passing_over
from truemark.kinds.problem import Invalid

name, single = "yolo-classify", None
CLASS = "class"


def read(tree: ReadTree, losses: Losses) -> Dataset:
    """Each image's answer is the name of its folder; its name is its whole path."""
    dataset = Dataset()
    classes: dict[str, None] = {}
    for path in tree.index.paths:
        with passing_over("images that cannot be read", tree.place(path), losses):
            parts = path.split("/")
            if len(parts) < 2:
                raise Invalid.at(tree.place(path), "must lie in a folder named by its class")
            found = Found(tree, path)
            width, height = found.size()
            classes[parts[-2]] = None
            dataset.samples.append(
                Sample(path, width, height, answers={CLASS: parts[-2]}, split=split_of(path), file=found)
            )
    if not dataset.samples:
        if losses.faults:
            raise Invalid(losses.faults[:1])
        raise Invalid.at(tree.shown, "holds no images")
    dataset.asked[CLASS] = Declared("choice", list(classes))
    return dataset


def write(dataset: Dataset, tree: WriteTree, losses: Losses, image: Callable[[Sample], bytes | None] | None) -> None:
    """Each image in the folder of its class, the first choice that it has, below its split. image: gives its bytes."""
    if image is None:
        raise Invalid.at("images", "this format consists of the images themselves; give the folder that holds them")
    for each in one_annotator(dataset, losses):
        losses.add("regions", len(each.marks))
        chosen = [(k, v) for k, v in each.answers.items() if isinstance(v, str)]
        if not chosen:
            losses.add("images without a class", 1, each.name)
            continue
        losses.add("further answers", len(each.answers) - 1)
        data = image(each)
        if data is None:
            raise Invalid.at(each.name, "is not among the images")
        split, of = each.split or "train", relative(chosen[0][1].replace("/", "_").replace("\\", "_"))
        last = each.name.rsplit("/", 1)[-1]
        place = tree.free(f"{split}/{of}/{last}")
        losses.add("images renamed, as another of the class has their name", int(not place.endswith(f"/{last}")), place)
        tree.write(place, data)
