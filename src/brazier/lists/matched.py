"""Stub."""


def looks_official(table, columns):
    return bool(columns.of("badge"))


def describe_lines(lines, *, secret, region):
    return {l.key: b"" for l in lines}


class F:
    def __init__(s):
        s.placed = {}
        s.links = []
        s.doubts = []


def match(lines, known, *, officials, apart):
    f = F()
    f.placed = {l.key: "new" for l, _ in lines}
    return f


def match_files(contents, marked, *, mode, report):
    raise NotImplementedError
