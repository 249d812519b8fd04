import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from "fastify";
import { Type } from "typebox";
import { ProblemError } from "../../domain/result.ts";
import type { ScheduleSettings } from "../../jobs/schedule/due-sources.ts";
import type { ApiParts } from "../parts.ts";
import type { Addresses } from "./addresses.ts";
import type { Found } from "./find.ts";

/** The server as a resource file sees it: handlers are typed by their schemas. */
export type ApiServer = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** What a resource file gets. */
export interface ResourceParts extends Omit<ApiParts, "settings" | "clock"> {
  readonly at: Addresses;
  /** YYYY-MM-DD, UTC. */
  readonly today: () => string;
  readonly now: () => Date;
  /** How sources are scheduled. */
  readonly schedule: ScheduleSettings;
}

export const IdParams = Type.Object({ id: Type.String({ description: "The record's id" }) });

/** Records change seldom; a program that asks twice in a minute may have it from a cache. */
export const shortly = "public, max-age=60";

/** Sends who asks for a record to where it is now, for ever; throws `not_found` where this API has no address for its kind. */
export function redirectTo(
  reply: FastifyReply,
  { kind, id }: Extract<Found, { is: "moved" }>,
  at: Addresses,
  rest = "",
): FastifyReply {
  const address = at.resource(kind, id);
  if (address === undefined) {
    throw new ProblemError("not_found", `This is the id of another kind of record: ${kind}.`, {
      kind,
      url: at.page(kind, id),
    });
  }
  return reply.header("cache-control", "public, max-age=3600").redirect(address + rest, 301);
}
