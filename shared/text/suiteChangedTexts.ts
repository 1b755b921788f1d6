import type { LocalText } from '../domain/localText.ts'

/** What is told when a suite goes on whose file is another one by now. `asked`: its name, or the path of its file. */
export const suiteChangedTexts = {
  edited: (asked: string): LocalText => ({
    en: `The suite ${asked} says something else than when it was started. It goes on as it was started; to run it as it is now, start it anew.`,
    fr: `La suite ${asked} ne dit plus la même chose qu’à son démarrage. Elle continue telle qu’elle a été démarrée ; pour l’exécuter telle qu’elle est maintenant, démarrez-la à nouveau.`,
  }),
  unreadable: (asked: string): LocalText => ({
    en: `The suite ${asked} can no longer be read where it was when it was started. It goes on as it was started.`,
    fr: `La suite ${asked} n’est plus lisible là où elle était à son démarrage. Elle continue telle qu’elle a été démarrée.`,
  }),
} as const
