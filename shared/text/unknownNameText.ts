import type { Failure, NameKind } from '../domain/failure.ts'
import type { Language } from '../domain/language.ts'
import type { FailureText } from './failureWords.ts'
import { nearestName } from './nearestName.ts'
import { sayIn } from './say.ts'

interface Words {
  /** Command that lists them all; absent where none does. */
  readonly listedBy?: string
  /** `There is no topology`, « Aucune topologie ne s’appelle ». */
  readonly none: Readonly<Record<Language, string>>
  /** Of those whose beginning may be written instead of the whole name. */
  readonly several?: Readonly<Record<Language, string>>
}

const words: Readonly<Record<NameKind, Words>> = {
  topology: {
    listedBy: 'palier topologies',
    none: { en: 'There is no topology', fr: 'Aucune topologie ne s’appelle' },
  },
  variant: {
    listedBy: 'palier topologies',
    none: { en: 'There is no variant', fr: 'Aucune variante ne s’appelle' },
  },
  parameter: {
    listedBy: 'palier topologies',
    none: { en: 'There is no parameter', fr: 'Aucun paramètre ne s’appelle' },
  },
  profile: { listedBy: 'palier profiles', none: { en: 'There is no profile', fr: 'Aucun profil ne s’appelle' } },
  scenario: { listedBy: 'palier scenarios', none: { en: 'There is no scenario', fr: 'Aucun scénario ne s’appelle' } },
  objectives: {
    listedBy: 'palier objectives',
    none: { en: 'There are no objectives', fr: 'Aucun objectif ne s’appelle' },
  },
  suite: { listedBy: 'palier suites', none: { en: 'There is no suite', fr: 'Aucune suite ne s’appelle' } },
  run: {
    listedBy: 'palier runs list',
    none: { en: 'There is no run', fr: 'Aucun essai ne s’appelle' },
    several: { en: 'several runs', fr: 'plusieurs essais' },
  },
  comparison: {
    listedBy: 'palier runs list',
    none: { en: 'There is no comparison', fr: 'Aucune comparaison ne s’appelle' },
    several: { en: 'several comparisons', fr: 'plusieurs comparaisons' },
  },
  'discarded run': {
    none: { en: 'There is no discarded run', fr: 'Aucun essai supprimé ne s’appelle' },
    several: { en: 'several discarded runs', fr: 'plusieurs essais supprimés' },
  },
  container: { none: { en: 'There is no container', fr: 'Aucun conteneur ne s’appelle' } },
}

/** A name that nothing has, with what was probably meant; or the beginning of several. */
export function unknownNameText(
  { what, name, known }: Extract<Failure, { kind: 'unknownName' }>,
  language: Language,
): FailureText {
  const say = sayIn(language)
  const { none, several, listedBy } = words[what]
  const begun = name === '' ? [] : known.filter((one) => one.startsWith(name))
  if (several !== undefined && begun.length > 1) {
    return {
      title: say(`“${name}” is the beginning of ${several.en}`, `« ${name} » est le début de ${several.fr}`),
      details: [say(`They are ${listed(begun, language)}.`, `Ce sont ${listed(begun, language)}.`)],
      fix: say('Write more of it.', 'Écrivez-en davantage.'),
    }
  }
  const meant = nearestName(name, known)
  const fix = [
    meant === undefined ? '' : say(`Did you mean ${meant}?`, `Vouliez-vous dire ${meant} ?`),
    listedBy === undefined ? '' : say(`\`${listedBy}\` lists them all.`, `\`${listedBy}\` en donne la liste.`),
  ].filter((part) => part !== '')
  return {
    title: say(`${none.en} “${name}”`, `${none.fr} « ${name} »`),
    details: [
      known.length === 0
        ? say(`${none.en} at all.`, 'Il n’y en a pas du tout.')
        : say(`Known: ${listed(known, language)}.`, `Il y a : ${listed(known, language)}.`),
    ],
    ...(fix.length > 0 && { fix: fix.join(' ') }),
  }
}

/** There may be hundreds of runs; the first are the newest. */
function listed(names: readonly string[], language: Language): string {
  const most = 12
  if (names.length <= most) return names.join(', ')
  const more = names.length - most
  return `${names.slice(0, most).join(', ')} ${sayIn(language)(`and ${more} more`, `et ${more} de plus`)}`
}
