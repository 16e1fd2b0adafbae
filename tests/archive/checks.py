"""What an archival file must be: one function for each check, which yields
what is wrong with a case.  README.md says which clauses of ISO 19005-3
(PDF/A-3a) and ISO 14289-1 (PDF/UA-1) each of them covers."""
import collections
import io
import os
import re
import unicodedata
import xml.etree.ElementTree as tree

import pikepdf
from PIL import Image, ImageCms

import raw
from case import source_fonts
from document import key, outline

CHECKS = []


def check(name):
    def register(function):
        CHECKS.append((name, function))
        return function
    return register


def near(a, b, by=0.011):
    return abs(float(a) - float(b)) <= by


def differs(what, is_, wanted):
    if is_ != wanted:
        yield "%s is %r, not %r" % (what, is_, wanted)


# ---- bytes ----

@check("header and end")
def header(c):
    if not re.match(rb"%PDF-1\.7\n%[\x80-\xff]{4}\n", c.data):
        yield "begins with %r" % c.data[:16]
    if not c.data.endswith(b"%%EOF\n") or c.data.count(b"\nstartxref\n") != 1:
        yield "ends with %r" % c.data[-16:]


@check("cross-reference, objects and streams lie as told")
def references(c):
    at = len(b"%PDF-1.7\n" + raw.BINARY)
    for begin, end in sorted(c.raw.extents):
        if begin != at:
            yield "bytes %d to %d belong to no object" % (at, begin)
        at = end
    if at != (c.raw.start if c.raw.plain else c.raw.tail):
        yield "bytes after %d belong to no object" % at
    told = set(c.raw.places) | set(c.raw.inside)
    if told != set(range(1, c.raw.count)):
        yield "numbers of objects: %s" % sorted(
            told ^ set(range(1, c.raw.count)))[:8]
    yield from differs("/Size", raw.number(c.raw.trailer, b"Size"),
                       c.raw.count)


@check("trailer")
def trailer(c):
    said = c.document.trailer
    identity = said.get("/ID", [])
    if [len(bytes(i)) for i in identity] != [16, 16] \
            or bytes(identity[0]) != bytes(identity[1]):
        yield "/ID is %s" % [bytes(i) for i in identity]
    for name in ("/Encrypt", "/Prev", "/XRefStm"):
        if name in said:
            yield "%s in the trailer" % name


@check("qpdf finds no fault")
def qpdf(c):
    said = c.tool("qpdf", "--check", c.path)
    if "No syntax or stream encoding errors found" not in said \
            or "WARNING" in said:
        yield said.strip()[:300]


# Every key of every dictionary.  What is new here is looked up in the
# standards first: actions, scripts, references to other files, transfer
# functions, optional content, alternates have keys that are not here.
_KEYS = set("""A AF AFRelationship AP AcroForm Alt Annots Ascent Author BBox
BaseFont BitsPerComponent CIDSystemInfo CIDToGIDMap CapHeight ColorSpace
Contents Count CreationDate Creator Desc DescendantFonts Descent Dest
DestOutputProfile DisplayDocTitle EF EmbeddedFiles Encoding F F0 F1 F2 F3 FT
Fields Filter First Flags Font FontBBox FontDescriptor FontFile2 FontName H
Height ID Info Interpolate ItalicAngle K Kids Lang Last Length Length1
MCID ActualText CharProcs ColSpan D Differences FirstChar FontMatrix IDTree
LastChar RowSpan Scope Widths MarkInfo Marked MediaBox Metadata ModDate N Names Next Nums O Obj
Ordering OutputConditionIdentifier OutputIntents Outlines P PageMode Pages
Params Parent ParentTree ParentTreeNextKey Pg Placement Prev Producer Rect
Registry RegistryName Resources Root S SMask SigFlags Size StemV StructParent StructParents
StructTreeRoot Subject Subtype Supplement T TU Tabs Title ToUnicode Type UF
ViewerPreferences W Width XObject ListNumbering TextAlign""".split())
_FILTERS = (None, "/FlateDecode")


def _walk(c, obj):
    """Every object under one, itself first; references are not followed."""
    yield obj
    kids = ()
    if isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
        kids = [v for _, v in obj.items()]
    elif isinstance(obj, pikepdf.Array):
        kids = list(obj)
    for kid in kids:
        if not getattr(kid, "is_indirect", False):
            yield from _walk(c, kid)


@check("nothing but known keys: no action, script, reference to elsewhere")
def known_keys(c):
    for top in c.document.pdf.objects:
        for obj in _walk(c, top):
            if not isinstance(obj, (pikepdf.Dictionary, pikepdf.Stream)):
                continue
            for name in obj.keys():
                if name[1:] not in _KEYS and not re.fullmatch(
                        r"/(Im|drawn)\d+", name):
                    yield "the key %s" % name
            if isinstance(obj, pikepdf.Stream):
                if obj.get("/Filter") not in _FILTERS:
                    yield "the filter %s" % obj.get("/Filter")
                if "/F" in obj:
                    yield "a stream outside the file"


