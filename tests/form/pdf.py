"""What stands on the pages of a PDF: glyphs, paths and images with their
places, read back by `mutool trace`; ink, read from pictures of the pages.
Lengths are in points from the top left corner of the sheet."""
import collections
import html
import re
import subprocess

MM = 72 / 25.4

Glyph = collections.namedtuple("Glyph", "page text x y right size font black")
Path = collections.namedtuple("Path", "page x0 y0 x1 y1 solid black")
Image = collections.namedtuple("Image", "page x0 y0 x1 y1 pixels masked")

_TOKEN = re.compile(
    r'<page number="(?P<page>\d+)" mediabox="(?P<box>[^"]*)"'
    r'|<(?P<paint>fill_text|stroke_text|ignore_text|clip_text|fill_path'
    r'|stroke_path|clip_path|fill_image|fill_image_mask|clip_image_mask'
    r'|pop_clip)\b(?P<attributes>[^>]*)>'
    r'|<span font="(?P<font>[^"]*)"[^>]*trm="(?P<matrix>[^"]*)"'
    r'|<g unicode="(?P<text>[^"]*)" glyph="[^"]*" x="(?P<x>[^"]*)"'
    r' y="(?P<y>[^"]*)" adv="(?P<advance>[^"]*)"'
    r'|<(?:moveto|lineto) x="(?P<px>[^"]*)" y="(?P<py>[^"]*)"'
    r'|<(?P<curve>curveto)'
    r'|<(?P<end>/(?:fill_path|stroke_path))>')
_ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


class NoPDF(Exception):
    pass


def run(*command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, **options)
    if done.returncode != 0:
        raise NoPDF("%s: exit status %d: %s" % (
            " ".join(map(str, command)), done.returncode,
            done.stderr.decode("utf-8", "replace").strip()[:400]))
    return done.stdout


def _is_black(attributes):
    return {float(c) for c in attributes.get("color", "1").split()} == {0}


def face(font):
    """"ABCDEF+Tinos-Bold" -> ("Tinos", bold, italic)."""
    family, _, style = font.split("+")[-1].partition("-")
    style = style.lower()
    return (family, "bold" in style,
            "italic" in style or "oblique" in style)


class Pages:
    """The pages of one PDF."""

    def __init__(self, path):
        self.path = path
        self.boxes, self.glyphs, self.paths, self.images = [], [], [], []
        self._pictures = {}
        self._read(run("mutool", "trace", path).decode("utf-8"))

    def __len__(self):
        return len(self.boxes)

    def _read(self, trace):
        black, size, font, paint, points, curved = True, 0, "", "", [], False
        attributes, masks = {}, []
        for token in _TOKEN.finditer(trace):
            kind = token.lastgroup
            if kind == "advance":
                x, y = float(token["x"]), float(token["y"])
                self.glyphs.append(Glyph(
                    len(self.boxes), html.unescape(token["text"]), x, y,
                    x + float(token["advance"]) * size, size, font, black))
            elif kind == "matrix":
                font, size = token["font"], float(token["matrix"].split()[0])
            elif kind == "py":
                points.append((float(token["px"]), float(token["py"])))
            elif kind == "curve":
                curved = True
            elif kind == "end":
                self._add_path(paint, attributes, points, curved)
            elif kind == "box":
                self.boxes.append(
                    [float(v) for v in token["box"].split()])
            elif kind == "attributes":
                paint = token["paint"]
                attributes = dict(_ATTRIBUTE.findall(token["attributes"]))
                black, points, curved = _is_black(attributes), [], False
                if paint == "clip_image_mask":
                    masks.append(attributes)
                elif paint == "pop_clip" and masks:
                    masks.pop()
                elif paint == "fill_image":
                    self._add_image(attributes, bool(masks))

    def _add_path(self, paint, attributes, points, curved):
        a, b, c, d, e, f = map(float, attributes["transform"].split())
        xs = [a * x + c * y + e for x, y in points]
        ys = [b * x + d * y + f for x, y in points]
        half = 0
        if paint == "stroke_path":
            half = float(attributes.get("linewidth", 1)) / 2
        self.paths.append(Path(
            len(self.boxes), min(xs), min(ys) - half, max(xs),
            max(ys) + half, not curved and "dash" not in attributes,
            _is_black(attributes)))

    def _add_image(self, attributes, masked):
        a, _, _, d, e, f = map(float, attributes["transform"].split())
        self.images.append(Image(
            len(self.boxes), e, min(f, f + d), e + a, max(f, f + d),
            (int(attributes["width"]), int(attributes["height"])), masked))

    def picture(self, page, colour=False):
        """The page in tenths of a millimetre."""
        key = page, colour
        if key not in self._pictures:
            data = run("mutool", "draw", "-q", "-r", "254", "-A", "8",
                       "-c", "rgb" if colour else "gray",
                       "-F", "ppm" if colour else "pgm", "-o", "-",
                       self.path, str(page))
            head = re.match(rb"P[56]\s(?:#.*\s)?(\d+)\s+(\d+)\s+255\s", data)
            self._pictures[key] = Picture(
                int(head[1]), int(head[2]), 3 if colour else 1,
                data[head.end():])
        return self._pictures[key]


class Picture:
    """Pixels of 0.1 mm; corners are given in millimetres."""

    def __init__(self, width, height, samples, data):
        self.width, self.height = width, height
        self.samples, self.data = samples, data

    def rows(self, x0, y0, x1, y1):
        left, right = max(0, round(x0 * 10)), min(self.width, round(x1 * 10))
        for y in range(max(0, round(y0 * 10)),
                       min(self.height, round(y1 * 10))):
            at = y * self.width * self.samples
            yield y, self.data[at + left * self.samples:
                               at + right * self.samples]

    def ink(self, x0, y0, x1, y1, level=160):
        """Top and bottom of the ink in a rectangle, in mm; None: no ink."""
        found = [y for y, row in self.rows(x0, y0, x1, y1)
                 if row and min(row) < level]
        return (found[0] / 10, (found[-1] + 1) / 10) if found else None

    def colours(self, x0, y0, x1, y1):
        """How many pixels are red, blue, black or otherwise inked."""
        count = collections.Counter()
        for _, row in self.rows(x0, y0, x1, y1):
            for i in range(0, len(row), 3):
                r, g, b = row[i:i + 3]
                if min(r, g, b) > 200:
                    continue
                if r > 150 and g < 110 and b < 110:
                    count["red"] += 1
                elif b > 120 and r < 110 and g < 130:
                    count["blue"] += 1
                elif max(r, g, b) < 100:
                    count["black"] += 1
                else:
                    count["other"] += 1
        return count


def font_table(path):
    """Rows of pdffonts: name, embedded, has a Unicode map."""
    rows = []
    for line in run("pdffonts", path).decode().splitlines()[2:]:
        m = re.match(r"(\S+)\s.*\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$",
                     line)
        rows.append((m[1], m[2] == "yes", m[4] == "yes"))
    return rows
