import { Hono } from 'hono'
import { page } from '#routes/web/respond.tsx'
import { leadingTo, wayBack } from '#routes/web/way-back.ts'
import type { Web } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ReadingPage } from '#views/statistics/reading.tsx'
import { mustCount } from './tables.tsx'

/** 统计要素 read for the first time: how far that is, on the way to the page that asked for a figure. */
export const statisticsReadingRoutes = new Hono<Web>()

statisticsReadingRoutes.get(paths.statisticsReading(), (c) => {
  const { app, actor, t } = c.var
  mustCount(actor)
  const to = wayBack(c.req.query('to'))
  const onward = to === '/' ? paths.statistics() : to
  const isReading = app.statistics.takesLong()
  return page(
    c,
    t('statistics.reading'),
    <ReadingPage
      progress={isReading ? app.statistics.progress() : undefined}
      again={leadingTo(paths.statisticsReading(), to)}
      onward={onward}
    />,
    isReading ? { refresh: 2 } : {},
  )
})
