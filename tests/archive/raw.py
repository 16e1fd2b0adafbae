"""A PDF file byte by byte, as the archive writer lays it out: where each
object lies by the cross-reference, what its stream holds, what stands in an
object stream.  Read with nothing but this file, so that no library mends what
is broken; and put together again as a plain file, each object by itself."""
import re
import struct
import zlib

_HEAD = re.compile(rb"(\d+) 0 obj\n")
_LENGTH = re.compile(rb"/Length (\d+)")
_DEFLATED = b"/Filter/FlateDecode"
BINARY = b"%\xe2\xe3\xcf\xd3\n"


class Broken(Exception):
    """The bytes are not what the file says of itself."""


def unpack(head, stream):
    if _DEFLATED not in head:
        return stream
    packer = zlib.decompressobj()
    out = packer.decompress(stream)
    if not packer.eof or packer.unused_data:
        raise Broken("a packed stream does not end where it should")
    return out


def number(head, key):
    found = re.search(rb"/" + key + rb" (\d+)(?![\d.])", head)
    if not found:
        raise Broken("no /%s in %r" % (key.decode(), head[:60]))
    return int(found[1])


class Raw:
    """objects: {number: [dictionary or value, stream or None]}, unpacked."""

    def __init__(self, data):
        self.data = data
        self.places, self.inside = {}, {}
        self.objects, self.extents = {}, []
        self._read_references()
        for n, at in sorted(self.places.items(), key=lambda p: p[1]):
            self._read_object(n, at)
        self._read_groups()

    # ---- cross-reference ----

    def _read_references(self):
        tail = re.search(rb"startxref\n(\d+)\n%%EOF\n\Z", self.data)
        if not tail:
            raise Broken("no startxref at the end")
        self.start = int(tail[1])
        self.tail = tail.start()
        self.plain = self.data.startswith(b"xref\n", self.start)
        if self.plain:
            self._read_table()
        else:
            self._read_stream()

    def _read_table(self):
        head = re.compile(rb"xref\n0 (\d+)\n").match(self.data, self.start)
        if not head:
            raise Broken("no table of references")
        count, at = int(head[1]), head.end()
        for n in range(count):
            row = self.data[at + 20 * n:at + 20 * n + 20]
            if n == 0 and row == b"0000000000 65535 f \n":
                continue
            if not re.fullmatch(rb"\d{10} 00000 n \n", row):
                raise Broken("row %d of the references is %r" % (n, row))
            self.places[n] = int(row[:10])
        found = re.compile(rb"trailer\n(<<.*>>)\n\Z", re.S).match(
            self.data[:self.tail], at + 20 * count)
        if not found:
            raise Broken("no trailer after the references")
        self.trailer = found[1]
        self.count = count

    def _read_stream(self):
        head = _HEAD.match(self.data, self.start)
        if not head:
            raise Broken("no object at startxref")
        self.trailer, packed, _ = self._body(head.end())
        rows = unpack(self.trailer, packed)
        widths = [int(w) for w in re.search(
            rb"/W\[(\d+) (\d+) (\d+)\]", self.trailer).groups()]
        step = sum(widths)
        self.count = number(self.trailer, b"Size")
        if len(rows) != step * self.count or b"/Index" in self.trailer:
            raise Broken("%d bytes of references for %d objects" % (
                len(rows), self.count))
        for n in range(self.count):
            kind, place, index = self._row(rows[n * step:], widths)
            if kind == 1 and index == 0:
                self.places[n] = place
            elif kind == 2:
                self.inside[n] = (place, index)
            elif n or (kind, place, index) != (0, 0, 65535):
                raise Broken("row %d of the references is %s" % (
                    n, (kind, place, index)))

    @staticmethod
    def _row(bytes_, widths):
        out, at = [], 0
        for width in widths:
            out.append(int.from_bytes(bytes_[at:at + width], "big"))
            at += width
        return out

    # ---- objects ----

    def _body(self, at):
        """Value, stream as it stands, and where the object ends."""
        stream = self.data.find(b">>\nstream\n", at)
        plain = self.data.find(b"\nendobj\n", at)
        if plain < 0:
            raise Broken("no endobj after %d" % at)
        if stream < 0 or plain < stream:
            return self.data[at:plain], None, plain + 8
        head = self.data[at:stream + 2]
        length = _LENGTH.search(head)
        if not length:
            raise Broken("no length of the stream at %d" % at)
        begin = stream + 10
        end = begin + int(length[1])
        if self.data[end:end + 18] != b"\nendstream\nendobj\n":
            raise Broken("the stream at %d does not end after %d bytes" % (
                begin, end - begin))
        return head, self.data[begin:end], end + 18

    def _read_object(self, n, at):
        head = _HEAD.match(self.data, at)
        if not head or int(head[1]) != n:
            raise Broken("object %d is not at %d, but %r" % (
                n, at, self.data[at:at + 12]))
        value, stream, end = self._body(head.end())
        self.extents.append((at, end))
        if stream is not None:
            stream = unpack(value, stream)
        self.objects[n] = [value, stream]

    def _read_groups(self):
        groups = {}
        for n, (group, index) in self.inside.items():
            groups.setdefault(group, {})[index] = n
        for group, members in sorted(groups.items()):
            self._read_group(group, members)

    def _read_group(self, group, members):
        head, bytes_ = self.objects[group]
        first, count = number(head, b"First"), number(head, b"N")
        if sorted(members) != list(range(count)):
            raise Broken("object stream %d holds %d objects, not %d" % (
                group, count, len(members)))
        pairs = [int(word) for word in bytes_[:first].split()]
        offsets = pairs[1::2] + [len(bytes_) - first]
        if len(pairs) != 2 * count or offsets[0] != 0:
            raise Broken("the head of object stream %d" % group)
        for index in range(count):
            n = members[index]
            value = bytes_[first + offsets[index]:first + offsets[index + 1]]
            if pairs[2 * index] != n or value[-1:] != b"\n":
                raise Broken("object %d in object stream %d" % (n, group))
            self.objects[n] = [value[:-1], None]

    # ---- the whole again ----

    def plain_objects(self):
        """Those that are left when nothing is packed, numbered anew without
        gaps, and what the trailer says of them."""
        kept = [n for n, o in sorted(self.objects.items())
                if not re.search(rb"/Type/(ObjStm|XRef)\b", o[0])]
        to = {old: new for new, old in enumerate(kept, 1)}

        def renumber(value):
            return re.sub(rb"(?<![\d.])(\d+) 0 R\b", lambda m: b"%d 0 R" %
                          to[int(m[1])], value)

        entries = b"".join(re.search(rb"/%s ?(\d+ 0 R|\[[^\]]*\])" % key,
                                     self.trailer)[0]
                           for key in (b"Root", b"Info", b"ID"))
        return {to[n]: [renumber(self.objects[n][0]), self.objects[n][1]]
                for n in kept}, renumber(entries)


def assemble(objects, entries, lengths=None, offsets=0):
    """A plain file.  lengths: {number: what is added to the length that is
    told}; offsets: what is added to each place that is told."""
    out, places = bytearray(b"%PDF-1.7\n" + BINARY), {}
    size = max(objects) + 1
    for n in sorted(objects):
        value, stream = objects[n]
        places[n] = len(out)
        out += b"%d 0 obj\n" % n
        if stream is not None:
            told = len(stream) + (lengths or {}).get(n, 0)
            value = _LENGTH.sub(b"/Length %d" % told,
                                value.replace(_DEFLATED, b""))
            out += value + b"\nstream\n" + stream + b"\nendstream"
        else:
            out += value
        out += b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for n in range(1, size):
        out += b"%010d 00000 n \n" % (places[n] + offsets)
    out += b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size, entries, start)
    return bytes(out)


def words(bytes_):
    """Big-endian 16-bit words."""
    return struct.unpack(">%dH" % (len(bytes_) // 2), bytes_)
