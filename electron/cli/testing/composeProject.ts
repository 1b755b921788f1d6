import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A topology's Compose file under Docker Compose itself, as a project of its own on a loopback port that the engine chooses. */
export class ComposeProject {
  readonly name = `palier-test-${randomUUID().slice(0, 8)}`
  readonly #compose: readonly string[]
  readonly #files: readonly string[]
  readonly #entry: { readonly service: string; readonly port: number }
  readonly #override: string

  constructor(compose: readonly string[], file: string, entry: { readonly service: string; readonly port: number }) {
    this.#compose = compose
    this.#entry = entry
    this.#override = join(tmpdir(), `${this.name}.yaml`)
    this.#files = ['-f', file, '-f', this.#override]
    const ports = `    ports: !override\n      - "127.0.0.1::${entry.port}"\n`
    writeFileSync(this.#override, `services:\n  ${entry.service}:\n${ports}`)
  }

  /** Gives the entry's address once every service is healthy. */
  async up(): Promise<string> {
    await this.#ask('up', '--wait', '--no-build', '--quiet-pull')
    return (await this.#ask('port', this.#entry.service, `${this.#entry.port}`)).trim()
  }

  /** Ids of its containers. */
  async containers(): Promise<readonly string[]> {
    return (await this.#ask('ps', '--all', '--quiet')).trim().split('\n')
  }

  async down(): Promise<void> {
    await this.#ask('down', '--volumes', '--timeout', '2')
    rmSync(this.#override, { force: true })
  }

  async #ask(...args: string[]): Promise<string> {
    const [program = '', ...rest] = this.#compose
    return (await run(program, [...rest, '-p', this.name, ...this.#files, ...args])).stdout
  }
}
