import { useText } from '../../../text/useText.ts'
import type { Catalogue } from '../catalogue.ts'
import type { Draft } from '../draft/draft.ts'
import classes from './LoadSide.module.css'
import { ObjectivesSection } from './ObjectivesSection.tsx'
import { ProfileSection } from './ProfileSection.tsx'
import { ScenarioSection } from './ScenarioSection.tsx'

/** What all configurations are put under, and what they should reach. */
export function LoadSide({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t } = useText()
  const { profiles, problems } = catalogue
  return (
    <aside className={classes.side} aria-label={t('bench.load')}>
      <ProfileSection draft={draft} profiles={profiles} problems={problems.profiles} />
      <ScenarioSection draft={draft} catalogue={catalogue} />
      <ObjectivesSection draft={draft} catalogue={catalogue} />
    </aside>
  )
}
