import { lookup } from 'node:dns/promises'

/** As the system itself resolves names: hosts file, then DNS. */
export async function addressesOf(name: string): Promise<readonly string[]> {
  try {
    const found = await lookup(name, { all: true, verbatim: true })
    return [...new Set(found.map(({ address }) => address))]
  } catch {
    return []
  }
}
