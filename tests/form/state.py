"""The State's rules of form as assertions on the pages: A1 to A6 join several
numbers of the decree, the others bear the number of its Phụ lục I.  A function
yields what is wrong, as in rules.py.  Places in mm, sizes in points."""
import re

import rules
from measure import JUSTIFIED_ROLES
from pdf import MM, face
from rules import (capitals, centred, differs, has, is_letter, mm, outside,
                   rules_between, styled)

LEAST_MARGINS = {"left": (30, 35), "right": (15, 20)}
SINGLE, HALF_MORE = 1.15, 1.725
LETTER = r"^Số: \d{2,}/[A-ZĐ]+-[A-ZĐ]+$"
OTHER = r"^Số: \d{2,}/[A-ZĐa-zđy]+(-[A-ZĐ0-9]+)+$"
FRAMES = {"HỎA TỐC": 30, "THƯỢNG KHẨN": 40, "KHẨN": 20}

ASSERTIONS = []


def assertion(number, where=lambda d: True):
    def register(check):
        ASSERTIONS.append((number, where, check))
        return check
    return register


# Of any paper: the sheet, its fonts, what is read from it.
for _number, _check in (("I.1", rules.paper), ("I.4", rules.fonts)):
    ASSERTIONS.append((_number, lambda d: True, _check))


@assertion("text")
def text(d):
    for b in d.blocks:
        wanted = rules.spaces(b.block.text)
        if "".join(b.text.split()) != "".join(wanted.split()):
            yield "\"%s\" reads \"%s\"" % (wanted[:60], b.text[:60])
    said = rules.extracted(d)
    wanted = "".join("".join(b.block.text.split()) for b in d.blocks)
    if sorted(said) != sorted(wanted):
        yield "the pages do not say what the document says"


# ---- joined ----

@assertion("A1")
def margins_and_number(d):
    yield from rules.margins(d, beside=4)
    lines = [line for b in d.all(*JUSTIFIED_ROLES) for line in b.lines[1:]]
    for line in lines:
        yield from outside("left margin", mm(line.left),
                           *LEAST_MARGINS["left"], 0.3)
    for b in d.all(*JUSTIFIED_ROLES):
        for line in b.open_lines():
            yield from outside("right margin", 210 - mm(line.right),
                               *LEAST_MARGINS["right"], 0.3)
    for page in range(1, len(d.pages) + 1):
        shown = [line for line in d.numbers if line.page == page]
        if [x.text for x in shown] != ([str(page)] if page > 1 else []):
            yield "page %d shows %s" % (page, [x.text for x in shown])
        for line in shown:
            yield from styled(line, (13, 14), False, False)
            yield from centred(line, rules.MIDDLE, 0.3)
            yield from outside("baseline of the number", mm(line.y), 5, 20)


def line_below(d, line, until):
    """The one line drawn between these words and the height `until`."""
    found = [p for p in rules_between(d, line.page, line.y, until)
             if p.y1 - p.y0 < 2 and p.x0 < line.right and p.x1 > line.left]
    return found[0] if len(found) == 1 else None


@assertion("A2")
def lines_under_words(d):
    wanted = [("motto", d.one("motto").last, 1, 1, d.one("date").first.y),
              ("issuing body", d.lines("issuer")[-1], 1 / 3, 1 / 2,
               d.one("number").first.y)]
    if d.all("subject"):
        line = d.lines("subject")[-1]
        wanted.append(("subject", line, 1 / 3, 1 / 2, line.y + 14))
    for name, line, least, most, until in wanted:
        drawn = line_below(d, line, until)
        if drawn is None or not drawn.solid or not drawn.black:
            yield "there is no line under the " + name
            continue
        yield from outside("line under the " + name, mm(drawn.x1 - drawn.x0),
                           least * mm(line.width), most * mm(line.width), 1)
        yield from differs("its centre", mm((drawn.x0 + drawn.x1) / 2),
                           mm(line.centre), 1)


@assertion("A3", where=rules.numbered)
def number(d):
    line = d.one("number").first
    if not re.match(LETTER if is_letter(d) else OTHER, line.text):
        yield "\"%s\" is no number and symbol" % line.text
    yield from styled(line, 13, False, False)
    yield from centred(line, mm(d.lines("issuer")[-1].centre))


def only_size(d, role):
    sizes = {size for line in d.lines(role) for size, _, _ in line.faces()}
    return sizes.pop() if len(sizes) == 1 else 0


@assertion("A4")
def sizes_together(d):
    sizes = tuple(only_size(d, r) for r in ("title", "motto", "date"))
    if sizes not in ((13, 14, 14), (12, 13, 13)):
        yield "title, motto and date have %s pt" % (sizes,)


@assertion("A5", where=lambda d: d.pitches())
def pitch(d):
    size = max(g.size for line in d.body_lines() for g in line.inked)
    for value in d.pitches():
        yield from outside("pitch", value, SINGLE * size, HALF_MORE * size,
                           0.1)


