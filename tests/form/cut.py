"""Sixty shorter documents: the body of a document cut after each of its
paragraphs."""
import copy
import xml.etree.ElementTree as tree

_PARAGRAPHS = ("ten", "doan", "y", "chi-tieu", "dong")


def paragraphs(root):
    return [e for e in root.find("than").iter() if e.tag in _PARAGRAPHS]


def _until(element, last):
    """A copy without what comes after the paragraph `last`, and whether it
    was met."""
    if element is last:
        return copy.deepcopy(element), True
    if element.tag in _PARAGRAPHS:
        return copy.deepcopy(element), False
    out = tree.Element(element.tag, element.attrib)
    out.text = element.text
    for child in element:
        part, met = _until(child, last)
        out.append(part)
        if met:
            part.tail = None
            return out, True
    return out, False


def cut_after(root, last):
    out = tree.Element(root.tag, root.attrib)
    for child in root:
        if child.tag == "than":
            child, _ = _until(child, last)
        out.append(child)
    return tree.tostring(out, encoding="utf-8")
