"""What a save costs in watch mode, from the file to the picture on the terminal,
against a cold `render` and the rasterising of one page."""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "preview"))

SAVES = 15
DPI = 100
KINDS = [("blocks", "plain"), ("sixel", "sixel"), ("kitty", "kitty")]
WORDS = "Thông qua"  # on the first page of the sample


def cpu_of(pid):
    """Seconds of CPU that a process has used so far, with all its threads."""
    return time.clock_gettime(~pid << 3 | 2)


def cold_cpu(*command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def save_cpu(program, path, kind):
    """Median of a save that changes a word; the rest of the page is as before."""
    from terminals import Terminal  # needs Pillow
    with open(path, encoding="utf-8") as f:
        body = f.read()
    t = Terminal([program, "preview", "--watch", path], kind=kind,
                 columns=120, rows=50, cell=(9, 18))
    t.until(b"page 1 of")
    t.read(0.5)
    costs = []
    for number in range(SAVES):
        before = cpu_of(t.pid)
        with open(path + ".tmp", "w", encoding="utf-8") as f:
            f.write(body.replace(WORDS, "%s %d" % (WORDS, number), 1))
        os.rename(path + ".tmp", path)
        t.until(b"page 1 of")
        costs.append(cpu_of(t.pid) - before)
    t.press("q")
    t.end()
    with open(path, "w", encoding="utf-8") as f:
        f.write(body)
    return statistics.median(costs)


def measure(build, sample, folder):
    """The cold way, and each save by its terminal: seconds of CPU."""
    program = os.path.join(build, "vankien")
    path = os.path.join(folder, "saved.xml")
    shutil.copy(sample, path)
    render = statistics.median(
        cold_cpu(program, "render", "-q", path, "-o",
                 os.path.join(folder, "saved.pdf")) for _ in range(SAVES))
    raster = float(subprocess.run(
        [os.path.join(folder, "raster"), os.path.join(build, "fonts"),
         os.path.join(build, "layouts"), path, str(DPI)],
        check=True, capture_output=True, text=True).stdout) / 1000
    return render, raster, [(name, save_cpu(program, path, kind))
                            for name, kind in KINDS]


def report(build, sample, folder):
    render, raster, saves = measure(build, sample, folder)
    print()
    for name, cpu in saves:
        print("%-57s %6.2f  (wish: at most 0.50)" % (
            "preview: CPU of a save, to %s / cold, with a page" % name,
            cpu / (render + raster)))
    print("From the save to the picture in watch mode: %s;\na cold render "
          "%.1f ms, one page in pixels at %d dpi %.1f ms." % (
              ", ".join("%s %.1f ms" % (name, 1000 * cpu)
                        for name, cpu in saves),
              1000 * render, DPI, 1000 * raster))
