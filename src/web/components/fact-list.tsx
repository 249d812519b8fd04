import type { ComponentChildren } from "preact";

/** Facts of a record as terms and descriptions. */
export function FactList({ children }: { children: ComponentChildren }) {
  return <dl class="facts">{children}</dl>;
}

interface FactProperties {
  label: string;
  /** Across both columns: for tables. */
  wide?: boolean;
  children: ComponentChildren;
}

export function Fact({ label, wide = false, children }: FactProperties) {
  return (
    <div class={wide ? "wide" : undefined}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
