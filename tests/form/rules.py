"""The rules of form as assertions on the pages: one function for each id of
the rule sets, without its prefix.  A function yields what is wrong; `where`
says which documents it speaks about.  Places in mm, sizes in points."""
import collections
import os
import re
import struct

from measure import JUSTIFIED_ROLES, stands_for
from pdf import MM, face, font_table, run
from source import ITALIC, Words

PARTY = Words("ĐẢNG CỘNG SẢN VIỆT NAM", None, "*", "Số ", "", "-----",
              "- ", 0, ITALIC, "%s-%s", "I- 1. 1.1. a)", 1, False)
STATE = Words("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
              "Độc lập - Tự do - Hạnh phúc", None, "Số: ", "V/v ", None,
              "", ITALIC, 0, "%s.(%s)", "I. 1. a)", 2, True)
Rules = collections.namedtuple(
    "Rules", "id prefix separator submitted most_pitch ground_ends words")
PARTY_SETS = (
    Rules("hd36-2018", "HD36", ",", "Kính gửi:", None, ",.", PARTY),
    Rules("hd05-2026", "HD05", ";", "Kính trình:", 22, ".", PARTY))
STATE_SETS = (
    Rules("nd30-2020", "ND30", ";", "Kính gửi:", None, ".", STATE),)
RULE_SETS = PARTY_SETS + STATE_SETS

LEFT, RIGHT, TOP, BOTTOM, MIDDLE = 30, 195, 20, 277, 112.5
FAMILIES = {"Tinos", "LiberationSerif", "TimesNewRoman", "TimesNewRomanPSMT"}
LETTERS = "abcdđeghiklmnopqrstuvxy"
KIND_OF_NUMBER = r"^Số \d{2,}-[A-ZĐ][A-ZĐri]*/[A-ZĐ0-9]+(-[A-ZĐ]+)*$"

ASSERTIONS = []


def assertion(number, where=lambda d: True):
    def register(check):
        ASSERTIONS.append((number, where, check))
        return check
    return register


def has(*roles):
    return lambda d: bool(d.all(*roles))


def mm(points):
    return points / MM


def differs(what, value, wanted, tolerance):
    """Something to say when a measure is not what it should be."""
    if abs(value - wanted) > tolerance + 1e-6:
        yield "%s is %.2f, not %.2f" % (what, value, wanted)


def outside(what, value, least, most, tolerance=0.0):
    if not least - tolerance - 1e-6 <= value <= most + tolerance + 1e-6:
        yield "%s is %.2f, not %s to %s" % (what, value, least, most)


def styled(line, sizes, bold, italic):
    """sizes: one size, or the ends of a range."""
    least, most = sizes if isinstance(sizes, tuple) else (sizes, sizes)
    for size, is_bold, is_italic in line.faces():
        if (is_bold, is_italic) != (bold, italic) or not (
                least - 0.05 <= size <= most + 0.05):
            yield "\"%s\" is %.2f pt%s%s" % (
                line.text[:40], size, " bold" * is_bold,
                " italic" * is_italic)


def centred(line, axis, tolerance=0.5):
    yield from differs("centre of \"%s\"" % line.text[:30],
                       mm(line.centre), axis, tolerance)


def capitals(line):
    if line.text != line.text.upper():
        yield "\"%s\" is not in capitals" % line.text


def rules_between(d, page, top, bottom):
    """Horizontal paths between two heights, in points."""
    return [p for p in d.pages.paths if p.page == page
            and top < (p.y0 + p.y1) / 2 < bottom]


def left_axis(d):
    return mm(d.one("star").first.centre)


# ---- the sheet and its type ----

@assertion("0.1a")
def paper(d):
    for x0, y0, x1, y1 in d.pages.boxes:
        yield from differs("width", mm(x1 - x0), 210, 0.2)
        yield from differs("height", mm(y1 - y0), 297, 0.2)


