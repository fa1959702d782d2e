"""The same text by WeasyPrint, in an environment of its own: python weasy.py TEXT PDF"""

import json
import resource
import sys
import time
from pathlib import Path

import weasyprint  # type: ignore[import-not-found,unused-ignore]

text, out = Path(sys.argv[1]).read_text("utf-8"), Path(sys.argv[2])
clock, work = time.perf_counter(), time.process_time()
laid = weasyprint.HTML(string=text, base_url="/").render()
body = laid.write_pdf(pdf_variant="pdf/ua-1")
took = time.perf_counter() - clock, time.process_time() - work
out.write_bytes(body)
most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(
    json.dumps({
        "clock": took[0], "work": took[1], "pages": len(laid.pages), "bytes": len(body), "memory_mb": most,
        "version": weasyprint.__version__,
    })
)  # fmt: skip
