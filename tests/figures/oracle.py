"""Targets and results evaluated once more, with fractions of any size.

    oracle.py VANKIEN CASES [SEED]

Makes random targets and results, lets the program judge them, and compares
every figure, verdict, note, count and end of term with what follows from the
rules as they are written in vankien-xml(5).  Nothing is shared with the
program but the files.  Prints "figures: N passed, M failed".
"""
import json
import math
import os
import random
import subprocess
import sys
import tempfile
from fractions import Fraction
from xml.sax.saxutils import quoteattr

FIRST, LAST = 2020, 2025
GRADES = ["khong-hoan-thanh", "hoan-thanh", "hoan-thanh-tot",
          "hoan-thanh-xuat-sac"]
GRADE_WORDS = ["không hoàn thành", "hoàn thành", "hoàn thành tốt",
               "hoàn thành xuất sắc"]
CODES = ["vuot", "dat", "khong-dat", "dang-thuc-hien", "khong-tinh",
         "chua-danh-gia"]
NUMBERS = ["it-nhat", "nhieu-nhat", "trong-khoang", "dung-bang", "khong-co",
           "thu-hang"]
TARGETS_OF_A_FILE = 100


# ---- numbers in Vietnamese ----

def value(text):
    return Fraction(text.replace(".", "").replace(",", "."))


def half_away(x, decimals):
    scaled = abs(x) * 10 ** decimals
    n = math.floor(scaled + Fraction(1, 2))
    return Fraction(n if x >= 0 else -n, 10 ** decimals)


