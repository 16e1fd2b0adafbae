"""Checks of the text: what the pages say, to us and to others, is what the
document says; every letter stands where the layout put it; and the pages look
like those of the Cairo painter."""
import collections
import os
import re
import unicodedata

from PIL import Image, ImageChops

from checks import check, differs, near
from document import Font

_TEXTS = re.compile(r"P|H\d|Lbl|LBody|Caption|Span|Note|TD|TH")
DOTS, LEVELS, MOST_UNLIKE = 150, 32, 1e-5
FAR = 12


def folded(text):
    """Without the line ends and double spaces that carry no meaning; a
    no-break space stays what it is."""
    return re.sub(r"[ \n\r\t\f]+", " ", text).strip(" ")


def spaced(text):
    return folded(text.replace("\u00a0", " "))


def first_difference(what, is_, wanted):
    if is_ == wanted:
        return
    at = len(os.path.commonprefix([is_, wanted]))
    yield "%s: \"%s\" where \"%s\" should be" % (
        what, is_[max(0, at - 20):at + 30], wanted[max(0, at - 20):at + 30])


def model_texts(c):
    """Of a paper that tests/form does not know, what the tree says: others
    must still give that back."""
    if not c.modelled:
        return [folded(t) for t in element_texts(c)]
    return [folded(b.text) for b in c.model.blocks]


def _told(c):
    """What the tree holds as it is read: ("text", of a paragraph, its label
    before it), ("image", its file), ("field", its name)."""
    label = ""
    for e in c.document.elements():
        if e.kind == "Figure":
            yield "image", _image_of(c, e)
        for obj in e.objects:
            yield "field", str(obj.T)
        if not e.marks or not _TEXTS.fullmatch(e.kind):
            continue
        text = c.document.text(e)
        if e.kind in ("Lbl", "Span"):
            label += text
        else:
            yield "text", label + text
            label = ""
    if label:
        yield "text", label


def _image_of(c, figure):
    for p in c.laid.all("image"):
        if p.page == figure.marks[0][0] and all(
                near(a, b) for a, b in zip(figure.obj.A.BBox, c.laid.box(p))):
            return p.text
    return None


def element_texts(c):
    return [text for kind, text in _told(c) if kind == "text"]


def _circulation(c):
    if not c.modelled:
        return []
    return [folded(b.text) for b in c.model.circulation]


@check("the tree says what the document says, a paragraph an element")
def structure_text(c):
    says = [folded(t) for t in element_texts(c)]
    wanted = model_texts(c)
    for extra in _circulation(c):  # a mark above the block may be content
        if extra in says:
            says.remove(extra)
    for a, b in zip(says, wanted):
        yield from first_difference("an element", a, b)
        if a != b:
            return
    yield from differs("elements with text", len(says), len(wanted))


def _hand(c, sign):
    """Images and fields of a signature block."""
    n = c.model.signs.index(sign) + 1
    if sign.get("chu-ky") and not c.model.draft:
        yield "image", sign.get("chu-ky")
    if c.final:
        yield "field", "ky_ca_nhan" + ("_%d" % n if n > 1 else "")
    if sign.get("con-dau") and not c.model.draft:
        yield "image", sign.get("con-dau")
    if c.final and n == len(c.model.signs) \
            and c.model.root.get("cap") != "chi-bo":
        yield "field", "ky_co_quan"


def _closing(c):
    """Signature blocks and all that follows, in reading order."""
    first = next(n for n, b in enumerate(c.model.blocks)
                 if b.element in c.model.signs)
    for b in c.model.blocks[first:]:
        if b.role == "name":
            yield from _hand(c, b.element)
        yield "text", folded(b.text)


@check("signature blocks are read whole: office, signature, seal, name")
def closing_order(c):
    wanted = list(_closing(c)) if c.modelled else []
    if not wanted:
        return
    says = [(kind, folded(text)) for kind, text in _told(c)][-len(wanted):]
    for a, b in zip(says, wanted):
        if a != b:
            yield "the %s %s where the %s %s should be" % (*a, *b)
            return
    yield from differs("what closes the paper", len(says), len(wanted))


@check("the tree as others read it says the same (pdfinfo)")
def pdfinfo_text(c):
    said = c.tool("pdfinfo", "-struct-text", c.path)
    said = said[said.index("\nDocument") + 1 if "\nDocument" in said else 0:]
    texts = re.findall(r'^ +"(.*?)"$', said, re.S | re.M)
    text = " ".join(texts)
    if text != unicodedata.normalize("NFC", text):
        yield "not NFC"
    blank = str.maketrans("", "", " \u00a0\n")
    wanted = _parts(c)
    yield from first_difference(
        "letters", text.translate(blank), "".join(wanted).translate(blank))
    yield from first_difference("words", _joined(text.replace("\n", " ")),
                                _joined(" ".join(_parts(c))))


