import { FailureBox } from '../ui/FailureBox.tsx'
import classes from './ShutOut.module.css'

/** The whole page for a browser that the host does not know: the address was opened, and not the launch file. */
export function ShutOut() {
  return (
    <main className={classes.page}>
      <h1>Palier</h1>
      <FailureBox failure={{ kind: 'notOurWindow' }} />
    </main>
  )
}