@assertion("0.3a")
def margins(d, beside=1):
    """beside: how far the ink of a mark reaches out at its sides."""
    for page in range(1, len(d.pages) + 1):
        picture = d.pages.picture(page)
        excepted = d.circulation if page == 1 else [
            n for n in d.numbers if n.page == page]
        top = min([mm(line.left) for line in excepted], default=210)
        end = max([mm(line.right) for line in excepted], default=210)
        for side, area in (
                ("left", (0, 0, LEFT - 0.5, 297)),
                ("right", (RIGHT + 0.5, 0, 210, 297)),
                ("top", (0, 0, top - beside, TOP - 0.3)),
                ("top", (end + beside, 0, 210, TOP - 0.3)),
                ("bottom", (0, BOTTOM + 0.3, 210, 297))):
            ink = picture.ink(*area)
            if ink:
                yield "page %d: ink in the %s margin at y %.1f mm" % (
                    page, side, ink[0])


@assertion("0.5a")
def fonts(d):
    for g in d.pages.glyphs:
        if face(g.font)[0] not in FAMILIES or not g.black:
            yield "\"%s\" on page %d in %s%s" % (
                g.text, g.page, g.font, "" if g.black else ", not black")
            return
    for name, embedded, _ in font_table(d.pages.path):
        if not embedded:
            yield name + " is not embedded"


def spaces(text):
    """A no-break space has the glyph of a space."""
    return text.replace("\n", " ").replace("\u00a0", " ")


def extracted(d):
    """All that pdftotext reads, without blanks and page numbers."""
    pages = run("pdftotext", "-raw", d.pages.path, "-").decode().split("\f")
    said = "\n".join(re.sub(r"^%d\n" % n, "", page) if n > 1 else page
                     for n, page in enumerate(pages, 1))
    for mark in d.document.circulation:
        said = said.replace(mark.text + "\n", "", 1)
    return "".join(said.split())


@assertion("0.5b")
def text(d):
    for name, _, mapped in font_table(d.pages.path):
        if not mapped:
            yield name + " has no Unicode map"
    for b in d.blocks:
        wanted = spaces(b.block.text)
        if len(b.text) == len(wanted) and all(
                map(stands_for, b.text, wanted)):
            continue
        yield "\"%s\" reads \"%s\"" % (wanted[:60], b.text[:60])
    said = extracted(d)
    wanted = "".join("".join(b.block.text.split()) for b in d.blocks)
    if said != wanted:
        at = len(os.path.commonprefix([said, wanted]))
        yield "\"%s\" is extracted as \"%s\"" % (
            wanted[max(0, at - 20):at + 20], said[max(0, at - 20):at + 20])


@assertion("0.6a")
def page_numbers(d):
    for page in range(2, len(d.pages) + 1):
        lines = [line for line in d.numbers if line.page == page]
        if [line.text for line in lines] != [str(page)]:
            yield "page %d shows %s" % (page, [x.text for x in lines])
            continue
        yield from styled(lines[0], 14, False, False)
        yield from centred(lines[0], MIDDLE)
        ink = d.pages.picture(page).ink(MIDDLE - 10, 3, MIDDLE + 10, 18)
        yield from outside("top of the number", ink[0], 10, 11.5, 0.3)
    shown = [x.text for x in d.circulation]
    if shown != [b.text for b in d.document.circulation]:
        yield "page 1 shows %s above its block" % shown


# ---- title, issuing body, number, date ----

@assertion("1.1a")
def title(d):
    runs = [line for b in d.blocks for line in b.lines
            if line.page == 1 and line.text == "ĐẢNG CỘNG SẢN VIỆT NAM"]
    if len(runs) != 1:
        yield "%d titles" % len(runs)
    for line in runs:
        yield from styled(line, 15, True, False)


@assertion("1.2a")
def title_height(d):
    line = d.one("title").first
    yield from differs("baseline of the issuing body below the title",
                       mm(d.blocks[0].first.y - line.y), 0, 0.3)
    first = min(x.y for b in d.blocks for x in b.lines if x.page == 1)
    yield from differs("first baseline above the title", mm(line.y - first),
                       0, 0.3)


