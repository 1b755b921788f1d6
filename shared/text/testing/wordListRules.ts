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

function unlikeText(key: string, en: Words, fr: Words): readonly string[] {
  const isPlural = en[key] === undefined
  const forms = (endings: readonly string[]) => (isPlural ? endings.map((ending) => `${key}_${ending}`) : [key])
  const missing = [
    ...forms(['one', 'other']).filter((form) => en[form] === undefined),
    ...forms(['one', 'many', 'other'])
      .filter((form) => fr[form] === undefined)
      .map((form) => `${form} in French`),
  ]
  const values = new Set(
    [
      ...forms(['one', 'other']).map((form) => en[form]),
      ...forms(['one', 'many', 'other']).map((form) => fr[form]),
    ].map((text) => placeholders(text ?? '')),
  )
  return [
    ...missing.map((form) => `${form} is missing`),
    ...(values.size > 1 ? [`${key} has other values in French`] : []),
  ]
}

/** Texts without a no-break space before a double sign and inside guillemets. */
export function looseSigns(fr: Words): readonly string[] {
  return Object.keys(fr).filter((key) => /[^\s] [:;?!%»]|« /.test(fr[key] ?? ''))
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
