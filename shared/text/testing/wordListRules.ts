type Words = Readonly<Record<string, string>>

/** A key without its plural form. */
export function baseKey(key: string): string {
  return key.replace(/_(?:one|many|other)$/, '')
}

const placeholders = (text: string): string =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join()

/** What is wrong with a word list and its translation, one line each: missing texts, other values in them, missing plural forms. */
export function unlikeTexts(en: Words, fr: Words): readonly string[] {
  const keys = new Set(Object.keys(en).map(baseKey))
  const extra = Object.keys(fr).filter((key) => !keys.has(baseKey(key)))
  return [...extra.map((key) => `${key} is in French only`), ...[...keys].flatMap((key) => unlikeText(key, en, fr))]
}

/** Each French form beside the English one that it stands for: `_many` is said of millions, as `_other` is. */
const plurals = [
  ['_one', '_one'],
  ['_many', '_other'],
  ['_other', '_other'],
] as const

function unlikeText(key: string, en: Words, fr: Words): readonly string[] {
  const forms = en[key] === undefined ? plurals : ([['', '']] as const)
  const missing = [
    ...forms.filter(([ofFr, ofEn]) => ofFr === ofEn && en[key + ofEn] === undefined).map(([, ofEn]) => key + ofEn),
    ...forms.filter(([ofFr]) => fr[key + ofFr] === undefined).map(([ofFr]) => `${key}${ofFr} in French`),
  ]
  const isUnlike = ([ofFr, ofEn]: readonly [string, string]) => {
    const [ours, theirs] = [en[key + ofEn], fr[key + ofFr]]
    return ours !== undefined && theirs !== undefined && placeholders(ours) !== placeholders(theirs)
  }
  return [
    ...missing.map((form) => `${form} is missing`),
    ...forms.filter(isUnlike).map(([ofFr]) => `${key}${ofFr} has other values in French`),
  ]
}

/** French texts without a no-break space before a double sign or inside guillemets, or with a typewriter's apostrophe. */
export function looseSigns(fr: Words): readonly string[] {
  return Object.keys(fr).filter((key) => /[^\s] [:;?!%»]|« |\p{L}'\p{L}/u.test(fr[key] ?? ''))
}

/** Keys that no source names: whole, by a beginning (`facts.${…}`) or by an end (`${…}.title`). */
export function leftOverTexts(en: Words, source: string): readonly string[] {
  const whole = new Set([...source.matchAll(/'([a-z]\w*(?:\.\w+)+)'/g)].map(([, key]) => key))
  const beginnings = [...source.matchAll(/`([a-z][\w.]*\.)\$\{/g)].map(([, beginning]) => beginning ?? '')
  const ends = [...source.matchAll(/`\$\{\w+\}(\.\w+)`/g)].map(([, end]) => end ?? '')
  return [...new Set(Object.keys(en).map(baseKey))].filter(
    (key) =>
      !whole.has(key) &&
      !beginnings.some((one) => key.startsWith(one) && !key.slice(one.length).includes('.')) &&
      !ends.some((one) => key.endsWith(one)),
  )
}