@assertion("1.2b")
def title_side(d):
    line = d.one("title").first
    yield from outside("centre of the title", mm(line.centre), MIDDLE, RIGHT)
    yield from outside("end of the title", mm(line.right), MIDDLE, RIGHT, 0.3)


def title_paths(d):
    line, date = d.one("title").first, d.one("date").first
    return line, date, [
        p for p in rules_between(d, 1, line.y - 4, date.y)
        if p.x1 > line.left]


@assertion("1.3a")
def title_rule(d):
    line, _, paths = title_paths(d)
    yield from differs("width of the title", mm(line.width), 72.7, 0.7)
    if len(paths) != 1 or not paths[0].solid or not paths[0].black:
        yield "%d paths between title and date" % len(paths)
        return
    p = paths[0]
    yield from differs("length", mm(p.x1 - p.x0), mm(line.width), 0.7)
    yield from differs("centre", mm((p.x0 + p.x1) / 2), mm(line.centre), 0.3)


@assertion("1.4a")
def title_rule_weight(d):
    line, _, paths = title_paths(d)
    for p in paths:
        yield from outside("weight", p.y1 - p.y0, 0.4, 1.2)
        yield from outside("gap", p.y0 - (line.y + 0.216 * 15), 0.5, 4)


@assertion("2.2a")
def issuing_body(d):
    axis = left_axis(d)
    for role, bold in (("superior", False), ("issuer", True)):
        for line in d.lines(role):
            yield from styled(line, 14, bold, False)
            yield from capitals(line)
            yield from centred(line, axis)


@assertion("2.3a")
def star(d):
    line, number = d.one("star").first, d.one("number").first
    shown = [g for g in d.pages.glyphs if g.page == 1 and g.text == "*"
             and g.y <= number.y]
    if len(shown) != 1:
        yield "%d stars" % len(shown)
    if not d.lines("issuer")[-1].y < line.y < number.y:
        yield "the star is not between body and number"
    yield from centred(d.lines("issuer")[-1], mm(line.centre))
    for p in rules_between(d, 1, 0, number.y + 6):
        if p.x0 < max(x.right for x in d.lines("issuer", "number")):
            yield "a line in the column of the issuing body"


@assertion("2.6a", where=lambda d: d.document.congress())
def congress_name(d):
    name = " ".join(b.text for b in d.all("issuer"))
    if not re.match("ĐẠI HỘI (ĐẠI BIỂU|TOÀN THỂ ĐẢNG VIÊN|CHI BỘ)", name):
        yield "\"%s\" does not say which congress" % name
    if not re.search(r"LẦN THỨ ([IVXLC]+|\d+|NHẤT)\b"
                     r"|NHIỆM KỲ \d{4}-\d{4}", name):
        yield "\"%s\" has neither ordinal nor term" % name


@assertion("2.6b", where=lambda d: d.document.root.get("cap") == "chi-bo"
           and d.document.congress())
def congress_of_cell(d):
    if "TOÀN THỂ ĐẢNG VIÊN" in " ".join(b.text for b in d.all("issuer")):
        yield "a cell has no congress of all members"


def numbered(d):
    return "\u00a0" not in d.one("number").block.text


@assertion("3.1a", where=numbered)
def number(d):
    line = d.one("number").first
    if not re.match(KIND_OF_NUMBER, line.text):
        yield "\"%s\" is no number and symbol" % line.text
    if "QĐi" in line.text and d.rules.id != "hd36-2018":
        yield "QĐi is repealed"
    yield from styled(line, 14, False, False)
    yield from centred(line, left_axis(d))


@assertion("3.3a", where=numbered)
def number_of_two_digits(d):
    if not re.match(r"Số (0[1-9]|[1-9]\d+)\b", d.one("number").text):
        yield "\"%s\"" % d.one("number").text


