import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { VideoData } from "../../domain/record.ts";
import { find } from "./find.ts";
import { presentVideo } from "./present-video.ts";
import { type ApiServer, IdParams, type ResourceParts, redirectTo, shortly } from "./resource.ts";
import { failures, moved } from "./schemas/error.ts";
import { VideoSchema } from "./schemas/records.ts";
import { ref } from "./schemas/shared.ts";

/** `/videos/{id}` */
export function videoRoutes(app: ApiServer, { catalogue, at }: ResourceParts): void {
  const schema = {
    operationId: "video",
    summary: "One video",
    description:
      "With its chapters and all that is said in it, where captions are known. A merged record answers 301, a withdrawn one 410.",
    tags: ["videos"],
    params: IdParams,
    response: { 200: ref(VideoSchema), ...moved, ...failures },
  };
  app.get("/videos/:id", { schema }, async (request, reply) => {
    const found = await find(catalogue, "video", request.params.id);
    if (found.is === "moved") return redirectTo(reply, found, at);
    const record = found.record as CatalogueRecord & { data: VideoData };
    const [provenance, relations] = await Promise.all([
      catalogue.provenance(record.id),
      catalogue.related([record.id]),
    ]);
    const all = relations.get(record.id) ?? [];
    const records = new Map((await catalogue.records(all.map((one) => one.record))).map((one) => [one.id, one]));
    const related = all.flatMap(({ type, record: id }) => {
      const other = records.get(id);
      return other === undefined ? [] : [{ type, record: other }];
    });
    return reply.header("cache-control", shortly).send(presentVideo(record, { provenance, related }, at));
  });
}
