import type { Countable } from '#domain/statistics/thing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { paths } from '#views/paths.ts'
import { leadingTo, wayBack } from './way-back.ts'
import type { WebContext } from './web.ts'

/** Where whoever asks for a figure goes first, while everything that figures read is opened; undefined where nobody has to wait. */
export const readingFirst = (c: WebContext, { to, counted = 'people' }: ReadFirst = {}): Response | undefined =>
  c.var.app.statistics.takesLong(counted) ? c.redirect(readingHref(counted, to ?? whereOf(c)), 303) : undefined

/**
 * Where whoever asks for a page goes first that takes long; undefined where it does not. `takesLong` begins the work for the page and
 * says so.
 */
export async function waitingFirst(
  c: WebContext,
  takesLong: (page: string) => boolean | Promise<boolean>,
): Promise<Response | undefined> {
  const to = whereOf(c)
  return (await takesLong(waitFor(c, to))) ? c.redirect(leadingTo(paths.statisticsWaiting(), to), 303) : undefined
}

/** Who waits for a page has it counted for what that one may see. */
export const waitFor = (c: WebContext, to: string): string => `${c.var.actor.account} ${wayBack(to)}`

type ReadFirst = {
  /** The page that leads there; the one that is asked for, unless it says another one. */
  readonly to?: string
  readonly counted?: Countable
}

/** The page that says how far it is, of what is counted. */
export const readingHref = (counted: Countable, to: string): string =>
  leadingTo(isWorkedOut(counted) ? paths.statisticsWorking() : paths.statisticsReading(), to)

const whereOf = (c: WebContext): string => c.req.path + new URL(c.req.url).search
