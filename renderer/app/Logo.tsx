/** The product's mark: a flight of stairs, and the landing that it is named after. */
export function Logo() {
  return (
    <svg
      width="26"
      height="26"
      viewBox="0 0 26 26"
      fill="none"
      stroke="var(--ink)"
      strokeWidth="2"
      role="img"
      aria-label="Palier"
    >
      <path d="M3 21h6v-6h6V9h8" />
      <path d="M15 9h8" stroke="var(--accent)" strokeWidth="3" />
    </svg>
  )
}
