#!/usr/bin/python3
"""Reads an archival file back with a library that had no part in writing it.

archived.py MODE FILE: `tree`, `outline` and `pages` print what is there in a
form that a test can hold beside what it wants; `faults` prints what does not
agree with the rest of the file, which is nothing.
"""
import sys

import pikepdf

DRAWS = set("f F f* B B* b b* S s sh Do Tj TJ ' \" BI INLINE IMAGE".split())
HOLDS = {
    "Table": {"THead", "TBody", "TR"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TR": {"TH", "TD"},
}
HELD = {
    "THead": {"Table"},
    "TBody": {"Table"},
    "TR": {"Table", "THead", "TBody"},
    "TH": {"TR"},
    "TD": {"TR"},
}
KEYS = {
    "/Lang": lambda v: str(v) == "vi-VN",
    "/MarkInfo": lambda v: v.Marked is True,
    "/ViewerPreferences": lambda v: v.DisplayDocTitle is True,
    "/Metadata": lambda v: v.Subtype == "/XML" and "/Filter" not in v,
    "/OutputIntents": lambda v: v[0].S == "/GTS_PDFA1",
    "/StructTreeRoot": lambda v: v.Type == "/StructTreeRoot",
}


def kids(element):
    k = element.get("/K")
    if k is None:
        return []
    return list(k) if isinstance(k, pikepdf.Array) else [k]


def is_element(kid):
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def spans(cell):
    attributes = cell.get("/A", {})
    return (int(attributes.get("/RowSpan", 1)),
            int(attributes.get("/ColSpan", 1)))


class Book:
    def __init__(self, pdf):
        self.pdf = pdf
        self.root = pdf.Root.StructTreeRoot
        self.number = {p.obj.objgen: i for i, p in enumerate(pdf.pages)}
        self.faults = []
        self.notes = []
        self.parents = {}
        nums = self.root.ParentTree.Nums
        for i in range(0, len(nums), 2):
            self.parents[int(nums[i])] = nums[i + 1]

    def fault(self, *words):
        self.faults.append(" ".join(str(w) for w in words))

    def place(self, element, kid):
        """Page and number of a mark that an element holds."""
        if isinstance(kid, pikepdf.Dictionary):
            return self.number[kid.Pg.objgen], int(kid.MCID)
        return self.number[element.Pg.objgen], int(kid)

    # ---- what is printed ----

    def show(self, element):
        said = str(element.S)[1:]
        if "/Alt" in element:
            said += '"%s"' % element.Alt
        if "/ID" in element:
            said += "#%s" % element.ID
        attributes = element.get("/A", {})
        if "/BBox" in attributes:
            said += "[%s]" % " ".join(str(n) for n in attributes.BBox)
        if attributes.get("/O") == "/Table":
            rows, columns = spans(element)
            said += "{%s%dx%d}" % (str(attributes.get("/Scope", ""))[1:2],
                                   rows, columns)
        inner = []
        for kid in kids(element):
            if is_element(kid):
                inner.append(self.show(kid))
            elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                inner.append("=" + str(kid.Obj.T))
            else:
                inner.append("%d.%d" % self.place(element, kid))
        return "%s(%s)" % (said, " ".join(inner))

    def tree(self):
        print(self.show(self.root.K))

    def outline(self, entry=None, depth=0):
        if entry is None and "/Outlines" not in self.pdf.Root:
            return
        entry = self.pdf.Root.Outlines if entry is None else entry
        kid = entry.get("/First")
        while kid is not None:
            dest = kid.Dest
            print("%s%s %d@%s" % ("  " * depth, kid.Title,
                                  self.number[dest[0].objgen], dest[3]))
            self.outline(kid, depth + 1)
            kid = kid.get("/Next")

    def pages(self):
        for page in self.pdf.pages:
            resources = page.obj.Resources
            print([float(n) for n in page.obj.MediaBox],
                  " ".join(sorted(resources.get("/Font", {}).keys())),
                  " ".join(sorted(resources.get("/XObject", {}).keys())),
                  len(page.obj.get("/Annots", [])))

    # ---- what must agree ----

    def marks_of_content(self, i, page):
        """The tag of each mark of a page, by its number."""
        marks, open_marks, text = {}, [], False
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                if open_marks:
                    self.fault("page", i, "marks inside a mark")
                open_marks.append(str(operands[0]))
                if name == "BDC":
                    mcid = int(operands[1].MCID)
                    if mcid in marks:
                        self.fault("page", i, "has twice", mcid)
                    marks[mcid] = str(operands[0])[1:]
            elif name == "EMC":
                if not open_marks or text:
                    self.fault("page", i, "EMC at a wrong place")
                open_marks = open_marks[:-1]
            elif name in ("BT", "ET"):
                if text == (name == "BT"):
                    self.fault("page", i, name, "at a wrong place")
                text = name == "BT"
            elif name in DRAWS and not open_marks:
                self.fault("page", i, "draws outside of marks:", name)
        if open_marks or text:
            self.fault("page", i, "is left open")
        return marks

    def check_table(self, table):
        """Each place of its grid belongs to one cell."""
        rows, taken = [], {}
        for kid in kids(table):
            rows += [kid] if kid.S == "/TR" else kids(kid)
        for y, row in enumerate(rows):
            x = 0
            for cell in kids(row):
                down, across = spans(cell)
                while (y, x) in taken:
                    x += 1
                for place in [(y + i, x + k) for i in range(down)
                              for k in range(across)]:
                    if place in taken:
                        self.fault("two cells are at", place)
                    taken[place] = cell
                if cell.S == "/TH" and cell.get("/A", {}).get(
                        "/Scope") not in ("/Row", "/Column"):
                    self.fault("TH has no scope")
        width = max((x for _, x in taken), default=-1) + 1
        if len(taken) != len(rows) * width:
            self.fault("a table of", len(rows), "rows and", width,
                       "columns has", len(taken), "places")

    def check_notes(self, notes):
        names = list(self.root.get("/IDTree", {}).get("/Names", []))
        ids = [bytes(n) for n in names[::2]]
        if ids != sorted(set(ids)):
            self.fault("the names of notes are out of order:", ids)
        if {n: e.objgen for n, e in zip(ids, names[1::2])} != {
                bytes(n.get("/ID", b"")): n.objgen for n in notes} or len(
                    notes) != len(ids):
            self.fault("the names of notes are other ones:", ids)

    def walk(self, element, parent, seen, headings):
        if element.P.objgen != parent.objgen:
            self.fault(element.S, "is not tied to what holds it")
        name = str(element.S)[1:]
        held = kids(element)
        if not held and name not in ("Document", "TD", "TH"):
            self.fault(name, "is empty")
        if name[0] == "H" and name[1:].isdigit():
            headings.append(int(name[1:]))
        if name in ("Figure", "Form") and not str(element.get("/Alt", "")):
            self.fault(name, "says nothing")
        if name == "Form" and isinstance(element.K, pikepdf.Array):
            self.fault("the field of a Form stands in an array")
        inner = [str(k.S)[1:] for k in held if is_element(k)]
        loose = len(inner) < len(held)
        if name == "L" and (loose or not set(inner) <= {"L", "LI", "Caption"}
                            or "Caption" in inner[1:]):
            self.fault("L holds", inner)
        if name == "LI" and (loose or inner not in (
                ["LBody"], ["Lbl", "LBody"], ["Lbl"])):
            self.fault("LI holds", inner)
        if name == "Table":
            self.check_table(element)
        if name == "Note":
            self.notes.append(element)
        if name in HOLDS and (loose or not set(inner) <= HOLDS[name]):
            self.fault(name, "holds", inner)
        for kid in held:
            if is_element(kid):
                if str(kid.S)[1:] in HELD and name not in HELD[
                        str(kid.S)[1:]]:
                    self.fault(kid.S, "stands in", name)
                if kid.S in ("/LI", "/Caption") and name != "L":
                    self.fault(kid.S, "stands in", name)
                if kid.S in ("/Lbl", "/LBody") and name != "LI" and (
                        kid.S, name) != ("/Lbl", "Note"):
                    self.fault(kid.S, "stands in", name)
                self.walk(kid, element, seen, headings)
            elif isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid:
                self.check_field(element, kid)
            else:
                place = self.place(element, kid)
                if place in seen:
                    self.fault("the tree has twice", place)
                seen[place] = element

    def check_field(self, element, kid):
        key = int(kid.Obj.get("/StructParent", -1))
        if key < len(self.pdf.pages) or key not in self.parents:
            self.fault("a field has no key of its own:", key)
        elif self.parents[key].objgen != element.objgen:
            self.fault("a field leads to another element:", key)
        page = self.pdf.pages[self.number[kid.Pg.objgen]].obj
        if kid.Obj.objgen not in [a.objgen for a in page.get("/Annots", [])]:
            self.fault("a field is not on its page:", key)

    def check_page(self, i, page, seen):
        if page.obj.get("/Tabs") != "/S":
            self.fault("page", i, "has no order of tabs")
        key = int(page.obj.get("/StructParents", -1))
        marks = self.marks_of_content(i, page)
        way = self.parents.get(key, [])
        if len(way) != len(marks):
            self.fault("page", i, "has", len(marks), "marks, and", len(way),
                       "ways back")
        for mcid, tag in marks.items():
            element = seen.pop((i, mcid), None)
            if element is None:
                self.fault("the tree lacks", (i, mcid))
            elif mcid >= len(way) or way[mcid].objgen != element.objgen:
                self.fault("the way back is wrong from", (i, mcid))
            elif (tag[0] == "H") != (str(element.S)[1] == "H"):
                self.fault("marked", tag, "but in the tree", element.S)

    def check_outline(self, entry):
        before, below, kid = None, 0, entry.get("/First")
        while kid is not None:
            if kid.Parent.objgen != entry.objgen:
                self.fault("an entry has another parent:", kid.Title)
            if (before is None) != ("/Prev" not in kid) or (
                    before is not None and kid.Prev.objgen != before.objgen):
                self.fault("an entry follows another one:", kid.Title)
            below += 1 + self.check_outline(kid)
            before, kid = kid, kid.get("/Next")
        if int(entry.get("/Count", 0)) != below:
            self.fault("an entry has", below, "and counts", entry.Count)
        if before is not None and entry.Last.objgen != before.objgen:
            self.fault("the last entry is another one:", before.Title)
        return below

    def check_pages(self, node, parent):
        if node.Type == "/Page":
            count, held = 1, []
        else:
            count, held = int(node.Count), list(node.Kids)
        if parent is not None and node.Parent.objgen != parent.objgen:
            self.fault("a page hangs on another node")
        below = sum(self.check_pages(k, node) for k in held)
        if held and below != count:
            self.fault("a node of pages counts", count, "and has", below)
        return count

    def check(self):
        seen, headings = {}, []
        if self.root.K.S != "/Document":
            self.fault("the tree begins with", self.root.K.S)
        self.walk(self.root.K, self.root, seen, headings)
        self.check_notes(self.notes)
        for i, page in enumerate(self.pdf.pages):
            self.check_page(i, page, seen)
        for place in seen:
            self.fault("no page has", place)
        level = 0
        for heading in headings:
            if heading > level + 1:
                self.fault("H%d follows H%d" % (heading, level))
            level = heading
        if list(self.parents) != sorted(self.parents) or int(
                self.root.ParentTreeNextKey) <= max(self.parents):
            self.fault("the keys of the ways back are out of order")
        if "/Outlines" in self.pdf.Root:
            self.check_outline(self.pdf.Root.Outlines)
        self.check_pages(self.pdf.Root.Pages, None)

    def check_catalog(self):
        for key, holds in KEYS.items():
            if key not in self.pdf.Root or not holds(self.pdf.Root[key]):
                self.fault("the catalog says wrong:", key)
        if ("/Outlines" in self.pdf.Root) != (
                self.pdf.Root.get("/PageMode") == "/UseOutlines"):
            self.fault("the outline is not shown")


def main(mode, name):
    with pikepdf.open(name) as pdf:
        book = Book(pdf)
        if mode in ("tree", "outline", "pages"):
            getattr(book, mode)()
            return
        book.check()
        if mode == "faults":
            book.check_catalog()
        for fault in book.faults:
            print(fault)


main(*sys.argv[1:])