@assertion("3.7a", where=lambda d: d.document.congress())
def symbol_of_congress(d):
    if not d.one("number").text.endswith("/ĐH"):
        yield "\"%s\"" % d.one("number").text


def dated(d):
    return "\u00a0" not in d.one("date").block.text


@assertion("4.1a", where=dated)
def date(d):
    if not re.match(r"^.+, ngày (0[1-9]|[12]\d|3[01]) tháng "
                    r"(01|02|[3-9]|1[0-2]) năm \d{4}$", d.one("date").text):
        yield "\"%s\" is no place and date" % d.one("date").text
    for line in d.lines("date"):
        yield from styled(line, 14, False, True)


@assertion("4.1b")
def date_place(d):
    line, above = d.one("date").first, d.one("title").first
    if len(d.lines("date")) != 1:
        yield "the date takes %d lines" % len(d.lines("date"))
    yield from centred(line, mm(above.centre))
    yield from outside("end of the date", mm(line.right), LEFT, RIGHT, 0.3)
    left = max(x.right for x in d.lines(
        "superior", "issuer", "number", "letter-subject", "urgency", "draft"))
    if min(line.left, above.left) < left:
        yield "the columns overlap by %.2f mm" % mm(
            left - min(line.left, above.left))


# ---- kind and subject ----

def is_letter(d):
    return d.document.kind == "cong-van"


@assertion("5.1a", where=lambda d: not is_letter(d))
def kind(d):
    for line in d.lines("kind"):
        yield from styled(line, (15, 16), True, False)
        yield from capitals(line)
        yield from centred(line, MIDDLE)
    if not d.lines("kind") or d.lines("kind")[0].page != 1:
        yield "no kind on page 1"


@assertion("5.2a", where=has("subject"))
def subject(d):
    y = d.lines("kind")[-1].y
    for line in d.lines("subject"):
        yield from styled(line, (14, 15), True, False)
        yield from centred(line, MIDDLE)
        yield from outside("distance below the kind (pt)", line.y - y, 16, 26)
        y = line.y


@assertion("5.3a", where=lambda d: not is_letter(d))
def separator(d):
    line = d.one("separator").first
    above = d.lines("kind", "subject")[-1]
    if line.text != "-----":
        yield "\"%s\"" % line.text
    yield from centred(line, MIDDLE)
    yield from outside("distance below the subject (pt)", line.y - above.y,
                       8, 20)
    following = min(x.y for b in d.blocks for x in b.lines
                    if x.page == 1 and x.y > line.y)
    if rules_between(d, 1, above.y, following - 10):
        yield "a line is drawn under the subject"


@assertion("5.6a", where=is_letter)
def letter(d):
    if d.all("kind", "separator") or any(
            b.text in ("CÔNG VĂN", "-----") for b in d.blocks):
        yield "a công văn has neither kind nor -----"
    below = d.one("number").first.y
    for line in d.lines("letter-subject"):
        yield from styled(line, 12, False, True)
        yield from centred(line, left_axis(d))
        yield from outside("distance below (pt)", line.y - below, 10, 25)
        below = line.y


# ---- body ----

@assertion("6.1a")
def body(d):
    sizes = {round(g.size, 2) for line in d.body_lines() for g in line.inked
             if abs(g.y - line.y) < 0.05}
    if len(sizes) != 1 or not 13.95 <= min(sizes) <= 15.05:
        yield "letters of %s pt" % sorted(sizes)
    for b in d.all(*JUSTIFIED_ROLES):
        for line in b.open_lines():
            yield from differs("right end of \"...%s\"" % line.text[-25:],
                               mm(line.right), RIGHT, 0.5)
        for line in b.lines[1:]:
            yield from differs("begin of \"%s\"" % line.text[:25],
                               mm(line.left), LEFT, 0.5)
    for b in d.all("body", "ground"):
        kept = [s for c, s in zip(b.block.text, b.block.styles) if c.strip()]
        inked = [g for g in b.glyphs if g.text.strip()]
        for g, style in zip(inked, kept):
            if face(g.font)[1:] != (bool(style & 1), bool(style & 2)):
                yield "\"%s\" in \"%s\" is set in %s" % (
                    g.text, b.text[:30], g.font)
                break


