import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Made by `tls/make.sh`, which says what each is. */
export type TestCertificate = 'server' | 'elsewhere' | 'expired' | 'client' | 'selfSigned'

/** The authority that signed them, as PEM. */
export const testAuthority = pem('ca')

/** What a server (or a client) with that certificate needs. */
export function testIdentity(certificate: TestCertificate): { readonly cert: string; readonly key: string } {
  return { cert: pem(certificate), key: pem('key') }
}

function pem(name: string): string {
  return readFileSync(join(import.meta.dirname, 'tls', `${name}.pem`), 'utf8')
}
