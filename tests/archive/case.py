"""One file under test, with all that it is measured by: the XML that it was
made of, the pages as laid out, the pictures of the Cairo painter."""
import collections
import functools
import glob
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as tree

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "form"))

import document  # noqa: E402
import raw  # noqa: E402
import rules  # noqa: E402
from source import Document as Source  # noqa: E402

Piece = collections.namedtuple("Piece", "page kind element words text soft")

_PIECE = re.compile(
    r'  (run|rule|path|image|field) (furniture|\S+#\d+) ([^"]*)'
    r'(?:"((?:[^"\\]|\\.)*)")?(.*)')


class Failed(Exception):
    pass


class Laid:
    """The pages as `vankien dump --after=page` tells them; points."""

    def __init__(self, dump):
        head = re.match(r'pages (\d+)((?: \w+ "(?:[^"\\]|\\.)*")*)\n', dump)
        self.says = {k: _unquoted(v) for k, v in re.findall(
            r'(\w+) "((?:[^"\\]|\\.)*)"', head[2])}
        self.sizes, self.numbers, self.pieces = [], [], []
        self.parents = {}
        self.elements = collections.defaultdict(list)  # numbers by kind
        for line in dump.splitlines():
            page = re.match(r"page \d+ .* width (\S+)pt height (\S+)pt"
                            r" number (\d+)$", line)
            if page:
                self.sizes.append((float(page[1]), float(page[2])))
                self.numbers.append(int(page[3]))
            element = re.match(r"  (\S+)#(\d+) in (\d+)", line)
            if element:
                self.parents[int(element[2])] = int(element[3])
                self.elements[element[1]].append(int(element[2]))
            piece = _PIECE.fullmatch(line)
            if piece:
                self._add(piece)

    def _add(self, m):
        words = m[3].split()
        lengths = {k: float(v[:-2]) for k, v in zip(words, words[1:])
                   if v.endswith("pt")}
        self.pieces.append(Piece(
            len(self.sizes) - 1, m[1], m[2], lengths,
            _unquoted(m[4]) if m[4] is not None else "",
            m[5].endswith("~")))

    def figures(self):
        """{number of a figure: its pieces}"""
        out, found = {}, set(self.elements["Figure"])
        for p in self.pieces:
            n = int(p.element.partition("#")[2] or 0)
            while n and n not in found:
                n = self.parents.get(n, 0)
            if n:
                out.setdefault(n, []).append(p)
        return out

    def figure_box(self, pieces):
        """Around all of a figure on its first page, as box below."""
        boxes = [self.about(p) for p in pieces if p.page == pieces[0].page]
        return (*(min(b[i] for b in boxes) for i in (0, 1)),
                *(max(b[i] for b in boxes) for i in (2, 3)))

    def about(self, piece):
        """The box of any piece; that of a run is about as high as it."""
        w, height = piece.words, self.sizes[piece.page][1]
        if piece.kind == "run":
            return (w["x"], height - w["y"] - w["size"] / 4, w["end"],
                    height - w["y"] + w["size"])
        if piece.kind == "rule":
            return (w["x"], height - w["y"] - w["weight"] / 2, w["end"],
                    height - w["y"] + w["weight"] / 2)
        return self.box(piece)

    def all(self, kind):
        return [p for p in self.pieces if p.kind == kind]

    def box(self, piece):
        """Left, bottom, right, top from the foot of the sheet."""
        height = self.sizes[piece.page][1]
        w = piece.words
        return (w["x"], height - w["y"] - w["height"], w["x"] + w["width"],
                height - w["y"])


def _unquoted(text):
    text = re.sub(r"\\x(\w\w)", lambda m: chr(int(m[1], 16)), text)
    return re.sub(r"\\(.)", r"\1", text)


class Program:
    """The program of a build folder."""

    def __init__(self, build, work):
        self.path = os.path.join(build, "vankien")
        self.fonts = os.path.join(build, "fonts")
        self.work = work

    def run(self, *arguments, status=0, environment=None, cwd=None):
        given = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "HOME": self.work}
        if "LSAN_OPTIONS" in os.environ:  # what the libraries leak
            given["LSAN_OPTIONS"] = os.environ["LSAN_OPTIONS"]
        given.update(environment or {})
        done = subprocess.run(
            [os.path.abspath(self.path), *arguments], env=given, cwd=cwd,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=False)
        if status is not None and done.returncode != status:
            raise Failed("vankien %s: exit status %d: %s" % (
                " ".join(arguments), done.returncode,
                done.stderr.decode("utf-8", "replace")[:300]))
        return done.stdout


@functools.lru_cache(None)
def source_fonts(folder):
    """{PostScript name: font program}"""
    out = {}
    for path in glob.glob(os.path.join(folder, "*.[to]tf")):
        program = document.TTFont(path, lazy=True)
        out[program["name"].getDebugName(6)] = program
    return out


class Case:
    def __init__(self, program, source, options, pdf, modelled=True):
        self.program, self.source, self.options = program, source, options
        self.modelled = modelled  # tests/form knows all that stands in it
        self.path = pdf
        folder, name = os.path.split(source)
        self.name = " ".join((name if os.path.basename(folder) == "cases" else
                              os.path.basename(folder),) + options)

    def render(self):
        self.program.run("render", self.source, "-o", self.path,
                         "--engine=archive", *self.options)
        return self

    def faulty(self, data, path):
        """The same measures for other bytes."""
        with open(path, "wb") as f:
            f.write(data)
        other = Case(self.program, self.source, self.options, path,
                     self.modelled)
        for name in ("laid", "pictures") + ("model",) * self.modelled:
            setattr(other, name, getattr(self, name))
        return other

    # ---- what the file is ----

    @functools.cached_property
    def data(self):
        with open(self.path, "rb") as f:
            return f.read()

    @functools.cached_property
    def raw(self):
        return raw.Raw(self.data)

    @functools.cached_property
    def document(self):
        return document.Document(self.data)

    @functools.cached_property
    def fonts(self):
        return list(self.document.fonts.values())

    # ---- what it should be ----

    @functools.cached_property
    def laid(self):
        return Laid(self.program.run("dump", "--after=page", self.source,
                                     *self.options).decode("utf-8"))

    @functools.cached_property
    def root(self):
        return tree.parse(self.source).getroot()

    @functools.cached_property
    def model(self):
        said = self.program.run("check", "--format=json", self.source,
                                status=None).decode("utf-8")
        standard = re.search(r'"standard": "([^"]*)"', said)[1]
        return Source(self.source, next(
            r for r in rules.RULE_SETS if r.id == standard))

    @functools.cached_property
    def pictures(self):
        """The Cairo painter's, one PNG file a page."""
        folder = os.path.splitext(self.path)[0] + "-cairo"
        self.program.run("preview", self.source, "-o", folder, "--dpi=150",
                         *self.options)
        files = glob.glob(os.path.join(folder, "*.png"))
        return sorted(files, key=lambda f: int(
            re.search(r"-(\d+)\.png$", f)[1]))

    @property
    def final(self):
        return "--final" in self.options

    def tool(self, *command):
        done = subprocess.run(command, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        if done.returncode:
            raise Failed("%s: exit status %d: %s" % (
                " ".join(command), done.returncode,
                (done.stderr + done.stdout).decode("utf-8", "replace")[:300]))
        return done.stdout.decode("utf-8")
