export const encodings = ["br", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/**
 * The encoding to answer in, of those ready; undefined = as is. By the client's weights (RFC 9110, 12.5.3), then by our order.
 * A header that cannot be read counts as none.
 */
export function chooseEncoding(header: string | undefined, ready: readonly Encoding[]): Encoding | undefined {
  if (header === undefined || header.length > 1000) return undefined;
  const weights = new Map<string, number>();
  for (const part of header.toLowerCase().split(",")) {
    const [coding = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const q = parameters.find((parameter) => parameter.startsWith("q="));
    const weight = q === undefined ? 1 : Number(q.slice(2));
    weights.set(coding, Number.isFinite(weight) ? weight : 0);
  }
  let best: Encoding | undefined;
  let bestWeight = 0;
  for (const encoding of encodings) {
    const weight = ready.includes(encoding) ? (weights.get(encoding) ?? weights.get("*") ?? 0) : 0;
    if (weight > bestWeight) {
      best = encoding;
      bestWeight = weight;
    }
  }
  return best;
}
