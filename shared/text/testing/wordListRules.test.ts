import { expect, test } from 'vitest'
import { leftOverTexts, looseSigns, unlikeTexts } from './wordListRules.ts'

test('every way in which a translation can be wrong is told', () => {
  const en = { a: 'A {{x}}', b: 'B', c_one: '{{n}} c', c_other: '{{n}} c', d_one: 'd' }
  const fr = { a: 'A {{y}}', c_one: '{{n}} c', c_other: 'c', e: 'E', d_one: 'd', d_many: 'd', d_other: 'd' }
  expect(unlikeTexts(en, fr)).toEqual([
    'e is in French only',
    'a has other values in French',
    'b in French is missing',
    'c_many in French is missing',
    'c_other has other values in French',
    'd_other is missing',
  ])
})

test('spaces before double signs do not break', () => {
  expect(looseSigns({ a: 'Prêt ?', b: 'Prêt\u00a0?', c: '« a »', d: '«\u00a0a\u00a0»', e: '37 %' })).toEqual([
    'a',
    'c',
    'e',
  ])
})

test('what no source names is left over', () => {
  const en = { 'a.b': '', 'a.c_one': '', 'a.c_other': '', 'b.x': '', 'b.x.y': '', 'c.title': '', 'd.e': '' }
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source text
  const source = "t('a.b') t('a.c', { count }) t(`b.${name}`) t(`${kind}.title`)"
  expect(leftOverTexts(en, source)).toEqual(['b.x.y', 'd.e'])
})
