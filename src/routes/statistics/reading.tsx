import { Hono } from 'hono'
import type { Countable } from '#domain/statistics/thing.ts'
import { readingHref } from '#routes/web/reading-first.ts'
import { page } from '#routes/web/respond.tsx'
import { wayBack } from '#routes/web/way-back.ts'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ReadingPage } from '#views/statistics/reading.tsx'
import { mustCount } from './tables.tsx'

/** 统计要素 read for the first time: how far that is, on the way to the page that asked for a figure. */
export const statisticsReadingRoutes = new Hono<Web>()

statisticsReadingRoutes.get(paths.statisticsReading(), (c) => showReading(c, 'people'))

/** The same of what is worked out from whole dossiers, findings and missing papers alike. */
statisticsReadingRoutes.get(paths.statisticsWorking(), (c) => showReading(c, 'findings'))

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
