import type { RecognitionRule } from "../domain/recognition-rule.ts";
import type { Work } from "./work.ts";

/** Notes a source's rule with the time of its coming. It changes no category, so no journal is judged anew. */
export async function addRule(work: Work, source: string, identifier: string, rule: RecognitionRule): Promise<void> {
  const value = JSON.stringify(rule);
  await work.tables.recognition.insertRule({ source, identifier, name: rule.name, value, recorded_at: work.now });
}

/** Notes that the source no longer says it. The rule itself stays, for what was known then. */
export async function withdrawRule(work: Work, source: string, identifier: string): Promise<void> {
  const rule = await work.tables.recognition.rule(source, identifier);
  if (rule !== undefined) await work.tables.recognition.withdrawRule(rule.id, work.now);
}
