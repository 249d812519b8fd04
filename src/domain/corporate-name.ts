/** Words that make a name a body's, wherever it has a second word. */
const strong =
  /(?<!\p{L})(?:society|societies|universit(?:y|ies|é|ät|as)|üniversitesi|universidad|institut(?:e|es|ion|o)?|ministry|committee|sub-?committee|department|dept|association|academy|council|commission|foundation|organi[sz]ation|consortium|congress|conference|symposium|librar(?:y|ies)|government|laborator(?:y|ies)|federation|alliance|museum|agency|corporation|secretariat|directorate|bureau|authority|network|collection|nursery|(?:working|study|research|task|collaborative|writing|expert) (?:group|force|party)|collaborat(?:ion|ors|ive)|investigators|editors|editorial (?:board|team|office|staff)|hospital|polytechnic|faculty|college of|school of|cent(?:re|er) (?:for|of)|board of|bank of|house of|city of|state of|united (?:nations|states)|division|programme|survey of|reports in|journal of)(?!\p{L})/iu;
const legalForm = /(?:^|[\s,])(?:inc|ltd|limited|llc|gmbh|plc|pvt|co|corp|s\.a|e\.v)\.?\)?$|\(firm\)$/i;
const article = /^(?:the|la société|le|les)\s+\p{L}+\s+\p{L}+/iu;
const urdu =
  /(?:یونیورسٹی|جامعہ|ادارہ|ادارۂ|مجلس|وزارت|انجمن|کمیٹی|شعبہ|شعبۂ|اکادمی|اکیڈمی|کالج|ہسپتال|تنظیم|کونسل|کمیشن|لائبریری|سوسائٹی|فاؤنڈیشن|مدیران)/u;
const single = /^(?:editors?|editorial|anonymous|staff|admin|administrator|unknown|various|ادارہ|مدیر|اداریہ)\.?$/i;

/** Whether a name is a body's and not a person's, as far as its words tell. */
export function isCorporate(printed: string): boolean {
  if (single.test(printed) || legalForm.test(printed)) return true;
  const words = printed.split(/\s+/);
  if (words.length < 2) return false;
  if (urdu.test(printed)) return true;
  const comma = printed.replace(/,\s*$/, "").indexOf(",");
  // `Congress, William` is a person; a body's own commas come after several words.
  if (comma >= 0 && printed.slice(0, comma).trim().split(/\s+/).length < 3) return false;
  return strong.test(printed) || article.test(printed);
}
