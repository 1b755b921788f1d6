import type { Parameter } from '../../../../shared/domain/topology.ts'
import type { UiTexts } from '../../../../shared/text/ui/uiTexts.ts'

type Bounds = { readonly min?: number; readonly max?: number }

/** For the table's column: `1 – 32`, `3 values`. */
export function rangeText(parameter: Parameter, { t, figures }: UiTexts): string {
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const { min, max } = parameter
      return t(`bench.range.${boundsKind(parameter)}`, {
        min: min === undefined ? '' : figures.plain(min),
        max: max === undefined ? '' : figures.plain(max),
      })
    }
    case 'choice':
      return t('bench.range.choice', { count: parameter.values.length })
    case 'size':
      return t('bench.range.size')
    case 'text':
      return t('bench.range.text')
  }
}

/** At the field of a value that does not fit: what was found, what is expected. */
export function badValueText(parameter: Parameter, written: string, texts: UiTexts): string {
  const found = written.trim() === '' ? texts.t('bench.nothingWritten') : written
  return texts.t('bench.foundExpected', { found, expected: expectedText(parameter, texts) })
}

function expectedText(parameter: Parameter, { t, figures }: UiTexts): string {
  switch (parameter.type) {
    case 'integer':
    case 'number': {
      const { type, min, max } = parameter
      const values = {
        min: min === undefined ? '' : figures.plain(min),
        max: max === undefined ? '' : figures.plain(max),
      }
      const kind = boundsKind(parameter)
      return t(type === 'integer' ? `bench.expected.integer.${kind}` : `bench.expected.${kind}`, values)
    }
    case 'choice':
      return t('bench.expected.choice', { values: figures.list(parameter.values) })
    case 'size':
      return t('bench.expected.size')
    case 'text':
      return t('bench.expected.text')
  }
}

function boundsKind({ min, max }: Bounds): 'between' | 'from' | 'upTo' | 'any' {
  if (min !== undefined) return max === undefined ? 'from' : 'between'
  return max === undefined ? 'any' : 'upTo'
}
