"""Compiles markup of typst with the fonts that typst brings, and says what does not compile."""

import sys

import typst

faults = 0
for path in sys.argv[1:]:
    try:
        typst.compile(path, output=path.removesuffix(".typ") + "-typst.pdf", ignore_system_fonts=True)
    except typst.TypstError as error:
        faults += 1
        print(f"{path}: does not compile: {error}", file=sys.stderr)
print(f"{len(sys.argv) - 1} forms typeset, {faults} faults")
sys.exit(faults > 0)
