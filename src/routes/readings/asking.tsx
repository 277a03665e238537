import { Hono } from 'hono'
import { askAgain, askToRead } from '#actions/readings/asking.ts'
import { asksToRead, keepsDossiers } from '#domain/access/duties.ts'
import { reading } from '#domain/cases/kinds/reading.ts'
import type { Reason } from '#domain/cases/refusal.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId } from '#domain/ids.ts'
import {
  mostDays,
  type ReadingRequest,
  type RequestProblems,
  readRequest,
  requestIn,
  usualDays,
} from '#domain/readings/request.ts'
import type { RosterEntry } from '#domain/roster/entry.ts'
import { type Day, dayOf } from '#domain/time.ts'
import { findCase } from '#gate/cases/reader.ts'
import { findToRead, secondReader } from '#gate/readings/finding.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { MessageKey } from '#views/i18n/index.ts'
import { paths } from '#views/paths.ts'
import { AskingPage, type AskingProps } from '#views/readings/new.tsx'

/** 申请查阅: by anybody of the house, for themselves; by HR for readers from outside. */
export const askingRoutes = new Hono<Web>()

askingRoutes.get('/readings/new', (c) => {
  const of = kindIn(c, c.req.query('of'))
  const asked = (name: string) => c.req.query(name)?.slice(0, 40) ?? ''
  const begun = { number: asked('number'), name: asked('name'), ...window(dayOf(c.var.app.now())) }
  return form(c, { of, typed: (name) => begun[name as keyof typeof begun] ?? '', wanted: [], problems: {} })
})

askingRoutes.post('/readings', async (c) => {
  const { app, actor } = c.var
  const sent = await readForm(c)
  const of = kindIn(c, sent.text('of'))
  const found = findToRead(app, actor, { number: sent.text('number'), name: sent.text('name') })
  const read = readFor(c, sent, of, found)
  if (!found || !read.ok) return again(c, sent, { of, problems: read.ok ? {} : read.problems, unknown: !found })
  const { dossier } = found.subject
  const done = await askToRead(app, actor, { dossier, request: read.request }, sent.command)
  if (!done.ok) return again(c, sent, { of, problems: {}, refused: sentence(c, done.reason) })
  return seeOther(c, paths.case(done.value as CaseId), 'case.submitted')
})

askingRoutes.get('/readings/:id/request', async (c) => {
  const theCase = await returned(c)
  const request = requestIn(theCase.state.content.request)
  if (!request) throw new NotFound()
  if (theCase.state.status !== 'returned') return c.redirect(paths.case(theCase.id), 303)
  const typed = typedOf(c, request)
  return form(c, {
    of: request.of,
    typed: (name) => typed[name] ?? '',
    wanted: request.groups,
    problems: {},
    again: againOf(theCase),
  })
})

askingRoutes.post('/readings/:id/request', async (c) => {
  const { app, actor } = c.var
  const sent = await readForm(c)
  const theCase = await returned(c)
  const of = kindIn(c, sent.text('of'))
  const read = readFor(c, sent, of, app.roster.entry(theCase.dossier))
  if (!read.ok) return again(c, sent, { of, problems: read.problems, again: againOf(theCase) })
  const asking = { case: theCase.id, request: read.request, content: sent.number('content') }
  const done = await askAgain(app, actor, asking, sent.command)
  if (!done.ok) return again(c, sent, { of, problems: {}, refused: sentence(c, done.reason), again: againOf(theCase) })
  return seeOther(c, paths.case(theCase.id), 'case.resubmitted')
})

/** The own request in the address, as long as it may be changed by whoever asks. */
async function returned(c: WebContext) {
  const found = await findCase(c.var.app, c.var.actor, idParam<CaseId>(c))
  if (!found || found.route.key !== reading.key) throw new NotFound()
  if (found.applicant !== c.var.actor.person) throw new Forbidden()
  return found
}

const againOf = ({ id, state }: Awaited<ReturnType<typeof returned>>) => ({
  case: id,
  content: state.content.revision,
  name: aboutOf(state).name,
})

/** Readers from outside are asked for by whoever keeps dossiers. */
function kindIn({ var: { actor } }: WebContext, text: string | undefined): ReadingRequest['of'] {
  if (!asksToRead(actor)) throw new Forbidden()
  if (text !== 'outside') return 'house'
  if (!keepsDossiers(actor)) throw new Forbidden()
  return 'outside'
}

function readFor(
  { var: { app, actor } }: WebContext,
  sent: Form,
  of: ReadingRequest['of'],
  found: RosterEntry | undefined,
) {
  const second = found && secondReader(app, actor, found, sent.text('second'))
  return readRequest(sent, { of, today: dayOf(app.now()), profile: actor.profile, second })
}

/** Three days from today, unless somebody wants others. */
const window = (today: Day) => ({
  from: today,
  until: new Date(Date.parse(today) + (usualDays - 1) * 86_400_000).toISOString().slice(0, 10),
})

/** A request as its form has it. */
function typedOf({ var: { app } }: WebContext, request: ReadingRequest): Readonly<Record<string, string>> {
  const { purpose, reason, copying, from, until } = request
  const common = { purpose, reason, copying, from, until }
  if (request.of === 'house') {
    const account = request.second && app.directory.accountOf(request.second)
    return { ...common, second: account ? account.staffNumber : '' }
  }
  const visitors = request.visitors.flatMap((visitor, at) =>
    Object.entries(visitor).map(([key, value]) => [`${key}${at + 1}`, value] as const),
  )
  return { ...common, unit: request.unit, ...Object.fromEntries(visitors) }
}

type Refused = Pick<AskingProps, 'of' | 'again' | 'refused' | 'unknown'> & { readonly problems: RequestProblems }

const again = (c: WebContext, sent: Form, refused: Refused) =>
  form(c, { ...refused, typed: sent.text, wanted: sent.all('group') }, refused.refused === undefined ? 422 : 409)

const sentence = ({ var: { t } }: WebContext, reason: Reason): string => {
  const block = 'block' in reason ? t(`case.block.${reason.block}` as MessageKey) : ''
  return t(`refusal.${reason.code}` as MessageKey, { days: mostDays, block } as never)
}

function form(c: WebContext, props: Omit<AskingProps, 'profile'>, status: 200 | 409 | 422 = 200) {
  const title = props.again ? 'readings.again' : props.of === 'outside' ? 'readings.new.outside' : 'readings.new'
  return page(c, c.var.t(title), <AskingPage {...props} profile={c.var.actor.profile} />, { status })
}
