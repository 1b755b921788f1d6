import type { CatalogueAnswer } from '../../../shared/contract/requests.ts'
import type { Objectives } from '../../../shared/domain/objectives.ts'
import type { Catalogue } from '../topology/openCatalogue.ts'

/** The catalogue's objectives; none as long as the catalogue reads none. */
export function declaredObjectives(
  catalogue: Catalogue & { readonly objectives?: CatalogueAnswer<Objectives> },
): CatalogueAnswer<Objectives> {
  return catalogue.objectives ?? { items: [], problems: [] }
}
