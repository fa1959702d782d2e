"""The book made ready for one place, day, language and cover: what every form of it is made from. Pure."""

from dataclasses import dataclass

from brazier.handbook.book import Book, Page
from brazier.handbook.filled import Say, Where, fill
from brazier.handbook.labels import Labels, labels
from brazier.handbook.source import Source


@dataclass(frozen=True, slots=True)
class Ready:
    """book: as it came; filled: each page with its law, in order; words: of the frame."""

    book: Book
    filled: tuple[tuple[Page, Source], ...]
    words: Labels

    @property
    def language(self) -> str:
        """Of the book."""
        return self.book.language

    def chapter_title(self, page: Page) -> str:
        """The title of the chapter a page is in."""
        return next(c.title for c in self.book.chapters if c.number == page.source.chapter)


def make_ready(book: Book, where: Where, say: Say, *, cover: str) -> Ready:
    """Fill in the law and the words of the frame."""
    filled = tuple((page, fill(page.source, where, say)) for page in book.pages)
    return Ready(book, filled, labels(say, cover=cover))
