/**
 * Whether version `a` comes before version `b`: `20.20.2` before `22.19.0`, `22.9.0` before `22.19.0`.
 * A leading `v` and anything after the three numbers are ignored.
 *
 * @param {string} a
 * @param {string} b
 */
export function isOlder(a, b) {
  const [left, right] = [numbers(a), numbers(b)]
  const index = left.findIndex((part, at) => part !== right[at])
  return index !== -1 && left[index] < right[index]
}

/** @param {string} version */
function numbers(version) {
  const found = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(version) ?? []
  return [1, 2, 3].map((group) => Number(found[group] ?? 0))
}
