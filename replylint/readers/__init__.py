"""The file formats: a module a format, and which of them takes a file (`recognise`).

Readers of other packages come in through the entry point group `replylint.readers`;
the name of the entry is the reader's, its value a module with

* `SUFFIXES`: endings of the names of its files, lower case (".txt");
* `read(source) -> Iterable[Passage | Comment | Problem]`: the texts in the file, in order, the
  comments that may hold directives, and what of it could not be read; raises `ReplylintError`
  with the place if nothing could.
"""

from replylint.readers.passage import Comment, Passage, Source
from replylint.readers.recognise import Text, read_texts
from replylint.readers.table import known_suffixes

__all__ = ["Comment", "Passage", "Source", "Text", "known_suffixes", "read_texts"]
