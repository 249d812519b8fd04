import { count } from "../format.ts";

/** Books and their chapters. */
export const book = {
  books: "Books",
  booksLead: (n: number) =>
    `${count(n, "book", "books")}, found by what is in them: chapters are records of their own.`,
  booksFor: (q: string) => `Books with “${q}” in the title`,
  filter: "Find a book by title or ISBN",
  noBooks: "No book was found.",
  allBooks: "Show all books",
  chapters: (n: number) => count(n, "chapter", "chapters"),
  contents: "Contents",
  otherChapters: "Other chapters in the index",
  noContents: "No source has given a table of contents.",
  moreLines: (n: number) => `and ${count(n, "more line", "more lines")}; the search above looks through all of them`,
  searchInside: "Search inside this book",
  searchButton: "Search",
  found: (q: string, n: number) => `${count(n, "chapter", "chapters")} with “${q}”`,
  foundLines: "In the table of contents",
  foundNothing: "Nothing in this book was found.",
  wholeBook: "Back to the whole book",
  inChapter: "In this chapter",
  theBook: "The book",
  previous: "Previous chapter",
  next: "Next chapter",
  textSearched: "The text of this chapter can be searched here; it is not shown as a whole.",
  of: (chapter: string, book: string) => `${chapter} · ${book}`,
};
