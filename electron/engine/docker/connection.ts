import Dockerode from 'dockerode'
import type { EngineFacts } from './engineFacts.ts'
import type { FoundEngine } from './findEngine.ts'
import { OwnObjects } from './ownObjects.ts'

/** An engine that was found, and the client that speaks to it. */
export interface Connection {
  readonly docker: Dockerode
  readonly own: OwnObjects
  readonly owner: string
  readonly facts: EngineFacts
}

export function connect(found: FoundEngine, facts: EngineFacts, owner: string): Connection {
  const docker = new Dockerode(clientOptions(found.address))
  return { docker, own: new OwnObjects(docker, owner), owner, facts }
}

/** Complete, with `host` undefined for a socket: what is left out the library takes from DOCKER_HOST of the process, whatever we have found. */
function clientOptions(address: FoundEngine['address']): Dockerode.DockerOptions {
  const options = { protocol: 'http', headers: {}, pathPrefix: '/' }
  return (
    address.kind === 'socket'
      ? { ...options, socketPath: address.path, host: undefined, port: undefined }
      : { ...options, host: address.host, port: address.port }
  ) as Dockerode.DockerOptions
}
