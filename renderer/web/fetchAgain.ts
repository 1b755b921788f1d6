/** So long until each further attempt. */
const PAUSES_MS = [100, 400] as const

/**
 * `fetch`, up to three times: a browser gives up what it is just connecting for when a network of the machine comes or goes, as Docker's do at the
 * start and end of every run. What changes something carries the number of its ask, so that the host does it once.
 */
export async function fetchAgain(path: string, init: RequestInit): Promise<Response> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await fetch(path, init)
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMs))
    }
  }
  return await fetch(path, init)
}
