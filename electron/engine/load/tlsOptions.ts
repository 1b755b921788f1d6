import { isIP } from 'node:net'
import { type ConnectionOptions, createSecureContext } from 'node:tls'
import type { LoadTarget } from '../ports/loadGenerator.ts'

/**
 * How connections to a target are secured; made once, because reading authorities is dear. The address that was confirmed is dialled,
 * and the certificate must be of the name in the URL. SNI carries names only (RFC 6066 §3): an address is verified without it.
 */
export function tlsOptions({ serverName, ca }: NonNullable<LoadTarget['tls']>): ConnectionOptions {
  const isAddress = isIP(serverName) !== 0
  return {
    ...(isAddress ? {} : { servername: serverName }),
    secureContext: createSecureContext(ca === undefined ? {} : { ca }),
    ALPNProtocols: ['http/1.1'],
  }
}