@assertion("6.2a")
def indent(d):
    for b in d.all(*JUSTIFIED_ROLES):
        yield from differs("indent of \"%s\"" % b.text[:25],
                           mm(b.first.left) - LEFT, 10, 1)


@assertion("6.3a", where=lambda d: d.pitches() and len(d.body()) > 1)
def space_between(d):
    pitch = d.pitch()
    for above, below in zip(d.body(), d.body()[1:]):
        if above.last.page != below.first.page or below.role == "part-name" \
                or (above.role, below.role) == ("enacting", "enacting"):
            continue
        gap = below.first.y - above.last.y - pitch
        if gap < 6 - 0.1:
            yield "%.2f pt above \"%s\"" % (gap, below.text[:25])


@assertion("6.4a", where=lambda d: d.pitches())
def pitch(d):
    for value in d.pitches():
        yield from outside("pitch", value, 18, d.rules.most_pitch or 99, 0.1)
    if max(d.pitches()) - min(d.pitches()) > 0.1:
        yield "pitches from %.2f to %.2f" % (
            min(d.pitches()), max(d.pitches()))


@assertion("6.5a")
def end(d):
    if not re.search(r"[^/]\.$", d.body()[-1].text):
        yield "the body ends with \"%s\"" % d.body()[-1].text[-12:]


@assertion("6.6a", where=has("ground"))
def grounds(d):
    found = d.all("ground")
    for b in found:
        ends = d.rules.ground_ends if b is found[-1] else ";"
        if not b.text.startswith("- ") or b.text[-1] not in ends:
            yield "\"%s ... %s\"" % (b.text[:20], b.text[-10:])
        for line in b.lines:
            yield from styled(line, (14, 15), False, False)


@assertion("6.7a", where=has("part"))
def parts(d):
    pattern = re.compile(
        r"(Phần|Chương) ([IVX]+|thứ \w+( \w+)?)$|Mục \d+$")
    seen = collections.Counter()
    for at, b in enumerate(d.blocks):
        if b.role not in ("part", "part-name"):
            continue
        for line in b.lines:
            yield from styled(line, (14, 15), True, False)
            yield from centred(line, MIDDLE)
        if b.role == "part":
            seen[b.text] += 1
            if not pattern.match(b.text) or len(b.lines) != 1:
                yield "\"%s\"" % b.text
            name = d.blocks[at + 1]
            if name.role != "part-name" or name.first.page != b.first.page:
                yield "\"%s\" has no name on the next line" % b.text
            else:
                yield from differs("name below \"%s\" (pt)" % b.text,
                                   name.first.y - b.last.y, d.pitch(), 1)
        else:
            for line in b.lines:
                yield from capitals(line)


@assertion("6.9a", where=has("article"))
def articles(d):
    for n, b in enumerate(d.all("article"), 1):
        if not b.text.startswith("Điều %d. " % n):
            yield "article %d is \"%s\"" % (n, b.text[:20])
        for line in b.lines:
            yield from styled(line, (14, 15), True, False)
    letter = 0
    for b in d.all("body"):
        point = re.match(r"([a-zđ])\) ", b.text)
        clause = re.match(r"\d+\. ", b.text)
        letter = letter + 1 if point else 0
        if point and point[1] != LETTERS[letter - 1]:
            yield "point %s) is the %d. of its row" % (point[1], letter)
        if point or clause:
            if any(face(g.font)[1] or face(g.font)[2]
                   for g in b.first.glyphs[:2]):
                yield "\"%s\" is not upright and regular" % b.text[:20]


