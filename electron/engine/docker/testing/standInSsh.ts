import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

export interface StandInSsh {
  /** An environment in which `ssh` is the stand-in. */
  readonly env: Readonly<Record<string, string | undefined>>
  /** The arguments of every call, in order. */
  calls(): Promise<readonly (readonly string[])[]>
  remove(): Promise<void>
}

/**
 * A program named `ssh` that logs in nowhere: it notes its arguments and then either joins its input and output to a socket of this machine,
 * as `docker system dial-stdio` does on the other side, or complains and ends. What it cannot show is ssh itself.
 */
export async function standInSsh(
  does: { readonly socketPath: string } | { readonly says: string; readonly code: number },
): Promise<StandInSsh> {
  const folder = await mkdtemp(join(tmpdir(), 'palier-ssh-'))
  const log = join(folder, 'calls')
  const act =
    'socketPath' in does
      ? `const socket = require('node:net').connect(${JSON.stringify(does.socketPath)})
         process.stdin.pipe(socket).pipe(process.stdout)
         socket.on('error', (error) => { console.error('dial unix: ' + error.message); process.exit(1) })
         socket.on('close', () => process.exit(0))`
      : `process.stderr.write(${JSON.stringify(does.says)}); process.exitCode = ${does.code}`
  const script = `#!${process.execPath}
require('node:fs').appendFileSync(${JSON.stringify(log)}, JSON.stringify(process.argv.slice(2)) + '\\n')
${act}
`
  await writeFile(log, '')
  // A package of somebody else's further up would decide how Node reads the program.
  await writeFile(join(folder, 'package.json'), '{"type":"commonjs"}')
  await writeFile(join(folder, 'ssh'), script)
  await chmod(join(folder, 'ssh'), 0o755)
  return {
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ''}` },
    calls: async () =>
      (await readFile(log, 'utf8'))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as string[]),
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}
