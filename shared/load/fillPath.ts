/** Replaces each `{name}` by its value, encoded for a URL. A path without placeholders is given back as it is. */
export function fillPath(path: string, valueOf: (name: string) => string): string {
  if (!path.includes('{')) return path
  return path.replace(/\{([^{}]+)\}/g, (_, name: string) => encodeURIComponent(valueOf(name)))
}
