import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { decideRows, type RowResult, type RowRuling } from '#actions/batches/deciding.ts'
import type { Case } from '#db/cases/cases.ts'
import { groups } from '#domain/access/groups.ts'
import type { ReturnTo } from '#domain/cases/case.ts'
import { NotFound } from '#domain/errors.ts'
import type { BatchId, CaseId } from '#domain/ids.ts'
import { saidWith } from '#domain/wishes/phrases.ts'
import { type BatchReading, readBatch } from '#gate/batches/reader.ts'
import { keepsCase } from '#gate/cases/reader.ts'
import { phrasesOf } from '#gate/wishes.ts'
import { signersOf } from '#routes/cases/context.ts'
import { namesOf } from '#routes/dossiers/context.ts'
import { type Form, readForm } from '#routes/web/forms.ts'
import { idParam } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { type ClosingTyped, MeetingStrip } from '#views/batches/appointments.tsx'
import { PrintsCard } from '#views/batches/prints.tsx'
import type { RowRefusal } from '#views/batches/rows.tsx'
import { BatchPage, type BatchTyped } from '#views/batches/show.tsx'
import { paths } from '#views/paths.ts'
import { rowsOf } from './rows.ts'

/** One batch, and one verdict on those of its cases that are ticked. */
export const batchRoutes = new Hono<Web>()

batchRoutes.get('/batches/:id', async (c) => showBatch(c, await batchAt(c)))

batchRoutes.post('/batches/:id/verdict', async (c) => {
  const { app, actor, t } = c.var
  const reading = await batchAt(c)
  const form = await readForm(c)
  const typed = typedIn(form)
  if (form.unread) return showBatch(c, reading, { typed, problem: t('refusal.case.unread') })
  const rulings = rulingsIn(form, reading.cases, typed)
  if (rulings.length === 0) return showBatch(c, reading, { typed, problem: t('batch.none-chosen') })
  const results = await decideRows(app, actor, rulings, form.command)
  const refused = refusedIn(results)
  if (refused.size === 0) return seeOther(c, paths.batch(reading.batch.id), 'batch.decided')
  return showBatch(c, await batchAt(c), { typed, refused })
})

/** The batch in the address, as far as it exists for whoever asks. */
export async function batchAt(c: WebContext): Promise<BatchReading> {
  const { app, actor } = c.var
  const found = await readBatch(app, actor, idParam<BatchId>(c))
  if (!found) throw new NotFound()
  return found
}

const typedIn = (form: Form): BatchTyped => ({
  opinion: form.text('opinion'),
  rest: form.text('rest') === 'return' ? 'return' : 'leave',
  chosen: new Set(form.all('case')),
  ticks: form.all('tick').flatMap((tick) => groups.find((group) => group === tick) ?? []),
})

/** A ruling for each row that the form drew with a seat: those that are ticked, and the others where they are sent back. */
function rulingsIn(form: Form, cases: readonly Case[], { chosen, rest, ticks }: BatchTyped): readonly RowRuling[] {
  const verdict = (['approve', 'return'] as const).find((known) => known === form.text('verdict'))
  if (!verdict) throw new HTTPException(400)
  const text = saidWith(form.text('phrase'), form.text('opinion'))
  return cases.flatMap(({ id }) => {
    const seat = /^(\d{1,9}) (\d{1,9}) (\d{1,9})$/.exec(form.text(`seat-${id}`))
    const mine = chosen.has(id) ? verdict : verdict === 'approve' && rest === 'return' ? 'return' : undefined
    if (!seat || !mine) return []
    const [run, at, content] = seat.slice(1).map(Number) as [number, number, number]
    const ruling = { verdict: mine, run, seat: at, content, text, ticks, to: 'START' as ReturnTo }
    return [{ case: id, ruling }]
  })
}

export const refusedIn = (results: readonly RowResult[]): ReadonlyMap<CaseId, RowRefusal> =>
  new Map(results.flatMap(({ case: id, refused }) => (refused ? [[id, refused] as const] : [])))

export type Again = {
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
  const { said, wrong, ...shown } = again
  const prints =
    (batch.kind === 'appointments' || batch.content.section === 'pay') &&
    hidden === 0 &&
    cases.length > 0 &&
    cases.every((one) => keepsCase(app, actor, one))
  const keeps =
    batch.kind === 'appointments' && (batch.author === actor.person || cases.every((one) => keepsCase(app, actor, one)))
  await app.logRead({
    at: app.now(),
    actor: actor.account,
    act: 'batch.read',
    about: { batch: batch.id, rows: cases.length },
  })
  return page(
    c,
    batch.content.title,
    <BatchPage
      batch={batch}
      rows={await rowsOf(c, cases)}
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
      after={prints && <PrintsCard batch={batch} />}
      {...shown}
    />,
    Object.keys(again).length > 0 ? { status: 422 } : {},
  )
}
