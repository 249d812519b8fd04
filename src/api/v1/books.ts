import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { BookData, ChapterData } from "../../domain/record.ts";
import { find } from "./find.ts";
import { presentBook, presentChapter } from "./present-book.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { BookSchema, ChapterSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

const mostChapters = 3000;

/** `/books/{id}` and `/chapters/{id}` */
export function bookRoutes(app: ApiServer, { catalogue, at }: ResourceParts): void {
  const book = {
    operationId: "book",
    summary: "One book",
    description: "With its table of contents and its chapters. A merged record answers 301, a withdrawn one 410.",
    tags: ["books"],
    params: IdParams,
    response: { 200: ref(BookSchema), ...moved, ...failures },
  };
  app.get("/books/:id", { schema: book }, async (request, reply) => {
    const found = await find(catalogue, "book", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: BookData };
    const [chapters, provenance] = await Promise.all([
      catalogue.chaptersOfBook(record.id, mostChapters),
      catalogue.provenance(record.id),
    ]);
    return reply.header("cache-control", shortly).send(presentBook(record, { chapters, provenance }, at));
  });
  const chapter = {
    operationId: "chapter",
    summary: "One chapter",
    description: "With the book that it is in. A merged record answers 301, a withdrawn one 410.",
    tags: ["books"],
    params: IdParams,
    response: { 200: ref(ChapterSchema), ...moved, ...failures },
  };
  app.get("/chapters/:id", { schema: chapter }, async (request, reply) => {
    const found = await find(catalogue, "chapter", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: ChapterData };
    const [books, provenance] = await Promise.all([
      record.bookId === undefined ? [] : catalogue.records([record.bookId]),
      catalogue.provenance(record.id),
    ]);
    return reply.header("cache-control", shortly).send(presentChapter(record, { book: books[0], provenance }, at));
  });
}
