export const dataSetNames = ['minimal', 'realistic', 'large'] as const
export type DataSetName = (typeof dataSetNames)[number]

/** How much one organisation holds. */
export interface OrganizationSize {
  readonly buildings: number
  readonly units: number
  readonly owners: number
  readonly expenses: number
}

/** Small, medium and large organisation; together the study's 4, 10, 7, 5. */
const minimal: readonly OrganizationSize[] = [
  { buildings: 1, units: 2, owners: 2, expenses: 1 },
  { buildings: 1, units: 3, owners: 2, expenses: 2 },
  { buildings: 2, units: 5, owners: 3, expenses: 2 },
]

/** Together the study's 23, 190, 127, 60. */
const realistic: readonly OrganizationSize[] = [
  { buildings: 2, units: 18, owners: 12, expenses: 8 },
  { buildings: 6, units: 52, owners: 36, expenses: 17 },
  { buildings: 15, units: 120, owners: 79, expenses: 35 },
]

/** The organisations of a data set; the three test accounts belong to the first three. */
export function organizationsOf(set: DataSetName): readonly OrganizationSize[] {
  switch (set) {
    case 'minimal':
      return minimal
    case 'realistic':
      return realistic
    case 'large':
      return Array.from({ length: 100 }, () => realistic).flat()
  }
}

export interface Counts extends OrganizationSize {
  readonly organizations: number
}

export function countsOf(sizes: readonly OrganizationSize[]): Counts {
  const sum = (of: keyof OrganizationSize) => sizes.reduce((total, size) => total + size[of], 0)
  return {
    organizations: sizes.length,
    buildings: sum('buildings'),
    units: sum('units'),
    owners: sum('owners'),
    expenses: sum('expenses'),
  }
}
