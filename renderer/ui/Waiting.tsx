import { Skeleton } from '@mantine/core'
import { useEffect, useState } from 'react'
import classes from './Waiting.module.css'

const PATIENCE_MS = 300

/** Nothing before 300 ms, then still bars under a sentence that says what is being read. */
export function Waiting({ text }: { readonly text: string }) {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!isLong) return null
  return (
    <div className={classes.waiting} role="status">
      <p>{text}</p>
      {['92%', '78%', '85%'].map((width) => (
        <Skeleton key={width} height={9} width={width} radius={2} animate={false} aria-hidden />
      ))}
    </div>
  )
}
