import type { LocalText } from '../../shared/domain/localText.ts'

const opening: LocalText = { en: 'Opening Palier …', fr: 'Ouverture de Palier…' }

const launchRefused: LocalText = {
  en: 'This way in was used already, or is too old. Open the file again that the terminal names: it holds a new one.',
  fr: 'Cet accès a déjà servi ou il est trop ancien. Ouvrez de nouveau le fichier indiqué dans le terminal : il en contient un nouveau.',
}

const sessionMissing: LocalText = {
  en: 'This browser has not been let in. Open the file that the terminal names in which Palier was started.',
  fr: 'Ce navigateur n’a pas encore accès. Ouvrez le fichier indiqué dans le terminal où Palier a été démarré.',
}

const wrongPort = (port: number): LocalText => ({
  en: `Palier must be reached on port ${port} of 127.0.0.1: forward the same port, as in ssh -L ${port}:127.0.0.1:${port}.`,
  fr: `Palier doit être joint sur le port ${port} de 127.0.0.1 : redirigez ce même port, par exemple ssh -L ${port}:127.0.0.1:${port}.`,
})

/** The file: it runs nothing and goes on by itself; the address stands on a line of its own for those who copy it. */
export function launchFileText(address: string): string {
  return page(
    `<meta http-equiv="refresh" content="0; url=${address}">`,
    `<p>${opening.en}</p>
<p lang="fr">${opening.fr}</p>
<p><a rel="noreferrer" href="${address}">
${address}
</a></p>`,
  )
}

/** After the token was swapped. A redirect would come from the file still, and a `SameSite=Strict` cookie is not sent along then. */
export const launchedPage = page('<meta http-equiv="refresh" content="0; url=/">', both(opening))
export const launchRefusedPage = page('', both(launchRefused))
export const sessionMissingPage = page('', both(sessionMissing))
export const wrongPortPage = (port: number): string => page('', both(wrongPort(port)))

function both({ en, fr }: LocalText): string {
  return `<p>${en}</p>\n<p lang="fr">${fr}</p>`
}

function page(head: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
${head}
<title>Palier</title></head>
<body>
${body}
</body></html>
`
}
