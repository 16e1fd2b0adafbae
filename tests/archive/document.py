"""An archival PDF taken apart: the marked sequences of its pages with the
glyphs in them, its fonts, its tree of elements.  Read with libqpdf (pikepdf)
and fontTools; what cannot be understood is a fault, and noted."""
import collections
import io
import re

import pikepdf
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

import raw

Glyph = collections.namedtuple("Glyph", "font cid text x y end size")
# actual: what parts of it are said to stand for
Sequence = collections.namedtuple("Sequence", "tag mcid glyphs paints actual")

_PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "Do", "sh", "Tj",
           "TJ", "'", '"', "INLINE IMAGE"}
_PATHS = {"re", "m", "l", "h"}
# All that the pages need; anything else is looked at by a person first.
_KNOWN = _PATHS | {"BMC", "BDC", "EMC", "BT", "ET", "Tf", "Td", "TJ", "Tm",
                   "Tj", "f", "S", "w", "g", "G", "q", "Q", "cm", "Do"}


def key(obj):
    """What tells an indirect object from others."""
    return obj.objgen


# ---- fonts ----

class Font:
    """One Type0 font: what it says, and the program that it embeds."""

    def __init__(self, obj):
        self.obj = obj
        self.descendant = obj.DescendantFonts[0]
        self.descriptor = self.descendant.FontDescriptor
        self.name = str(obj.BaseFont)[1:]
        self.file = bytes(self.descriptor.FontFile2.read_bytes())
        self.program = TTFont(io.BytesIO(self.file), lazy=True)
        self.gids = raw.words(self.descendant.CIDToGIDMap.read_bytes())
        self.widths = self._read_widths(list(self.descendant.W))
        self.cmap = obj.ToUnicode.read_bytes().decode("ascii")
        self.texts = self._read_texts()

    @staticmethod
    def _read_widths(array):
        out, at = {}, 0
        while at < len(array):
            first, then = int(array[at]), array[at + 1]
            if isinstance(then, pikepdf.Array):
                for i, width in enumerate(then):
                    out[first + i] = float(width)
                at += 2
            else:
                for cid in range(first, int(then) + 1):
                    out[cid] = float(array[at + 2])
                at += 3
        return out

    def _read_texts(self):
        out = {}
        for block in re.findall(r"(\d+) beginbfchar\n(.*?)endbfchar",
                                self.cmap, re.S):
            pairs = re.findall(r"<(\w{4})>\s*<((?:\w{4})+)>\n", block[1])
            if int(block[0]) != len(pairs) or len(pairs) > 100:
                raise raw.Broken("%s: a block of %s signs has %d" % (
                    self.name, block[0], len(pairs)))
            for cid, text in pairs:
                out[int(cid, 16)] = bytes.fromhex(text).decode("utf-16-be")
        return out

    def gid(self, cid):
        return self.gids[cid] if cid < len(self.gids) else 0

    def advance(self, cid):
        """Of the glyph in the embedded program, 1/1000 em."""
        name = self.program.getGlyphName(self.gid(cid))
        return (self.program["hmtx"][name][0] * 1000
                / self.program["head"].unitsPerEm)

    def outline(self, cid):
        return outline(self.program, self.program.getGlyphName(self.gid(cid)))


class Signs:
    """The Type 3 font of the signs that are drawn as paths: its glyphs show
    nothing."""

    def __init__(self, obj):
        self.obj, self.name = obj, "the font of drawn signs"
        self.cmap = obj.ToUnicode.read_bytes().decode("ascii")
        self.texts = {
            int(code, 16): bytes.fromhex(text).decode("utf-16-be")
            for code, text in re.findall(
                r"<(\w{2})><((?:\w{4})+)>\n", self.cmap)}


def outline(program, name):
    glyphs = program.getGlyphSet()
    pen = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(pen)
    return pen.value


# ---- content ----

