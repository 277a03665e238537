import * as log from '#db/log/log.ts'
import { add } from '#db/readings/grants.ts'
import { startOf } from '#domain/log/filter.ts'
import { requestIn } from '#domain/readings/request.ts'
import { endOfDay } from '#domain/time.ts'
import type { Effect } from './effect.ts'

/**
 * 查阅 is open: to whoever reads, for these groups and days. Of readers from outside, who read at the desk, the window stands in
 * the name of whoever asked for them, with nothing to read on the screen.
 */
export const openReading: Effect = async (app, { id, dossier, applicant, state }) => {
  const request = requestIn(state.content.request)
  if (!request) throw new Error('A reading without a request was approved.')
  const [from, until] = [startOf(request.from), endOfDay(request.until)]
  const readers = request.of === 'house' ? [applicant, ...(request.second ? [request.second] : [])] : [applicant]
  const groups = new Set(request.of === 'house' ? request.groups : [])
  for (const person of readers) await add(app, { case: id, dossier, person, groups, from, until })
  await log.record(app.db, {
    at: app.now(),
    actor: 'system',
    act: 'reading.opened',
    about: { case: id, dossier, readers: readers.length },
  })
}
