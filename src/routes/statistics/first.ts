import { leadingTo } from '#routes/web/way-back.ts'
import type { WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'

/** Where whoever asks for a figure goes first, while everything that figures read is opened; undefined where nobody has to wait. */
export const readingFirst = (c: WebContext, to = c.req.path + new URL(c.req.url).search): Response | undefined =>
  c.var.app.statistics.takesLong() ? c.redirect(leadingTo(paths.statisticsReading(), to), 303) : undefined