@assertion("A6", where=has("authority"))
def authority(d):
    for b in d.all("authority"):
        if re.match(r"T/M|K/T|T/L|(TM|KT|TL|TUQ|Q)\b(?!\. )", b.text):
            yield "\"%s\"" % b.text
    for line in d.lines("authority", "office"):
        yield from styled(line, (13, 14), True, False)
    word = d.one("recipients").first
    yield from styled(word, 12, True, True)
    if [p for p in rules_between(d, word.page, word.y, word.y + 6)
            if p.x0 < word.right]:
        yield "\"%s\" is underlined" % word.text
    for line in d.lines("recipient"):
        yield from styled(line, 11, False, False)


# ---- mục II ----

@assertion("II.1")
def title(d):
    above, below = d.one("title"), d.one("motto")
    for line in above.lines + below.lines:
        yield from styled(line, (12, 14), True, False)
    yield from differs("motto below the title (pt)",
                       below.first.y - above.first.y, 16.1, 0.5)
    yield from centred(below.first, mm(above.first.centre))
    yield from outside("end of the title", mm(above.first.right),
                       rules.MIDDLE, rules.RIGHT, 0.3)


@assertion("II.2")
def issuing_body(d):
    axis = mm(d.lines("issuer")[-1].centre)
    for role, bold in (("superior", False), ("issuer", True)):
        for line in d.lines(role):
            yield from styled(line, (12, 13), bold, False)
            yield from capitals(line)
            yield from centred(line, axis)
    if [g for g in d.pages.glyphs if g.page == 1 and g.text == "*"]:
        yield "there is a star"
    left = max(x.right for x in d.lines(
        "superior", "issuer", "number", "letter-subject", "urgency"))
    if min(d.one("title").first.left, d.one("date").first.left) < left:
        yield "the columns overlap"


@assertion("II.4")
def date(d):
    line = d.one("date").first
    yield from styled(line, (13, 14), False, True)
    yield from differs("date beside the number", mm(line.y),
                       mm(d.one("number").first.y), 0.1)
    yield from centred(line, mm(d.one("title").first.centre))


@assertion("II.5", where=lambda d: not is_letter(d))
def kind(d):
    for line in d.lines("kind", "subject"):
        yield from styled(line, (13, 14), True, False)
        yield from centred(line, rules.MIDDLE)
    for line in d.lines("kind"):
        yield from capitals(line)


@assertion("II.5b", where=is_letter)
def letter(d):
    found = d.lines("letter-subject")
    if not found[0].text.startswith("V/v "):
        yield "\"%s\"" % found[0].text
    for line in found:
        yield from styled(line, (12, 13), False, False)
        yield from centred(line, mm(d.one("number").first.centre))
    yield from differs("space below the number (pt)", found[0].y - d.one(
        "number").first.y - SINGLE * only_size(d, "letter-subject"), 6, 0.3)


@assertion("II.6", where=has("ground"))
def grounds(d):
    found = d.all("ground")
    for b in found:
        for line in b.lines:
            yield from styled(line, (13, 14), False, True)
        if b.text[-1] != (";" if b is not found[-1] else ".") or (
                not b.text[0].isalpha()):
            yield "\"%s ... %s\"" % (b.text[:10], b.text[-10:])


@assertion("II.6e")
def body(d):
    for b in d.all(*JUSTIFIED_ROLES):
        indent = mm(b.first.left) - rules.LEFT
        if min(abs(indent - 10), abs(indent - 12.7)) > 0.5:
            yield "\"%s\" is indented %.2f mm" % (b.text[:25], indent)
    sizes = {round(g.size, 2) for line in d.body_lines() for g in line.inked
             if abs(g.y - line.y) < 0.05}
    if len(sizes) != 1 or not 13 <= min(sizes) <= 14:
        yield "letters of %s pt" % sorted(sizes)
    yield from rules.space_between(d) if d.pitches() else ()


@assertion("II.9")
def receivers(d):
    found = d.all("addressed")
    for b in found:
        for line in b.lines:
            yield from styled(line, (13, 14), False, False)
    listed = d.all("receiver")
    for b in listed:
        colon = found[0].first.inked[-1]
        yield from differs("begin of \"%s\"" % b.text[:20],
                           mm(b.first.left), mm(colon.x), 0.3)
        if not b.text.startswith("- ") or b.text[-1] != (
                "." if b is listed[-1] else ";"):
            yield "\"%s\"" % b.text


@assertion("II.9b", where=has("recipient"))
def recipients(d):
    found = d.all("recipient")
    for b in found:
        if not b.text.startswith("- ") or b.text[-1] != (
                "." if b is found[-1] else ";"):
            yield "\"%s\"" % b.text
        yield from differs("begin", mm(b.first.left), rules.LEFT, 0.5)
    if not found[-1].text.startswith("- Lưu: VT"):
        yield "the last line is \"%s\"" % found[-1].text
    first = (d.all("authority") + d.all("office"))[0].first
    yield from differs("word beside the authority",
                       mm(d.one("recipients").first.y), mm(first.y), 0.1)


# ---- mục III ----

