import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { decideRows, type RowResult, type RowRuling } from '#actions/batches/deciding.ts'
import { readNoticesOfBatch } from '#actions/notices.ts'
import type { Case } from '#db/cases/cases.ts'
import { groups } from '#domain/access/groups.ts'
import { type Batch, rowsOnPage } from '#domain/batches/batch.ts'
import { sumsUp } from '#domain/batches/cost.ts'
import { finds } from '#domain/batches/finding.ts'
import { sheetsIn } from '#domain/batches/sheets.ts'
import { seatOf } from '#domain/cases/acting.ts'
import type { ReturnTo } from '#domain/cases/case.ts'
import { aboutOf } from '#domain/cases/seeing.ts'
import { NotFound } from '#domain/errors.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'
import { saidWith } from '#domain/wishes/phrases.ts'
import { type BatchReading, readBatch } from '#gate/batches/reader.ts'
import { countInbox, nextAwaiting } from '#gate/cases/inbox.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { phrasesOf } from '#gate/wishes.ts'
import { pathOf, signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import type { ClosingTyped } from '#views/batches/closing.tsx'
import { MeetingStrip } from '#views/batches/meeting.tsx'
import { PrintsCard } from '#views/batches/prints.tsx'
import type { RowRefusal } from '#views/batches/rows.tsx'
import { BatchPage, type BatchTyped } from '#views/batches/show.tsx'
import { paths } from '#views/paths.ts'
import { type Opened, rowsOf } from './rows.ts'
import { placeIn, seatsDrawn, tickedIn } from './typed.ts'

/** One batch, and one verdict on those of its cases that are ticked. */
export const batchRoutes = new Hono<Web>()

batchRoutes.get('/batches/:id', async (c) => {
  const [page, find] = [c.req.query('page') ?? '', (c.req.query('find') ?? '').slice(0, 60)]
  return showBatch(c, await batchAt(c), { place: { page: /^\d{1,4}$/.test(page) ? Number(page) : 1, find } })
})

batchRoutes.post('/batches/:id/verdict', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const typed = typedIn(form, reading.cases)
  const place = placeIn(form)
  if (form.text('step') !== '') return showBatch(c, reading, { place, typed: turned(c, form, reading.cases, typed) })
  if (form.unread) return showBatch(c, reading, { place, typed, problem: t('refusal.case.unread') })
  const rulings = rulingsIn(form, reading.cases, typed)
  if (rulings.length === 0) return showBatch(c, reading, { place, typed, problem: t('batch.none-chosen') })
  const results = await decideRows(app, actor, rulings, form.command)
  const refused = refusedIn(results)
  if (refused.size === 0) return onwards(c, reading.batch.id, 'batch.decided')
  return showBatch(c, await batchAt(c), { typed, refused })
})

/**
 * After an act that took every row, the next thing that waits opens: rows of this batch that are left, or come to the same
 * person again, before anything else (the longest wait first). Where nothing waits, the batch shows what became of each row.
 */
export async function onwards(c: WebContext, batch: BatchId, notice: 'batch.decided' | 'batch.closed') {
  const { app, actor } = c.var
  const { cases } = await batchAt(c)
  const isLeft = cases.some(({ route, state }) => seatOf(state, actor.person, app.directory.standingIn(route.key)))
  const next = isLeft ? undefined : await nextAwaiting(app, actor)
  return next ? seeOther(c, pathOf(next), `${notice}-next`) : seeOther(c, paths.batch(batch), notice)
}

/** The batch in the address, as far as it exists for whoever asks. */
export async function batchAt(c: WebContext): Promise<BatchReading> {
  const { app, actor } = c.var
  const found = await readBatch(app, actor, idParam<BatchId>(c))
  if (!found) throw new NotFound()
  return found
}

const typedIn = (form: Form, cases: readonly Case[]): BatchTyped => ({
  opinion: form.text('opinion'),
  rest: form.text('rest') === 'return' ? 'return' : 'leave',
  chosen: tickedIn(form, cases),
  ticks: form.all('tick').flatMap((tick) => groups.find((group) => group === tick) ?? []),
})

/** A ruling for each row that the form drew with a seat: those that are ticked, and the others where they are sent back. */
function rulingsIn(form: Form, cases: readonly Case[], { chosen, rest, ticks }: BatchTyped): readonly RowRuling[] {
  const verdict = (['approve', 'return'] as const).find((known) => known === form.text('verdict'))
  if (!verdict) throw new HTTPException(400)
  const text = saidWith(form.text('phrase'), form.text('opinion'))
  const seatOf = seatsDrawn(form)
  return cases.flatMap((theCase) => {
    const { id } = theCase
    const seat = seatOf(theCase)
    const mine = chosen.has(id) ? verdict : verdict === 'approve' && rest === 'return' ? 'return' : undefined
    if (!seat || !mine) return []
    const ruling = { ...seat, verdict: mine, text, ticks, to: 'START' as ReturnTo }
    return [{ case: id, ruling }]
  })
}

