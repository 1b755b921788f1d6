import { statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

/**
 * Where the file goes that lets browsers in: the user's folder for the time of their session, which is in memory and gone with it;
 * without one, or with somebody else's (as under sudo), beside their configuration.
 */
export function launchFolder(env: Readonly<Record<string, string | undefined>>, configFolder: string): string {
  const runtime = env.XDG_RUNTIME_DIR ?? ''
  const isOurs = isAbsolute(runtime) && statSync(runtime, { throwIfNoEntry: false })?.uid === process.getuid?.()
  return isOurs ? join(runtime, 'palier') : join(configFolder, 'launch')
}