# ---- signature ----

@assertion("7.1a", where=has("authority"))
def signature(d):
    for sign, roles in d.signs():
        left = sign.get("vi-tri") == "trai"
        lines = []
        for role, bold in (("authority", True), ("office", False),
                           ("name", True)):
            for b in roles.get(role, ()):
                for line in b.lines:
                    lines.append(line)
                    yield from styled(line, 14, bold, False)
                    if role != "name":
                        yield from capitals(line)
        for b in roles.get("confirmation", ()):
            lines += b.lines
        for line in lines:
            yield from centred(line, mm(lines[0].centre))
            if (mm(line.centre) > MIDDLE) == left:
                yield "\"%s\" is on the wrong side" % line.text


@assertion("7.2a", where=has("authority"))
def authority(d):
    for b in d.all("authority"):
        if re.match(r"(TM|KT|TL|TUQ|Q)\b(?!\. )|T[ML]\.|KT\.", b.text) or (
                not re.match(r"(T/M|K/T|T/L|Q\.) ", b.text)):
            yield "\"%s\"" % b.text


@assertion("7.3a", where=has("name"))
def name(d):
    for b in d.all("name"):
        if re.match(r"(GS|PGS|TS|ThS|CN|BS|KS|Đại tá|Thượng tá|Trung tá"
                    r"|Thiếu tá|Đại uý|Nhà giáo|Đồng chí)\b", b.text):
            yield "\"%s\"" % b.text


def words(roles, role):
    return [b.text for b in roles.get(role, ())]


@assertion("7.4a", where=lambda d: d.document.congress())
def congress_signature(d):
    signs = d.signs()
    own = [roles for _, roles in signs if not roles.get("confirmation")]
    if not any("T/M ĐOÀN CHỦ TỊCH" in words(r, "authority") for r in own):
        yield "not signed by the presidium"
    for roles in own:
        office = words(roles, "office")
        for who, wanted in (("T/M ĐOÀN CHỦ TỊCH", []),
                            ("T/M ĐOÀN THƯ KÝ", ["TRƯỞNG ĐOÀN"])):
            if who in words(roles, "authority") and office != wanted:
                yield "%s has the office %s" % (who, office)


@assertion("7.4b", where=lambda d: d.document.congress()
           and d.document.kind == "nghi-quyet" and not d.pages.images)
def confirmation(d):
    (_, first), *others = d.signs()
    confirming = [r for _, r in others if r.get("confirmation")]
    if not confirming:
        yield "no confirming block"
    for roles in confirming:
        said = roles["confirmation"][0]
        if not said.text.startswith("Xác nhận chữ ký của đồng chí "
                                    + words(first, "name")[0]):
            yield "\"%s\"" % said.text
        if not re.match("T/M (ĐẢNG|TỈNH|THÀNH) U[ỶY]$|T/M (ĐẢNG|TỈNH|THÀNH) "
                        "ỦY$", words(roles, "authority")[0]):
            yield "\"%s\"" % words(roles, "authority")[0]
        if words(roles, "office") not in (["BÍ THƯ"], ["PHÓ BÍ THƯ"]):
            yield "office %s" % words(roles, "office")
        if said.first.y <= first["name"][0].last.y:
            yield "the confirming block does not stand below"


def png_size(d, name):
    with open(os.path.join(os.path.dirname(d.name), name), "rb") as f:
        return struct.unpack(">II", f.read(24)[16:])


def signed(d):
    """(sign, roles, image of the signature, of the seal) where drawn."""
    for sign, roles in d.signs():
        if sign.get("chu-ky"):
            near = roles["name"][0].first.centre
            seal = sign.get("con-dau")
            yield (sign, roles, d.image(png_size(d, sign.get("chu-ky")), near),
                   seal and d.image(png_size(d, seal), near - 60))


