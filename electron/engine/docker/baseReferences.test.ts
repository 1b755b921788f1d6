import { expect, test } from 'vitest'
import { baseReferences } from './baseReferences.ts'

test.each<{ name: string; dockerfile: string; args?: Record<string, string>; bases: string[] }>([
  { name: 'one base', dockerfile: 'FROM palier/base:trixie\nRUN true', bases: ['palier/base:trixie'] },
  {
    name: 'stages are not bases',
    dockerfile: 'FROM a AS Build\nFROM b\nCOPY --from=build /x /x\nFROM build',
    bases: ['a', 'b'],
  },
  { name: 'scratch is none', dockerfile: 'FROM scratch\nCOPY x /', bases: [] },
  { name: 'platform', dockerfile: 'FROM --platform=linux/amd64 a:1 as x', bases: ['a:1'] },
  {
    name: 'argument with a default',
    dockerfile: ['ARG BASE=palier/base:trixie', `FROM $\{BASE}`].join('\n'),
    bases: ['palier/base:trixie'],
  },
  { name: 'argument from outside', dockerfile: 'ARG V="1"\nFROM a:$V', args: { V: '2' }, bases: ['a:2'] },
  { name: 'comments and continued lines', dockerfile: '# FROM no\nFROM \\\n  a\nRUN echo \\\n FROM b', bases: ['a'] },
  { name: 'the same twice', dockerfile: 'FROM a AS x\nFROM a', bases: ['a'] },
])('$name', ({ dockerfile, args = {}, bases }) => {
  expect(baseReferences(dockerfile, args)).toEqual(bases)
})
