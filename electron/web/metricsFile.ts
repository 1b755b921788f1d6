import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isSameSecret, newSecret } from './secret.ts'

/**
 * The token of a scraper, in a file of this user's alone beside the launch file, as `credentials_file` of a Prometheus takes it. It opens
 * the metrics and nothing else, for as long as the host lives.
 */
export class MetricsFile {
  readonly path: string
  readonly #token = newSecret()

  /** The folder is there and private: the launch file is in it. */
  constructor(folder: string, port: number) {
    removeStale(folder)
    this.path = join(folder, `metrics-${port}.token`)
    rmSync(this.path, { force: true })
    writeFileSync(this.path, this.#token, { mode: 0o600, flag: 'wx' })
  }

  holds(bearer: string | undefined): boolean {
    return bearer !== undefined && isSameSecret(bearer, this.#token)
  }

  remove(): void {
    rmSync(this.path, { force: true })
  }
}

/** Of hosts that were killed: their launch file was taken away by the next one. */
function removeStale(folder: string): void {
  for (const name of readdirSync(folder)) {
    const port = /^metrics-(\d+)\.token$/.exec(name)?.[1]
    if (port !== undefined && !existsSync(join(folder, `serve-${port}.html`)))
      rmSync(join(folder, name), { force: true })
  }
}
