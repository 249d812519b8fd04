/** The eight-pointed star of the tile makers, drawn as two squares: the site's sign. */
export function Mark({ size }: { size: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M5 5h22v22H5z M16 .5 31.5 16 16 31.5.5 16z" fill="currentColor" fill-rule="nonzero" opacity=".28" />
      <path d="M5 5h22v22H5z M16 .5 31.5 16 16 31.5.5 16z" fill="none" stroke="currentColor" stroke-width="1.6" />
      <path
        d="M16 9.5v13M11 12.5c2-1 4-.6 5 .6 1-1.2 3-1.6 5-.6v8.2c-2-1-4-.6-5 .6-1-1.2-3-1.6-5-.6z"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
      />
    </svg>
  );
}
