"""A document as laid out: its blocks of text found again on the pages, each
with its lines."""
import collections
import unicodedata

from pdf import MM, Pages, face
from source import Document, nfc

HEAD_ZONE = 20 * MM  # above the block: page number, mark of circulation
BODY_ROLES = ("ground", "body", "heading", "part", "part-name", "article",
              "enacting")
JUSTIFIED_ROLES = ("ground", "body", "heading", "article")


class Mismatch(Exception):
    """The pages do not say what the document says."""


class Line:
    def __init__(self, glyphs):
        self.glyphs = glyphs
        inked = [g for g in glyphs if g.text.strip()] or glyphs
        self.page = glyphs[0].page
        self.y = collections.Counter(
            round(g.y, 2) for g in inked).most_common(1)[0][0]
        self.left, self.right = inked[0].x, inked[-1].right
        self.text = "".join(g.text for g in glyphs).strip(" ")

    width = property(lambda self: self.right - self.left)
    centre = property(lambda self: (self.left + self.right) / 2)
    inked = property(lambda self: [g for g in self.glyphs if g.text.strip()])

    def faces(self):
        """Sizes and styles that occur: {(size, bold, italic)}."""
        return {(round(g.size, 2),) + face(g.font)[1:] for g in self.inked}


def lines_of(glyphs):
    lines, run = [], []
    for g in glyphs:
        if run and (g.page != run[-1].page or g.x < run[-1].x - 2):
            lines.append(run)
            run = []
        run.append(g)
    if run:
        lines.append(run)
    return [Line(run) for run in lines if any(g.text.strip() for g in run)]


def stands_for(glyph, letter):
    """Whether a glyph prints a letter.  A figure such as the one of m² may be
    an ordinary one, set small and high; what it says is told elsewhere."""
    letter = nfc(letter)
    return nfc(glyph) == letter or glyph == unicodedata.normalize(
        "NFKC", letter)


class Found:
    """A block with the glyphs that print it."""

    def __init__(self, block, glyphs, kept_ends):
        self.role, self.block, self.glyphs = block.role, block, glyphs
        self.lines = lines_of(glyphs)
        self.kept_ends = kept_ends  # last glyphs before kept line breaks
        self.text = " ".join(line.text for line in self.lines)

    first = property(lambda self: self.lines[0])
    last = property(lambda self: self.lines[-1])

    def open_lines(self):
        """The lines that run on into the next one of the paragraph."""
        return [line for line in self.lines[:-1]
                if line.inked[-1] not in self.kept_ends]


class Measured:
    def __init__(self, source, pdf, rules, exempt=()):
        self.name = source
        self.rules, self.exempt = rules, frozenset(exempt)
        self.document = Document(source, rules)
        self.pages = Pages(pdf)
        outside = [g for g in self.pages.glyphs if g.y < HEAD_ZONE]
        self.numbers = [line for line in lines_of(
            [g for g in outside if g.page > 1])]
        self.circulation = lines_of([g for g in outside if g.page == 1])
        self.blocks = self._align(self._contact_last(
            [g for g in self.pages.glyphs if g.y >= HEAD_ZONE]))

    def _contact_last(self, glyphs):
        """Contact lines of the first page are its last words; here they stand
        where the document has them, at its end."""
        if not self.rules.words.contact_first:
            return glyphs
        wanted = sum(len("".join(b.text.split()))
                     for b in self.document.blocks if b.role == "contact")
        first = [g for g in glyphs if g.page == 1]
        cut = len(first)
        while wanted > 0 and cut > 0:
            cut -= 1
            wanted -= bool(first[cut].text.strip())
        return first[:cut] + [g for g in glyphs if g.page > 1] + first[cut:]

    def _align(self, glyphs):
        found, at = [], 0
        for block in self.document.blocks:
            start, kept = None, set()
            for i, letter in enumerate(block.text):
                if letter == "\n":
                    kept.add(glyphs[at - 1])
                if not letter.strip():
                    continue
                while at < len(glyphs) and not glyphs[at].text.strip():
                    at += 1
                if at == len(glyphs) or not stands_for(
                        glyphs[at].text, letter):
                    raise Mismatch("%s: after \"%s\" the pages say \"%s\"" % (
                        block.role, block.text[max(0, i - 25):i + 1],
                        "".join(g.text for g in glyphs[at:at + 25])))
                start = at if start is None else start
                at += 1
            found.append(Found(block, glyphs[start:at], kept))
        rest = "".join(g.text for g in glyphs[at:]).strip()
        if rest:
            raise Mismatch("at the end the pages say more: \"%s\"" % rest[:60])
        return found

    # ---- questions ----

    def all(self, *roles):
        return [b for b in self.blocks if b.role in roles]

    def one(self, role):
        return self.all(role)[0]

    def lines(self, *roles):
        return [line for b in self.all(*roles) for line in b.lines]

    def body(self):
        return self.all(*BODY_ROLES)

    def body_lines(self):
        return [line for b in self.body() for line in b.lines]

    def pitches(self):
        """Distances between the lines of one paragraph, in points."""
        return [below.y - above.y for b in self.body()
                for above, below in zip(b.lines, b.lines[1:])
                if above.page == below.page]

    def pitch(self):
        return min(self.pitches(), default=None)

    def signs(self):
        """One dictionary of roles for each signature block."""
        out = []
        for sign in self.document.signs:
            roles = {}
            for b in self.blocks:
                if b.block.element is sign:
                    roles.setdefault(b.role, []).append(b)
            out.append((sign, roles))
        return out

    def image(self, pixels, near):
        """The image of that many pixels whose place is nearest to x."""
        fit = [i for i in self.pages.images if i.pixels == pixels]
        return min(fit, default=None,
                   key=lambda i: abs((i.x0 + i.x1) / 2 - near))
