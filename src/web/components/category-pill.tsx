import type { Category } from "../../domain/recognition.ts";
import { useMessages } from "../view.ts";

/** A category as a letter on its colour; the letter says it, the colour only helps. */
export function CategoryLetter({ category }: { category: Category | undefined }) {
  const t = useMessages();
  if (category === undefined) return <span class="quiet">{t.recognition.noCategory}</span>;
  return <b class={`category c-${category.toLowerCase()}`}>{category}</b>;
}

/** On a hit: the category that certainly applied when the article appeared. */
export function CategoryPill({ category }: { category: Category }) {
  const t = useMessages();
  return (
    <span class={`pill c-${category.toLowerCase()}`} title={t.recognition.pillLong(category)}>
      {t.recognition.pill(category)}
    </span>
  );
}
