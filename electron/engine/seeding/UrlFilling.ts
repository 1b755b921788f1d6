import type { FillAsk } from '../../../shared/contract/dataRequests.ts'
import type { Answer } from '../../../shared/contract/requests.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { LoadedData } from '../../../shared/domain/loadedDataSchema.ts'
import type { DataPlan } from '../../../shared/domain/stackPlan.ts'
import type { Announcer } from '../announcer.ts'
import type { Occupant } from '../occupation.ts'
import type { Asker } from '../ports/asker.ts'
import type { Ports } from '../ports.ts'
import { type DataValues, loadData } from '../run/loadData.ts'
import { StopRequested } from '../run/stopRequested.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import { behindUrl } from '../urlload/behindUrl.ts'
import { plainSecretProblems } from '../urlload/plainSecretProblems.ts'
import { type UrlTarget, urlTarget } from '../urlload/urlTarget.ts'
import { resolveSeed } from './resolveSeed.ts'
import { toAccounts } from './toAccounts.ts'
import { urlDataValues } from './urlDataValues.ts'

/** What is loaded where, read and checked. */
export interface FillOrder {
  readonly topologyId: string
  /** Its steps lead behind the URL. */
  readonly data: DataPlan
  readonly target: UrlTarget
  readonly values: DataValues
}

type FillPorts = Pick<Ports, 'addressesOf' | 'variable' | 'clock' | 'asker' | 'random32'>

/** Throws `PalierError` badInput, unknownName, and at last secretsMissing: everything else is well. */
export async function resolveFilling(
  { configuration, set, url, secrets: given, allowPlainSecrets = false, ...ask }: FillAsk,
  catalogue: Parameters<typeof resolveSeed>[1] & Pick<Catalogue, 'topology'>,
  { addressesOf, variable }: Pick<FillPorts, 'addressesOf' | 'variable'>,
): Promise<FillOrder> {
  const { data, topologyId } = resolveSeed({ configuration, set, parameters: {} }, catalogue)
  const target = await urlTarget({ ...ask, url, dataOf: topologyId }, addressesOf)
  const secret = Object.values(data.values ?? {}).filter(({ kind }) => kind === 'secret')
  const variables = secret.map(({ environment }) => environment)
  const problems = plainSecretProblems(target, variables, allowPlainSecrets)
  if (problems.length > 0) throw new PalierError({ kind: 'badInput', problems })
  const values = urlDataValues(topologyId, data, { variable, ...(given && { given }) })
  return { topologyId, data: { ...data, steps: data.steps.map((step) => behindUrl(step, target)) }, target, values }
}

/**
 * A data set loaded through the API of something that runs already. Nothing is created, and so nothing has to be removed; the commands that
 * a stack of our own gets afterwards are not given.
 */
export class UrlFilling implements Occupant {
  readonly id: string
  readonly #order: FillOrder
  readonly #parts: { readonly ports: FillPorts; readonly announcer: Announcer }
  readonly #abort = new AbortController()

  constructor(order: FillOrder, parts: { readonly ports: FillPorts; readonly announcer: Announcer }) {
    this.#order = order
    this.#parts = parts
    this.id = `fill-${parts.ports.random32().toString(36)}`
  }

  stop(): void {
    this.#abort.abort(new StopRequested())
  }

  remaining(): readonly string[] {
    return []
  }

  /** Throws `PalierError` dataNotLoaded, or tlsRefused: then nothing was asked. */
  async run(): Promise<Answer<'data.fill'>> {
    const { topologyId, data, target, values } = this.#order
    const { written: url } = target
    try {
      const { address, loaded } = await this.#atFirstThatListens((one) => {
        this.#parts.announcer.announce({
          name: 'data.filling',
          content: { topologyId, set: data.set, url, address: one },
        })
      })
      const { expected } = data
      return {
        kind: 'filled',
        filled: {
          ...loaded,
          ...(expected && { expected }),
          accounts: toAccounts(data, values),
          topologyId,
          url,
          address,
        },
      }
    } catch (error) {
      if (error instanceof StopRequested) return { kind: 'stopped' }
      throw error
    }
  }

  /** Of several addresses of one name the first that is listened on, as for load. */
  async #atFirstThatListens(onTry: (address: string) => void): Promise<{ address: string; loaded: LoadedData }> {
    const { data, target, values } = this.#order
    const { clock, asker } = this.#parts.ports
    const { addresses, port, tls, written: url } = target
    for (const [index, address] of addresses.entries()) {
      const watch = { isDeaf: false }
      const watched = this.#watched(asker, address, watch)
      try {
        onTry(address)
        const to = { host: address, port, ...(tls && { tls }) }
        const loaded = await loadData(data, to, { clock, asker: watched }, this.#abort.signal, values)
        return { address, loaded }
      } catch (error) {
        if (watch.isDeaf && index + 1 < addresses.length) continue
        throw error instanceof PalierError && error.failure.kind === 'dataNotLoaded'
          ? new PalierError({ ...error.failure, url })
          : error
      }
    }
    throw new Error(`${url} has no address`)
  }

  #watched(asker: Asker, address: string, watch: { isDeaf: boolean }): Asker {
    const { written: url, tls } = this.#order.target
    let asked = 0
    return {
      ask: async (request) => {
        asked += 1
        const reply = await asker.ask(request)
        if (reply.kind === 'failed' && reply.tls !== undefined) {
          throw new PalierError({ kind: 'tlsRefused', url, name: tls?.serverName ?? address, problem: reply.tls })
        }
        watch.isDeaf = asked === 1 && reply.kind === 'failed' && reply.outcome === 'refused'
        return reply
      },
    }
  }
}
