"""Faults put into good files, one at a time, by surgery on the bytes: each
must be caught by a check.  The first thirteen are those that a hand-written
writer of PDF made, or could make; the rest keep the other checks awake."""
import concurrent.futures
import os
import re

import pikepdf

import raw
from case import ROOT, Case

PATIENTS = (("form/cases/con-dau.xml", True), ("form/cases/quy-che.xml", True),
            ("golden/inline/in.xml", False), ("golden/table/in.xml", False),
            ("golden/appendix/in.xml", False))
FAULTS = []


def fault(name):
    def register(function):
        FAULTS.append((name, function))
        return function
    return register


class Patient:
    """A good file, unpacked: objects by number, to be cut."""

    def __init__(self, case):
        self.case, self.packed = case, case.data
        self.objects, self.entries = case.raw.plain_objects()

    def whole(self, **how):
        return raw.assemble(self.objects, self.entries, **how)

    def find(self, pattern):
        """The first object whose dictionary fits."""
        for n, (value, _) in sorted(self.objects.items()):
            if re.search(pattern, value):
                return n
        raise LookupError(pattern)

    def follow(self, n, name):
        return int(re.search(rb"/%s\[?\s*(\d+) 0 R" % name,
                             self.objects[n][0])[1])

    def content(self):
        return self.follow(self.find(rb"/Type/Page/"), b"Contents")

    def font(self, name):
        """A stream of the first font."""
        if name == b"ToUnicode":
            return self.follow(self.find(rb"/Subtype/Type0"), name)
        return self.follow(self.find(rb"/Subtype/CIDFontType2"), name)

    def swap(self, n, old, new, part=0):
        """Replaces the one or first place that fits in an object."""
        now = re.sub(old, new, self.objects[n][part], count=1, flags=re.S)
        if now == self.objects[n][part]:
            raise LookupError("%r is not in object %d" % (old, n))
        self.objects[n][part] = now
        return self.whole()

    def redraw(self, change):
        """The content of page 1, its instructions changed."""
        page = self.case.document.pages[0]
        told = change(list(pikepdf.parse_content_stream(page)))
        self.objects[self.content()][1] = pikepdf.unparse_content_stream(told)
        return self.whole()


def swapped(name, found, old, new, part=0):
    """A fault that is one place, in the first object that fits."""
    FAULTS.append((name, lambda p: p.swap(p.find(found), old, new, part)))


# ---- the thirteen ----

@fault("stream length wrong by 7")
def stream_length(p):
    return p.whole(lengths={p.content(): 7})


@fault("offsets off by one")
def offsets(p):
    return p.whole(offsets=1)


@fault("head of an object stream wrong")
def group_head(p):
    first = re.search(rb"/Type/ObjStm/N \d+/First (\d+)", p.packed)
    wrong = b"%0*d" % (len(first[1]), int(first[1]) + 1)
    return p.packed[:first.start(1)] + wrong + p.packed[first.end(1):]


@fault("one entry of ToUnicode wrong")
def one_text(p):
    return p.swap(p.font(b"ToUnicode"), rb"><0061>", b"><0062>", 1)


@fault("parent tree shifted")
def parents_shifted(p):
    n = p.follow(p.find(rb"/Nums\["), b"Nums\\[0")
    rows = re.findall(rb"\d+ 0 R", p.objects[n][0])
    p.objects[n][0] = b"[" + b" ".join(rows[1:] + rows[-1:]) + b"]"
    return p.whole()


@fault("MCID used twice")
def mark_twice(p):
    return p.swap(p.content(), rb"/MCID 3>>", b"/MCID 2>>", 1)


swapped("/Alt missing", rb"/S/Figure", rb"/Alt\(.*?[^\\]\)", b"")


@fault("advance wrong by 2 %")
def advance(p):
    fonts = {"/" + name[1:]: font for name, font in
             p.case.document.contents[0].fonts.items()}

    def wider(instructions):
        font = None
        for operands, operator in instructions:
            if str(operator) == "Tf":
                font = fonts[str(operands[0])]
            if str(operator) == "TJ":
                operands = [pikepdf.Array(_wider(operands[0], font))]
            yield operands, operator

    return p.redraw(lambda told: list(wider(
        [(list(i.operands), i.operator) for i in told])))


