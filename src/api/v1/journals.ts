import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { JournalData } from "../../domain/record.ts";
import { find } from "./find.ts";
import { presentJournal } from "./present.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { JournalSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

/** `/journals/{id}` */
export function journalRoutes(app: ApiServer, { catalogue, at, today }: ResourceParts): void {
  const schema = {
    operationId: "journal",
    summary: "One journal",
    description:
      "With its recognition history and the verdict for today. A merged record answers 301, a withdrawn one 410.",
    tags: ["journals"],
    params: IdParams,
    response: { 200: ref(JournalSchema), ...moved, ...failures },
  };
  app.get("/journals/:id", { schema }, async (request, reply) => {
    const found = await find(catalogue, "journal", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: JournalData };
    const [known, provenance] = await Promise.all([catalogue.recognition(record.id), catalogue.provenance(record.id)]);
    return reply
      .header("cache-control", shortly)
      .send(presentJournal(record, { known, provenance, today: today() }, at));
  });
}
