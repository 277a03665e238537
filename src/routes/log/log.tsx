import { Hono } from 'hono'
import { checkChain } from '#db/log/check.ts'
import * as log from '#db/log/log.ts'
import { readsTheLog } from '#domain/access/duties.ts'
import { NotFound } from '#domain/errors.ts'
import { type Entry, isAct, readEntry } from '#domain/log/entry.ts'
import { type LogFilter, startOf, startOfNext } from '#domain/log/filter.ts'
import { type Day, dayOf, type Instant, instant } from '#domain/time.ts'
import { askedDay } from '#domain/typed-date.ts'
import { accountNumbered, dossierNumbered, tellAll } from '#gate/log/telling.ts'
import type { App } from '#house/app.ts'
import { page } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type Asked, type Line, LogPage } from '#views/log/page.tsx'
import { paths } from '#views/paths.ts'
import { logLines } from './export.ts'

const perPage = 50

/** 访问记录: the auditor's page; people and dossiers by number only (docs/decisions/0008). */
export const logRoutes = new Hono<Web>()

logRoutes.get(paths.log(), async (c) => {
  const { app, t } = c.var
  onlyAuditors(c)
  const asked = askedIn(c)
  const { filter, about, problems } = await understand(c, asked)
  await trace(c, 'log.read', about)

  const unknown = Object.keys(problems).length > 0
  const found = unknown ? [] : await log.search(app.db, filter, perPage + 1)
  const shown = found.slice(0, perPage)
  const isFirst = !unknown && asked.before === '' && !filter.act
  const kin = isFirst ? await log.search(app.db, decidedByKin(app.now()), perPage) : []
  const check = await checkChain(app, { whole: c.req.query('check') === 'whole' })

  return page(
    c,
    t('log.title'),
    <LogPage
      asked={asked}
      problems={problems}
      lines={await linesOf(app, shown)}
      kin={await linesOf(app, kin)}
      next={found.length > perPage ? shown.at(-1)?.seq : undefined}
      check={check}
      head={await log.head(app.db)}
      now={app.now()}
    />,
  )
})

/** Rows of the log as the auditor reads them. */
async function linesOf(app: App, rows: Awaited<ReturnType<typeof log.search>>): Promise<readonly Line[]> {
  const read = rows.flatMap(({ seq, chain, body }) => {
    const entry = readEntry(body)
    return entry ? [{ seq, chain, entry }] : []
  })
  const told = await tellAll(
    app,
    read.map(({ entry }) => entry),
  )
  return read.flatMap((line, at) => {
    const { about, who } = told[at] ?? {}
    return about ? [{ ...line, who, about }] : []
  })
}

/** 亲属办理 of the last half a year, which the auditor is told without asking (docs/decisions/0039). */
const decidedByKin = (now: Instant): LogFilter => ({
  act: 'case.decided-by-kin',
  from: instant(new Date(Date.parse(now) - 180 * 86_400_000)),
})

/** The whole log as lines of JSON with its head, for `npm run verify-log`. */
logRoutes.get(paths.logExport(), async (c) => {
  const { app } = c.var
  onlyAuditors(c)
  await trace(c, 'log.exported', {})
  const head = await log.head(app.db)
  const name = `juanzong-log-${dayOf(app.now())}-${head.seq}.jsonl`
  return c.body(logLines(app, head), 200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
  })
})

/** The log does not exist for anybody else. */
function onlyAuditors(c: WebContext): void {
  if (!readsTheLog(c.var.actor)) throw new NotFound()
}

const trace = ({ var: { app, actor } }: WebContext, act: 'log.read' | 'log.exported', about: Entry['about']) =>
  app.logRead({ at: app.now(), actor: actor.account, act, about })

const askedIn = (c: WebContext): Asked => {
  const text = (name: string) => c.req.query(name)?.trim() ?? ''
  return {
    number: text('number'),
    dossier: text('dossier'),
    act: text('act'),
    from: text('from'),
    until: text('until'),
    before: text('before'),
    own: text('own'),
  }
}

/** Numbers become ids. What the log is told of the question are those ids, or the fingerprint of what nobody has. */
async function understand({ var: { app, actor, t } }: WebContext, asked: Asked) {
  const who = asked.number ? await accountNumbered(app, asked.number.toUpperCase()) : undefined
  const dossier = asked.dossier ? await dossierNumbered(app, asked.dossier) : undefined
  const today = dayOf(app.now())
  const days = { from: askedDay(asked.from, today), until: askedDay(asked.until, today) }
  const dayIn = (name: 'from' | 'until') => (days[name].ok ? days[name].value : undefined)
  const [from, until] = [dayIn('from'), dayIn('until')]
  const before = /^\d{1,15}$/.test(asked.before) ? Number(asked.before) : undefined
  const act = isAct(asked.act) ? asked.act : undefined
  const filter: LogFilter = {
    who,
    dossier,
    act,
    from: from && startOf(from),
    until: until && startOfNext(until),
    before,
    withoutLooksOf: asked.own === '' && !act && !who ? actor.account : undefined,
  }
  const problems = {
    ...(asked.number && !who && { number: t('log.unknown-number') }),
    ...(asked.dossier && !dossier && { dossier: t('log.unknown-dossier') }),
    ...(!days.from.ok && { from: t(`day.${days.from.refusal}`, { typed: asked.from }) }),
    ...(!days.until.ok && { until: t(`day.${days.until.refusal}`, { typed: asked.until }) }),
  }
  return { filter, about: aboutQuestion(app, asked, filter, { from, until }), problems }
}

const aboutQuestion = (
  app: App,
  asked: Asked,
  { who, dossier, act, before }: LogFilter,
  days: { readonly from: Day | undefined; readonly until: Day | undefined },
): Entry['about'] => ({
  ...(who?.account && { account: who.account }),
  ...(dossier && { dossier }),
  ...(asked.number && !who && { number: app.vault.termFingerprint(asked.number) }),
  ...(asked.dossier && !dossier && { term: app.vault.termFingerprint(asked.dossier) }),
  ...(act && { of: act }),
  ...(days.from && { from: days.from }),
  ...(days.until && { until: days.until }),
  ...(before && { before }),
})
