import type { Profile } from '../../../../shared/domain/profile.ts'
import type { Scenario } from '../../../../shared/domain/scenario.ts'
import { useText } from '../../../text/useText.ts'
import { FileProblems } from '../cards/FileProblems.tsx'
import type { Catalogue } from '../catalogue.ts'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { usedScenarios, withScenario } from '../draft/usedScenarios.ts'
import { CompactSelect } from './CompactSelect.tsx'
import classes from './LoadSide.module.css'
import { modelText } from './modelText.ts'
import { RequestMix } from './RequestMix.tsx'
import { SideSection } from './SideSection.tsx'

const ownScenario = ''

/** What one user does; without a choice each topology brings its own. */
export function ScenarioSection({ draft, catalogue }: { readonly draft: Draft; readonly catalogue: Catalogue }) {
  const { t } = useText()
  const { scenarios, problems } = catalogue
  const profile = catalogue.profiles.find(({ id }) => id === draft.profile)
  const used = usedScenarios(draft, catalogue)
  const ownName = draft.scenario === undefined ? used.map(({ id }) => id).join(', ') : ''
  const control = (
    <CompactSelect
      label={t('bench.scenario')}
      width={200}
      value={draft.scenario ?? ownScenario}
      choices={[
        {
          value: ownScenario,
          label: ownName === '' ? t('bench.ownScenario') : t('bench.ownScenarioIs', { name: ownName }),
        },
        ...scenarios.map(({ id }) => ({ value: id, label: id })),
      ]}
      onChange={(id) => changeDraft((now) => withScenario(now, id === ownScenario ? undefined : id))}
    />
  )
  return (
    <SideSection title={t('bench.scenario')} control={control}>
      {used.map((scenario) => (
        <ShownScenario key={scenario.id} scenario={scenario} profile={profile} />
      ))}
      <FileProblems problems={problems.scenarios} />
    </SideSection>
  )
}

function ShownScenario({ scenario, profile }: { readonly scenario: Scenario; readonly profile: Profile | undefined }) {
  const text = useText()
  return (
    <>
      <RequestMix requests={scenario.requests} />
      <p className={classes.note}>{modelText(scenario, profile, text)}</p>
    </>
  )
}
