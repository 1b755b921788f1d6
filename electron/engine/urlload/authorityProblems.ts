import { X509Certificate } from 'node:crypto'
import type { Problem } from '../../../shared/domain/problem.ts'

const blocks = /-----BEGIN ([A-Z ]+)-----[\s\S]*?-----END \1-----/g

/** What is wrong with a file of authorities: one or more certificates as PEM, and nothing that is to be kept secret. */
export function authorityProblems(pem: string): readonly Pick<Problem, 'found' | 'expected' | 'fix'>[] {
  const found = [...pem.matchAll(blocks)]
  const expected = 'certificates as PEM (-----BEGIN CERTIFICATE-----)'
  if (found.length === 0) return [{ found: 'no certificate', expected }]
  return found.flatMap(([text, kind], index) => {
    if (kind !== 'CERTIFICATE') {
      return [
        {
          found: `a block ${kind}`,
          expected,
          fix: 'give the authority’s certificate only; its key belongs nowhere else',
        },
      ]
    }
    return isReadable(text) ? [] : [{ found: `certificate ${index + 1}, which cannot be read`, expected }]
  })
}

function isReadable(pem: string): boolean {
  try {
    return new X509Certificate(pem).subject !== undefined
  } catch {
    return false
  }
}