def _joined(text):
    """It parts what is marked by itself: signs, the marks of notes."""
    return re.sub(" ?([(),.;:☐☒]) ?", r"\1", spaced(text))


def _parts(c):
    """The texts as they are told one by one, labels too."""
    return [spaced(c.document.text(e)) for e in c.document.elements()
            if e.marks and e.kind != "Reference"]


def _without_numbers(c, said):
    """The text of pages whose printed numbers are left out."""
    pages = said.split("\f")
    out = []
    for n, page in enumerate(pages):
        number = c.laid.numbers[n] if n < len(c.laid.numbers) else 0
        if number:
            page = re.sub(r"(?m)^\s*%d\s*$" % number, "", page, count=1)
        out.append(page)
    return " ".join(out)


def _without_marks(c, said):
    for text in _circulation(c):
        said = said.replace(spaced(text), "", 1)
    return spaced(said)


def _as_words(text):
    """Poppler sets a blank after a figure that is raised."""
    return re.sub(r" (?=[.,;:)])", "", text)


def _has_letters(c, said):
    """Tables and notes have no one order; a head is repeated.  Poppler may
    take a hyphen for the break of a word."""
    drawn = [p for pieces in c.laid.figures().values() for p in pieces]
    wanted = model_texts(c) + [p.text for p in c.laid.all("run")
                               if p.element == "furniture" or p in drawn]
    bags = [collections.Counter(re.sub(r"[\s-]", "", t))
            for t in (said, "".join(wanted))]
    if bags[0] != bags[1]:
        yield "more: %s; missing: %s" % (bags[0] - bags[1],
                                         bags[1] - bags[0])


def _extracted(c, what, said):
    if not c.modelled:
        yield from _has_letters(c, said)
        return
    says = _without_marks(c, spaced(_without_numbers(c, said)))
    yield from first_difference(what, _as_words(says), _as_words(
        spaced(" ".join(model_texts(c)))))


def _is_nfc(said):
    if said != unicodedata.normalize("NFC", said):
        yield "not NFC"


@check("words back: pdftotext")
def pdftotext(c):
    """It orders columns by their place, and takes a hyphen at the end of a
    line for the break of a word: so all words, in whatever order."""
    said = c.tool("pdftotext", c.path, "-")
    yield from _is_nfc(said)
    if not c.modelled:
        yield from _has_letters(c, said)
        return
    says = _without_marks(c, spaced(_without_numbers(c, said)))
    bags = [collections.Counter(w for w in re.split(r"[ -]+", _as_words(t))
                                if w)
            for t in (says, " ".join(spaced(t) for t in model_texts(c)))]
    if bags[0] != bags[1]:
        yield "more: %s; missing: %s" % (
            " ".join(bags[0] - bags[1])[:80], " ".join(bags[1] - bags[0])[:80])


@check("words back: pdftotext -raw")
def pdftotext_raw(c):
    said = c.tool("pdftotext", "-raw", c.path, "-")
    yield from _is_nfc(said)
    yield from _extracted(c, "pdftotext -raw", said)


@check("words back: mutool")
def mutool(c):
    """It writes a word of its own over each field that is not signed."""
    said = c.tool("mutool", "draw", "-q", "-F", "txt", c.path)
    yield from _is_nfc(said)
    for _ in c.laid.all("field"):
        said = "".join(said.rsplit("SIGN", 1))
    yield from _extracted(c, "mutool", said)


@check("page numbers, rules and marks are artifacts")
def artifacts(c):
    for n, content in enumerate(c.document.contents):
        said = "".join(g.text for s in content.sequences if s.mcid is None
                       for g in s.glyphs)
        wanted = "".join(p.text for p in c.laid.all("run")
                         if p.page == n and p.element == "furniture")
        # Of words on several lines, as in heads, only one has the blanks.
        yield from differs("furniture of page %d" % (n + 1),
                           "".join(said.split()), "".join(wanted.split()))
        for s in content.sequences:
            if s.mcid is not None and "rule" in s.paints \
                    and s.tag != "Figure":
                yield "page %d: a rule in the text" % (n + 1)


