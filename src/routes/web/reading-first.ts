import type { Countable } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { paths } from '#views/paths.ts'
import { leadingTo } from './way-back.ts'
import type { WebContext } from './web.ts'

/** Where whoever asks for a figure goes first, while everything that figures read is opened; undefined where nobody has to wait. */
export const readingFirst = (c: WebContext, { to, counted = 'people' }: ReadFirst = {}): Response | undefined =>
  c.var.app.statistics.takesLong(counted) ? c.redirect(readingHref(counted, to ?? whereOf(c)), 303) : undefined

type ReadFirst = {
  /** The page that leads there; the one that is asked for, unless it says another one. */
  readonly to?: string
  readonly counted?: Countable
}

/** The page that says how far it is, of what is counted. */
export const readingHref = (counted: Countable, to: string): string =>
  leadingTo(isWorkedOut(counted) ? paths.statisticsWorking() : paths.statisticsReading(), to)

const whereOf = (c: WebContext): string => c.req.path + new URL(c.req.url).search