@check("limits")
def limits(c):
    if c.raw.count > 8388607:
        yield "%d objects" % c.raw.count
    for top in c.document.pdf.objects:
        for obj in _walk(c, top):
            if isinstance(obj, pikepdf.String) and len(bytes(obj)) > 32767:
                yield "a string of %d bytes" % len(bytes(obj))
            elif isinstance(obj, pikepdf.Name):
                if len(str(obj).encode("utf-8")) > 128:
                    yield "a name of %d bytes" % len(str(obj))
            elif isinstance(obj, (int, float)) and abs(obj) > 2 ** 31 - 1:
                yield "the number %s" % obj
    for glyph in c.document.shown():
        if glyph.cid > 65535:
            yield "CID %d" % glyph.cid


# ---- catalog, pages, colour ----

@check("keys of the catalog")
def catalog(c):
    root = c.document.root
    yield from differs("/Type", root.get("/Type"), "/Catalog")
    yield from differs("/Lang", str(root.get("/Lang")), "vi-VN")
    yield from differs("/Marked", root.get("/MarkInfo", {}).get("/Marked"),
                       True)
    yield from differs("/DisplayDocTitle", root.get(
        "/ViewerPreferences", {}).get("/DisplayDocTitle"), True)
    for name in ("/Metadata", "/StructTreeRoot", "/OutputIntents", "/Pages"):
        if name not in root:
            yield "no %s" % name
    for name in ("/Perms", "/OCProperties", "/Requirements", "/OpenAction",
                 "/AA", "/URI", "/Threads"):
        if name in root:
            yield "%s in the catalog" % name


@check("keys of the pages")
def pages(c):
    yield from differs("pages", len(c.document.pages), len(c.laid.sizes))
    keys = []
    for page, size in zip(c.document.pages, c.laid.sizes):
        yield from differs("/Type", page.get("/Type"), "/Page")
        yield from differs("/Tabs", page.get("/Tabs"), "/S")
        box = [float(v) for v in page.get("/MediaBox", [])]
        if len(box) != 4 or box[:2] != [0, 0] or not (
                near(box[2], size[0]) and near(box[3], size[1])):
            yield "a page of %s, not %s" % (box, size)
        if "/Resources" not in page:
            yield "a page without resources"
        keys.append(page.get("/StructParents"))
    if None in keys or len(set(keys)) != len(keys):
        yield "/StructParents are %s" % keys


@check("output intent of sRGB")
def intent(c):
    intents = list(c.document.root.get("/OutputIntents", []))
    if len(intents) != 1:
        yield "%d output intents" % len(intents)
        return
    intent_ = intents[0]
    yield from differs("/S", intent_.get("/S"), "/GTS_PDFA1")
    if not str(intent_.get("/OutputConditionIdentifier", "")):
        yield "no /OutputConditionIdentifier"
    stream = intent_.DestOutputProfile
    yield from differs("/N", stream.get("/N"), 3)
    yield from profile(bytes(stream.read_bytes()))


def profile(data):
    """A display profile of at most version 4, by its header; its colours by
    Little CMS."""
    yield from differs("length of the profile", len(data),
                       int.from_bytes(data[:4], "big"))
    yield from differs("signature", data[36:40], b"acsp")
    yield from differs("class", data[12:16], b"mntr")
    yield from differs("space", data[16:20], b"RGB ")
    if data[8] not in (2, 4):
        yield "version %d of the profile" % data[8]
    yield from colours(data)


