import type { CrossId } from '#domain/ids.ts'
import { type Cross, crossText } from '#domain/statistics/cross.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { paths } from '#views/paths.ts'
import { FileForms } from './file-forms.tsx'

export type CrossShown = {
  readonly cross: Cross
  /** Undefined for today. */
  readonly day?: string | undefined
  readonly clock: Clock
  readonly saved?: CrossId | undefined
}

/** The cross-table as a file, as it stands on the screen. */
export const CrossSheetForms = (shown: CrossShown) => (
  <FileForms action={paths.crossSheet()}>
    <CrossFields {...shown} />
  </FileForms>
)

/** What a form takes along of the table that stands on the page. */
export const CrossFields = ({ cross, day, clock, saved }: CrossShown) => (
  <>
    <input type="hidden" name="asked" value={crossText(cross)} />
    {day && <input type="hidden" name="asOf" value={day} />}
    {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
    {saved && <input type="hidden" name="saved" value={saved} />}
  </>
)
