import type { Problem } from '../../../../shared/domain/problem.ts'
import { useText } from '../../../text/useText.ts'
import { ProblemList } from './ProblemList.tsx'
import { toProblemFiles } from './toProblemFiles.ts'

/** What is wrong with the files of one kind; nothing when all of them could be read. */
export function FileProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useText()
  return toProblemFiles(problems).map(({ path, file, problems: own }) => (
    <ProblemList key={path} title={t('bench.problems', { count: own.length, file })} path={path} problems={own} />
  ))
}
