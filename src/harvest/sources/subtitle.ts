/** `Title: subtitle`; a title that already ends with it, or with a sign of its own, is not given another. */
export function withSubtitle(title: string, subtitle: string): string {
  if (title.toLowerCase().endsWith(subtitle.toLowerCase())) return title;
  return /[:?!.–—]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}
