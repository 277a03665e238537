import type { MiddlewareHandler } from 'hono'
import type { AccountId } from '#domain/ids.ts'
import { anyOf } from './any-of.ts'
import type { Web } from './web.ts'

/** What costs more than a page, or tells more the more often it is asked: how much of it one account gets. */
type Budget = {
  readonly method: 'GET' | 'POST'
  readonly path: RegExp
  /** The field of the address without which nothing is asked. */
  readonly asks?: string
  /** In a minute. */
  readonly most: number
  /** Drawn by a worker, which all share: so many of an account, and of all accounts, may wait for it. */
  readonly waiting?: { readonly own: number; readonly all: number }
}

const minute = 60_000

/** 用量: far above what a hand can do, a scanner included. */
const budgets: readonly Budget[] = [
  {
    method: 'POST',
    path: /^(\/dossiers\/[^/]+)?\/exports(\/lists|\/[^/]+\/file)?$/,
    most: 30,
    waiting: { own: 1, all: 8 },
  },
  { method: 'GET', path: /^\/dossiers\/[^/]+\/exports\/comparison$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'GET', path: /^\/dossiers\/[^/]+\/preview(\.pdf)?$/, most: 30, waiting: { own: 2, all: 16 } },
  {
    method: 'GET',
    path: /^\/dossiers\/[^/]+\/prints\/[^/]+(\/preview\.pdf)?$/,
    most: 30,
    waiting: { own: 2, all: 16 },
  },
  { method: 'GET', path: /^\/cases\/[^/]+\/approval(\/preview\.pdf)?$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'POST', path: /^\/cases\/[^/]+\/approval$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'POST', path: /^\/rolls\/[^/]+$/, most: 30, waiting: { own: 1, all: 8 } },
  {
    method: 'POST',
    path: /^\/statistics(\/tables\/[^/]+|\/cross|\/checks)?\/sheet$/,
    most: 30,
    waiting: { own: 1, all: 8 },
  },
  { method: 'POST', path: /^\/statistics\/templates(\/[^/]+\/(file|filled))?$/, most: 30, waiting: { own: 1, all: 8 } },
  // One a page: a minute of turning pages, in four tabs.
  {
    method: 'GET',
    path: /^\/statistics\/(cross|tables\/[^/]+)\/chart\.svg$/,
    most: 240,
    waiting: { own: 16, all: 64 },
  },
  { method: 'POST', path: /^\/name-list$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'POST', path: /^(\/dossiers\/[^/]+)?\/prints\/[^/]+$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'POST', path: /^\/archive\/filings\/[^/]+\/print-runs$/, most: 30, waiting: { own: 2, all: 16 } },
  { method: 'GET', path: /^\/archive\/codes$/, asks: 'code', most: 120 },
  { method: 'GET', path: /^\/archive\/sheets\/[^/]+\/signature$/, most: 60 },
  { method: 'POST', path: /^\/archive\/sheets\/[^/]+\/signature$/, most: 60 },
  // 查阅: whose dossier it is, is asked by number and name together, and must not be found by trying.
  { method: 'POST', path: /^\/readings$/, most: 10 },
  { method: 'POST', path: /^\/cases\/[^/]+\/comments$/, most: 30 },
  { method: 'GET', path: /^\/((dossiers|log)\/suggestions$|suggestions\/)/, most: 300 },
  { method: 'GET', path: /^\/search$/, asks: 'q', most: 120 },
]

const [anyPosted, anyAsked] = (['POST', 'GET'] as const).map((method) =>
  anyOf(budgets.filter((each) => each.method === method).map(({ path }) => path)),
) as [RegExp, RegExp]

/** More than the budget: 429, with a sentence and the time after which it goes on. Nothing was done. */
export class TooMuch extends Error {
  readonly seconds: number
  constructor(seconds: number) {
    super()
    this.seconds = seconds
  }
}

/**
 * Counted by account, so that more sessions are no more budget; a minute begins with the first thing asked in it. `pace`
 * multiplies what is allowed; only measuring needs it.
 */
export function withinBudget(pace = 1): MiddlewareHandler<Web> {
  const spent = new Map<string, { readonly since: number; times: number }>()
  const waiting = new Map<string, number>()
  let swept = 0

  const spend = (key: string, most: number, now: number) => {
    if (now - swept >= minute) {
      swept = now
      for (const [each, { since }] of spent) if (since <= now - minute) spent.delete(each)
    }
    const known = spent.get(key)
    const own = known && known.since > now - minute ? known : { since: now, times: 0 }
    if (own.times >= most * pace) throw new TooMuch(Math.max(1, Math.ceil((own.since + minute - now) / 1000)))
    own.times += 1
    spent.set(key, own)
  }

  const inTurn = async (account: AccountId, { own, all }: { own: number; all: number }, work: () => Promise<void>) => {
    const mine = waiting.get(account) ?? 0
    const everybodys = [...waiting.values()].reduce((sum, each) => sum + each, 0)
    if (mine >= own * pace || everybodys >= all * pace) throw new TooMuch(5)
    waiting.set(account, mine + 1)
    await work().finally(() => {
      const left = (waiting.get(account) ?? 1) - 1
      if (left > 0) waiting.set(account, left)
      else waiting.delete(account)
    })
  }

  return (c, next) => {
    const { path, method } = c.req
    if (!(method === 'POST' ? anyPosted : anyAsked).test(path)) return next()
    const at = budgets.findIndex((each) => each.method === method && each.path.test(path))
    const budget = budgets[at]
    if (!budget || (budget.asks !== undefined && !c.req.query(budget.asks))) return next()
    const { account } = c.get('actor')
    spend(`${at} ${account}`, budget.most, Date.parse(c.get('app').now()))
    return budget.waiting ? inTurn(account, budget.waiting, next) : next()
  }
}
