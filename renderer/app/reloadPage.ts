const NAME = 'palier-reloads'
const MOST = 4
const WITHIN_MS = 60_000
const FIRST_WAIT_MS = 250

/**
 * Loads the page again, at its place, because a part of it did not come. A browser gives up what it is just connecting for when a network of
 * the machine comes or goes, as Docker's do at the start and end of every run; and a module that was missed once stays missed for the
 * life of its page, so that asking for it again is of no use. Waits longer each time (0.25 s, 0.5 s, 1 s, 2 s); false after four times within a minute.
 */
export function reloadPage(load: () => void = () => location.reload()): boolean {
  const lately = reloads().filter((atMs) => Date.now() - atMs < WITHIN_MS)
  if (lately.length >= MOST || !isKept([...lately, Date.now()])) return false
  setTimeout(load, FIRST_WAIT_MS * 2 ** lately.length)
  return true
}

function reloads(): readonly number[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'number') : []
  } catch {
    return []
  }
}

/** Where nothing can be kept, nobody would count how often the page was loaded. */
function isKept(times: readonly number[]): boolean {
  try {
    sessionStorage.setItem(NAME, JSON.stringify(times))
    return true
  } catch {
    return false
  }
}