@assertion("7.5a", where=lambda d: any(True for _ in signed(d)))
def signature_image(d):
    for _, roles, image, seal in signed(d):
        if image is None or not image.masked:
            yield "no image of the signature, or without its alpha"
            continue
        above = (roles.get("office") or roles["authority"])[-1].last
        below = roles["name"][0].first
        yield from differs("centre", mm((image.x0 + image.x1) / 2),
                           mm(below.centre), 1)
        yield from outside("top of the image (mm)", mm(image.y0),
                           mm(above.y), mm(below.y), 0.1)
        yield from outside("foot of the image (mm)", mm(image.y1),
                           mm(above.y), mm(below.y - 0.66 * 14), 0.3)
        edge = seal.x1 if seal else image.x0
        seen = d.pages.picture(image.page, colour=True).colours(
            mm(edge) + 1, mm(image.y0), mm(image.x1), mm(image.y1))
        if seen["blue"] < 0.5 * sum(seen.values()) or not seen["blue"]:
            yield "the signature is not blue: %s" % dict(seen)


@assertion("7.8a", where=has("authority"))
def signature_page(d):
    block = d.lines("confirmation", "authority", "office", "name",
                    "recipients", "recipient", "drafter")
    pages = {line.page for line in block}
    if len(pages) != 1:
        yield "signature and recipients stand on pages %s" % sorted(pages)
    beside = [x for x in d.body_lines() if x.page in pages]
    if len(beside) < 2:
        yield "%d lines of the body on the page of the signature" % len(beside)


@assertion("8.2a", where=lambda d: any(s for _, _, _, s in signed(d)))
def seal(d):
    for sign, _, image, drawn in signed(d):
        if not sign.get("con-dau"):
            continue
        if drawn is None or image is None:
            yield "no image of the seal"
            continue
        size = float(sign.get("con-dau-mm", "36").replace(",", "."))
        yield from differs("width of the seal", mm(drawn.x1 - drawn.x0),
                           size, 0.3)
        yield from differs("height of the seal", mm(drawn.y1 - drawn.y0),
                           size, 0.3)
        yield from outside("share of the signature under the seal (%)", 100 * (
            drawn.x1 - image.x0) / (image.x1 - image.x0), 20, 45)
        if drawn.x0 >= image.x0:
            yield "the seal is not at the left of the signature"
        seen = d.pages.picture(drawn.page, colour=True).colours(
            mm(drawn.x0), mm(drawn.y0), mm(min(drawn.x1, image.x0)) - 0.5,
            mm(drawn.y1))
        if seen["red"] < 0.5 * sum(seen.values()) or not seen["red"]:
            yield "the seal is not red: %s" % dict(seen)


# ---- recipients ----

@assertion("9.1a", where=has("recipients"))
def recipients_word(d):
    line = d.one("recipients").first
    if line.text != "Nơi nhận:":
        yield "\"%s\"" % line.text
    yield from styled(line, 14, False, False)
    yield from differs("begin", mm(line.left), LEFT, 0.5)
    paths = [p for p in rules_between(d, line.page, line.y, line.y + 9)
             if p.x0 < MIDDLE * MM]
    if len(paths) != 1 or not paths[0].solid:
        yield "%d lines beneath" % len(paths)
    else:
        p, colon = paths[0], line.inked[-1]
        yield from differs("begin of the line", mm(p.x0), mm(line.left), 0.7)
        yield from outside("length of the line", mm(p.x1 - p.x0),
                           mm(colon.x - line.left), mm(line.width), 0.7)
    for x in d.lines("recipient"):
        yield from styled(x, 12, False, False)


@assertion("9.2a", where=has("recipient"))
def recipients(d):
    found = d.all("recipient")
    for b in found:
        end = "." if b is found[-1] else d.rules.separator
        if not b.text.startswith("- ") or b.text[-1] != end or (
                b.text[-2] in ";,."):
            yield "\"%s\"" % b.text
        yield from styled(b.first, 12, False, False)
        yield from differs("begin of \"%s\"" % b.text[:15],
                           mm(b.first.left), LEFT, 0.5)
        if len(b.lines) == 1:
            continue
    if not found[-1].text.startswith("- Lưu "):
        yield "the last line is \"%s\"" % found[-1].text
    for above, below in zip(found, found[1:]):
        if below.first.y - above.last.y < 12:
            yield "\"%s\" stands on \"%s\"" % (below.text, above.text)