def colours(data):
    levels = range(0, 256, 51)
    picture = Image.new("RGB", (len(levels) ** 3, 1))
    picture.putdata([(r, g, b) for r in levels for g in levels
                     for b in levels])
    there = ImageCms.profileToProfile(
        picture, ImageCms.ImageCmsProfile(io.BytesIO(data)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.INTENT_RELATIVE_COLORIMETRIC)
    worst = max(abs(a - b) for p, q in zip(picture.getdata(), there.getdata())
                for a, b in zip(p, q))
    if worst > 1:
        yield "a colour is %d levels off sRGB" % worst


@check("images")
def images(c):
    for page in c.document.pages:
        for image in dict(page.Resources.get("/XObject", {})).values():
            yield from differs("/Subtype", image.get("/Subtype"), "/Image")
            mask = image.get("/SMask")
            for part, space, samples in ((image, "/DeviceRGB", 3),
                                         (mask, "/DeviceGray", 1)):
                if part is None:
                    continue
                yield from differs("colour space", part.get("/ColorSpace"),
                                   space)
                yield from differs("/Interpolate",
                                   part.get("/Interpolate", False), False)
                yield from differs("bits", part.get("/BitsPerComponent"), 8)
                yield from differs(
                    "samples", len(part.read_bytes()),
                    int(part.Width) * int(part.Height) * samples)


@check("an image is in the file once, however often it is shown")
def images_once(c):
    pictures = set()
    for name in {p.text for p in c.laid.all("image")}:
        with open(os.path.join(os.path.dirname(c.source), name), "rb") as f:
            pictures.add(f.read())
    there = [obj for obj in c.document.pdf.objects
             if isinstance(obj, pikepdf.Stream)
             and obj.get("/Subtype") == "/Image"
             and obj.get("/ColorSpace") == "/DeviceRGB"]
    yield from differs("images", len(there), len(pictures))


# ---- content ----

@check("operators balance, nothing is drawn outside marked content")
def content(c):
    for n, page in enumerate(c.document.contents, 1):
        for fault in page.faults:
            yield "page %d: %s" % (n, fault)


@check("every mark once in the content and once in the tree")
def marks(c):
    in_content = [(n, s.mcid) for n, page in enumerate(c.document.contents)
                  for s in page.sequences if s.mcid is not None]
    in_tree = [mark for e in c.document.elements() for mark in e.marks]
    for what, all_ in (("content", in_content), ("tree", in_tree)):
        for mark in sorted(m for m, times in collections.Counter(
                all_).items() if times > 1):
            yield "page %d: MCID %d more than once in the %s" % (
                mark[0] + 1, mark[1], what)
    for mark in sorted(set(in_content) ^ set(in_tree)):
        yield "page %d: MCID %d only in the %s" % (
            mark[0] + 1, mark[1],
            "content" if mark in in_content else "tree")
    for fault in c.document.faults:
        yield fault


@check("what is marked says the same in the content and in the tree")
def mark_names(c):
    also = {"LBody": ("P",), "Lbl": ("Span",), "P": ("Caption", "LBody")}
    for e in c.document.elements():
        for mark in e.marks:
            tag = c.document.sequences[mark].tag
            if c.document.sequences[mark].actual:
                continue  # a sign in whatever it is
            if tag != e.kind and e.kind not in also.get(tag, ()):
                yield "page %d: %s is a %s in the tree" % (
                    mark[0] + 1, tag, e.kind)


@check("words are painted in the order in which they are read, and so are "
       "images")
def order(c):
    marks_ = [(mark, _is_image(c, mark)) for top in c.document.tops
              for mark, _ in top.walk_marks()]
    for images_ in (False, True):
        yield from _in_order(c, [m for m, is_image in marks_
                                 if is_image == images_])


def _is_image(c, mark):
    return mark in c.document.sequences \
        and "Do" in c.document.sequences[mark].paints


def _in_order(c, in_tree):
    for n in range(len(c.document.pages)):
        ids = [mcid for page, mcid in in_tree if page == n]
        if ids != sorted(ids):
            yield "page %d is read %s" % (n + 1, ids[:40])


@check("images lie over the words beside them")
def over(c):
    for n, page in enumerate(c.document.contents):
        boxes = {e.marks[0][1]: e.obj.A.BBox for e in c.document.elements()
                 if e.marks and e.marks[0][0] == n
                 and _is_image(c, e.marks[0])}
        below = []
        for s in page.sequences:
            for box in below:
                if any(float(box[1]) < g.y < float(box[3])
                       for g in s.glyphs):
                    yield "page %d: \"%s\" lies over an image" % (
                        n + 1, "".join(g.text for g in s.glyphs)[:40])
            if s.mcid in boxes:
                below.append(boxes[s.mcid])


@check("the parent tree agrees")
def parent_tree(c):
    root = c.document.root.StructTreeRoot
    nums = list(root.ParentTree.Nums)
    found = {int(nums[i]): nums[i + 1] for i in range(0, len(nums), 2)}
    if list(found) != sorted(found) or len(nums) != 2 * len(found):
        yield "the keys are not in order"
    if root.ParentTreeNextKey <= max(found):
        yield "/ParentTreeNextKey is %s" % root.ParentTreeNextKey
    wanted = {}
    for e in c.document.elements():
        for page, mcid in e.marks:
            at = int(c.document.pages[page].StructParents)
            wanted.setdefault(at, {})[mcid] = key(e.obj)
        for obj in e.objects:
            wanted[int(obj.get("/StructParent", -1))] = key(e.obj)
    for page in c.document.pages:
        wanted.setdefault(int(page.StructParents), {})
    for at in sorted(set(wanted) ^ set(found)):
        yield "key %d: %s" % (at, "nothing is there" if at in wanted
                              else "nobody asks for it")
    for at in sorted(set(wanted) & set(found)):
        says = found[at]
        if isinstance(says, pikepdf.Array):
            says = {i: key(p) for i, p in enumerate(says)}
        else:
            says = key(says)
        if says != wanted[at]:
            yield "key %d leads elsewhere" % at


# ---- structure ----

_KINDS = {"Document", "Sect", "P", "H1", "H2", "H3", "H4", "H5", "H6", "L",
          "LI", "Lbl", "LBody", "Caption", "Table", "THead", "TBody", "TR",
          "TH", "TD", "Figure", "Link", "Form", "Note", "Reference", "Span"}
_INSIDE = {"LI": {"L"}, "Lbl": {"LI", "Note"}, "LBody": {"LI"},
           "Caption": {"L", "Table", "Figure"}, "THead": {"Table"},
           "TBody": {"Table"}, "TR": {"Table", "THead", "TBody"},
           "TH": {"TR"}, "TD": {"TR"}, "Document": {None}}
_HOLDS = {"L": {"Caption", "L", "LI"}, "LI": {"Lbl", "LBody"},
          "Table": {"Caption", "THead", "TBody", "TR"}, "TR": {"TH", "TD"},
          "THead": {"TR"}, "TBody": {"TR"}, "Reference": {"Link", "Span"},
          **{kind: {"Span", "Link", "Note", "Reference"} for kind in (
              "P", "H1", "H2", "H3", "H4", "H5", "H6", "Lbl", "Caption")}}
_TEXT = re.compile(
    r"P|H\d|Lbl|LBody|Caption|Span|Note|Reference|TD|TH|Figure|Link")


@check("elements: kinds, parents, what they hold")
def elements(c):
    yield from differs("roots", [t.kind for t in c.document.tops],
                       ["Document"])
    root = c.document.root.StructTreeRoot
    for e in c.document.elements():
        parent = e.parent.kind if e.parent else None
        if e.kind not in _KINDS:
            yield "an element %s" % e.kind
        if e.kind in _INSIDE and parent not in _INSIDE[e.kind]:
            yield "%s in %s" % (e.kind, parent)
        if not {k.kind for k in e.nodes} <= _HOLDS.get(e.kind, _KINDS):
            yield "%s holds %s" % (e.kind, [k.kind for k in e.nodes])
        if e.marks and not _TEXT.fullmatch(e.kind):
            yield "%s holds a text itself" % e.kind
        if not e.kids and e.kind not in ("TD", "TH"):
            yield "%s holds nothing" % e.kind
        above = e.parent.obj if e.parent else root
        if key(e.obj.get("/P")) != key(above):
            yield "%s does not know its parent" % e.kind
    if "/RoleMap" in root:
        yield "a role map"


def _rows(table):
    """Of a table, part by part."""
    return [row for part in table.nodes for row in (
        [part] if part.kind == "TR" else part.nodes)]


def _cell_span(cell, wanted):
    """Rows and columns of a cell."""
    told = cell.obj.get("/A", {})
    if told.get("/O", wanted) != wanted:
        raise raw.Broken("a cell with attributes of %s" % told.O)
    return int(told.get("/RowSpan", 1)), int(told.get("/ColSpan", 1))


@check("tables: each place is of one cell, heads tell what they head")
def tables(c):
    for table in c.document.elements():
        if table.kind == "Table":
            yield from _grid(table)
    for e in c.document.elements():
        told = e.obj.get("/A", {})
        if e.kind == "TH" and told.get("/Scope") not in (
                "/Row", "/Column", "/Both"):
            yield "TH with the scope %s" % told.get("/Scope")
        if e.kind not in ("TH", "TD") and told.get("/O") == "/Table":
            yield "%s with attributes of a cell" % e.kind


def _grid(table):
    rows, taken = _rows(table), set()
    for y, row in enumerate(rows):
        x = 0
        for cell in row.nodes:
            down, across = _cell_span(cell, "/Table")
            while (y, x) in taken:
                x += 1
            places_ = {(y + i, x + k) for i in range(down)
                       for k in range(across)}
            if taken & places_:
                yield "two cells at %s" % sorted(taken & places_)
            taken |= places_
    width = max((x for _, x in taken), default=-1) + 1
    if taken != {(y, x) for y in range(len(rows)) for x in range(width)}:
        yield "a table of %d rows and %d columns has %d places" % (
            len(rows), width, len(taken))


@check("notes have names of their own, by which they are found")
def notes(c):
    found = {}
    for e in c.document.elements():
        if e.kind != "Note":
            if "/ID" in e.obj:
                yield "%s has a name" % e.kind
            continue
        name = bytes(e.obj.get("/ID", b""))
        if not name or name in found:
            yield "a note with the name %s" % name
        found[name] = key(e.obj)
    names = list(c.document.root.StructTreeRoot.get(
        "/IDTree", {}).get("/Names", []))
    keys = [bytes(n) for n in names[::2]]
    yield from differs("order of names", keys, sorted(set(keys)))
    yield from differs("notes by name", dict(zip(keys, map(
        key, names[1::2]))), found)


@check("the tree has what was laid out: rows, cells, notes and their marks")
def laid_out(c):
    told = collections.Counter(e.kind for e in c.document.elements())
    for kind in ("Table", "THead", "TBody", "TR", "TH", "TD", "Note",
                 "Reference"):
        yield from differs("elements %s" % kind, told[kind],
                           len(c.laid.elements[kind]))


_NUMBERINGS = {"1": "/Decimal", "a": "/LowerAlpha", "A": "/UpperAlpha",
               "i": "/LowerRoman", "I": "/UpperRoman"}


@check("lists in order say how they are numbered")
def numberings(c):
    for e in c.document.elements():
        labels = [c.document.text(label) for item in e.nodes
                  for label in item.nodes if label.kind == "Lbl"]
        if e.kind != "L" or not labels:
            continue
        first = re.fullmatch(r"\(?(\w)[.)](?:\w[.)])*\s*", labels[0])
        yield from differs(
            "the numbering of \"%s\"" % labels[0],
            e.obj.get("/A", {}).get("/ListNumbering"),
            _NUMBERINGS.get(first[1]) if first else None)


@check("headings leave no level out")
def headings(c):
    last = 0
    for e in c.document.elements():
        if not re.fullmatch(r"H\d", e.kind):
            continue
        level = int(e.kind[1])
        if level > last + 1:
            yield "H%d after H%d: \"%s\"" % (level, last,
                                             c.document.text(e)[:40])
        last = level


@check("outline: every heading, at its place")
def bookmarks(c):
    wanted = [" ".join(c.document.text(e, notes=False).split())
              for e in c.document.elements() if re.fullmatch(r"H\d", e.kind)]
    root = c.document.root.get("/Outlines")
    if root is None:
        yield from differs("headings without an outline", wanted, [])
        return
    said = list(_outline(c, root, root.get("/First"), 1))
    yield from differs("outline", [" ".join(str(s.Title).split())
                                   for s in said], wanted)
    yield from differs("/Count", int(root.Count), len(said))
    for s in said:
        if key(s.Dest[0]) not in c.document.page_numbers:
            yield "\"%s\" leads to no page" % s.Title


def _outline(c, parent, item, depth):
    before = None
    while item is not None and depth < 10:
        if key(item.Parent) != key(parent) or (
                before is not None and key(item.Prev) != key(before)):
            raise raw.Broken("the outline is not a tree")
        yield item
        yield from _outline(c, item, item.get("/First"), depth + 1)
        before, item = item, item.get("/Next")
    if before is not None and key(parent.Last) != key(before):
        raise raw.Broken("the outline does not end where it says")


@check("figures: a text and a box, that of the picture")
def figures(c):
    found = [e for e in c.document.elements() if e.kind == "Figure"]
    wanted = list(c.laid.figures().values())
    yield from differs("figures", len(found), len(wanted))
    for e in found:
        if not str(e.obj.get("/Alt", "")).strip():
            yield "a figure without /Alt"
        layout = e.obj.get("/A", {})
        box = [float(v) for v in layout.get("/BBox", [])]
        page = e.marks[0][0] if e.marks else None
        if layout.get("/O") != "/Layout" or not any(
                p[0].page == page and _is_box(box, c.laid.figure_box(p))
                for p in wanted):
            yield "a figure with the box %s" % box


def _is_box(box, wanted):
    return len(box) == 4 and all(near(a, b) for a, b in zip(box, wanted))


# ---- fields ----

def _widgets(c):
    return [(n, a) for n, page in enumerate(c.document.pages)
            for a in page.get("/Annots", [])]


@check("signature fields: on a final paper alone, where the layout has them")
def fields(c):
    wanted = c.laid.all("field")
    names = []
    if c.final:
        persons = len(c.root.findall("ky"))
        bodies = 0 if c.root.get("cap") == "chi-bo" else 1
        names = ["ky_ca_nhan" + ("_%d" % n if n > 1 else "")
                 for n in range(1, persons + 1)]
        names += ["ky_co_quan"] * bodies
    found = _widgets(c)
    if _names(found) != sorted(names):
        yield "fields %s, not %s" % (_names(found), sorted(names))
    yield from differs("fields laid out", len(wanted), len(names))
    for page, w in found:
        rect = [float(v) for v in w.get("/Rect", [])]
        if not any(p.page == page and _is_box(rect, c.laid.box(p))
                   and p.text == str(w.T) for p in wanted):
            yield "%s at %s" % (w.T, rect)


def _names(found):
    return sorted(str(w.get("/T", "")) for _, w in found)


@check("annotations: flags, appearance, words for who cannot see")
def annotations(c):
    for page, w in _widgets(c):
        yield from differs("/Subtype", w.get("/Subtype"), "/Widget")
        yield from differs("/FT", w.get("/FT"), "/Sig")
        yield from differs("/F", w.get("/F"), 4)
        if list(w.get("/AP", {}).keys()) != ["/N"] or not isinstance(
                w.AP.N, pikepdf.Stream):
            yield "no appearance, or more than one"
        else:
            yield from differs("/Subtype", w.AP.N.get("/Subtype"), "/Form")
            if "/BBox" not in w.AP.N or w.AP.N.read_bytes().strip():
                yield "an appearance without a box, or that shows something"
        if not str(w.get("/TU", "")).strip():
            yield "a field without /TU"
        if key(w.get("/P", c.document.root)) != key(c.document.pages[page]):
            yield "a field that stands on another page"
        for name in ("/V", "/A", "/AA"):
            if name in w:
                yield "%s in a field" % name


@check("Form elements: each holds its field itself")
def forms(c):
    found = [e for e in c.document.elements() if e.kind == "Form"]
    held = [key(obj) for e in c.document.elements() for obj in e.objects]
    yield from differs("fields in the tree", sorted(held),
                       sorted(key(w) for _, w in _widgets(c)))
    for e in found:
        if e.holds_array or len(e.objects) != 1 or e.marks or e.nodes:
            yield "/K of a Form is not the one reference to a field"
        elif not str(e.obj.get("/Alt", "")).strip():
            yield "a Form without /Alt"
    for e in c.document.elements():
        if e.objects and e.kind not in ("Form", "Link"):
            yield "a field in %s" % e.kind


@check("the form of the fields")
def acroform(c):
    form = c.document.root.get("/AcroForm")
    found = sorted(key(w) for _, w in _widgets(c))
    if form is None:
        yield from differs("fields without a form", found, [])
        return
    yield from differs("/Fields", sorted(key(f) for f in form.Fields), found)
    yield from differs("/SigFlags", form.get("/SigFlags"), 3)
    if form.get("/NeedAppearances", False) or "/XFA" in form:
        yield "a form that is drawn by the viewer"


# ---- fonts ----

@check("fonts: embedded subsets, TrueType by CID")
def fonts(c):
    for f in c.fonts:
        yield from differs("/Subtype", f.obj.get("/Subtype"), "/Type0")
        yield from differs("/Encoding", f.obj.get("/Encoding"), "/Identity-H")
        yield from differs("/Subtype", f.descendant.get("/Subtype"),
                           "/CIDFontType2")
        info = f.descendant.get("/CIDSystemInfo", {})
        yield from differs("CIDSystemInfo", [str(info.get(k)) for k in (
            "/Registry", "/Ordering", "/Supplement")],
            ["Adobe", "Identity", "0"])
        if not re.fullmatch(r"[A-Z]{6}\+\S+", f.name):
            yield "%s has no tag of a subset" % f.name
        yield from differs("names of %s" % f.name, {
            str(f.descendant.BaseFont)[1:],
            str(f.descriptor.FontName)[1:]}, {f.name})
        if "/CIDSet" in f.descriptor:
            yield "a CIDSet, which must then be complete"
        for name in ("/Flags", "/FontBBox", "/ItalicAngle", "/Ascent",
                     "/Descent", "/CapHeight", "/StemV"):
            if name not in f.descriptor:
                yield "%s without %s" % (f.name, name)
        yield from differs("/Length1", f.descriptor.FontFile2.get("/Length1"),
                           len(f.file))
        if not int(f.descriptor.get("/Flags", 0)) & 4:
            yield "%s is not symbolic" % f.name
    tags = [f.name[:6] for f in c.fonts]
    yield from differs("tags that differ", len(set(tags)), len(tags))


@check("widths are those of the embedded font")
def widths(c):
    for f in c.fonts:
        for cid in sorted(set(f.texts) | set(f.widths)):
            says, is_ = f.widths.get(cid), f.advance(cid)
            if says is None or not near(says, is_, 0.00501):
                yield "%s: CID %d \"%s\" is %s wide, not %.2f" % (
                    f.name, cid, f.texts.get(cid), says, is_)


@check("every CID that is shown has a glyph and a text, and no other is there")
def used(c):
    shown = {}
    for g in c.document.shown():
        shown.setdefault(g.font, set()).add(g.cid)
    yield from differs("fonts in use", len(shown), len(c.fonts))
    for f in c.fonts:
        mapped = {cid for cid, gid in enumerate(f.gids) if gid}
        for what, has in (("a text", set(f.texts)), ("a glyph", mapped),
                          ("a width", set(f.widths))):
            odd = sorted(has ^ shown.get(f, set()))
            if odd:
                yield "%s: %s of CID %s" % (f.name, what, odd[:8])
        count = f.program["maxp"].numGlyphs
        if max(f.gids) >= count:
            yield "%s has %d glyphs, and no %d" % (f.name, count, max(f.gids))


@check("glyphs are those of the font that was embedded")
def glyphs(c):
    for f in c.fonts:
        whole = source_fonts(c.program.fonts).get(f.name[7:])
        if whole is None:
            yield "there is no font %s" % f.name[7:]
            continue
        cmap = whole.getBestCmap()
        for cid, text in f.texts.items():
            signs = [text, unicodedata.normalize("NFKC", text)]
            same = [s for s in signs if len(s) == 1 and ord(s) in cmap
                    and _same_glyph(f, cid, whole, cmap[ord(s)])]
            if not same:
                yield "%s: CID %d does not look like \"%s\"" % (
                    f.name, cid, text)


def _same_glyph(font, cid, whole, name):
    units = whole["head"].unitsPerEm
    return font.program["head"].unitsPerEm == units and near(
        font.advance(cid), whole["hmtx"][name][0] * 1000 / units, 1e-6) \
        and font.outline(cid) == outline(whole, name)


@check("the map to text: every sign a character of NFC, none private")
def to_unicode(c):
    for f in c.fonts:
        if "<0000><FFFF>" not in f.cmap or "endcmap" not in f.cmap:
            yield "%s: a map without its frame" % f.name
        for cid, text in f.texts.items():
            bad = not text or text[0] in "\0\ufeff\ufffe\ufffd" or any(
                unicodedata.category(t) in ("Co", "Cn", "Cs", "Cc")
                for t in text)
            if bad or unicodedata.normalize("NFC", text) != text:
                yield "%s: CID %d is %r" % (f.name, cid, text)


@check("drawn signs: a font of empty glyphs that lie over their paths")
def drawn_signs(c):
    for f in c.document.signs.values():
        yield from differs("/FontMatrix", [float(v) for v in
                                           f.obj.FontMatrix],
                           [.001, 0, 0, .001, 0, 0])
        yield from differs("/FontDescriptor", f.obj.get(
            "/FontDescriptor", {}).get("/Type"), "/FontDescriptor")
        first, last = int(f.obj.FirstChar), int(f.obj.LastChar)
        yield from differs("codes", sorted(f.texts),
                           list(range(first, last + 1)))
        yield from differs("widths", [int(w) for w in f.obj.Widths],
                           [1000] * (last - first + 1))
        differences = list(f.obj.Encoding.Differences)
        yield from differs(
            "names", [int(differences[0])] + sorted(map(str, differences[1:])),
            [first] + sorted(f.obj.CharProcs.keys()))
        for name, stream in f.obj.CharProcs.items():
            yield from differs(name, bytes(stream.read_bytes()).split(),
                               b"1000 0 0 0 0 0 d1".split())
        if "<00><FF>" not in f.cmap or "endcmap" not in f.cmap:
            yield "a map without its frame"
    yield from differs("fonts of signs", len(c.document.signs), int(any(
        p.text for p in c.laid.all("path"))))
    for n, page in enumerate(c.document.contents):
        found = [g for s in page.sequences for g in s.glyphs
                 if g.font in c.document.signs.values()]
        wanted = [p for p in c.laid.all("path") if p.page == n and p.text]
        yield from differs("signs of page %d" % (n + 1),
                           [g.text for g in found], [p.text for p in wanted])
        for g, p in zip(found, wanted):
            if not all(near(a, b) for a, b in zip(
                    (g.x, g.y, g.end, g.y + g.size), c.laid.box(p))):
                yield "page %d: %s at %s" % (n + 1, g.text, (g.x, g.y))


@check("signs are told where they are content")
def actual_texts(c):
    for n, page in enumerate(c.document.contents):
        for s in page.sequences:
            signs = [g for g in s.glyphs
                     if g.font in c.document.signs.values()]
            told = len(s.actual) if s.mcid is not None else len(signs)
            if told != len(signs):
                yield "page %d: %d signs, and %d have an ActualText" % (
                    n + 1, len(signs), told)


# ---- metadata, attachments ----

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_A = "{http://www.aiim.org/pdfa/ns/id/}"
_UA = "{http://www.aiim.org/pdfua/ns/id/}"
_EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}schemas"
_SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
_PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_PROPERTIES = {_A + "part", _A + "conformance", _UA + "part", _DC + "title",
               _DC + "creator", _DC + "description", _DC + "language",
               _XMP + "CreatorTool", _XMP + "CreateDate", _XMP + "ModifyDate",
               _PDF + "Producer", _PDF + "Keywords", _EXTENSION}


