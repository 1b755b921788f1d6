/** What the page may load: itself, and nothing else. Mantine and echarts set styles on elements; no script is ever inline. */
const pagePolicy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A report is self-contained: its own style sheet and drawings. Nothing in it runs or is fetched. */
const printPolicy = ["default-src 'none'", "style-src 'unsafe-inline'", 'img-src data:', 'font-src data:'].join('; ')

const always = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const

export const pageHeaders: Readonly<Record<string, string>> = { ...always, 'Content-Security-Policy': pagePolicy }
export const printHeaders: Readonly<Record<string, string>> = {
  ...always,
  'Content-Security-Policy': printPolicy,
  'Content-Type': 'text/html; charset=utf-8',
}
