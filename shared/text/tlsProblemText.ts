import { assertNever } from '../assertNever.ts'
import type { LocalText } from '../domain/localText.ts'
import type { TlsProblem } from '../domain/tlsProblem.ts'

/** What is wrong, as a sentence, and what to do about it. `name`: whom the certificate should be of. */
export function tlsProblemText(
  problem: TlsProblem,
  name: string,
): { readonly what: LocalText; readonly fix: LocalText } {
  switch (problem.kind) {
    case 'expired':
      return {
        what: { en: `The certificate of ${name} has expired.`, fr: `Le certificat de ${name} a expiré.` },
        fix: { en: 'Renew it on the server.', fr: 'Renouvelez-le sur le serveur.' },
      }
    case 'notYetValid':
      return {
        what: {
          en: `The certificate of ${name} is not valid yet.`,
          fr: `Le certificat de ${name} n’est pas encore valable.`,
        },
        fix: {
          en: 'Check the clocks of the server and of this machine.',
          fr: 'Vérifiez l’horloge du serveur et celle de cette machine.',
        },
      }
    case 'selfSigned':
      return {
        what: {
          en: `The certificate of ${name} is signed by nobody but itself.`,
          fr: `Le certificat de ${name} n’est signé que par lui-même.`,
        },
        fix: {
          en: 'If it is yours, give it as the one to trust: --ca FILE, as PEM.',
          fr: 'S’il est de vous, donnez-le comme celui auquel se fier : --ca FICHIER, en PEM.',
        },
      }
    case 'unknownIssuer':
      return {
        what: {
          en: `The certificate of ${name} is signed by an authority that is not trusted here.`,
          fr: `Le certificat de ${name} est signé par une autorité à laquelle rien ne se fie ici.`,
        },
        fix: {
          en: 'Give the certificate of that authority with --ca FILE, as PEM; a public server should send its whole chain.',
          fr: 'Donnez le certificat de cette autorité avec --ca FICHIER, en PEM ; un serveur public devrait envoyer toute sa chaîne.',
        },
      }
    case 'wrongName':
      return wrongName(problem.names, name)
    default:
      return protocolText(problem, name)
  }
}

function wrongName(names: readonly string[], name: string): ReturnType<typeof tlsProblemText> {
  const of = names.length === 0 ? undefined : names.join(', ')
  return {
    what: {
      en: `The certificate that came is not of ${name}${of === undefined ? ', and names nobody' : ` but of ${of}`}.`,
      fr: `Le certificat reçu n’est pas celui de ${name}${of === undefined ? ', et ne nomme personne' : ` mais de ${of}`}.`,
    },
    fix: {
      en: 'Use a name in the URL that the certificate is of, or correct the certificate.',
      fr: 'Mettez dans l’URL un nom qui figure dans le certificat, ou corrigez le certificat.',
    },
  }
}

type ProtocolProblem = Extract<TlsProblem, { kind: 'notTls' | 'noHttp1' | 'tooOld' | 'wantsClient' | 'other' }>

function protocolText(problem: ProtocolProblem, name: string): ReturnType<typeof tlsProblemText> {
  switch (problem.kind) {
    case 'notTls':
      return {
        what: {
          en: `${name} answers on that port, but not in TLS.`,
          fr: `${name} répond sur ce port, mais pas en TLS.`,
        },
        fix: {
          en: 'Check the port, or write http:// instead of https://.',
          fr: 'Vérifiez le port, ou écrivez http:// au lieu de https://.',
        },
      }
    case 'noHttp1':
      return {
        what: {
          en: `${name} does not offer HTTP/1.1 over TLS, and Palier speaks nothing else.`,
          fr: `${name} ne propose pas HTTP/1.1 sur TLS, et Palier ne parle rien d’autre.`,
        },
        fix: { en: 'Allow http/1.1 beside h2 on the server.', fr: 'Autorisez http/1.1 à côté de h2 sur le serveur.' },
      }
    case 'tooOld':
      return {
        what: { en: `${name} only speaks a TLS older than 1.2.`, fr: `${name} ne parle qu’un TLS antérieur à 1.2.` },
        fix: { en: 'Allow TLS 1.2 or 1.3 on the server.', fr: 'Autorisez TLS 1.2 ou 1.3 sur le serveur.' },
      }
    case 'wantsClient':
      return {
        what: {
          en: `${name} wants a certificate of the client, and Palier has none to show.`,
          fr: `${name} exige un certificat du client, et Palier n’en a pas à présenter.`,
        },
        fix: {
          en: 'Put load on an address that does not ask for one.',
          fr: 'Mettez la charge sur une adresse qui n’en demande pas.',
        },
      }
    case 'other':
      return {
        what: {
          en: `The TLS handshake with ${name} failed: ${problem.message}.`,
          fr: `La négociation TLS avec ${name} a échoué : ${problem.message}.`,
        },
        fix: {
          en: 'Check the TLS settings of the server; `openssl s_client -connect` shows what it offers.',
          fr: 'Vérifiez les réglages TLS du serveur ; `openssl s_client -connect` montre ce qu’il propose.',
        },
      }
    default:
      return assertNever(problem, 'problem')
  }
}
