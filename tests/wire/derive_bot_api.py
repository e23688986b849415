"""Derives bot_api.json, the table the test server checks calls against, from a description of the Bot API.

    python tests/wire/derive_bot_api.py SOURCE

SOURCE is a JSON file with `version`, `methods` (name -> `parameters`: name -> `types`, `required`) and
`types` (name -> `fields`, likewise, or `one_of`).
Kept are every method, and those types that can be sent to the API: what it only returns is left out.
A field becomes `"A|B"`, with `!` in front when it is required.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

TARGET = Path(__file__).with_name("bot_api.json")


def field(description: dict[str, Any]) -> str:
    """One parameter or field in the compact form."""
    return ("!" if description["required"] else "") + "|".join(description["types"])


def compact(source: dict[str, Any]) -> dict[str, Any]:
    """The table: version, methods, and the types reachable from the methods' parameters."""
    methods = {
        name: {parameter: field(described) for parameter, described in method["parameters"].items()}
        for name, method in source["methods"].items()
    }
    types: dict[str, Any] = {}
    waiting = [spec for parameters in methods.values() for spec in parameters.values()]
    while waiting:
        for name in re.findall(r"\w+", waiting.pop()):
            if name in types or name not in source["types"] or name == "InputFile":
                continue
            described = source["types"][name]
            if "one_of" in described:
                types[name] = described["one_of"]
                waiting.extend(described["one_of"])
            else:
                types[name] = {key: field(value) for key, value in described["fields"].items()}
                waiting.extend(types[name].values())
    return {"version": source["version"], "methods": methods, "types": types}


def main() -> None:
    """Reads SOURCE, writes the table beside this script, one method or type a line."""
    table = compact(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    parts = [f'"version":{json.dumps(table["version"])}']
    for section in ("methods", "types"):
        rows = (
            f"{json.dumps(name)}:{json.dumps(value, separators=(',', ':'))}"
            for name, value in sorted(table[section].items())
        )
        parts.append(f'"{section}":{{\n' + ",\n".join(rows) + "\n}")
    TARGET.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
