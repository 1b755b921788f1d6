import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { Problem } from '../../../../shared/domain/problem.ts'
import type { AnyStage, Profile } from '../../../../shared/domain/profile.ts'
import { scaleStages } from '../../../../shared/load/scaleStages.ts'
import { toPhases } from '../../../../shared/load/toPhases.ts'
import { durationText } from '../../../../shared/text/units.ts'
import { useText } from '../../../text/useText.ts'
import { FileProblems } from '../cards/FileProblems.tsx'
import type { Draft } from '../draft/draft.ts'
import { changeDraft } from '../draft/draftStore.ts'
import { CompactSelect } from './CompactSelect.tsx'
import classes from './LoadSide.module.css'
import { longestPlateauMs, SURE_PLATEAU_MS } from './longestPlateau.ts'
import { PhasesTable } from './PhasesTable.tsx'
import { ProfileDrawing } from './ProfileDrawing.tsx'
import { SideSection } from './SideSection.tsx'

const timeScales = [1, 0.5, 0.2, 0.1, 0.05]

interface Props {
  readonly draft: Draft
  readonly profiles: readonly Profile[]
  readonly problems: readonly Problem[]
}

/** Which load, in how much of its time, as a curve and as a table of the same plan. */
export function ProfileSection({ draft, profiles, problems }: Props) {
  const { t, figures } = useText()
  const scales = [...new Set([...timeScales, draft.timeScale])].toSorted((a, b) => b - a)
  const profile = profiles.find(({ id }) => id === draft.profile)
  const control = (
    <>
      <CompactSelect
        label={t('bench.profile')}
        width={112}
        value={draft.profile}
        choices={profiles.map(({ id }) => ({ value: id, label: id }))}
        onChange={(id) => changeDraft((now) => withProfile(now, id, profiles))}
      />
      <CompactSelect
        label={t('bench.timeScale')}
        width={74}
        value={String(draft.timeScale)}
        choices={scales.map((scale) => ({
          value: String(scale),
          label: t('bench.timeScaleValue', { scale: figures.plain(scale) }),
        }))}
        onChange={(scale) => changeDraft((now) => ({ ...now, timeScale: Number(scale) }))}
      />
    </>
  )
  return (
    <SideSection title={t('bench.profile')} control={control}>
      {profile !== undefined && <ShownProfile profile={profile} timeScale={draft.timeScale} />}
      {profile?.model === 'closed' && (
        <Checkbox
          size="xs"
          label={t('bench.confirmOpen')}
          checked={draft.confirmOpen === true}
          onChange={({ currentTarget: { checked } }) => changeDraft((now) => withConfirmation(now, checked))}
        />
      )}
      <FileProblems problems={problems} />
    </SideSection>
  )
}

function withConfirmation({ confirmOpen: _, ...draft }: Draft, isWanted: boolean): Draft {
  return { ...draft, ...(isWanted && { confirmOpen: true }) }
}

/** A profile that is open has nothing to confirm. */
function withProfile(draft: Draft, id: string, profiles: readonly Profile[]): Draft {
  const isClosed = profiles.find((profile) => profile.id === id)?.model === 'closed'
  return { ...withConfirmation(draft, isClosed && draft.confirmOpen === true), profile: id }
}

function ShownProfile({ profile, timeScale }: { readonly profile: Profile; readonly timeScale: number }) {
  const { t, local, figures, language } = useText()
  const [pointed, setPointed] = useState<number>()
  const stages = scaleStages<AnyStage>(profile.stages, timeScale)
  const phases = toPhases(stages)
  const longestMs = longestPlateauMs(phases)
  return (
    <>
      <ProfileDrawing title={local(profile.title)} stages={stages} pointed={pointed} />
      <PhasesTable phases={phases} pointed={pointed} onPoint={setPointed} />
      {profile.description !== undefined && <p className={classes.note}>{local(profile.description)}</p>}
      {timeScale !== 1 && <p className={classes.note}>{t('bench.scaled', { scale: figures.plain(timeScale) })}</p>}
      {longestMs !== undefined && longestMs < SURE_PLATEAU_MS && (
        <p className={classes.note}>{t('bench.indicative', { duration: durationText(longestMs, language) })}</p>
      )}
    </>
  )
}
