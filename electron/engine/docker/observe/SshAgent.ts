import { Agent } from 'node:http'
import type { Duplex } from 'node:stream'
import type { SshAddress } from '../engineAddress.ts'
import { SshStream } from './SshStream.ts'

/** Connections of Node's HTTP client to an engine behind ssh. They are kept: each one costs a process and a login. */
export class SshAgent extends Agent {
  readonly #address: SshAddress
  readonly #env: Readonly<Record<string, string | undefined>>

  constructor(address: SshAddress, env: Readonly<Record<string, string | undefined>>) {
    super({ keepAlive: true, maxFreeSockets: 2 })
    this.#address = address
    this.#env = env
  }

  override createConnection(): Duplex {
    return new SshStream(this.#address, this.#env)
  }
}
