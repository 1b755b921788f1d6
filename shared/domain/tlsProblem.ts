/** Why nothing could be asked over TLS; the words are in `shared/text/tlsProblemText.ts`. */
export type TlsProblem =
  | { readonly kind: 'expired' }
  | { readonly kind: 'notYetValid' }
  | { readonly kind: 'selfSigned' }
  /** Signed by somebody whom nobody here trusts, or without the certificates between. */
  | { readonly kind: 'unknownIssuer' }
  /** `names`: whom the certificate is of, as it says. */
  | { readonly kind: 'wrongName'; readonly names: readonly string[] }
  /** Something answers, but not in TLS. */
  | { readonly kind: 'notTls' }
  /** HTTP/2 only. */
  | { readonly kind: 'noHttp1' }
  /** Older than TLS 1.2. */
  | { readonly kind: 'tooOld' }
  /** It wants a certificate of the client. */
  | { readonly kind: 'wantsClient' }
  /** In the words of the TLS library. */
  | { readonly kind: 'other'; readonly message: string }
