const form = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/;

/** Seconds of `1:02:03`, `02:03`, `01:02:03.500` or, as SubRip has it, `01:02:03,500`; undefined where it is none. Minutes go over 59 only without hours. */
export function parseClockTime(text: string): number | undefined {
  const found = form.exec(text.trim());
  if (found === null) return undefined;
  const [, hours, minutes = "", seconds = "", fraction = ""] = found;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole + Number(fraction.padEnd(3, "0")) / 1000;
}

/** `0:07`, `12:30`, `1:02:03`: how players write a time. */
export function clockTime(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (n: number): string => String(n).padStart(2, "0");
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60];
  return hours === 0 ? `${minutes}:${two(whole % 60)}` : `${hours}:${two(minutes)}:${two(whole % 60)}`;
}
