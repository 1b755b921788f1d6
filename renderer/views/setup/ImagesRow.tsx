import { Button } from '@mantine/core'
import { useEngine } from '../../stores/engine.ts'
import { buildImages, useImageBuild } from '../../stores/imageBuild.ts'
import { useText } from '../../text/useText.ts'
import { FailureBox } from '../../ui/FailureBox.tsx'
import { SetupRow } from './SetupRow.tsx'
import rows from './text.module.css'

/** Images are built by the first comparison that needs them; here ahead of it. */
export function ImagesRow() {
  const { t } = useText()
  const report = useEngine((state) => state.report)
  const { isOn, steps, failure } = useImageBuild()
  const isUsable = report?.usable === true
  const areMissing = report !== undefined && (report.images.base === 'missing' || report.images.missing.length > 0)
  return (
    <SetupRow
      label={t('setup.images')}
      note={t('setup.imagesNote')}
      action={
        <Button disabled={!isUsable || isOn || !areMissing} onClick={() => void buildImages()}>
          {t(isOn ? 'setup.building' : 'setup.buildNow')}
        </Button>
      }
    >
      <ImageState />
      {steps.length > 0 && (
        <ul className={rows.list} aria-live="polite">
          {steps.map(({ image, message, state }) => (
            <li key={image}>
              <code>{image}</code> {t(`setup.image.${state}`)}
              {state === 'building' && <span className={rows.quiet}> {message}</span>}
            </li>
          ))}
        </ul>
      )}
      {failure !== undefined && <FailureBox failure={failure} />}
    </SetupRow>
  )
}

function ImageState() {
  const { t } = useText()
  const report = useEngine((state) => state.report)
  if (report === undefined) return null
  const { base, missing } = report.images
  if (!report.usable || base === 'unknown') return <p className={rows.quiet}>{t('setup.imagesUnknown')}</p>
  if (base === 'present' && missing.length === 0) return <p>{t('setup.imagesPresent')}</p>
  return (
    <>
      {base === 'missing' && <p>{t('setup.baseMissing')}</p>}
      {missing.length > 0 && (
        <>
          <p>{t('setup.imagesMissing', { count: missing.length })}</p>
          <ul className={rows.list}>
            {missing.map((image) => (
              <li key={image}>
                <code>{image}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