class Content:
    """The marked sequences of a page, in their order."""

    def __init__(self, page, fonts):
        self.page, self.fonts = page, fonts
        self.sequences, self.faults = [], []
        self._open = None  # the sequence
        self._text, self._saved = False, 0
        self._font, self._size, self._at = None, 0, (0, 0)
        self._path = set()  # operators of the one in hand
        self._wide = 1
        for instruction in pikepdf.parse_content_stream(page):
            self._step(str(instruction.operator), list(instruction.operands))
        if self._open or self._text or self._saved or self._path:
            self._fault("the page ends in the middle")

    def _fault(self, what):
        self.faults.append(what)

    def _step(self, operator, operands):
        if operator not in _KNOWN:
            self._fault("operator %s" % operator)
        if operator in _PAINTS and not self._open:
            self._fault("%s outside marked content" % operator)
        if operator in _PAINTS and self._open:
            rule = operator == "f" and self._path == {"re"}
            self._open.paints.append("rule" if rule else operator)
        if operator in ("f", "S"):
            if not self._path:
                self._fault("%s without a path" % operator)
            self._path = set()
        elif operator in _PATHS:
            if not self._path and operator not in ("m", "re"):
                self._fault("a path begins with %s" % operator)
            self._path.add(operator)
        elif self._path:
            self._fault("%s inside a path" % operator)
        step = getattr(self, "_do_" + operator, None)
        if step:
            step(*operands)

    def _do_BMC(self, tag):
        self._begin(str(tag)[1:], None)

    def _do_BDC(self, tag, properties):
        self._begin(str(tag)[1:], int(properties.MCID))
        if "/ActualText" in properties:
            self._open.actual.append(str(properties.ActualText))
            if tag != "/Span":
                self._fault("ActualText of a %s" % tag)

    def _begin(self, tag, mcid):
        if self._open:
            self._fault("marked content inside marked content")
        if self._text:
            self._fault("marked content begins inside text")
        if (tag == "Artifact") != (mcid is None):
            self._fault("%s with the id %s" % (tag, mcid))
        self._open = Sequence(tag, mcid, [], [], [])
        self.sequences.append(self._open)

    def _do_EMC(self):
        if not self._open:
            self._fault("EMC without a beginning")
        if self._text or self._saved:
            self._fault("EMC inside text or between q and Q")
        if self._open and self._open.actual:
            said = "".join(g.text for g in self._open.glyphs)
            if [said] != self._open.actual:
                self._fault("\"%s\" where ActualText is %s" % (
                    said, self._open.actual))
        self._open = None

    def _do_BT(self):
        if self._text:
            self._fault("BT inside text")
        self._text, self._at, self._wide = True, (0, 0), 1

    def _do_ET(self):
        if not self._text:
            self._fault("ET without BT")
        self._text = False

    def _do_q(self):
        self._saved += 1
        if self._saved > 28:
            self._fault("q more than 28 deep")
        if self._text or not self._open:
            self._fault("q inside text or outside marked content")

    def _do_Q(self):
        self._saved -= 1
        if self._saved < 0:
            self._fault("Q without q")

    def _do_Tf(self, name, size):
        self._font, self._size = self.fonts.get(str(name)), float(size)
        if self._font is None:
            self._fault("font %s is not in the resources" % name)

    def _do_Td(self, x, y):
        self._at = (self._at[0] + float(x), self._at[1] + float(y))

    def _do_Tm(self, a, b, c, d, e, f):
        if not isinstance(self._font, Signs) or self._size != 1 or b or c:
            self._fault("Tm of other text than drawn signs")
        self._at, self._size = (float(e), float(f)), float(d)
        self._wide = float(a)

    def _do_Tj(self, string):
        if not self._text or not isinstance(self._font, Signs):
            self._fault("Tj of other text than drawn signs")
            return
        for code in bytes(string):
            self._show(code, *self._at, self._at[0] + self._wide)

    def _do_Do(self, name):
        objects = self.page.Resources.get("/XObject", {})
        if str(name) not in objects:
            self._fault("%s is not in the resources" % name)

    def _do_TJ(self, array):
        if not self._text or not isinstance(self._font, Font):
            self._fault("TJ outside text, or without a font")
            return
        x, y = self._at
        for item in array:
            if not isinstance(item, pikepdf.String):
                x -= float(item) * self._size / 1000
                continue
            if len(bytes(item)) % 2:
                self._fault("a string of %d bytes" % len(bytes(item)))
            for cid in raw.words(bytes(item)[:len(bytes(item)) & ~1]):
                width = self._font.widths.get(cid, 1000) * self._size / 1000
                self._show(cid, x, y, x + width)
                x += width

    def _show(self, cid, x, y, end):
        text = self._font.texts.get(cid)
        if text is None:
            self._fault("CID %d of %s has no text" % (cid, self._font.name))
        glyph = Glyph(self._font, cid, text or "\ufffd", x, y, end,
                      self._size)
        if self._open:
            self._open.glyphs.append(glyph)


