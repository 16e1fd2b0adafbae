"""What a document says, read from its XML on its own: the blocks of text in
the order in which they are read, each with its role and the style of every
letter.  The wording that the rule sets fix is here a second time, so that the
program is not measured by itself."""
import collections
import unicodedata
import xml.etree.ElementTree as tree

# What a rule set prints by itself: lines of the title, star and hyphens (None:
# none), what stands before number, subject of a letter and ground, the styles
# of grounds and of the word before receivers, the drafter's mark, the numbers
# of sections, how many levels of headings are bold, whether the contact lines
# stand on the first page.
Words = collections.namedtuple(
    "Words", "title motto star number letter separator ground ground_style"
    " addressed_style drafter numbering bold_levels contact_first")
BOLD, ITALIC, UNDERLINE, RAISED = 1, 2, 4, 8
_STYLES = {"dam": BOLD, "nghieng": ITALIC, "gach-chan": UNDERLINE,
           "mu": RAISED, "dan": BOLD}
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ORDINALS = "nhất hai ba tư năm sáu bảy tám chín mười".split()
_CARDINALS = "Một Hai Ba Bốn Năm Sáu Bảy Tám Chín Mười".split()
_KINDS = {"nghi-quyet": "NGHỊ QUYẾT", "bao-cao": "BÁO CÁO",
          "bien-ban": "BIÊN BẢN", "ke-hoach": "KẾ HOẠCH",
          "to-trinh": "TỜ TRÌNH", "quy-che": "QUY CHẾ",
          "quyet-dinh": "QUYẾT ĐỊNH", "quy-dinh": "QUY ĐỊNH",
          "ket-luan": "KẾT LUẬN", "thong-bao": "THÔNG BÁO",
          "huong-dan": "HƯỚNG DẪN", "chuong-trinh": "CHƯƠNG TRÌNH",
          "giay-moi": "GIẤY MỜI"}


class Block:
    """A paragraph.  styles: one value a letter; level: of an item, from 1."""

    def __init__(self, role, letters, element=None, label=""):
        self.role, self.element, self.label = role, element, label
        folded = []
        for letter, style in letters:
            if letter in " \t\n\r":
                if not folded or folded[-1][0] in " \n":
                    continue
                letter = " "
            elif letter == "\v":
                while folded and folded[-1][0] == " ":
                    folded.pop()
                letter = "\n"
            folded.append((letter, style))
        while folded and folded[-1][0] == " ":
            folded.pop()
        self.text = "".join(letter for letter, _ in folded)
        self.styles = [style for _, style in folded]


def _roman(n):
    out = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + sign, n - value
    return out


def _counted(counter, n):
    if counter == "1":
        return str(n)
    if counter in "Ii":
        return _roman(n) if counter == "I" else _roman(n).lower()
    letter = _LETTERS[n - 1]
    return letter.upper() if counter == "A" else letter


def count_label(pattern, n, above=()):
    """The n-th label of a pattern: "1.", "a)", "Thứ nhất,", "1.1."."""
    for word, counted in (("nhất", _ORDINALS), ("Một", _CARDINALS)):
        if word in pattern:
            return pattern.replace(word, counted[n - 1])
    places = [i for i, c in enumerate(pattern) if c in "1IiAa"
              and not (c == "I" and pattern[i - 1:i] == "I")]
    if not places:
        return pattern
    last, counter = places[-1], pattern[places[-1]]
    out = pattern[:last] + _counted(counter, n) + pattern[last + 1:]
    if counter == "1" and len(places) > 1:
        figures = [str(v) for v in above[-(len(places) - 1):]]
        for place, figure in zip(reversed(places[:-1]), reversed(figures)):
            out = out[:place] + figure + out[place + 1:]
    return out


def letters_of(element, style=0):
    out = [(c, style) for c in element.text or ""]
    for child in element:
        if child.tag == "xuong-dong":
            out.append(("\v", style))
        else:
            out += letters_of(child, style | _STYLES.get(child.tag, 0))
        out += [(c, style) for c in child.tail or ""]
    return out


def plain(text, style=0):
    return [(c, style) for c in text]


