"""As much of JSON Schema as the schema of SARIF uses; other words are a fault.

faults(schema, value) yields "place: what is wrong"; nothing when it fits.
"""
import json
import re

TYPES = {"object": dict, "array": list, "string": str, "boolean": bool,
         "null": type(None)}
SILENT = {"$schema", "title", "description", "default", "format",
          "definitions", "$id", "id", "$comment"}


def is_a(value, name):
    if name in ("integer", "number"):
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, TYPES[name])


class Schema:
    def __init__(self, whole):
        self.whole = whole

    def named(self, reference):
        part = self.whole
        for name in reference.removeprefix("#/").split("/"):
            part = part[name]
        return part

    def faults(self, rule, value, at="$"):
        for word, wish in rule.items():
            if word in SILENT:
                continue
            check = getattr(self, "do_" + word.replace("$", ""), None)
            if check is None:
                raise ValueError(f"the schema says {word}, which is not known")
            yield from check(wish, value, at, rule)

    def do_ref(self, wish, value, at, _):
        yield from self.faults(self.named(wish), value, at)

    def do_type(self, wish, value, at, _):
        wishes = wish if isinstance(wish, list) else [wish]
        if not any(is_a(value, w) for w in wishes):
            yield f"{at}: is no {wish}"

    def do_enum(self, wish, value, at, _):
        if value not in wish:
            yield f"{at}: {value!r} is none of {wish}"

    def do_required(self, wish, value, at, _):
        if isinstance(value, dict):
            yield from (f"{at}: lacks {w}" for w in wish if w not in value)

    def do_properties(self, wish, value, at, _):
        if isinstance(value, dict):
            for name in wish.keys() & value.keys():
                yield from self.faults(wish[name], value[name],
                                       f"{at}.{name}")

    def do_additionalProperties(self, wish, value, at, rule):
        if not isinstance(value, dict):
            return
        for name in value.keys() - rule.get("properties", {}).keys():
            if wish is False:
                yield f"{at}: may not have {name}"
            elif isinstance(wish, dict):
                yield from self.faults(wish, value[name], f"{at}.{name}")

    def do_items(self, wish, value, at, _):
        if isinstance(value, list):
            for i, one in enumerate(value):
                yield from self.faults(wish, one, f"{at}[{i}]")

    def do_minItems(self, wish, value, at, _):
        if isinstance(value, list) and len(value) < wish:
            yield f"{at}: has fewer than {wish}"

    def do_uniqueItems(self, wish, value, at, _):
        if wish and isinstance(value, list):
            kept = [json.dumps(v, sort_keys=True) for v in value]
            if len(set(kept)) < len(kept):
                yield f"{at}: holds one twice"

    def do_minimum(self, wish, value, at, _):
        if is_a(value, "integer") and value < wish:
            yield f"{at}: {value} is below {wish}"

    def do_maximum(self, wish, value, at, _):
        if is_a(value, "integer") and value > wish:
            yield f"{at}: {value} is above {wish}"

    def do_pattern(self, wish, value, at, _):
        if isinstance(value, str) and not re.search(wish, value):
            yield f"{at}: {value!r} is not like {wish}"

    def do_anyOf(self, wish, value, at, _):
        if all(list(self.faults(w, value, at)) for w in wish):
            yield f"{at}: fits none of {len(wish)} forms"

    def do_oneOf(self, wish, value, at, _):
        fitting = [w for w in wish if not list(self.faults(w, value, at))]
        if len(fitting) != 1:
            yield f"{at}: fits {len(fitting)} of {len(wish)} forms, not one"


def faults(schema, value):
    return list(Schema(schema).faults(schema, value))
