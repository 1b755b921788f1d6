import { useEffect, useState } from 'react'
import { hear } from '../../bridge.ts'
import { type Opened, openResult } from './openResult.ts'

/** Opens it, and again whenever one of its runs has ended or the connection was lost; what is shown stays until then. */
export function useResult(id: string | undefined): Opened {
  const [opened, setOpened] = useState<{ readonly of: string | undefined; readonly result: Opened }>()
  useEffect(() => {
    let turn = 0
    const open = () => {
      turn += 1
      const own = turn
      void openResult(id).then((result) => {
        if (own === turn) setOpened({ of: id, result })
      })
    }
    open()
    const letGo = [
      hear['comparison.events']((batch) => {
        const isOurs = batch.some(({ comparisonId, kind }) => comparisonId === id && kind.endsWith('nded'))
        if (isOurs) open()
      }),
      hear['window.connection']((state) => {
        if (state === 'back') open()
      }),
    ]
    return () => {
      turn = Number.POSITIVE_INFINITY
      for (const one of letGo) one()
    }
  }, [id])
  return opened?.of === id && opened !== undefined ? opened.result : { at: 'opening' }
}
