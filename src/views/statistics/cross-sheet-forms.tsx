import type { CrossId } from '#domain/ids.ts'
import { type Cross, crossText } from '#domain/statistics/cross.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

export type CrossShown = {
  readonly cross: Cross
  /** Undefined for today. */
  readonly day?: string | undefined
  readonly clock: Clock
  readonly saved?: CrossId | undefined
}

/** The cross-table as a file, as it stands on the screen. A form each, since a file is asked for without its button. */
export const CrossSheetForms = (shown: CrossShown) => {
  const t = useT()
  return (
    <>
      {(['pdf', 'xlsx'] as const).map((as) => (
        <PostForm action={paths.crossSheet()} download label={t(`statistics.sheet.${as}`)}>
          <CrossFields {...shown} />
          <input type="hidden" name="as" value={as} />
          <Button icon={as === 'pdf' ? 'printer' : 'download'}>{t(`statistics.sheet.${as}`)}</Button>
        </PostForm>
      ))}
    </>
  )
}

/** What a form takes along of the table that stands on the page. */
export const CrossFields = ({ cross, day, clock, saved }: CrossShown) => (
  <>
    <input type="hidden" name="asked" value={crossText(cross)} />
    {day && <input type="hidden" name="asOf" value={day} />}
    {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
    {saved && <input type="hidden" name="saved" value={saved} />}
  </>
)
