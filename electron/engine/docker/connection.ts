import Dockerode from 'dockerode'
import type { UsableAddress } from './engineAddress.ts'
import type { EngineFacts } from './engineFacts.ts'
import type { FoundEngine } from './findEngine.ts'
import type { SshAgent } from './observe/SshAgent.ts'
import { OwnObjects } from './ownObjects.ts'

/** An engine that was found, and the client that speaks to it. */
export interface Connection {
  readonly docker: Dockerode
  readonly own: OwnObjects
  readonly owner: string
  readonly facts: EngineFacts
}

export function connect(found: FoundEngine, facts: EngineFacts, owner: string): Connection {
  const docker = engineClient(found.address, undefined)
  return { docker, own: new OwnObjects(docker, owner), owner, facts }
}

/** `agent`: the connections of an engine behind ssh. */
export function engineClient(address: UsableAddress, agent: SshAgent | undefined): Dockerode {
  return new Dockerode(clientOptions(address, agent))
}

/** Complete, with `host` undefined for a socket: what is left out the library takes from DOCKER_HOST of the process, whatever we have found. */
function clientOptions(address: UsableAddress, agent: SshAgent | undefined): Dockerode.DockerOptions {
  const options = { protocol: 'http', headers: {}, pathPrefix: '/' }
  const toEngine = (): object => {
    if (address.kind === 'socket') return { socketPath: address.path, host: undefined, port: undefined }
    if (address.kind === 'ssh') return { host: 'docker', port: undefined, agent }
    const { host, port, tls } = address
    return { host, port, ...(tls && { protocol: 'https', ...tls }) }
  }
  return { ...options, ...toEngine() } as Dockerode.DockerOptions
}
