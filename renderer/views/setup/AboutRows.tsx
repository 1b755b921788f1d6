import { useEngine } from '../../stores/engine.ts'
import { useText } from '../../text/useText.ts'
import { CopyCommand } from '../../ui/CopyCommand.tsx'
import { SetupRow } from './SetupRow.tsx'

/** Where runs are kept, and which version this is. */
export function AboutRows() {
  const { t } = useText()
  const report = useEngine((state) => state.report)
  if (report === undefined) return null
  return (
    <>
      <SetupRow label={t('setup.dataFolder')} note={t('setup.dataFolderNote')}>
        <CopyCommand command={report.dataFolder} />
      </SetupRow>
      <SetupRow label={t('setup.version')}>
        <span>{report.palier}</span>
      </SetupRow>
    </>
  )
}