def _wider(array, font):
    for item in array:
        if not isinstance(item, pikepdf.String):
            yield item
            continue
        data = bytes(item)
        for cid, at in zip(raw.words(data), range(0, len(data), 2)):
            yield pikepdf.String(data[at:at + 2])
            yield -round(font.widths[cid] * 0.02, 2)


@fault("EMC missing")
def no_emc(p):
    return p.swap(p.content(), rb"ET\nEMC\n", b"ET\n", 1)


@fault("element not closed")
def not_closed(p):
    top = p.find(rb"/S/Document")
    first, second = re.search(rb"/K\[(\d+) 0 R (\d+) 0 R",
                              p.objects[top][0]).groups()
    p.swap(top, rb"/K\[%s 0 R %s 0 R" % (first, second), b"/K[%s 0 R" % first)
    p.swap(int(first), rb"/K (\d+)", rb"/K[\1 %s 0 R]" % second)
    return p.swap(int(second), rb"/P \d+ 0 R", b"/P %s 0 R" % first)


@fault("parenthesis not escaped")
def not_escaped(p):
    return p.swap(p.content(), rb"\\([()])", rb"\1", 1)


swapped("one width wrong", rb"/Subtype/CIDFontType2",
        rb"(/W\[\d+\[)\d+", rb"\g<1>199")


@fault("one glyph mapped to its neighbour")
def neighbour(p):
    n = p.font(b"CIDToGIDMap")
    words = list(raw.words(p.objects[n][1]))
    cid = next(cid for cid, gid in enumerate(words) if cid > 60 and gid)
    words[cid] += -1 if words[cid] > 1 else 1
    p.objects[n][1] = b"".join(w.to_bytes(2, "big") for w in words)
    return p.whole()


# ---- others ----

@fault("no blank at the end of a line")
def no_blank(p):
    document = p.case.document
    blanks = {name: [cid for cid, text in font.texts.items() if text == " "]
              for name, font in document.contents[0].fonts.items()}
    wanted = {b"".join(c.to_bytes(2, "big") for c in cids)
              for cids in blanks.values()}

    def cut(told):
        out = []
        for i in told:
            operands = list(i.operands)
            if str(i.operator) == "TJ":
                array = list(operands[0])
                last = bytes(array[-1]) if isinstance(
                    array[-1], pikepdf.String) else b""
                if last[-2:] in wanted:
                    array[-1] = pikepdf.String(last[:-2])
                operands = [pikepdf.Array(array)]
            out.append((operands, i.operator))
        return out

    return p.redraw(cut)


@fault("a rule outside marked content")
def unmarked(p):
    p.objects[p.content()][1] += b"90 90 200 1 re f\n"
    return p.whole()


swapped("a field in an array", rb"/S/Form", rb"/K (<<.*?>>)", rb"/K[\1]")
swapped("a field beside its box", rb"/FT/Sig", rb"/Rect\[\d+", b"/Rect[5")
swapped("a field that is not printed", rb"/FT/Sig", rb"/F 4", b"/F 2")
swapped("fields that nobody names", rb"/SigFlags",
        rb"/Fields\[\d+ 0 R ", b"/Fields[")


@fault("a heading of level 3 after none")
def heading_gap(p):
    n = p.find(rb"/S/P\b")
    return p.swap(n, rb"/S/P\b", b"/S/H3")


swapped("a label in no list", rb"/S/LI\b", rb"/S/LI\b", b"/S/P")
swapped("a list that is said to have an order", rb"/S/L\b",
        rb"/S/L\b", b"/S/L/A<</O/List/ListNumbering/Decimal>>")
swapped("a figure beside its picture", rb"/S/Figure",
        rb"/BBox\[\d+", b"/BBox[5")


@fault("a seal that is read last")
def seal_last(p):
    n = p.find(rb"/S/Figure")
    return p.swap(p.find(rb"/S/Document"), rb" %d 0 R(.*?)\]" % n,
                  rb"\1 %d 0 R]" % n)


@fault("a seal under the words")
def seal_under(p):
    n = p.content()
    data = p.objects[n][1]
    seal = re.findall(rb"/Figure<<.*?EMC\n", data, re.S)[-1]
    p.objects[n][1] = seal + data.replace(seal, b"")
    return p.whole()