_PREFIXES = ((b"pdfaid", _A), (b"pdfuaid", _UA), (b"dc", _DC),
             (b"pdf", _PDF), (b"xmp", _XMP), (b"rdf", _RDF),
             (b"pdfaExtension", _EXTENSION.replace("schemas", "")),
             (b"pdfaSchema", _SCHEMA), (b"pdfaProperty", _PROPERTY))


def _xmp(c):
    """{property: element}"""
    stream = c.document.root.Metadata
    data = bytes(stream.read_raw_bytes())
    head = re.match(rb'<\?xpacket begin="\xef\xbb\xbf" id="'
                    rb'W5M0MpCehiHzreSzNTczkc9d"\?>\n', data)
    if not head or not re.search(rb'\n<\?xpacket end="[wr]"\?>\n\Z', data):
        raise raw.Broken("the packet has no frame")
    out = {}
    for about in tree.fromstring(data.decode("utf-8")).iter(
            _RDF + "Description"):
        if about.get(_RDF + "about") != "":
            raise raw.Broken("a description of something else")
        for element in about:
            if element.tag in out:
                raise raw.Broken("%s twice" % element.tag)
            out[element.tag] = element
    return out


@check("metadata: PDF/A-3a and PDF/UA-1, each property known")
def identification(c):
    stream = c.document.root.Metadata
    yield from differs("/Type", stream.get("/Type"), "/Metadata")
    yield from differs("/Subtype", stream.get("/Subtype"), "/XML")
    if "/Filter" in stream:
        yield "packed metadata"
    said, text = _xmp(c), bytes(stream.read_raw_bytes())
    for prefix, name in _PREFIXES:
        if b'xmlns:%s="%s"' % (prefix, name[1:-1].encode()) not in text:
            yield "the prefix %s is another" % prefix.decode()
    for name in set(said) - _PROPERTIES:
        yield "the property %s" % name
    for name, wanted in ((_A + "part", "3"), (_A + "conformance", "A"),
                         (_UA + "part", "1")):
        yield from differs(name, said[name].text if name in said else None,
                           wanted)
    if _EXTENSION not in said:
        yield "no extension schema"
        return
    schema = said[_EXTENSION].find("%sBag/%sli" % (_RDF, _RDF))
    row = schema.find("%sproperty/%sSeq/%sli" % (_SCHEMA, _RDF, _RDF))
    yield from differs("namespace", schema.findtext(
        _SCHEMA + "namespaceURI"), _UA[1:-1])
    yield from differs("prefix", schema.findtext(_SCHEMA + "prefix"),
                       "pdfuaid")
    if not schema.findtext(_SCHEMA + "schema"):
        yield "a schema without a name"
    yield from differs("property", [row.findtext(_PROPERTY + k) for k in (
        "name", "valueType", "category")], ["part", "Integer", "internal"])
    if not row.findtext(_PROPERTY + "description"):
        yield "a property without a description"


