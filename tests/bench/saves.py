"""What a save costs in watch mode, from the file to the picture on the terminal,
against a cold `render` and the rasterising of one page."""

import os
import shutil
import resource
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "preview"))
from terminals import Terminal  # noqa: E402

SAVES = 20
KINDS = [("blocks", "plain"), ("sixel", "sixel"), ("kitty", "kitty")]


def cpu_of(pid):
    """Seconds of CPU that a process has used so far, with all its threads."""
    return time.clock_gettime(~pid << 3 | 2)


def cold_cpu(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def save_cpu(program, path, kind):
    """Median of a save: another word each time, then the picture."""
    with open(path, encoding="utf-8") as f:
        body = f.read()
    t = Terminal([program, "preview", "--watch", path], kind=kind,
                 columns=120, rows=50, cell=(9, 18))
    t.until(b"page 1 of")
    t.read(0.5)
    costs = []
    for i in range(SAVES):
        before = cpu_of(t.pid)
        with open(path + ".tmp", "w", encoding="utf-8") as f:
            f.write(body.replace("Thông qua", "Thông qua %d" % i, 1))
        os.rename(path + ".tmp", path)
        t.until(b"page 1 of")
        costs.append(cpu_of(t.pid) - before)
    t.press("q")
    t.end()
    with open(path, "w", encoding="utf-8") as f:
        f.write(body)
    return statistics.median(costs)


def measure(program, sample, folder):
    """Rows: what, milliseconds, ratio to the cold way."""
    path = os.path.join(folder, "saved.xml")
    shutil.copy(sample, path)
    pdf = os.path.join(folder, "saved.pdf")
    render = statistics.median(
        cold_cpu([program, "render", "-q", path, "-o", pdf]) for _ in range(SAVES))
    # a page more or less in a folder of pictures is what rasterising costs
    return render, [(name, save_cpu(program, path, kind)) for name, kind in KINDS]
