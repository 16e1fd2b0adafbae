"""What the measurements of this folder have in common."""
import os
import subprocess
from collections import Counter

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(os.path.dirname(HERE))
SAMPLE = os.path.join(TOP, "samples/duc-giang/nghi-quyet.xml")
LIBRARIES = ["pangocairo", "pangoft2", "cairo-pdf", "fontconfig"]


def call(*words, **how):
    return subprocess.run(words, check=True, stdout=subprocess.PIPE,
                          text=True, **how).stdout


def build(folder, name, *libraries):
    """A program of this folder, as anybody would compile it."""
    flags = call("pkg-config", "--cflags", "--libs", *libraries).split() \
        if libraries else []
    call(os.environ.get("CC", "cc"), "-std=c11", "-O2",
         "-D_POSIX_C_SOURCE=200809L", "-o", os.path.join(folder, name),
         os.path.join(HERE, name + ".c"), *flags)


def words_of(path):
    return Counter(call("pdftotext", path, "-").split())


def other_words(ours, theirs):
    """Those that differ; pages have numbers, and need not break alike."""
    a, b = words_of(ours), words_of(theirs)
    return sorted({w for w in (a - b) + (b - a) if not w.isdigit()})
