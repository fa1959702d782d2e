"""The handbook that fits a small bag: one page, one idea, one checklist; on paper, as EPUB, as a folder of web
pages.

The text lies in `pages/<language>/`, one file a page. What is law in it comes from the law packs, for the
campaign's place and day. Words: chapter, page, checklist, tick, translation.
"""
