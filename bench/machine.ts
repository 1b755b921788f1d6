import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { availableParallelism, cpus, loadavg, release, totalmem } from 'node:os'

/** Where this was measured and with what, as one paragraph. */
export function machineText(): string {
  const memory = `${(totalmem() / 2 ** 30).toFixed(0)} GiB`
  const tools = [`Node ${process.versions.node}`, `autocannon ${autocannonVersion()}`, ...installed()]
  return `${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${availableParallelism()} cores, ${memory}, ${process.platform} ${release()}; ${tools.join(', ')}.`
}

/** What else the machine had to do, as far as the load average tells. */
export function loadText(before: readonly number[]): string {
  const [now = 0] = loadavg()
  const text = (load: number | undefined) => (load ?? 0).toFixed(1)
  const busy = (before[0] ?? 0) > 0.5 * availableParallelism()
  const said = `Load average before: ${before.map(text).join(', ')}; after: ${text(now)}.`
  return busy
    ? `${said} **The machine was busy with other work**: compare the tools with each other, and by requests per CPU second, not the rates with other machines.`
    : said
}

function autocannonVersion(): string {
  const { version } = createRequire(import.meta.url)('autocannon/package.json') as { version: string }
  return version
}

/** Tools that are not npm's, with the version they or Debian tell. */
function installed(): string[] {
  const versions: readonly [name: string, version: string | undefined][] = [
    ['wrk', /wrk (?:debian\/)?(\S+)/.exec(said('wrk', '-v'))?.[1]],
    ['hey', /^hey\s+(\S+)/m.exec(said('dpkg-query', '-W', 'hey'))?.[1]],
    ['Nginx', /nginx\/(\S+)/.exec(said('nginx', '-v'))?.[1]],
  ]
  return versions.flatMap(([name, version]) => (version === undefined ? [] : `${name} ${version}`))
}

/** Whatever a program writes, on either stream and with any exit code. */
function said(command: string, ...args: readonly string[]): string {
  try {
    return execFileSync('sh', ['-c', '"$@" 2>&1 || true', 'sh', command, ...args], { encoding: 'utf8' })
  } catch {
    return ''
  }
}
