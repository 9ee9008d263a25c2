"""Fails if something public has no documentation or no type: reads what
`pyright --verifytypes --outputjson` writes.
"""

import json
import sys

found = json.load(sys.stdin)["typeCompleteness"]
for symbol in found["symbols"]:
    for diagnostic in symbol["diagnostics"]:
        if "docstring" in diagnostic["message"]:
            print(diagnostic["message"], file=sys.stderr)
assert found["exportedSymbolCounts"]["withKnownType"] > 30, "the package was not found"
sys.exit(found["missingFunctionDocStringCount"] + found["missingClassDocStringCount"] > 0 or found["completenessScore"] < 1)
