import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The built terminal host, on the folders of a spec. */
export async function runCli(
  bundle: string,
  args: readonly string[],
  folders: { readonly config: string; readonly data: string },
): Promise<{ readonly stdout: string }> {
  const env = { ...process.env, XDG_CONFIG_HOME: folders.config, XDG_DATA_HOME: folders.data }
  return await run(process.execPath, [join(bundle, 'cli.js'), ...args], { env, maxBuffer: 1 << 26 })
}
