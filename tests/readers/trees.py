"""What the tests of data formats share: trees as plain data, and texts held against their places."""

from collections.abc import Callable

from replylint.readers.tree import Node


def plain(node: Node) -> object:
    """The data without its places."""
    if isinstance(node.value, list):
        return [plain(item) for item in node.value]
    if isinstance(node.value, dict):
        return {key: plain(member) for key, member in node.value.items()}
    return node.value


def check_places(text: str, root: Node, reads_as: Callable[[str, str], bool]) -> None:
    """Each stretch of each text's layer leads, in order and within the node, to what reads as it.

    `reads_as(written, piece)` says whether what stands in the file means the piece, if it is not the same.
    """
    for node in root.walk():
        if node.text is None:
            continue
        layer = node.layer()
        past, read = node.start, 0
        rows = zip(layer.starts, layer.lengths, layer.sources, layer.source_lengths, strict=True)
        for start, length, source, source_length in rows:
            piece, written = node.text[start : start + length], text[source : source + source_length]
            assert (start, length > 0) == (read, True)
            assert past <= source <= source + source_length <= node.end
            assert piece == written or (
                (length != source_length or length == 1) and reads_as(written, piece)
            ), (
                piece,
                written,
            )
            past, read = source + source_length, start + length
        assert read == len(node.text)
