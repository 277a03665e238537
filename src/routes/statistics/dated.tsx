import type { Clock } from '#domain/statistics/person.ts'
import { type Day, dayOf } from '#domain/time.ts'
import type { WebContext } from '#routes/web/web.ts'
import { AsOf } from '#views/kit/as-of.tsx'

type Dated = {
  /** Undefined for today. */
  readonly asOf: Day | undefined
  readonly clock: Clock
  /** Why there is no file of it. */
  readonly problem?: string | undefined
}

/** How a page of figures of a day answers: with the day at its top, and as refused where it says why there is no file of it. */
export const dated = ({ var: { app } }: WebContext, action: string, { asOf, clock, problem }: Dated) => ({
  ...(problem !== undefined && { status: 422 as const }),
  top: (
    <AsOf
      action={action}
      day={asOf}
      today={dayOf(app.now())}
      kept={clock === 'effective' ? [] : [['clock', clock] as const]}
    />
  ),
})
