import type { TlsProblem } from '../../../shared/domain/tlsProblem.ts'

type PlainKind = Exclude<TlsProblem['kind'], 'wrongName' | 'other'>

/** Node's error codes: those of certificates are OpenSSL's X509_V_ERR_… without the prefix, those of the protocol its alerts and reasons. */
const byCode: Readonly<Record<string, PlainKind>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'notYetValid',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'selfSigned',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknownIssuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknownIssuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknownIssuer',
  ERR_SSL_WRONG_VERSION_NUMBER: 'notTls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'notTls',
  ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL: 'noHttp1',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tooOld',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tooOld',
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: 'wantsClient',
}

const other =
  /^(ERR_SSL_|ERR_TLS_|EPROTO$|CERT_|CRL_|ERROR_IN_|UNABLE_TO_|SELF_SIGNED_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH$)/

/** What TLS has against a connection; undefined for everything that is none of its business, such as a reset during the handshake. */
export function toTlsProblem(error: unknown): TlsProblem | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, cert, reason } = error as { code?: unknown; cert?: { subjectaltname?: unknown }; reason?: unknown }
  if (typeof code !== 'string') return undefined
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return { kind: 'wrongName', names: namesOf(cert?.subjectaltname) }
  const kind = byCode[code]
  if (kind !== undefined) return { kind }
  if (!other.test(code)) return undefined
  return { kind: 'other', message: typeof reason === 'string' ? reason : error.message }
}

/** `DNS:localhost, IP Address:127.0.0.1` as a certificate writes it. */
function namesOf(written: unknown): readonly string[] {
  if (typeof written !== 'string') return []
  return written.split(', ').map((name) => name.replace(/^(DNS|IP Address):/, ''))
}