# ---- structure ----

class Node:
    """An element; kids: nodes, (page number, MCID), or the object of an
    object reference."""

    def __init__(self, document, obj, parent):
        self.obj, self.parent = obj, parent
        self.kind = str(obj.S)[1:]
        self.kids = []
        kids = obj.get("/K", pikepdf.Array())  # a cell may be empty
        self.holds_array = isinstance(kids, pikepdf.Array)
        for kid in kids if self.holds_array else [kids]:
            self._add(document, kid)

    def _add(self, document, kid):
        pages, own = document.page_numbers, self.obj.get("/Pg")
        if not isinstance(kid, pikepdf.Dictionary):
            self.kids.append((pages[key(own)], int(kid)))
        elif kid.get("/Type") == "/MCR":
            self.kids.append((pages[key(kid.get("/Pg", own))],
                              int(kid.MCID)))
        elif kid.get("/Type") == "/OBJR":
            self.kids.append(kid.Obj)
        elif key(kid) in document.nodes:
            document.faults.append("an element is met twice in the tree")
        else:
            document.nodes[key(kid)] = None
            self.kids.append(Node(document, kid, self))

    def walk(self):
        yield self
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk()

    def walk_marks(self):
        """(mark, its element) in reading order."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.walk_marks()
            elif isinstance(kid, tuple):
                yield kid, self

    nodes = property(lambda self: [k for k in self.kids
                                   if isinstance(k, Node)])
    marks = property(lambda self: [k for k in self.kids
                                   if isinstance(k, tuple)])
    objects = property(lambda self: [
        k for k in self.kids if not isinstance(k, (Node, tuple))])


class Document:
    def __init__(self, data):
        self.faults = []
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root, self.trailer = self.pdf.Root, self.pdf.trailer
        self.pages = [page.obj for page in self.pdf.pages]
        self.page_numbers = {key(p): n for n, p in enumerate(self.pages)}
        self.fonts, self.signs = {}, {}
        self.contents = [Content(page, self._fonts_of(page))
                         for page in self.pages]
        self.sequences = {(n, s.mcid): s
                          for n, content in enumerate(self.contents)
                          for s in content.sequences if s.mcid is not None}
        self.nodes = {}
        tree = self.root.StructTreeRoot
        kids = tree.K if isinstance(tree.K, pikepdf.Array) else [tree.K]
        self.tops = [Node(self, kid, None) for kid in kids]
        for top in self.tops:
            for node in top.walk():
                self.nodes[key(node.obj)] = node

    def _fonts_of(self, page):
        out = {}
        for name, obj in page.Resources.get("/Font", {}).items():
            if obj.get("/Subtype") == "/Type3":
                out[name] = self.signs.setdefault(key(obj), Signs(obj))
                continue
            if key(obj) not in self.fonts:
                self.fonts[key(obj)] = Font(obj)
            out[name] = self.fonts[key(obj)]
        return out

    def elements(self):
        """Every element in reading order."""
        return [node for top in self.tops for node in top.walk()]

    def text(self, node, notes=True):
        """What an element itself says, its kids' words left out but for the
        marks of notes."""
        return "".join(
            self.text(kid) if isinstance(kid, Node) else
            "".join(g.text for g in self.sequences[kid].glyphs)
            for kid in node.kids if kid in self.sequences or (
                notes and isinstance(kid, Node)
                and kid.kind == "Reference"))

    def shown(self):
        """Every glyph of the pages that shows something, furniture too."""
        for content in self.contents:
            for sequence in content.sequences:
                yield from (g for g in sequence.glyphs
                            if isinstance(g.font, Font))