def shown(x, decimals):
    x = half_away(x, decimals)
    n = abs(x.numerator * 10 ** decimals // x.denominator) \
        if x >= 0 else (-x).numerator * 10 ** decimals // (-x).denominator
    digits = str(n).rjust(decimals + 1, "0")
    whole, rest = (digits[:-decimals], digits[-decimals:]) \
        if decimals else (digits, "")
    groups = []
    while len(whole) > 3:
        groups.insert(0, whole[-3:])
        whole = whole[:-3]
    groups.insert(0, whole)
    text = ".".join(groups) + ("," + rest if rest else "")
    return ("-" if x < 0 else "") + text


def decimals_of(text):
    return max([len(p.split(",")[1]) if "," in p else 0
                for p in text.split("; ")])


def decimals_until(x, least, judge):
    n = least
    while judge(half_away(x, n)) != judge(x):
        n += 1
    return n


def unit_after(unit):
    if not unit:
        return ""
    return unit if unit[0] in "%‰" else " " + unit


# ---- the rules ----

class Target:
    def __init__(self, attrs, whole):
        self.a = attrs
        self.key = attrs["ma"]
        self.phep = attrs["phep"]
        self.chieu = attrs.get("chieu")
        self.base = attrs.get("so-voi")
        self.ky = attrs.get("ky", "hang-nam")
        self.unit = attrs.get("don-vi")
        self.every = "pham-vi" in attrs
        self.whole = whole
        self.relative = self.chieu == "vuot" or (
            self.chieu is not None and (self.unit or "").startswith("%"))
        bounds = [attrs[k] for k in ("tu", "den") if k in attrs]
        self.least = 1
        if self.phep in NUMBERS and bounds:
            self.least = max([1] + [decimals_of(b) for b in bounds])
        self.number = self.phep in NUMBERS

    def judge(self, x):
        lower = value(self.a["tu"]) if "tu" in self.a else None
        upper = value(self.a["den"]) if "den" in self.a else None
        over = self.a.get("tu-khong-gom") == "co"
        under = self.a.get("den-khong-gom") == "co"
        if self.phep == "it-nhat":
            if x > lower:
                return "dat" if over else "vuot"
            return "dat" if x == lower and not over else "khong-dat"
        if self.phep in ("nhieu-nhat", "thu-hang"):
            if x < upper:
                return "dat" if under else "vuot"
            return "dat" if x == upper and not under else "khong-dat"
        if self.phep == "trong-khoang":
            if x < lower or (x == lower and over):
                return "khong-dat"
            if x > upper or (x == upper and under):
                return "vuot"
            return "dat"
        bound = lower if self.phep == "dung-bang" else 0
        return "dat" if x == bound else "khong-dat"

    def words(self):
        lower, upper = self.a.get("tu"), self.a.get("den")
        over = "trên " if self.a.get("tu-khong-gom") == "co" else ""
        under = "dưới " if self.a.get("den-khong-gom") == "co" else ""
        if self.phep == "it-nhat":
            text = over + lower
        elif self.phep == "nhieu-nhat":
            text = (under or "không quá ") + upper
        elif self.phep == "trong-khoang":
            text = lower + "-" + upper
            if over or under or "-" in (lower[0], upper[0]):
                text = f"{over}{lower} đến {under}{upper}"
        elif self.phep == "co-cau":
            text = lower
            if upper:
                text = "; ".join(f"{a}-{b}" for a, b in
                                 zip(lower.split("; "), upper.split("; ")))
        else:
            text = {"dung-bang": lower, "khong-co": "0", "dat": "đạt",
                    "thu-hang": upper, "dinh-tinh": None}.get(self.phep)
            if self.phep == "xep-loai":
                text = GRADE_WORDS[GRADES.index(lower)]
        if self.chieu:
            word = {"tang": "tăng ", "giam": "giảm ", "vuot": "vượt "}
            text = word[self.chieu] + text + (
                "%" if self.chieu == "vuot" else unit_after(self.unit))
        return text


class Case:
    """One file of targets with its results: rows[year][key] = attributes."""

    def __init__(self, targets, rows, partial):
        self.targets, self.rows, self.partial = targets, rows, partial

    def row(self, year, t):
        return self.rows.get(year, {}).get(t.key)

    def full(self, year):
        return year in self.rows and year not in self.partial

    def level(self, year, t):
        r = self.row(year, t)
        if r is None:
            return None
        if r.get("thuc-hien"):
            return value(r["thuc-hien"]) if t.number else None
        if r.get("tu-so") and r.get("mau-so") and value(r["mau-so"]) != 0:
            per = 1000 if (t.unit or "").startswith("‰") else 100
            return value(r["tu-so"]) / value(r["mau-so"]) * per
        return None

    def base(self, year, t):
        r = self.row(year, t)
        x = None
        if t.base == "muc-giao":
            x = value(r["muc-giao"]) if r.get("muc-giao") else None
        elif t.base != "nhiem-ky-truoc":
            other = {"nam-truoc": year - 1, "dau-nhiem-ky": FIRST}.get(
                t.base) or int(t.base[4:])
            if self.full(other):
                x = self.level(other, t)
            if x is None and t.base == "nam-truoc" and r.get("nam-truoc"):
                x = value(r["nam-truoc"])
        if x is None and "goc" in t.a:
            x = value(t.a["goc"])
        return x

    def against(self, t, level, base):
        """The change, or the share of the plan."""
        if t.chieu is None:
            return level / base * 100
        if not t.relative:
            return base - level if t.chieu == "giam" else level - base
        change = (level / base - 1) * 100
        return -change if t.chieu == "giam" else change

    def measure(self, year, t):
        """Why not, what is judged, the level it is made of, the base."""
        r = self.row(year, t)
        if r is None:
            return "chua-danh-gia", None, None, None
        if not r.get("thuc-hien") and not (r.get("tu-so") and
                                           r.get("mau-so")):
            return "chua-danh-gia", None, None, None
        if r.get("mau-so") and value(r["mau-so"]) == 0:
            return "khong-tinh", None, None, None
        if not t.number or (t.every and r.get("tu-so")):
            return None, None, None, None
        level = self.level(year, t)
        base = None
        if t.base:
            base = self.base(year, t)
            if base is None:
                return "chua-danh-gia", None, None, None
            if base <= 0 and (t.relative or t.chieu is None):
                return "khong-tinh", None, None, base
        changes = t.chieu is not None and t.base != "muc-giao"
        if t.ky == "luy-ke":
            total = Fraction(0)
            for y in range(FIRST + 1, year + 1):
                one = self.level(y, t) if y in self.rows else None
                if one is None:
                    return "chua-danh-gia", None, None, None
                if changes:
                    b = self.base(y, t)
                    if b is None or (b <= 0 and t.relative):
                        return "chua-danh-gia", None, None, None
                    one = self.against(t, one, b)
                total += one
            if changes:
                return None, total, level, base
            level = total
        x = self.against(t, level, base) if t.base else level
        return None, x, level, base

    def mean(self, year, t):
        """The mean of the whole years so far, judged and in words."""
        all_there, xs = True, []
        for y in range(FIRST + 1, year + 1):
            if y in self.partial:
                continue
            why, x, _, _ = self.measure(y, t)
            if x is None:
                all_there = False
            else:
                xs.append(x)
        if not xs:
            return None, None, all_there
        if t.a.get("cach-tinh") == "nhan":
            return self.root(t, xs) + (all_there,)
        m = sum(xs) / len(xs)
        n = decimals_until(m, t.least, t.judge)
        return t.judge(m), "bình quân " + shown(m, n), all_there

    def root(self, t, xs):
        """A geometric mean, close enough to be sure of every comparison."""
        falls = t.chieu == "giam"
        product = Fraction(1)
        for x in xs:
            product *= 1 - x / 100 if falls else 1 + x / 100
        n, digits = len(xs), 40
        big = product * 10 ** (digits * n)
        low = integer_root(big.numerator // big.denominator, n)
        g = Fraction(low, 10 ** digits)
        exact = g ** n == product
        g = g if exact else g + Fraction(1, 2 * 10 ** digits)
        m = (1 - g) * 100 if falls else (g - 1) * 100
        k = decimals_until(m, t.least, t.judge)
        return t.judge(m), "bình quân " + shown(m, k)

    def over(self, year):
        return year == LAST and self.full(year)

    def verdict(self, year, t):
        r = self.row(year, t)
        if r is not None and r.get("danh-gia"):
            return r["danh-gia"]
        if t.phep == "dinh-tinh":
            return "chua-danh-gia"
        why, x, _, _ = self.measure(year, t)
        if t.ky == "hang-nam" and year in self.partial:
            return "chua-danh-gia"
        if why:
            return why
        v = t.judge(x) if x is not None else self.other(r, t)
        if t.ky == "hang-nam":
            return v
        if t.ky == "binh-quan":
            if not self.over(year):
                return "dang-thuc-hien"
            judged, _, all_there = self.mean(year, t)
            return judged if all_there else "chua-danh-gia"
        if v == "khong-dat" and not self.over(year):
            return "dang-thuc-hien"
        return v

    def other(self, r, t):
        if r.get("tu-so"):
            met = value(r["tu-so"]) == value(r["mau-so"])
        elif t.phep == "xep-loai":
            met = GRADES.index(r["thuc-hien"]) >= GRADES.index(t.a["tu"])
        elif t.phep == "dat":
            met = r["thuc-hien"] == "co"
        else:
            lower = [value(p) for p in t.a["tu"].split("; ")]
            upper = [value(p) for p in t.a.get("den", t.a["tu"]).split("; ")]
            parts = [value(p) for p in r["thuc-hien"].split("; ")]
            met = all(a <= p <= b for a, p, b in zip(lower, parts, upper))
        return "dat" if met else "khong-dat"

    def achieved(self, year, t):
        r = self.row(year, t) or {}
        text = r.get("thuc-hien")
        if text:
            if t.phep == "xep-loai":
                return GRADE_WORDS[GRADES.index(text)]
            if t.phep == "dat":
                return {"co": "đạt", "khong": "không đạt"}[text]
            return text
        if not (r.get("tu-so") and r.get("mau-so")):
            return None
        if t.every:
            return r["tu-so"] + "/" + r["mau-so"]
        x = self.level(year, t)
        if x is None:
            return None
        if t.base is None and t.ky in ("hang-nam", "cuoi-ky"):
            return shown(x, decimals_until(x, 1, t.judge))
        return shown(x, 1)

    def share_judge(self, t, x):
        if t.base == "muc-giao":
            if t.chieu == "vuot":
                return lambda p: t.judge(p - 100)
            return t.judge
        tu, den = value(t.a["tu"]), t.a.get("den")
        if den is not None and x == value(den):
            # no decimals may be enough to reach the upper end: only the
            # lower one is looked at
            return lambda p: "dat" if p > 100 else t.judge(p * tu / 100)
        return lambda p: t.judge(p * tu / 100)

    def share(self, year, t):
        why, x, level, base = self.measure(year, t)
        if why or x is None or t.chieu in ("tang", "giam"):
            return None
        if t.base == "muc-giao":
            p = level / base * 100
        elif t.base is None and t.phep in ("it-nhat", "trong-khoang",
                                           "dung-bang") \
                and value(t.a["tu"]) > 0:
            p = level / value(t.a["tu"]) * 100
        else:
            return None
        return shown(p, decimals_until(p, 1, self.share_judge(t, x)))

    def assigned(self, year, t):
        if t.base == "muc-giao":
            r = self.row(year, t) or {}
            return r.get("muc-giao") or t.a.get("goc")
        return t.words()

    def note(self, year, t):
        r = self.row(year, t) or {}
        why, x, level, base = self.measure(year, t)
        parts = []
        if why is None and x is not None and t.base == "muc-giao" \
                and t.chieu in (None, "vuot"):
            p = level / base * 100
            n = max(t.least, decimals_until(p, 1, self.share_judge(t, x)))
            if p >= 100 and year not in self.partial:
                parts.append(f"vượt {shown(p - 100, n)}% mức giao")
            else:
                parts.append(f"bằng {shown(p, n)}% mức giao")
        elif why is None and x is not None and t.base:
            parts.append(self.change_note(year, t))
        if r.get("tu-so") and r.get("mau-so") and not t.every:
            parts.append(r["tu-so"] + "/" + r["mau-so"] +
                         unit_after(r.get("don-vi")))
        if t.ky == "luy-ke" and why is None and x is not None:
            changes = t.chieu is not None and t.base != "muc-giao"
            total = x if changes else level
            n = 0
            while n <= 18 and half_away(total, n) != total:
                n += 1
            if n > 18:
                n = decimals_until(total, t.least, t.judge)
            parts.append("lũy kế " + shown(total, n))
        parts += [r[k] for k in ("ghi-chu", "ly-do") if r.get(k)]
        return "; ".join(parts) or None

    def change_note(self, year, t):
        c = self.against(t, self.level(year, t) if t.ky == "luy-ke" and
                         t.base != "muc-giao" else
                         self.measure(year, t)[2], self.base(year, t))
        n = decimals_until(c, t.least, t.judge)
        own = {"tang": "tăng", "giam": "giảm", "vuot": "vượt"}[t.chieu]
        other = "tăng" if t.chieu == "giam" else "giảm"
        word = own if c >= 0 else other
        return (word + " " + shown(abs(c), n) +
                ("%" if t.relative else unit_after(t.unit)))

    def term(self, year, t):
        years = range(FIRST + 1, year + 1)
        if t.ky == "hang-nam":
            vs = [self.verdict(y, t) if y in self.rows else "chua-danh-gia"
                  for y in years]
            met = sum(v in ("dat", "vuot") for v in vs)
            note = f"đạt {met}/{LAST - FIRST} năm"
            if "khong-dat" in vs:
                return "khong-dat", note
            if not self.over(year) or "dang-thuc-hien" in vs:
                return "dang-thuc-hien", note
            if "chua-danh-gia" in vs:
                return "chua-danh-gia", note
            return ("dat" if met else "khong-tinh"), note
        if t.ky == "binh-quan":
            _, words, _ = self.mean(year, t)
            v = self.verdict(year, t) if self.over(year) else "dang-thuc-hien"
            return v, words
        for y in reversed(years):
            if self.full(y):
                return self.verdict(y, t), self.note(y, t)
        return "dang-thuc-hien", None

    def counts(self, year):
        order = ["khong-dat", "chua-danh-gia", "dang-thuc-hien", "dat",
                 "vuot", "khong-tinh"]
        wholes = {}
        for t in self.targets:
            name = t.whole or "only " + t.key
            v = order.index(self.verdict(year, t))
            wholes[name] = min(v, wholes.get(name, 5))
        counts = dict.fromkeys(CODES, 0)
        for v in wholes.values():
            counts[order[v]] += 1
        return counts


def integer_root(x, n):
    low, high = 0, 1
    while high ** n <= x:
        high *= 2
    while high - low > 1:
        middle = (low + high) // 2
        if middle ** n <= x:
            low = middle
        else:
            high = middle
    return low


# ---- random cases ----

def number(rng, near=None):
    """A number as somebody might write it; often close to another one."""
    if near is not None and rng.random() < 0.5:
        x = value(near)
        step = Fraction(rng.choice([0, 0, 1, -1, 3]),
                        10 ** rng.choice([0, 1, 2, 6]))
        d = max(decimals_of(near), 6 if step.denominator > 100 else
                len(str(step.denominator)) - 1)
        return shown(x + step, d)
    d = rng.choice([0, 0, 0, 1, 1, 2, 4])
    n = rng.choice([9, 120, 3000, 10 ** 6, 10 ** 9])
    text = shown(Fraction(rng.randrange(0, n), 10 ** d), d)
    if rng.random() < 0.3:
        text = text.replace(".", "")
    return text


def target(rng, i):
    a = {"ma": f"ct{i:04}", "phep": rng.choice(
        NUMBERS + ["it-nhat", "it-nhat", "trong-khoang", "dat", "xep-loai",
                   "co-cau", "dinh-tinh"])}
    phep = a["phep"]
    units = ["điểm %", "‰", "hộ", "%/năm", None]
    if phep in ("it-nhat", "dung-bang", "trong-khoang"):
        a["tu"] = number(rng)
    if phep == "nhieu-nhat":
        a["den"] = number(rng)
    if phep == "thu-hang":
        a["den"] = str(rng.randrange(1, 20))
    if phep == "trong-khoang":
        a["den"] = shown(value(a["tu"]) + Fraction(rng.randrange(0, 90), 10),
                         max(1, decimals_of(a["tu"])))
    if phep == "xep-loai":
        a["tu"] = rng.choice(GRADES)
    if phep == "co-cau":
        cuts = sorted(rng.sample(range(1, 1000), 2))
        parts = [cuts[0], cuts[1] - cuts[0], 1000 - cuts[1]]
        a["tu"] = "; ".join(shown(Fraction(p, 10), 1) for p in parts)
        if rng.random() < 0.6:
            a["den"] = "; ".join(shown(Fraction(p + 20, 10), 1)
                                 for p in parts)
    for side in ("tu", "den"):
        if phep in ("it-nhat", "nhieu-nhat", "trong-khoang") and side in a \
                and rng.random() < 0.2:
            a[side + "-khong-gom"] = "co"
    if phep in NUMBERS:
        a["ky"] = rng.choice(["hang-nam", "hang-nam", "binh-quan", "cuoi-ky",
                              "luy-ke"])
        unit = rng.choice(units)
        if phep not in ("khong-co", "thu-hang") and rng.random() < 0.5:
            a["chieu"] = rng.choice(["tang", "giam", "vuot"])
            a["so-voi"] = rng.choice(["nam-truoc", "dau-nhiem-ky", "muc-giao",
                                      "nhiem-ky-truoc", "nam-2018"])
            unit = rng.choice(units + ["%", "%"])
        elif phep not in ("khong-co", "thu-hang") and rng.random() < 0.3:
            a["so-voi"] = "muc-giao"
        if unit:
            a["don-vi"] = unit
        if rng.random() < 0.1:
            a["goc"] = number(rng)
    elif rng.random() < 0.4:
        a["ky"] = rng.choice(["hang-nam", "cuoi-ky"])
    if rng.random() < 0.1 and phep != "thu-hang":
        a["pham-vi"] = "moi-don-vi"
    if rng.random() < 0.1:
        a["mem"] = "co"
    return a


def result(rng, t):
    r = {}
    if rng.random() < 0.06:
        return None
    if t.phep == "xep-loai":
        r["thuc-hien"] = rng.choice(GRADES)
    elif t.phep == "dat":
        r["thuc-hien"] = rng.choice(["co", "khong"])
    elif t.phep == "co-cau":
        parts = [int(value(p) * 10) + rng.choice([0, 0, 10])
                 for p in t.a["tu"].split("; ")]
        parts[2] = 1000 - parts[0] - parts[1]
        if parts[2] < 0:
            parts = [333, 333, 334]
        r["thuc-hien"] = "; ".join(shown(Fraction(p, 10), 1) for p in parts)
    elif t.phep == "thu-hang":
        r["thuc-hien"] = str(max(1, int(t.a["den"]) + rng.randrange(-3, 4)))
    elif t.phep == "khong-co":
        r["thuc-hien"] = rng.choice(["0", "0", "1", number(rng)])
    elif t.phep == "dinh-tinh":
        r["danh-gia"], r["ly-do"] = rng.choice(CODES), "theo họp ngày 5/1"
    else:
        r["thuc-hien"] = number(
            rng, rng.choice([t.a.get("tu"), t.a.get("den"), None]))
    shares = t.phep in ("it-nhat", "nhieu-nhat", "trong-khoang", "dung-bang",
                        "khong-co") or (t.every and t.phep in
                                        ("dat", "xep-loai"))
    if shares and rng.random() < 0.3:
        r.pop("thuc-hien", None)
        whole = rng.randrange(0, rng.choice([8, 100, 10 ** 5]))
        part = rng.choice([whole, rng.randrange(0, whole + 1)])
        bound = t.a.get("tu") if t.phep != "xep-loai" else None
        if bound and rng.random() < 0.5 and 0 < value(bound) < 100:
            part = min(whole, max(0, round(value(bound) * whole / 100) +
                                  rng.randrange(-1, 2)))
        r["tu-so"], r["mau-so"] = shown(Fraction(part), 0), str(whole)
        if rng.random() < 0.5:
            r["don-vi"] = rng.choice(["hộ", "tổ dân phố"])
    if t.base == "muc-giao" and rng.random() < 0.9:
        r["muc-giao"] = plan(rng, t, r)
    if t.base == "nam-truoc" and rng.random() < 0.2:
        r["nam-truoc"] = number(rng)
    if rng.random() < 0.05:
        r["thuc-hien" if "thuc-hien" in r else "tu-so"] = ""
        if t.phep == "dinh-tinh":
            r.pop("tu-so", None)
            r.pop("thuc-hien", None)
        elif "tu-so" in r:
            r["mau-so"] = r.get("mau-so", "")
    if rng.random() < 0.05 and "danh-gia" not in r:
        r["danh-gia"], r["ly-do"] = rng.choice(CODES), "cấp trên kết luận"
    if rng.random() < 0.1:
        r["ghi-chu"] = "số sơ bộ"
    return r


def plan(rng, t, r):
    """A plan that the result often meets by exactly what was asked."""
    if r.get("thuc-hien") and rng.random() < 0.5:
        asked = value(t.a.get("tu", t.a.get("den")))
        share = asked if t.chieu is None else asked + 100
        if 0 < share:
            p = value(r["thuc-hien"]) * 100 / share
            d = rng.choice([0, 1, 4])
            return shown(p, d)
    return rng.choice(["0", number(rng)])


def make_case(rng):
    targets = []
    for i in range(TARGETS_OF_A_FILE):
        a = target(rng, i)
        whole = None
        if targets and rng.random() < 0.2:
            before = targets[-1]
            whole = before.whole or "y" + before.key
            before.whole = whole
        t = Target(a, whole)
        if t.ky == "binh-quan" and (t.relative or (t.unit or "")[:1] == "%") \
                and rng.random() < 0.5:
            t.a["cach-tinh"] = "nhan"
        targets.append(t)
    last = rng.choice([2023, 2024, 2025, 2025])
    partial = {last} if rng.random() < 0.4 else set()
    rows = {}
    for year in [2018] + list(range(FIRST, last + 1)):
        rows[year] = {}
        for t in targets:
            r = result(rng, t)
            if r is not None:
                rows[year][t.key] = r
    case = Case(targets, rows, partial)
    for t in targets:
        drop_below_nothing(case, t)
    return case


def drop_below_nothing(case, t):
    """Rates below -100% have no root."""
    if t.a.get("cach-tinh") != "nhan":
        return
    sign = -1 if t.chieu == "giam" else 1
    for y in range(FIRST + 1, LAST + 1):
        if y in case.rows:
            x = case.measure(y, t)[1]
            if x is not None and 100 + sign * x < 0:
                del t.a["cach-tinh"]
                return


# ---- files ----

def tag(name, attrs, inside=None):
    words = "".join(f" {k}={quoteattr(v)}" for k, v in attrs.items())
    if inside is None:
        return f"<{name}{words}/>"
    return f"<{name}{words}>{inside}</{name}>"


def write(case, folder):
    body, i = [], 0
    while i < len(case.targets):
        t = case.targets[i]
        group = [t]
        while t.whole and i + len(group) < len(case.targets) and \
                case.targets[i + len(group)].whole == t.whole:
            group.append(case.targets[i + len(group)])
        inside = " và ".join(tag("chi-tieu", g.a, "Câu " + g.key)
                             for g in group)
        body.append(tag("y", {"ma": t.whole}, inside) if t.whole else inside)
        i += len(group)
    with open(os.path.join(folder, "nq.xml"), "w", encoding="utf-8") as f:
        f.write('<van-ban loai="nghi-quyet" the-thuc="hd36-2018"><dau>'
                "<co-quan><dong>ĐẢNG ỦY</dong></co-quan>"
                "<so-ky-hieu>1-NQ/ĐU</so-ky-hieu>"
                '<noi-ngay dia-danh="Đức Giang" ngay="2020-05-22"/></dau>'
                '<than><cac-chi-tieu kieu="-">\n' + "\n".join(body) +
                "</cac-chi-tieu></than><ky/></van-ban>")
    with open(os.path.join(folder, "kq.xml"), "w", encoding="utf-8") as f:
        f.write('<theo-doi van-ban="nq.xml" nhiem-ky="2020-2025" '
                'du-lieu="gia-dinh">\n')
        for year, rows in case.rows.items():
            attrs = {"nam": str(year)}
            if year in case.partial:
                attrs["den-ngay"] = f"{year}-06-30"
            f.write(tag("nam", attrs, "\n".join(
                tag("kq", {"ct": k, **r}) for k, r in rows.items())) + "\n")
        f.write("</theo-doi>")


def compare(case, said):
    """Pairs of what should be said and what is."""
    years = [y for y in case.rows if y > FIRST]
    if [y["year"] for y in said["years"]] != years:
        return [("years", years, [y["year"] for y in said["years"]])], 0
    wrong, n = [], 0
    for got in said["years"]:
        year = got["year"]
        if got["counts"] != case.counts(year) or \
                got["partial"] != (year in case.partial):
            wrong.append((f"counts {year}", case.counts(year), got["counts"]))
        for t, row in zip(case.targets, got["targets"]):
            want = {"ma": t.key, "muc-giao": case.assigned(year, t),
                    "thuc-hien": case.achieved(year, t),
                    "ty-le": case.share(year, t),
                    "danh-gia": case.verdict(year, t),
                    "ghi-chu": case.note(year, t)}
            row.pop("thuoc", None)
            n += 1
            if row != want:
                wrong.append((f"{t.a} {year} {case.row(year, t)}", want, row))
    for t, row in zip(case.targets, said["term"]):
        verdict, note = case.term(max(years), t)
        row.pop("thuoc", None)
        want = {"ma": t.key, "danh-gia": verdict, "ghi-chu": note}
        if row != want:
            results = [case.row(y, t) for y in case.rows]
            wrong.append((f"{t.a} term {results}", want, row))
    return wrong, n


def main():
    program, cases = sys.argv[1], int(sys.argv[2])
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    rng = random.Random(seed)
    passed = failed = 0
    with tempfile.TemporaryDirectory() as folder:
        while passed + failed < cases:
            case = make_case(rng)
            write(case, folder)
            run = subprocess.run(
                [program, "eval", "nq.xml", "--results=kq.xml",
                 "--format=json", "-q", "--lang=en"],
                cwd=folder, capture_output=True, check=False)
            if run.returncode != 0 or run.stderr:
                print(run.stderr.decode()[:2000])
                print(f"figures: {passed} passed, {failed + 1} failed")
                return 1
            wrong, n = compare(case, json.loads(run.stdout))
            for what, want, got in wrong[:3]:
                print(f"{what}\n  want {want}\n  got  {got}")
            failed += len(wrong)
            passed += n - len(wrong)
            if failed > 20:
                break
    print(f"figures: {passed} passed, {failed} failed")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
