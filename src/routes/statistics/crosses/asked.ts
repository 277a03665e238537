import { NotFound } from '#domain/errors.ts'
import type { CrossId } from '#domain/ids.ts'
import { type Cross, readCrossText } from '#domain/statistics/cross.ts'
import type { Clock } from '#domain/statistics/person.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { isOffered, offeredTo } from '#gate/statistics/offering.ts'
import { clockOf, mustCount } from '#routes/statistics/tables.tsx'
import type { Form } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import type { WebContext } from '#routes/web/web.ts'

/** The table that stood on the page of a form. Throws NotFound for one that the viewer may not count, as its page does. */
export async function shownIn(c: WebContext, form: Form) {
  const { app, actor } = c.var
  mustCount(actor)
  const cross = readCrossText(form.text('asked'))
  if (!cross || !isOffered(await offeredTo(app, actor), cross)) throw new NotFound()
  const asked = askedDay(form.text('asOf'), dayOf(app.now()))
  const saved = form.text('saved')
  return {
    cross,
    clock: clockOf(form.text('clock')),
    asked,
    asOf: asked.ok ? asked.value : undefined,
    saved: isId(saved) ? (saved as CrossId) : undefined,
  }
}

export type ShownCross = { readonly cross: Cross; readonly asOf: Day | undefined; readonly clock: Clock }

/** The day that is kept with it: that of the page where somebody chose so, else the one on which it is opened. */
export const keptDay = (form: Form, asOf: Day | undefined): Day | 'today' =>
  form.text('day') === 'fixed' && asOf !== undefined ? asOf : 'today'
