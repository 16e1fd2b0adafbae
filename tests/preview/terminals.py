"""Terminals for tests: a program on a pseudo-terminal that answers as kitty, a
sixel terminal or nothing at all would, and what the streams of pictures say."""

import base64
import fcntl
import io
import os
import pty
import re
import select
import signal
import struct
import termios
import time

from PIL import Image

ANSWERS = {
    "kitty": {b"\033_G": b"\033_Gi=4211;OK\033\\", b"\033[c": b"\033[?62c"},
    "sixel": {b"\033[c": b"\033[?62;4;6c"},
    "iterm2": {b"\033[>q": b"\033P>|iTerm2 3.5.0\033\\", b"\033[c": b"\033[?62c"},
    "plain": {b"\033[c": b"\033[?6c"},
    "late": {},
    "silent": {},
}


class Terminal:
    """One program on a terminal of its own."""

    def __init__(self, command, kind="plain", columns=100, rows=40, cell=(8, 16),
                 environment=None, folder=None, stdin=None):
        self.kind, self.said, self.asked = kind, bytearray(), False
        pid, fd = pty.fork()
        if pid == 0:
            if folder:
                os.chdir(folder)
            if stdin:
                os.dup2(os.open(stdin, os.O_RDONLY), 0)
            env = {"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C",
                   "HOME": "/nonexistent"}
            for name in ("ASAN_OPTIONS", "LSAN_OPTIONS"):
                if name in os.environ:
                    env[name] = os.environ[name]
            env.update(environment or {})
            time.sleep(0.05)  # until the window has its size
            os.execvpe(command[0], command, env)
        self.pid, self.fd, self.status = pid, fd, None
        self.size(columns, rows, cell)
        self.before = termios.tcgetattr(fd)

    def size(self, columns, rows, cell=(8, 16)):
        self.columns, self.rows = columns, rows
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack(
            "HHHH", rows, columns, columns * cell[0], rows * cell[1]))

    def read(self, seconds):
        """What comes within a time, or until it is quiet after something."""
        end, got = time.monotonic() + seconds, []
        while True:
            left = end - time.monotonic()
            if got:
                left = min(left, 0.4)
            if left <= 0 or not select.select([self.fd], [], [], left)[0]:
                return b"".join(got)
            try:
                part = os.read(self.fd, 65536)
            except OSError:
                part = b""
            if not part:
                return b"".join(got)
            got.append(part)
            self.said += part
            self.answer()

    def answer(self):
        """To the questions of the beginning; the last one ends them."""
        if self.asked:
            return
        for question, words in ANSWERS[self.kind].items():
            if question in self.said:
                os.write(self.fd, words)
        self.asked = b"\033[c" in self.said

    def until(self, words, seconds=8):
        """Reads until these bytes came; what came."""
        end, parts, tail = time.monotonic() + seconds, [], b""
        while words not in tail and time.monotonic() < end:
            parts.append(self.read(0.3))
            tail = tail[-len(words):] + parts[-1]
        assert words in tail, "%r never came; last: %r" % (words, tail[-300:])
        return b"".join(parts) + self.read(0.2)

    def press(self, keys):
        os.write(self.fd, keys.encode())

    def signal(self, number):
        os.kill(self.pid, number)

    def end(self, seconds=5):
        """The exit status; below 0 the signal."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.read(0.05)
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
                return self.status
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        raise AssertionError("it does not end")

    def is_as_before(self):
        return termios.tcgetattr(self.fd) == self.before

    def close(self):
        os.close(self.fd)


# ---- what a stream holds ----

def kitty(stream):
    """The last picture of a stream for kitty."""
    parts = re.findall(rb"\033_G([^;\033]*)(?:;([^\033]*))?\033\\", stream)
    picture, keys, data = None, None, b""
    for words, payload in parts:
        named = dict(w.split(b"=", 1) for w in words.split(b",") if b"=" in w)
        if b"s" in named and named.get(b"a") == b"T":
            keys, data = named, b""
        if keys is None or named.get(b"a") == b"d" or named.get(b"a") == b"q":
            continue
        data += base64.b64decode(payload)
        if named.get(b"m") != b"1":
            size = int(keys[b"s"]), int(keys[b"v"])
            mode = {b"32": "RGBA", b"24": "RGB"}[keys.get(b"f", b"32")]
            picture, keys = Image.frombytes(mode, size, data).convert("L"), None
    return picture


def sixel(stream):
    """The last picture of a stream of sixels, in grey."""
    found = re.findall(rb"\033P[0-9;]*q([^\033]*)\033\\", stream)
    if not found:
        return None
    body = found[-1]
    size = re.match(rb'"\d+;\d+;(\d+);(\d+)', body)
    width, height = int(size[1]), int(size[2])
    image = Image.new("L", (width, height), 255)
    pixels = image.load()
    colours, colour, x, y = {}, 0, 0, 0
    for words in re.finditer(
            rb'#(\d+)(?:;2;(\d+);(\d+);(\d+))?|!(\d+)([?-~])|([?-~])|([$-])|"[\d;]*',
            body):
        if words[1]:
            colour = int(words[1])
            if words[2]:
                r, g, b = (int(words[i]) * 255 // 100 for i in (2, 3, 4))
                colours[colour] = (r * 299 + g * 587 + b * 114) // 1000
        elif words[6] or words[7]:
            times = int(words[5]) if words[5] else 1
            bits = (words[6] or words[7])[0] - 63
            for k in range(6):
                if bits >> k & 1 and y + k < height:
                    for i in range(x, min(x + times, width)):
                        pixels[i, y + k] = colours[colour]
            x += times
        elif words[8] == b"$":
            x = 0
        elif words[8] == b"-":
            x, y = 0, y + 6
    return image


def iterm2(stream):
    found = re.findall(rb"\033\]1337;File=[^:]*:([^\a\033]*)", stream)
    return Image.open(io.BytesIO(base64.b64decode(found[-1]))).convert("L") \
        if found else None


def difference(a, b):
    """Mean difference of two grey pictures, 0 to 255."""
    assert a.size == b.size, (a.size, b.size)
    pairs = zip(a.tobytes(), b.tobytes())
    return sum(abs(x - y) for x, y in pairs) / (a.width * a.height)


def plain(stream):
    """A stream without its sequences: what is read on the screen."""
    stream = re.sub(rb"\033[_P\]][^\033\a]*(?:\033\\|\a)", b"", stream)
    return re.sub(rb"\033\[[0-9;?>]*[A-Za-z]|\033.", b"", stream)
