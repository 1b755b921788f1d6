import { join, resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../electron/engine/testing/tls')

/** Files of a certificate of `localhost` on a P-256 key, and of the authority that signed it: the ones of the tests. */
export const benchCertificate = {
  ca: join(folder, 'ca.pem'),
  cert: join(folder, 'server.pem'),
  key: join(folder, 'key.pem'),
} as const
