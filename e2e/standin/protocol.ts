import { onlyImitated } from './onlyImitated.ts'

type Handler = (request: Request) => Promise<Response>
const handlers = new Map<string, Handler>()
const privileged = new Set<string>()

export const protocol = onlyImitated('protocol', {
  registerSchemesAsPrivileged: (schemes: readonly { scheme: string; privileges: object }[]) => {
    for (const { scheme } of schemes) privileged.add(scheme)
  },
  handle: (scheme: string, handler: Handler) => {
    if (!privileged.has(scheme)) throw new Error(`${scheme} was not registered before the program was ready.`)
    handlers.set(scheme, handler)
  },
})

/** What the program answers for an address of its own scheme. */
export async function answerOf(url: string, method: string): Promise<Response | undefined> {
  return await handlers.get(url.slice(0, url.indexOf(':')))?.(new Request(url, { method }))
}
