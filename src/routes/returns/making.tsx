import { Hono } from 'hono'
import { beginReturn } from '#actions/returns/beginning.ts'
import type { Actor } from '#domain/access/actor.ts'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { AccountId, ReturnId } from '#domain/ids.ts'
import {
  makesReturns,
  type Return,
  type ReturnRefusal,
  replacementOf,
  stateOf,
  waitsFor,
} from '#domain/returns/return.ts'
import { maySign, unseenOf } from '#domain/returns/seeing.ts'
import { clocks } from '#domain/statistics/person.ts'
import { isTable, type TableKey } from '#domain/statistics/tables/index.ts'
import { dayOf } from '#domain/time.ts'
import { dayTyped } from '#domain/typed-date.ts'
import { returnFor, returnsFor, signersFor, unitsFor } from '#gate/returns/reading.ts'
import { tablesThere } from '#gate/statistics/there.ts'
import { nameOfAccount } from '#routes/custody/context.ts'
import { mustCount, tablesFor, tablesOfAll } from '#routes/statistics/tables.tsx'
import { type Form, readForm } from '#routes/web/forms.ts'
import { isId } from '#routes/web/params.ts'
import { page, seeOther } from '#routes/web/respond.tsx'
import type { Web, WebContext } from '#routes/web/web.ts'
import { paths } from '#views/paths.ts'
import { ReturnsPage } from '#views/returns/index.tsx'
import { NewReturnPage, type ReturnTyped } from '#views/returns/new.tsx'
import { tableNumbers } from '#views/returns/words.ts'

/** 年报: which there are, and how one is begun (docs/decisions/0288). */
export const returnMakingRoutes = new Hono<Web>()

returnMakingRoutes.get('/statistics/returns', async (c) => {
  const { app, actor, t } = c.var
  mustCount(actor)
  const seen = await returnsFor(app, actor)
  const about = { rows: seen.length }
  await app.logRead({ at: app.now(), actor: actor.account, act: 'return.listed', about })
  return page(
    c,
    t('returns.title'),
    <ReturnsPage
      lines={seen.map((one) => ({
        one,
        replaced: replacementOf(one, seen) !== undefined,
        yours: waitsFor(actor, one),
      }))}
      mayMake={makesReturns(actor)}
      nameOf={(account) => nameOfAccount(app, account)}
    />,
  )
})

returnMakingRoutes.get('/statistics/returns/new', async (c) => {
  mustMake(c.var.actor)
  const [corrects, like] = [await askedReturn(c, 'corrects'), await askedReturn(c, 'like')]
  return showForm(c, await typedFirst(c, corrects ?? like), corrects)
})

returnMakingRoutes.post('/statistics/returns', async (c) => {
  const { app, actor } = c.var
  mustMake(actor)
  const form = await readForm(c)
  const corrects = isId(form.text('corrects')) ? (form.text('corrects') as ReturnId) : undefined
  const typed = typedIn(form)
  const clock = clocks.find((known) => known === typed.clock) ?? 'effective'
  const done = await beginReturn(app, actor, { ...typed, clock, day: dayTyped(typed.day), corrects }, form.command)
  if (done.ok) return seeOther(c, paths.return(done.value), 'returns.begun')
  return showForm(c, typed, corrects && (await returnFor(app, actor, corrects)), done.refusal)
})

function mustMake(actor: Actor): void {
  mustCount(actor)
  if (!makesReturns(actor)) throw new Forbidden()
}

/** A return that the address names; one that cannot be corrected any more is as one that is not there. */
async function askedReturn(c: WebContext, name: 'corrects' | 'like'): Promise<Return | undefined> {
  const asked = c.req.query(name)
  if (asked === undefined) return undefined
  const { app, actor } = c.var
  const one = isId(asked) ? await returnFor(app, actor, asked as ReturnId) : undefined
  if (!one) throw new NotFound()
  if (name === 'corrects' && (stateOf(one) !== 'signed' || replacementOf(one, await returnsFor(app, actor))))
    throw new NotFound()
  return one
}

const typedIn = (form: Form): ReturnTyped & { readonly tables: readonly string[] } => ({
  name: form.text('name'),
  day: form.text('day'),
  clock: form.text('clock'),
  tables: form.all('table'),
  reviewer: form.text('reviewer'),
  head: form.text('head'),
  against: form.text('against'),
  reason: form.text('reason'),
})

/** The last 31 December that has come, every table that opens no dossier, and nobody chosen. */
async function typedFirst({ var: { app, actor, t } }: WebContext, like: Return | undefined): Promise<ReturnTyped> {
  const today = dayOf(app.now())
  const year = today.endsWith('-12-31') ? today.slice(0, 4) : String(Number(today.slice(0, 4)) - 1)
  const usual = {
    name: t('returns.name.usual', { year }),
    day: `${year}-12-31`,
    clock: 'effective',
    tables: await tablesThere(app, tablesOfAll(app, actor)),
    reviewer: '',
    head: '',
    against: 'usual',
    reason: '',
  }
  if (!like) return usual
  const { reviewer, head } = like.signers
  return { ...usual, name: like.name, day: like.day, clock: like.clock, tables: like.tables, reviewer, head }
}

async function showForm(c: WebContext, typed: ReturnTyped, corrects?: Return, refusal?: ReturnRefusal) {
  const { app, actor, t } = c.var
  const tables = await tablesThere(app, tablesFor(app, actor))
  const asked = corrects?.tables ?? tables.filter((key) => typed.tables.includes(key))
  const units = corrects?.units ?? unitsFor(app, actor, asked.length > 0 ? asked : tables)
  const others = (await returnsFor(app, actor)).filter(
    (one, _, all) => stateOf(one) === 'signed' && !replacementOf(one, all),
  )
  return page(
    c,
    t(corrects ? 'returns.correct' : 'returns.new'),
    <NewReturnPage
      typed={typed}
      tables={tables}
      people={peopleFor(c, units, asked)}
      others={others}
      corrects={corrects}
      refusal={refusal && { code: refusal, text: refusalText(c, refusal, { typed, units, tables: asked }) }}
    />,
    refusal === undefined ? {} : { status: 422 },
  )
}

function peopleFor({ var: { app, actor } }: WebContext, units: Return['units'], tables: readonly TableKey[]) {
  return signersFor(app, actor.account, units, tables).map(({ account, person }) => {
    const { title, unit } = app.directory.officeOf(person)
    const more = title ?? unit
    const name = app.directory.nameOf(person)
    return { value: account as string, label: more ? `${name}（${more}）` : name }
  })
}

type Chosen = {
  readonly typed: ReturnTyped
  readonly units: Return['units']
  readonly tables: readonly TableKey[]
}

/** Which tables who may not read, where that is what is wrong. */
function refusalText(
  { var: { app, t } }: WebContext,
  refusal: ReturnRefusal,
  { typed, units, tables }: Chosen,
): string {
  if (refusal !== 'returns.signer-sees-not') return t(`refusal.${refusal}`)
  const unable = [typed.reviewer, typed.head]
    .map((account) => app.directory.actorOf(account as AccountId))
    .find((one) => one && !maySign(one, units, tables))
  const unseen = unable ? unseenOf(unable, units, tables) : tables
  const name = unable ? app.directory.nameOf(unable.person) : ''
  return t('refusal.returns.signer-sees-not', { name, tables: tableNumbers({ t }, unseen.filter(isTable)) })
}
