import type { AddressInfo, Server } from 'node:net'
import { PalierError } from '../../shared/domain/failure.ts'

/** 127.0.0.1 alone; 0 lets the system choose. Gives the port. Throws `PalierError` badInput when it cannot be had. */
export function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(toProblem(port, error)))
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => resolve((server.address() as AddressInfo).port))
  })
}

function toProblem(port: number, error: NodeJS.ErrnoException): Error {
  const why: Readonly<Record<string, string>> = {
    EADDRINUSE: 'on which another program listens',
    EACCES: 'which this user may not use',
  }
  const known = why[error.code ?? '']
  if (known === undefined) return error
  const expected = 'another port from 1024 to 65535; without --port the system chooses a free one'
  return new PalierError({
    kind: 'badInput',
    problems: [{ where: '--port', field: '', found: `${port}, ${known}`, expected }],
  })
}
