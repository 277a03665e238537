import { Hono } from 'hono'
import { comparedWith, freezeReturn, seenOf } from '#actions/returns/freezing.ts'
import { cancelReturn, sendBackReturn, signReturn } from '#actions/returns/signing.ts'
import type { ReturnId } from '#domain/ids.ts'
import type { Result } from '#domain/result.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { changedCells, changedMeans } from '#domain/returns/changes.ts'
import { type FrozenTable, faultsOf } from '#domain/returns/figures.ts'
import {
  frozenOf,
  makesReturns,
  mayCancel,
  type Return,
  type ReturnRefusal,
  replacementOf,
  turnOf,
  waitsFor,
} from '#domain/returns/return.ts'
import { unseenOf } from '#domain/returns/seeing.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { takeReturn } from '#gate/returns/freezing.ts'
import { frozenTableOf } from '#gate/returns/opened.ts'
import { isStranded, returnFor, returnsFor } from '#gate/returns/reading.ts'
import { mustCount } from '#routes/statistics/tables.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { readingFirst } from '#routes/web/reading-first.ts'
import { type NoticeKey, page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ReturnPage, type TableLine } from '#views/returns/return.tsx'
import { logReturn, namesIn, returnIn } from './context.ts'

/** One 年报: looked at, frozen, signed, sent back, given up (docs/decisions/0288). */
export const returnRoutes = new Hono<Web>()

returnRoutes.get('/statistics/returns/:id', async (c) => {
  mustCount(c.var.actor)
  const one = await returnIn(c)
  return (isLive(c, one) ? firstOf(c, one) : undefined) ?? showReturn(c, one)
})

/** Whoever is to look at figures of now goes first to where it is said how far they have come. */
function firstOf(c: WebContext, { tables }: Return): Response | undefined {
  const counted = tables.map(countedBy).find(isWorkedOut)
  return readingFirst(c, counted && { counted })
}

/** Whether the figures are still those of now, for whoever is to freeze them. */
const isLive = ({ var: { actor } }: WebContext, one: Return): boolean =>
  !frozenOf(one) && turnOf(one) === 'maker' && one.signers.maker === actor.account

returnRoutes.post('/statistics/returns/:id/freezing', async (c) => {
  const { app, actor } = c.var
  const [one, form] = [await returnIn(c), await readForm(c)]
  const whyOf = (fault: string) => form.text(`why:${fault}`)
  const done = await freezeReturn(app, actor, one.id, { seen: form.text('seen'), whyOf }, form.command)
  return answered(c, one, form, done, 'returns.frozen')
})

returnRoutes.post('/statistics/returns/:id/signature', async (c) => {
  const { app, actor } = c.var
  const [one, form] = [await returnIn(c), await readForm(c)]
  if (form.unread) return answered(c, one, form, { ok: false, refusal: 'returns.unread' }, 'returns.signed')
  const done = await signReturn(app, actor, one.id, form.text('digest'), form.command)
  return answered(c, one, form, done, 'returns.signed')
})

returnRoutes.post('/statistics/returns/:id/sending-back', async (c) => {
  const { app, actor } = c.var
  const [one, form] = [await returnIn(c), await readForm(c)]
  const done = await sendBackReturn(app, actor, one.id, form.text('reason'), form.command)
  return answered(c, one, form, done, 'returns.sent-back')
})

returnRoutes.post('/statistics/returns/:id/cancellation', async (c) => {
  const [one, form] = [await returnIn(c), await readForm(c)]
  const done = await cancelReturn(c.var.app, c.var.actor, one.id, form.command)
  return answered(c, one, form, done, 'returns.cancelled')
})

/** A refusal is told on the page of the return as it stands now, with what was typed. */
async function answered(
  c: WebContext,
  { id }: Return,
  form: Form,
  done: Result<ReturnId, ReturnRefusal>,
  notice: NoticeKey,
) {
  const now = await returnFor(c.var.app, c.var.actor, id)
  if (done.ok) return seeOther(c, now ? paths.return(id) : paths.returns(), notice)
  const problem = c.var.t(`refusal.${done.refusal}`, {})
  return showReturn(c, now ?? (await returnIn(c)), problem, { form, refusal: done.refusal })
}

type Refused = { readonly form: Form; readonly refusal: ReturnRefusal }

/** What one of these says is that the page no longer held. */
const overtaken: readonly ReturnRefusal[] = ['returns.over', 'returns.changed', 'returns.unread']

/** The page of a return; `problem` says what was not done with it. */
export async function showReturn(c: WebContext, one: Return, problem?: string, refused?: Refused) {
  const { app, actor } = c.var
  await logReturn(c, 'return.read', { return: one.id })
  const all = await returnsFor(app, actor)
  const named = (id: ReturnId | undefined) => all.find((other) => other.id === id)
  const waits = waitsFor(actor, one)
  const drawn = await drawnFor(c, one)
  return page(
    c,
    one.name,
    <ReturnPage
      one={one}
      {...drawn}
      {...namesIn(c, one)}
      against={named(one.against)}
      corrects={named(one.corrects?.return)}
      replacedBy={replacementOf(one, all)}
      stranded={isStranded(app, one)}
      bySeat={makesReturns(actor) ? bySeatIn(c, one) : []}
      may={{
        freeze: waits && turnOf(one) === 'maker' && makesReturns(actor),
        sign: waits && turnOf(one) !== 'maker',
        cancel: mayCancel(actor, one),
        make: makesReturns(actor),
      }}
      problem={problem}
      typed={refused?.form.text}
    />,
    problem === undefined ? {} : { status: refused && overtaken.includes(refused.refusal) ? 409 : 422 },
  )
}

/** Who signs what they may not read by the own rights. */
function bySeatIn({ var: { app } }: WebContext, { signers, units, tables }: Return) {
  return [...new Set([signers.reviewer, signers.head])].flatMap((account) => {
    const signer = app.directory.actorOf(account)
    const unseen = signer ? unseenOf(signer, units, tables).length : 0
    return signer && unseen > 0 ? [{ name: app.directory.nameOf(signer.person), count: unseen }] : []
  })
}

type Drawn = {
  readonly tables: readonly TableLine[]
  readonly faults: ReturnType<typeof faultsOf>
  readonly seen?: string
}

/** The tables as they were frozen; before that, as they would be now, for whoever made the return. */
async function drawnFor(c: WebContext, one: Return): Promise<Drawn> {
  const { app, actor } = c.var
  if (frozenOf(one)) return frozenLines(c, one)
  if (!isLive(c, one)) return { tables: [], faults: [] }
  const took = await takeReturn(app, actor, one, await comparedWith(app, one))
  return {
    tables: took.tables.map(({ key, people }) => ({ key, people })),
    faults: faultsOf(took.tables),
    seen: seenOf(took),
  }
}

async function frozenLines(c: WebContext, one: Return): Promise<Drawn> {
  const { app, actor } = c.var
  const other = one.against && (await returnFor(app, actor, one.against))
  const [lines, tables]: [TableLine[], FrozenTable[]] = [[], []]
  for (const key of one.tables) {
    const table = await frozenTableOf(app, one, key)
    await new Promise(setImmediate)
    const before = other?.tables.includes(key) ? await frozenTableOf(app, other, key) : undefined
    lines.push({ key, people: table.people, changed: before && changesIn(before, table) })
    tables.push(table)
    await new Promise(setImmediate)
  }
  return { tables: lines, faults: faultsOf(tables) }
}

/** How many cells say another number, averages among them. */
const changesIn = (before: FrozenTable, now: FrozenTable): number =>
  changedCells(before, now).length + changedMeans(before, now).length
