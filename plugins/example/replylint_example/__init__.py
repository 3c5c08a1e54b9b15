"""A rule kind and a file format for replylint, as other people's packages bring them."""
