"""`replylint lsp` with the folder that is named first in the place of the packs that come with replylint."""

import os
import sys

import replylint.pack_reader
import replylint.packs

folder = sys.argv.pop(1)
os.environ["REPLYLINT_CACHE"] = os.path.join(folder, ".cache")
replylint.packs.bundled_folder = lambda: folder
replylint.pack_reader.bundled_folder = lambda: folder

if __name__ == "__main__":
    from replylint.cli import main

    main()
