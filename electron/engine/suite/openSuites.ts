import { isAbsolute } from 'node:path'
import type { CatalogueAnswer } from '../../../shared/contract/listings.ts'
import { PalierError } from '../../../shared/domain/failure.ts'
import type { Suite } from '../../../shared/domain/suite.ts'
import { filesBelow, find, readAll, toAnswer } from '../topology/declaredFiles.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'
import type { ShowPath } from '../topology/readYamlFile.ts'
import { readSuite } from './readSuite.ts'

/** The suites that are declared. They are read when they are asked for: everything that they name is looked up then. */
export interface Suites {
  list(): CatalogueAnswer<Suite>
  /** By name, or by the absolute path of a file. Throws `PalierError`: badInput with everything that is wrong with it, unknownName. */
  open(asked: string): Suite
}

/** `suites/<id>.yaml` below every root. */
export function openSuites(roots: readonly string[], catalogue: Catalogue, showPath: ShowPath): Suites {
  const read = () =>
    readAll(filesBelow(roots, 'suites'), showPath, ({ path }) => {
      const { suite: item, problems } = readSuite(path, showPath, catalogue)
      return { item, problems }
    })
  return {
    list: () => toAnswer(read()),
    open: (asked) => {
      if (!isAbsolute(asked)) return find('suite', read(), asked).item
      const { suite, problems } = readSuite(asked, showPath, catalogue)
      if (suite === undefined) throw new PalierError({ kind: 'badInput', problems })
      return suite
    },
  }
}