def _alternative(element):
    rows = element.findall("%sAlt/%sli" % (_RDF, _RDF))
    if [row.get(_LANG) for row in rows] != ["x-default"]:
        raise raw.Broken("%s is no text with a language" % element.tag)
    return rows[0].text


def _only(element, kind):
    rows = element.findall("%s%s/%sli" % (_RDF, kind, _RDF))
    if len(rows) != 1:
        raise raw.Broken("%s has %d values" % (element.tag, len(rows)))
    return rows[0].text


def _date(text):
    found = re.fullmatch(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z", text)
    if not found:
        raise raw.Broken("the date %s" % text)
    return "%s-%s-%sT%s:%s:%sZ" % found.groups()


@check("metadata: XMP equals Info, and what the document says")
def metadata(c):
    said, info = _xmp(c), c.document.trailer.Info
    wanted = {}
    for name, prop, value in (
            ("/Title", _DC + "title", _alternative),
            ("/Subject", _DC + "description", _alternative),
            ("/Author", _DC + "creator", lambda e: _only(e, "Seq")),
            ("/Creator", _XMP + "CreatorTool", lambda e: e.text),
            ("/Producer", _PDF + "Producer", lambda e: e.text),
            ("/Keywords", _PDF + "Keywords", lambda e: e.text),
            ("/CreationDate", _XMP + "CreateDate", lambda e: e.text),
            ("/ModDate", _XMP + "ModifyDate", lambda e: e.text)):
        if name in info:
            text = str(info[name])
            wanted[name] = _date(text) if "Date" in name else text
        yield from differs(prop, value(said[prop]) if prop in said else None,
                           wanted.get(name))
    yield from differs("keys of Info that XMP lacks", sorted(
        set(info.keys()) - set(wanted)), [])
    for name, key_ in (("/Title", "title"), ("/Author", "author"),
                       ("/Subject", "subject")):
        yield from differs(name, wanted.get(name), c.laid.says.get(key_))
    yield from differs("the day", wanted.get("/CreationDate", "")[:10],
                       c.laid.says["day"])
    language = _only(said[_DC + "language"], "Bag")
    if not str(c.document.root.Lang).startswith(language):
        yield "dc:language is %s" % language


@check("attachments: the source, as it was")
def attachments(c):
    root = c.document.root
    names = root.get("/Names", {}).get("/EmbeddedFiles", {}).get("/Names", [])
    specs = list(names)[1::2]
    keys = [bytes(k) for k in list(names)[::2]]
    yield from differs("order of names", keys, sorted(keys))
    yield from differs("/AF", sorted(key(s) for s in root.get("/AF", [])),
                       sorted(key(s) for s in specs))
    contents = []
    for spec in specs:
        yield from differs("/Type", spec.get("/Type"), "/Filespec")
        if spec.get("/AFRelationship") not in (
                "/Source", "/Data", "/Supplement", "/Unspecified"):
            yield "/AFRelationship %s" % spec.get("/AFRelationship")
        name = str(spec.get("/F", ""))
        if not name or name != str(spec.get("/UF", "")) or "/" in name:
            yield "a file with the name \"%s\"" % name
        if not str(spec.get("/Desc", "")).strip():
            yield "%s has no description" % name
        yield from differs("/EF of " + name, {
            key(v) for _, v in spec.EF.items()}, {key(spec.EF.F)})
        contents.append(spec.EF.F.read_bytes())
        yield from _embedded(name, spec.EF.F)
    with open(c.source, "rb") as f:
        if f.read() not in contents:
            yield "the source is not attached"


def _embedded(name, stream):
    yield from differs("/Type", stream.get("/Type"), "/EmbeddedFile")
    if not re.fullmatch(r"/\w+/[\w.+-]+", str(stream.get("/Subtype"))):
        yield "%s is of the type %s" % (name, stream.get("/Subtype"))
    told = stream.get("/Params", {})
    yield from differs("/Size of " + name, told.get("/Size"),
                       len(stream.read_bytes()))
    if not re.fullmatch(r"D:\d{14}Z", str(told.get("/ModDate", ""))):
        yield "%s has no date" % name