@fault("an image that is there twice")
def image_twice(p):
    n, more = p.find(rb"/ColorSpace/DeviceRGB"), max(p.objects) + 1
    p.objects[more] = list(p.objects[n])
    return p.swap(p.find(rb"/XObject<<"), rb"/XObject<<",
                  b"/XObject<</Im9 %d 0 R" % more)


@fault("the title of XMP is another")
def other_title(p):
    n = p.find(rb"/Subtype/XML")
    return p.swap(n, rb'x-default">.', b'x-default">X', 1)


swapped("no identification of PDF/UA", rb"/Subtype/XML",
        rb"<pdfuaid:part>1", b"<pdfuaid:part>2", 1)
swapped("the title is not shown", rb"/Type/Catalog",
        rb"/DisplayDocTitle true", b"/DisplayDocTitle false")
swapped("an action when the file is opened", rb"/Type/Catalog",
        rb"/Type/Catalog", b"/Type/Catalog/OpenAction<</S/JavaScript/JS(1)>>")
swapped("another tab order", rb"/Type/Page/", rb"/Tabs/S", b"/Tabs/R")


@fault("a profile of other colours")
def profile(p):
    n = p.follow(p.find(rb"/GTS_PDFA1"), b"DestOutputProfile")
    data = p.objects[n][1]
    at = data.index(b"rXYZ", 128 + 4)
    place = int.from_bytes(data[at + 4:at + 8], "big") + 8
    p.objects[n][1] = data[:place] + b"\0\0\x20\0" + data[place + 4:]
    return p.whole()


swapped("an image is smoothed", rb"/Subtype/Image",
        rb"/Interpolate false", b"/Interpolate true")


@fault("a glyph of another shape")
def other_shape(p):
    n = p.follow(p.find(rb"/FontFile2"), b"FontFile2")
    data = bytearray(p.objects[n][1])
    rows = {bytes(data[at:at + 4]): int.from_bytes(data[at + 8:at + 12],
                                                   "big")
            for at in range(12, 12 + 16 * int.from_bytes(data[4:6], "big"),
                            16)}
    glyf = rows[b"glyf"]  # the first glyph after .notdef
    loca, wide = rows[b"loca"], data[rows[b"head"] + 51]
    entry = data[loca + 4:loca + 8] if wide else data[loca + 2:loca + 4]
    at = glyf + int.from_bytes(entry, "big") * (1 if wide else 2)
    while int.from_bytes(data[at:at + 2], "big") > 100:
        raise LookupError("the first glyph is made of others")
    ends = int.from_bytes(data[at:at + 2], "big")
    points = at + 10 + 2 * ends
    more = int.from_bytes(data[points:points + 2], "big")
    flags = points + 2 + more
    data[flags] ^= 1  # on the curve, or off
    p.objects[n][1] = bytes(data)
    return p.whole()


swapped("a subset without its tag", rb"/Subtype/Type0",
        rb"/BaseFont/[A-Z]{6}\+", b"/BaseFont/")


@fault("a letter without a text")
def no_text(p):
    n = p.font(b"ToUnicode")
    p.swap(n, rb"<\w{4}><0061>\n", b"", 1)
    count = re.search(rb"(\d+) beginbfchar", p.objects[n][1])[1]
    return p.swap(n, count + rb" beginbfchar",
                  b"%d beginbfchar" % (int(count) - 1), 1)


@fault("the attached source is another")
def other_source(p):
    n = p.find(rb"/Type/EmbeddedFile/Subtype/text#2Fxml")
    return p.swap(n, rb"<van-ban", b"<van-bam", 1)


swapped("an attachment that is not said to be the source", rb"/Type/Filespec",
        rb"/AFRelationship/Source", b"")


@fault("no /ID")
def no_id(p):
    p.entries = re.sub(rb"/ID ?\[.*?\]", b"", p.entries)
    return p.whole()


@fault("bytes before the references")
def waste(p):
    data = p.whole()
    start = int(re.search(rb"startxref\n(\d+)", data)[1])
    return (data[:start] + b"%\n" + data[start:]).replace(
        b"startxref\n%d" % start, b"startxref\n%d" % (start + 2))