@assertion("9.3a")
def addressed(d):
    wanted = {"cong-van": "Kính gửi:",
              "to-trinh": d.rules.submitted}.get(d.document.kind)
    found = d.all("addressed")
    if wanted is None:
        if any(b.text.startswith("Kính ") for b in found):
            yield "\"%s\"" % found[0].text
        return
    if not found or not found[0].text.startswith(wanted):
        yield "no \"%s\"" % wanted
        return
    italic = [g for g in found[0].first.inked[:len(wanted.replace(" ", ""))]]
    if any((round(g.size, 1),) + face(g.font)[1:] != (14, False, True)
           for g in italic):
        yield "\"%s\" is not 14 italic" % wanted
    yield from centred(found[0].first, MIDDLE)
    if d.all("recipient")[0].text != "- Như trên" + d.rules.separator:
        yield "the list begins with \"%s\"" % d.all("recipient")[0].text
    receivers = d.all("receiver")
    for b in receivers:
        end = "." if b is receivers[-1] else d.rules.separator
        if not b.text.startswith("- ") or b.text[-1] != end:
            yield "\"%s\"" % b.text


# ---- marks ----

@assertion("10.3a", where=has("urgency"))
def urgency(d):
    for line in d.lines("urgency"):
        yield from styled(line, 14, True, False)
        yield from capitals(line)
        yield from centred(line, left_axis(d))
        if line.page != 1 or line.y <= d.lines(
                "number", "letter-subject")[-1].y:
            yield "\"%s\" is not under the number" % line.text


@assertion("10.4a", where=lambda d: d.document.circulation)
def circulation(d):
    for line in d.circulation:
        yield from styled(line, 12, True, False)
        yield from capitals(line)
        yield from outside("end", mm(line.right), RIGHT - 1, RIGHT, 0.3)
        ink = d.pages.picture(1).ink(mm(line.left), 3, 210, 18)
        yield from differs("top of the mark", ink[0], 10, 1)
    if [x.text for x in d.circulation] != [
            b.text for b in d.document.circulation]:
        yield "page 1 shows %s" % [x.text for x in d.circulation]


@assertion("10.6a")
def draft(d):
    shown = [b for b in d.blocks if b.text.startswith("Dự thảo lần")]
    if len(shown) != (1 if d.document.draft else 0):
        yield "%d marks" % len(shown)
    for b in shown:
        if not re.match(r"Dự thảo lần \d+$", b.text):
            yield "\"%s\"" % b.text
        yield from styled(b.first, 14, False, True)
        yield from centred(b.first, left_axis(d))
        if b.first.page != 1 or b.first.y <= d.one("number").first.y:
            yield "the mark is not under the number"


@assertion("10.8a", where=has("contact"))
def contact(d):
    lines = d.lines("contact")
    for line in lines:
        yield from styled(line, 10, False, False)
        if line.page != len(d.pages):
            yield "\"%s\" is on page %d" % (line.text[:30], line.page)
    paths = rules_between(d, len(d.pages), lines[0].y - 40, lines[0].y)
    paths = [p for p in paths if p.solid and p.x1 - p.x0 > 100 * MM]
    if len(paths) != 1:
        yield "%d lines above it" % len(paths)
    else:
        yield from differs("length", mm(paths[0].x1 - paths[0].x0), 165, 0.7)
        yield from differs("begin", mm(paths[0].x0), LEFT, 0.7)
    if len(lines) > len(d.all("contact")):
        yield "%d lines for %d: not over the whole width" % (
            len(lines), len(d.all("contact")))
