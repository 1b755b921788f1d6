import { useText } from '../../../text/useText.ts'
import classes from './ProblemCard.module.css'
import { ProblemList } from './ProblemList.tsx'
import type { ProblemFile } from './toProblemFiles.ts'

/** A file that could not be listed, with everything that is wrong with it. */
export function ProblemCard({ path, folder, file, problems }: ProblemFile) {
  const { t } = useText()
  return (
    <article className={classes.card} aria-label={folder}>
      <h3 className={classes.name}>{folder}</h3>
      <ProblemList title={t('bench.problems', { count: problems.length, file })} path={path} problems={problems} />
    </article>
  )
}
