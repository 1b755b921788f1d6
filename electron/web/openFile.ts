import { spawn } from 'node:child_process'

export interface Opener {
  readonly program: string
  readonly args: readonly string[]
}

/** The system's own way to open a file with whatever it is meant for; a sentence where there is none. */
export function openerFor(
  file: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): Opener | { readonly missing: string } {
  if (platform === 'darwin') return { program: 'open', args: [file] }
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', file] }
  if (!env.DISPLAY && !env.WAYLAND_DISPLAY)
    return { missing: 'there is no display here (DISPLAY and WAYLAND_DISPLAY are not set)' }
  return { program: 'xdg-open', args: [file] }
}

/** Does not wait for the browser. `onFailed` gets a sentence. */
export function openFile(
  file: string,
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  onFailed: (why: string) => void,
): void {
  const opener = openerFor(file, platform, env)
  if ('missing' in opener) {
    onFailed(opener.missing)
    return
  }
  const { program, args } = opener
  const child = spawn(program, args, { stdio: 'ignore', detached: true, env })
  child.on('error', (error: NodeJS.ErrnoException) => {
    onFailed(error.code === 'ENOENT' ? `${program} is not installed` : error.message)
  })
  child.on('exit', (code) => {
    if (code !== null && code !== 0) onFailed(`${program} ended with exit code ${code}`)
  })
  child.unref()
}
