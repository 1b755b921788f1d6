/** Values of an option that may be repeated. Without a default value of its own, which the help would show as `[]`. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value]
}
