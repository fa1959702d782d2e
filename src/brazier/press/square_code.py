"""Text as a square code (QR) that a phone reads from paper. Pure."""

import io

import segno


def square_code(text: str) -> str:
    """The code as SVG text, black on white, with the quiet edge of four squares that readers need.

    A quarter of the squares may be lost to creases and stains (correction level Q).
    Errors: segno.DataOverflowError for more than 1,663 bytes.
    """
    out = io.BytesIO()
    segno.make_qr(text, error="q", boost_error=True).save(
        out, kind="svg", border=4, scale=1, light="white", xmldecl=False, svgns=True, nl=False
    )
    return out.getvalue().decode("ascii")
