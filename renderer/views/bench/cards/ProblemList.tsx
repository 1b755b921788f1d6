import type { Problem } from '../../../../shared/domain/problem.ts'
import { useText } from '../../../text/useText.ts'
import classes from './ProblemList.module.css'

/** Line and column, the field, what was found and expected, and what to do. */
export function ProblemList({
  title,
  path,
  problems,
}: {
  readonly title: string
  readonly path: string
  readonly problems: readonly Problem[]
}) {
  return (
    <div className={classes.box}>
      <p className={classes.title} title={path}>
        {title}
      </p>
      <ul>
        {problems.map((problem) => (
          <Line key={JSON.stringify(problem)} {...problem} />
        ))}
      </ul>
    </div>
  )
}

function Line({ line, column, field, found, expected, fix }: Problem) {
  const { t } = useText()
  const place = [line, column].filter((part) => part !== undefined).join(':')
  const said =
    found !== '' && expected !== ''
      ? t('bench.foundExpected', { found, expected })
      : found !== ''
        ? t('bench.found', { found })
        : expected === ''
          ? ''
          : t('bench.expected', { expected })
  return (
    <li className={classes.line}>
      {place !== '' && <span className="mono">{place} </span>}
      {field !== '' && <code>{field} </code>}
      {[said, fix].filter((part) => part !== undefined && part !== '').join('. ')}
    </li>
  )
}
