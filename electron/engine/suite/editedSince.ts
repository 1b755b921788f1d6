import { PalierError } from '../../../shared/domain/failure.ts'
import type { LocalText } from '../../../shared/domain/localText.ts'
import type { SuiteRecord } from '../../../shared/domain/suiteRecord.ts'
import { suiteChangedTexts } from '../../../shared/text/suiteChangedTexts.ts'
import type { Suites } from './openSuites.ts'
import { suiteChecksum } from './suiteChecksum.ts'

/** A warning when a suite's file does not say what it said when the suite was started; none for suites that did not keep that. */
export function editedSince({ declared }: SuiteRecord, suites: Pick<Suites, 'open'>): readonly LocalText[] {
  if (declared === undefined) return []
  const { asked, checksum } = declared
  try {
    return suiteChecksum(suites.open(asked)) === checksum ? [] : [suiteChangedTexts.edited(asked)]
  } catch (error) {
    if (error instanceof PalierError) return [suiteChangedTexts.unreadable(asked)]
    throw error
  }
}