@fault("PDF 1.4")
def old(p):
    return p.whole().replace(b"%PDF-1.7", b"%PDF-1.4", 1)


@fault("page number in the text")
def number_in_text(p):
    return p.swap(p.content(), rb"/Artifact BMC", b"/P<</MCID 0>>BDC", 1)


@fault("the outline misses a heading")
def outline(p):
    root = p.find(rb"/Type/Outlines")
    return p.swap(p.follow(root, b"First"), rb"/Title\(", b"/Title(X")


swapped("paragraphs read in another order", rb"/S/Document",
        rb"/K\[(\d+ 0 R) (\d+ 0 R)", rb"/K[\2 \1")


@fault("a letter that is a private sign")
def private(p):
    return p.swap(p.font(b"ToUnicode"), rb"><0061>", b"><E000>", 1)


swapped("a head that does not say what it is the head of", rb"/S/TH\b",
        rb"/Scope/Column", b"")
swapped("a cell that covers one place more", rb"/ColSpan 2",
        rb"/ColSpan 2", b"/ColSpan 3")
swapped("two notes of one name", rb"/ID\(note2\)", rb"note2", b"note1")
swapped("notes that nobody finds by name", rb"/Type/StructTreeRoot",
        rb"/IDTree \d+ 0 R", b"")
swapped("a note that is a paragraph", rb"/S/Note",
        rb"/S/Note(.*?)/ID\(note\d\)", rb"/S/Sect\1")


@fault("an empty box that is told to be crossed")
def other_sign(p):
    return p.swap(p.content(), rb"\x26\x10", b"\x26\x12", 1)


@fault("a box that nobody is told of")
def untold_sign(p):
    return p.swap(p.content(), rb"/ActualText\(.{4}\)", b"", 1)


@fault("a box that gives another text back")
def other_sign_text(p):
    n = p.follow(p.find(rb"/Subtype/Type3"), b"ToUnicode")
    return p.swap(n, b"<2610>", b"<2611>", 1)


@fault("the font of boxes shows something")
def visible_sign(p):
    n = p.follow(p.find(rb"/Subtype/Type3"), b"CharProcs<</drawn0")
    return p.swap(n, b" d1", b" d1 0 0 9 9 re f", 1)


@fault("a line outside marked content")
def unmarked_path(p):
    p.objects[p.content()][1] += b"90 90 m 200 90 l S\n"
    return p.whole()


@fault("a sheet that is not turned")
def not_turned(p):
    n = p.find(rb"/MediaBox\[0 0 841")
    return p.swap(n, rb"/MediaBox\[0 0 (\S+) (\S+)\]",
                  rb"/MediaBox[0 0 \2 \1]")


# ---- whether they are caught ----

_SHARED = {}


def _one(index):
    name, plant = FAULTS[index]
    cases, work, faults_of, quick = _SHARED["all"]
    wrong = []
    for case in cases:
        path = os.path.join(work, "fault%d.pdf" % index)
        try:
            bad = case.faulty(plant(Patient(case)), path)
        except Exception as e:  # there is none of this in it; try the next
            wrong.append("%s: %s: %s" % (case.name, type(e).__name__, e))
            continue
        by = [n for n, found in faults_of(bad, quick).items() if found]
        return name, [] if by else ["nothing caught it"], by
    return name, wrong, []


def caught(program, work, faults_of, quick=False):
    """(fault, what is wrong, checks that caught it)"""
    cases = []
    for n, (name, modelled) in enumerate(PATIENTS):
        case = Case(program, os.path.join(ROOT, "tests", name),
                    ("--final",) if modelled else (),
                    os.path.join(work, "patient%d.pdf" % n),
                    modelled).render()
        for fact in ("laid", "pictures") + ("model",) * modelled:
            getattr(case, fact)
        good = case.faulty(Patient(case).whole(),
                           os.path.join(work, "good%d.pdf" % n))
        yield "the cut file %s was good" % name, [
            f for found in faults_of(good).values() for f in found], []
        cases.append(case)
    _SHARED["all"] = (cases, work, faults_of, quick)
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        yield from pool.map(_one, range(len(FAULTS)))