/** What is ticked after a page was turned: all that is found, or none of it, where that was asked. */
export function turned(c: WebContext, form: Form, cases: readonly Case[], typed: BatchTyped): BatchTyped {
  const step = form.text('step')
  if (step !== 'tick' && step !== 'untick') return typed
  const chosen = new Set(typed.chosen)
  for (const { id } of foundIn(c, cases, placeIn(form).find)) step === 'tick' ? chosen.add(id) : chosen.delete(id)
  return { ...typed, chosen }
}

/** Of many results those that were refused, by their case. */
export const refusedIn = (results: readonly RowResult[]): ReadonlyMap<CaseId, RowRefusal> =>
  new Map(results.flatMap(({ case: id, refused }) => (refused ? [[id, refused] as const] : [])))

export type Again = {
  /** Which part of a long list is shown: the first where none is named. */
  readonly place?: { readonly page: number; readonly find: string }
  readonly typed?: BatchTyped
  readonly problem?: string
  readonly refused?: ReadonlyMap<CaseId, RowRefusal>
  /** A 办结 that was refused. */
  readonly task?: ClosingTyped
  /** What was typed into another form of the page. */
  readonly said?: (key: string) => string
  /** What is wrong with its fields. */
  readonly wrong?: Readonly<Record<string, string>>
}

/** Logged as the list that it is; what each row shows is logged row by row. */
export async function showBatch(c: WebContext, { batch, cases, hidden }: BatchReading, again: Again = {}) {
  const { app, actor } = c.var
  const { said, wrong, place: { page: wanted, find } = { page: 1, find: '' }, ...shown } = again
  const prints =
    (batch.kind === 'appointments' || batch.content.section === 'pay') &&
    hidden === 0 &&
    cases.length > 0 &&
    cases.every((one) => keepsCase(app, actor, one))
  const printed = sheetsIn(cases)
  const keeps =
    batch.kind === 'appointments' && (batch.author === actor.person || cases.every((one) => keepsCase(app, actor, one)))
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'batch.read',
    about: { batch: batch.id, rows: cases.length },
  })
  const found = refusedFirst(foundIn(c, cases, find), again.refused)
  const pages = Math.max(1, Math.ceil(found.length / rowsOnPage))
  const at = Math.min(Math.max(1, wanted), pages)
  const onPage = new Set(found.slice((at - 1) * rowsOnPage, at * rowsOnPage).map(({ id }) => id))
  await readNoticesOfBatch(app, actor, batch.id)
  const rows = await rowsOf(c, cases, ({ id }) => (onPage.has(id) ? 'shown' : openedBehind(batch, again)))
  const byId = new Map(rows.map((row) => [row.theCase.id, row]))
  const next = rows.some(({ seat }) => seat) ? undefined : await nextAwaiting(app, actor)
  return page(
    c,
    batch.content.title,
    <BatchPage
      batch={batch}
      rows={rows}
      shown={[...onPage].flatMap((id) => byId.get(id) ?? [])}
      place={{ page: at, pages, find, found: found.length }}
      next={next && pathOf(next)}
      more={(await countInbox(app, actor)).own > 1}
      hidden={hidden}
      phrases={await phrasesOf(app, actor)}
      names={namesOf(c)}
      signers={signersOf(c)}
      now={app.now()}
      strip={
        batch.kind === 'appointments' && (
          <MeetingStrip batch={batch} keeps={keeps} seesAll={hidden === 0} said={said} wrong={wrong} />
        )
      }
      after={prints && <PrintsCard batch={batch} sheets={printed.sheets} cases={printed.cases.length} />}
      {...shown}
    />,
    Object.keys(shown).length > 0 || said || wrong ? { status: 422 } : {},
  )
}

/** The rows that were meant, by what was typed to find them. */
function foundIn({ var: { app } }: WebContext, cases: readonly Case[], find: string): readonly Case[] {
  const isFound = finds(find)
  return cases.filter(({ number, dossier, state }) => {
    const { name, unit } = aboutOf(state)
    return isFound({ name, unit, codes: [number, app.roster.entry(dossier)?.columns.who.number ?? ''] })
  })
}

/** What was not taken stands where it is seen. */
const refusedFirst = (cases: readonly Case[], refused: Again['refused'] = new Map()): readonly Case[] =>
  cases.toSorted((one, other) => Number(refused.has(other.id)) - Number(refused.has(one.id)))

/** What the page says of rows that it does not show: what all of them cost, and which drafts are in doubt and so not ticked. */
function openedBehind({ kind, content }: Batch, { typed }: Again): Opened {
  if (kind === 'drafts') return typed ? 'closed' : 'shown'
  return sumsUp(content.section ?? '') ? 'summed' : 'closed'
}