def box_around(d, line):
    """The ends of the lines drawn around a mark: x0, y0, x1, y1."""
    near = [p for p in d.pages.paths if p.page == line.page
            and p.x0 > line.left - 30 and p.x1 < line.right + 30
            and line.y - 18 < (p.y0 + p.y1) / 2 < line.y + 10]
    if len(near) != 4 or not all(p.solid and p.black for p in near):
        return None
    return (min(p.x0 for p in near), min(p.y0 for p in near),
            max(p.x1 for p in near), max(p.y1 for p in near))


@assertion("III.2", where=lambda d: d.circulation or d.all("urgency"))
def frames(d):
    for line in d.lines("urgency") + d.circulation:
        yield from styled(line, (13, 14), True, False)
        yield from capitals(line)
        box = box_around(d, line)
        if box is None:
            yield "\"%s\" stands in no frame" % line.text
            continue
        yield from centred(line, mm((box[0] + box[2]) / 2), 0.3)
        yield from differs("middle of its letters", mm(
            line.y - 0.66 * 13 / 2), mm((box[1] + box[3]) / 2), 0.3)
        if line.text in FRAMES:
            yield from differs("frame of " + line.text, mm(box[2] - box[0]),
                               FRAMES[line.text], 0.1)
            yield from differs("its height", mm(box[3] - box[1]), 8, 0.1)


@assertion("III.3", where=has("drafter"))
def drafter(d):
    line = d.one("drafter").first
    yield from styled(line, 11, False, False)
    if not re.match(r"[A-ZĐ]+\.\(\d+\)$", line.text):
        yield "\"%s\"" % line.text


@assertion("III.4", where=has("contact"))
def contact(d):
    for line in d.lines("contact"):
        yield from styled(line, (11, 12), False, False)
        if line.page != 1:
            yield "\"%s\" is on page %d" % (line.text, line.page)
    first = d.lines("contact")[0]
    drawn = [p for p in rules_between(d, 1, first.y - 30, first.y)
             if p.x1 - p.x0 > 100 * MM]
    if len(drawn) != 1:
        yield "%d lines above it" % len(drawn)
        return
    yield from differs("length", mm(drawn[0].x1 - drawn[0].x0),
                       rules.RIGHT - rules.LEFT, 0.3)
    above = max(x.y for b in d.blocks for x in b.lines
                if x.page == 1 and b.role != "contact")
    if above + 3 > drawn[0].y0:
        yield "the text runs into it"



# ---- planted faults: an assertion, and the edit of the layout it tells ----
# "text": other words, or words in another order.

PLANTED = (
    ("A1", r'(side="front"[^/]*left=)"30mm"', r'\1"28mm"'),
    ("A1", r'(side="front"[^/]*right=)"15mm"', r'\1"22mm"'),
    ("A1", r'<page-number top="10.3mm"', '<page-number top="1mm"'),
    ("A1", r'(of="page-number" size=)"14pt"', r'\1"12pt"'),
    ("A2", r'(<issuer-line share=)"40%"', r'\1"60%"'),
    ("A2", r'(<subject-line share=)"40%"', r'\1"25%"'),
    ("A2", r'<issuer-line[^>]*/>', ""),
    ("A2", r'<subject-line[^>]*/>', ""),
    ("A3", r'(of="number" size=)"13pt"', r'\1"14pt"'),
    ("A4", r'(of="title" size=)"13pt"', r'\1"12pt"'),
    ("A4", r'(of="motto" size=)"14pt"', r'\1"13pt"'),
    ("A4", r'(of="place-date" size=)"14pt"', r'\1"13pt"'),
    ("A5", r'(?s)(of="pitch" least="16.1pt" most=)"24.1pt"(.*?)'
     r'(<fit [^>]*/>\s*)+', r'\1"30pt"\2<fit size="14pt" pitch="26pt" '
     r'space="6pt" rule="ours"/>'),
    ("A6", r'(of="office" size="14pt" weight=)"bold"', r'\1"regular"'),
    ("A6", r'(of="recipients" [^/]*underline=)"no"', r'\1"yes"'),
    ("A6", r'(of="recipients" size=)"12pt"', r'\1"14pt"'),
    ("A6", r'(of="recipient" size=)"11pt"', r'\1"12pt"'),
    ("II.4", r'level="yes"', 'level="no"'),
    ("II.5b", r'(of="letter-subject" [^>]*before=)"6pt"', r'\1"3pt"'),
    ("II.6", r'slant="italic" rule="II.6"', 'slant="upright" rule="II.6"'),
    ("II.6e", r'<body indent="10mm"', '<body indent="8mm"'),
    ("II.9", r'under-colon="yes"', 'under-colon="no"'),
    ("III.2", r'<frame of="urgency"[^>]*/>', ""),
    ("III.2", r'step="10mm"', 'step="0mm"'),
    ("III.4", r'(of="contact" size=)"11pt"', r'\1"10pt"'),
    ("text", r'word="Số: "', 'word="Số "'),
    ("text", r'<letter [^>]*/>', ""),
    ("text", r'<grounds mark=""', '<grounds mark="- "'),
    ("text", r'page="first"', 'page="last"'),
)
