import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openerFor, openFile } from './openFile.ts'

test.each([
  { platform: 'darwin', env: {}, opener: { program: 'open', args: ['/f.html'] } },
  { platform: 'win32', env: {}, opener: { program: 'rundll32', args: ['url.dll,FileProtocolHandler', '/f.html'] } },
  { platform: 'linux', env: { DISPLAY: ':0' }, opener: { program: 'xdg-open', args: ['/f.html'] } },
  { platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' }, opener: { program: 'xdg-open', args: ['/f.html'] } },
  { platform: 'linux', env: {}, opener: { missing: expect.stringContaining('no display') } },
] as const)('on $platform with $env', ({ platform, env, opener }) => {
  expect(openerFor('/f.html', platform, env)).toEqual(opener)
})

/** A folder with an `xdg-open` of its own, or none. */
function programs(script?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'palier-opener-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  if (script !== undefined) {
    writeFileSync(join(folder, 'xdg-open'), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, 'xdg-open'), 0o755)
  }
  return folder
}

// The stand-in openers are shell scripts, which Windows does not run.
test.skipIf(process.platform === 'win32').each([
  { name: 'is not installed', script: undefined, why: 'xdg-open is not installed' },
  { name: 'finds nothing to open it with', script: 'exit 3', why: 'xdg-open ended with exit code 3' },
])('an opener that $name is told in a sentence', async ({ script, why }) => {
  const told = Promise.withResolvers<string>()
  openFile('/f.html', 'linux', { DISPLAY: ':0', PATH: programs(script) }, told.resolve)
  expect(await told.promise).toBe(why)
})

// A shell script, too.
test.skipIf(process.platform === 'win32')('the opener gets the path of the file, and nothing else', async () => {
  const folder = programs('echo "$@" > "$OUT"')
  const OUT = join(folder, 'said')
  openFile('/a b.html', 'linux', { DISPLAY: ':0', PATH: `${folder}:/bin:/usr/bin`, OUT }, () => undefined)
  await expect.poll(() => readText(OUT)).toBe('/a b.html\n')
})

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
