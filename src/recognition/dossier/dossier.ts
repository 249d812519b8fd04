import type { Problem } from "../../domain/result.ts";
import type { Entry } from "./entry.ts";

export const uploadFormats = ["bibtex", "ris", "table", "workbook", "dois", "text"] as const;
export type UploadFormat = (typeof uploadFormats)[number];

/** A list that was given, on its way to an answer. Personal data: its id is a secret of who has the address. */
export interface Dossier {
  /** 128 random bits in hexadecimal digits. */
  readonly id: string;
  /** ISO 8601 instants, UTC. It is forgotten at `expiresAt`. */
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly state: "waiting" | "done" | "failed";
  readonly statement?: Statement;
  readonly problem?: Problem;
}

/** What is said of a list, once and for all. */
export interface Statement {
  /** The moment whose knowledge it rests on: rows that this index recorded later count for nothing. */
  readonly recordedAt: string;
  readonly format: UploadFormat;
  readonly entries: readonly Entry[];
  /** SHA-256 of the rest as JSON, in hexadecimal digits: printed, so that paper and page can be compared. */
  readonly checksum: string;
}
