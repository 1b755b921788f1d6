import { inJson, inUrl } from './placeholders.ts'
import type { RunValues } from './userValues.ts'

/** A sentence with `{name}` in the place of every secret that it quotes: a server may say what it was told. */
export function hideSecrets(text: string, secrets: RunValues['secrets']): string {
  // The longest first: another secret may be a part of it.
  const byLength = Object.entries(secrets).toSorted(([, a], [, b]) => b.length - a.length)
  return byLength.reduce(
    (shown, [name, secret]) =>
      [secret, inJson(secret), inUrl(secret)].reduce((all, form) => all.replaceAll(form, () => `{${name}}`), shown),
    text,
  )
}