class Document:
    def __init__(self, path, rules):
        self.path, self.rules, self.words = path, rules, rules.words
        with open(path, encoding="utf-8") as f:
            self.root = tree.fromstring(f.read())
        self.kind = self.root.get("loai")
        self.draft = self.root.get("tinh-trang") == "du-thao"
        self.blocks, self.circulation = [], []
        self._counts, self._listed = {}, {}
        self._head()
        self._opening()
        self._body()
        self._close()

    # ---- head and opening ----

    def add(self, role, letters, element=None, label=""):
        if isinstance(letters, str):
            letters = plain(letters)
        self.blocks.append(Block(role, letters, element, label))
        return self.blocks[-1]

    def _lines(self, role, element, before=""):
        lines = element.findall("dong")
        for line in lines or [element]:
            self.add(role, plain(before) + letters_of(line), line)
            before = ""

    def _head(self):
        head = self.root.find("dau")
        for line in head.find("co-quan"):
            self.add("superior" if line.tag == "cap-tren" else "issuer",
                     letters_of(line), line)
        if self.words.star:
            self.add("star", self.words.star)
        number = head.find("so-ky-hieu").text
        room = len(number) - len(number.lstrip(" "))
        self.add("number", self.words.number + "\u00a0" * room
                 + number[room:])
        if self.kind == "cong-van":
            self._lines("letter-subject", self.root.find("trich-yeu"),
                        self.words.letter)
        for mark in head.findall("dau-chi"):
            if mark.get("loai") == "pham-vi":
                self.circulation.append(Block("circulation",
                                              letters_of(mark), mark))
            else:
                self.add("urgency", letters_of(mark), mark)
        if self.draft:
            self.add("draft", "Dự thảo lần %s" % self.root.get("lan", "1"))
        self.add("title", self.words.title)
        if self.words.motto:
            self.add("motto", self.words.motto)
        self.add("date", date_line(head.find("noi-ngay")))

    def _opening(self):
        if self.kind != "cong-van":
            written = self.root.find("ten-loai")
            if written is None:
                self.add("kind", _KINDS[self.kind])
            else:
                self._lines("kind", written)
            if self.root.find("trich-yeu") is not None:
                self._lines("subject", self.root.find("trich-yeu"))
            if self.words.separator:
                self.add("separator", self.words.separator)
        for tag, word in (("kinh-gui", "Kính gửi:"),
                          ("kinh-trinh", self.rules.submitted)):
            if self.root.find(tag) is not None:
                self._receivers(word, self.root.find(tag).findall("y"))

    def _receivers(self, word, receivers):
        if len(receivers) == 1:
            self.add("addressed", plain(word, self.words.addressed_style)
                     + plain(" ") + letters_of(receivers[0]))
            return
        self.add("addressed", plain(word, self.words.addressed_style))
        for receiver in receivers:
            end = "." if receiver is receivers[-1] else self.rules.separator
            self.add("receiver", plain("- ") + letters_of(receiver)
                     + plain(end), receiver)

    # ---- body ----

    def _body(self):
        body = self.root.find("than")
        self._levels = (
            body.get("danh-so") or self.words.numbering).split()
        self._walk(body, [])

    def _next(self, name):
        self._counts[name] = self._counts.get(name, 0) + 1
        return self._counts[name]

    def _walk(self, parent, numbers, label=""):
        """The content of an element; label: goes before its first text."""
        count = 0
        for child in parent:
            if child.tag == "muc" and self._holds_articles(child):
                self._centred(child, "Mục 1", "muc in chuong")
            elif child.tag == "muc":
                own = child.get("so")
                if own is None:
                    count += 1
                    pattern = child.get("kieu") or self._levels[len(numbers)]
                    own = count_label(pattern, count, numbers)
                self._section(child, numbers + [count], own)
            elif child.tag == "phan":
                self._centred(child, "Phần I", "phan")
            elif child.tag == "chuong":
                self._counts["muc in chuong"] = 0
                self._centred(child, "Chương I", "chuong")
            elif child.tag == "dieu":
                self._article(child)
            elif child.tag == "can-cu":
                for y in child:
                    before = self.words.ground
                    self.add("ground", plain(before) + letters_of(
                        y, self.words.ground_style), y, before.strip())
            elif child.tag == "ban-hanh":
                for line in child:
                    self.add("enacting", letters_of(line, BOLD), line)
            elif child.tag in ("liet-ke", "cac-chi-tieu"):
                self._list(child)
            elif child.tag == "doan":
                self._text("body", child, label)
                label = ""
            elif child.tag not in ("ten", "ngat-trang"):
                raise ValueError("%s: what is <%s>?" % (self.path, child.tag))

    def _text(self, role, element, label):
        letters = letters_of(element)
        style = BOLD if label and len(element) and element[0].tag == "dan" \
            and not (element.text or "").strip() else 0
        before = plain(label + " ", style) if label else []
        self.add(role, before + letters, element, label)

    def _section(self, section, numbers, label):
        name = section.find("ten")
        if name is not None:
            style = {"dam": BOLD, "nghieng": ITALIC, "thuong": 0,
                     "dam-nghieng": BOLD | ITALIC}[
                name.get("kieu", "dam" if len(numbers) <= self.words.bold_levels
                else "thuong")]
            self.add("heading", plain(label + " ", style)
                     + letters_of(name, style), name, label)
            label = ""
        self._walk(section, numbers, label)

    def _list(self, element):
        pattern = element.get("kieu", "-")
        start = element.get("bat-dau", "1")
        n = self._listed.get(pattern, 0) if start == "tiep" else int(start) - 1
        for item in element:
            n += item.get("so") is None
            label = item.get("so") or count_label(pattern, n)
            if item.find("doan") is not None:
                self._walk(item, [], label)
            else:
                self._text("body", item, label)
        self._listed[pattern] = n

    def _holds_articles(self, section):
        return section.find("dieu") is not None

    def _centred(self, element, pattern, counter):
        label = element.get("so") or count_label(pattern,
                                                 self._next(counter))
        self.add("part", plain(label, BOLD), element)
        if element.find("ten") is not None:
            self.add("part-name", letters_of(element.find("ten"), BOLD))
        levels, self._levels = self._levels, self._levels
        self._walk(element, [])
        self._levels = levels

    def _article(self, element):
        label = "Điều %d." % self._next("dieu")
        name = element.find("ten")
        levels, self._levels = self._levels, ["1.", "a)"]
        if name is not None:
            self.add("article", plain(label + " ", BOLD)
                     + letters_of(name, BOLD), element, label)
            label = ""
        self._walk(element, [], label)
        self._levels = levels

    # ---- close ----

    def _close(self):
        self.signs = self.root.findall("ky")
        for n, sign in enumerate(self.signs):
            confirms = sign.get("xac-nhan")
            if confirms:
                self.add("confirmation", confirms, sign)
            for line in sign:
                role = {"quyen-han": "authority", "chuc-vu": "office",
                        "ho-ten": "name"}[line.tag]
                self.add(role, letters_of(line), sign)
        self._recipients()
        if self.root.find("lien-he") is not None:
            self._lines("contact", self.root.find("lien-he"))

    def _recipients(self):
        listed = self.root.find("noi-nhan")
        if listed is None:
            return
        self.add("recipients", "Nơi nhận:")
        items = listed.findall("y")
        for item in items:
            note = " (%s)" % item.get("ghi-chu") if item.get("ghi-chu") else ""
            end = listed.get("ngan-cach") or self.rules.separator
            self.add("recipient", plain("- ") + letters_of(item) + plain(
                note + ("." if item is items[-1] else end)), item)
        drafter = listed.find("nguoi-soan")
        if drafter is not None:
            copies = drafter.get("so-ban")
            self.add("drafter", self.words.drafter % (drafter.text, copies)
                     if copies else drafter.text)

    def congress(self):
        first = self.root.find("dau/co-quan/dong")
        return "".join(first.itertext()).startswith("ĐẠI HỘI")


def date_line(element):
    blank = "\u00a0" * 4
    year, month, day = (element.get("ngay").split("-") + [None, None])[:3]
    if month:
        month = month if month in ("01", "02") else str(int(month))
    return "%s, ngày %s tháng %s năm %s" % (
        element.get("dia-danh"), day or blank, month or blank, year)


# What this model does not say: such papers have cases of their own.
_BEYOND = {"bang", "bang-chi-tieu", "bang-chi-bo", "bieu-do", "phu-luc",
           "chu-thich", "cham", "o-chon", "o-chon-nhom", "tong-hop-chi-tieu",
           "so-lieu"}


def is_document(path):
    """And no results of years."""
    return tree.parse(path).getroot().tag == "van-ban"


def is_read(path):
    """Whether the blocks of a paper are all that it shows."""
    return is_document(path) and not any(
        element.tag in _BEYOND
        or element.tag in ("bau-cu", "bieu-quyet") and not element.text
        for element in tree.parse(path).getroot().iter())


def nfc(text):
    return unicodedata.normalize("NFC", text)
