import { Hono } from 'hono'
import type { Countable } from '#domain/statistics/thing.ts'
import { readingHref, waitFor } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import { leadingTo, wayBack } from '#routes/web/way-back.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ReadingPage, WaitingPage } from '#views/statistics/reading.tsx'
import { mustCount } from './tables.tsx'

/** 统计要素 read for the first time: how far that is, on the way to the page that asked for a figure. */
export const statisticsReadingRoutes = new Hono<Web>()

statisticsReadingRoutes.get(paths.statisticsReading(), (c) => showReading(c, 'people'))

/** The same of what is worked out from whole dossiers, findings and missing papers alike. */
statisticsReadingRoutes.get(paths.statisticsWorking(), (c) => showReading(c, 'findings'))

/** A page of figures that takes long though everything is read: other days, many names. */
statisticsReadingRoutes.get(paths.statisticsWaiting(), (c) => {
  const { app, actor, t } = c.var
  mustCount(actor)
  const to = wayBack(c.req.query('to'))
  const progress = app.statistics.waits.of(waitFor(c, to))
  const again = leadingTo(paths.statisticsWaiting(), to)
  const onward = to === '/' ? paths.statistics() : to
  return page(
    c,
    t('statistics.reading'),
    <WaitingPage progress={progress} again={again} onward={onward} />,
    progress ? { refresh: 2 } : {},
  )
})

function showReading(c: WebContext, counted: Countable) {
  const { app, actor, t } = c.var
  mustCount(actor)
  const to = wayBack(c.req.query('to'))
  const onward = to === '/' ? paths.statistics() : to
  const isReading = app.statistics.takesLong(counted)
  return page(
    c,
    t('statistics.reading'),
    <ReadingPage
      progress={isReading ? app.statistics.progress(counted) : undefined}
      counted={counted}
      again={readingHref(counted, to)}
      onward={onward}
    />,
    isReading ? { refresh: 2 } : {},
  )
}
