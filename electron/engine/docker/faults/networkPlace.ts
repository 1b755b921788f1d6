import type { Connection } from '../connection.ts'
import { wordsOf } from '../engineError.ts'
import type { NetworkPlace } from './faultTarget.ts'

type Own = Pick<Connection, 'own'> & { readonly runId: string }

/** Takes a container of the run off the run's network. Off already is fine. */
export async function takeOff({ own, runId }: Own, networkId: string, containerId: string): Promise<void> {
  await own.container(containerId, runId)
  const network = await own.network(networkId, runId)
  await network.disconnect({ Container: containerId, Force: true }).catch((error: unknown) => {
    if (!/is not connected/i.test(wordsOf(error))) throw error
  })
}

/** Puts it there, with that address and those names. There already is fine. */
export async function putOn({ own, runId }: Own, place: NetworkPlace, containerId: string): Promise<void> {
  await own.container(containerId, runId)
  const network = await own.network(place.networkId, runId)
  const EndpointConfig = { IPAMConfig: { IPv4Address: place.address }, Aliases: [...place.aliases] }
  await network.connect({ Container: containerId, EndpointConfig }).catch((error: unknown) => {
    if (!/already exists in network|already connected/i.test(wordsOf(error))) throw error
  })
}