@check("every letter stands where it was laid out")
def places(c):
    for n, content in enumerate(c.document.contents):
        glyphs = [g for s in content.sequences for g in s.glyphs
                  if isinstance(g.font, Font)]
        height, at = c.laid.sizes[n][1], 0
        for run in (p for p in c.laid.all("run") if p.page == n):
            stretch = glyphs[at:at + len(run.text)]
            at += len(run.text)
            if run.soft and at < len(glyphs) and not run.text.endswith(" ") \
                    and glyphs[at].text == " ":
                at += 1
            said = "".join(g.text for g in stretch)
            yield from first_difference("page %d" % (n + 1), said, run.text)
            if said != run.text:
                return
            yield from _placed(n, run, stretch, height)
        yield from differs("more glyphs", len(glyphs), at)


def _placed(n, run, glyphs, height):
    w = run.words
    for what, is_, wanted, by in (
            ("x", glyphs[0].x, w["x"], 0.011),
            ("end", glyphs[-1].end, w["end"], 0.03),
            ("y", glyphs[0].y, height - w["y"], 0.011),
            ("size", glyphs[0].size, w["size"], 0.011)):
        if not near(is_, wanted, by):
            yield "page %d: %s of \"%s\" is %.3f, not %.3f" % (
                n + 1, what, run.text[:30], is_, wanted)


@check("a run on the next line, and on the next page, begins a new word")
def gaps(c):
    """In the text of an element there is a blank at each end of a line; what
    is drawn has a text of its own."""
    for e in c.document.elements():
        if e.kind == "Figure":
            continue
        glyphs = [g for mark in e.marks if mark in c.document.sequences
                  for g in c.document.sequences[mark].glyphs]
        for a, b in zip(glyphs, glyphs[1:]):
            if b.x < a.x and " " not in (a.text, b.text):
                yield "\"%s\" and \"%s\" of %s have nothing between" % (
                    a.text, b.text, e.kind)


# ---- pictures ----

def _unlike(a, b):
    """Pixels of a to which no pixel of b within one pixel is alike."""
    best = None
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            bands = ImageChops.difference(
                a, ImageChops.offset(b, dx, dy)).split()
            one = bands[0]
            for band in bands[1:]:
                one = ImageChops.lighter(one, band)
            best = one if best is None else ImageChops.darker(best, one)
    return sum(best.histogram()[LEVELS + 1:])


@check("the pages look like those of the Cairo painter")
def pictures(c):
    """Cairo puts each glyph on a whole pixel.  Where that is the next one to
    the left or right, letters that touch make a few pixels of another grey:
    of two million, about five.  Poppler moves thin strokes to whole pixels, so
    charts are looked at from further away.  Of a long paper some pages must
    do."""
    stem = os.path.splitext(c.path)[0] + "-page"
    few = ("-l", "3") if len(c.document.pages) > 20 else ()
    c.tool("pdftocairo", "-png", "-r", str(DOTS), *few, c.path, stem)
    folder, name = os.path.split(stem)
    made = sorted((os.path.join(folder, f) for f in os.listdir(folder)
                   if re.fullmatch(re.escape(name) + r"-\d+\.png", f)),
                  key=lambda f: int(re.search(r"-(\d+)\.png$", f)[1]))
    if not few:
        yield from differs("pages", len(made), len(c.pictures))
    for n, (one, other) in enumerate(zip(made, c.pictures), 1):
        a, b = (Image.open(f).convert("RGB") for f in (one, other))
        for box in _charts(c, n - 1):
            a, b = (_far(p, box) for p in (a, b))
        for fault in _compared(a, b):
            yield "page %d %s" % (n, fault)
    for f in made:
        os.remove(f)


def _charts(c, page):
    """Boxes of what is drawn on a page; pixels."""
    for pieces in c.laid.figures().values():
        if pieces[0].page == page and any(p.kind == "path" for p in pieces):
            left, low, right, high = c.laid.figure_box(pieces)
            height = c.laid.sizes[page][1]
            yield [round(v * DOTS / 72) for v in (
                left, height - high, right, height - low)]


def _far(picture, box):
    part = picture.crop(box)
    small = part.resize([max(1, v // FAR) for v in part.size], Image.BOX)
    picture = picture.copy()
    picture.paste(small.resize(part.size, Image.NEAREST), box)
    return picture


def _is_grey(picture):
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def _compared(a, b):
    size = [min(pair) for pair in zip(a.size, b.size)]
    if max(max(p.size[0] - size[0], p.size[1] - size[1])
           for p in (a, b)) > 1:
        yield "has %s and %s pixels" % (a.size, b.size)
    a, b = (p.crop((0, 0, *size)) for p in (a, b))
    if a.mode == "RGB" and all(_is_grey(p) for p in (a, b)):
        a, b = (p.convert("L") for p in (a, b))
    unlike = max(_unlike(a, b), _unlike(b, a))
    if unlike > size[0] * size[1] * MOST_UNLIKE:
        yield "has %d pixels that are unlike" % unlike
