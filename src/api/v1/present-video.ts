import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import type { RelationType, VideoData } from "../../domain/record.ts";
import type { Addresses } from "./addresses.ts";
import { common, recordLink } from "./present.ts";
import type { VideoJson } from "./schemas/records.ts";

export interface VideoSurroundings {
  readonly provenance: readonly Provenance[];
  readonly related: readonly { type: RelationType; record: Pick<CatalogueRecord, "id" | "kind"> }[];
}

export function presentVideo(
  record: CatalogueRecord & { readonly data: VideoData },
  { provenance, related }: VideoSurroundings,
  at: Addresses,
): VideoJson {
  const { channel, channelUrl, duration, thumbnail, chapters = [], captions = [] } = record.data;
  return {
    kind: "video",
    ...common(record, provenance, at),
    channel,
    ...(channelUrl !== undefined && { channelUrl }),
    ...(duration !== undefined && { duration }),
    ...(thumbnail !== undefined && { thumbnail }),
    chapters: [...chapters],
    captions: captions.map(({ lang, automatic = false, cues }) => ({
      ...(lang !== undefined && { lang }),
      automatic,
      cues: [...cues],
    })),
    relatedRecords: related.map(({ type, record: other }) => ({ type, record: recordLink(other, at) })),
  };
}
