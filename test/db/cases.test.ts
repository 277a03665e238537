import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { submitCase } from '#actions/cases/submitting.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { withdrawCase } from '#actions/cases/withdrawal.ts'
import * as cases from '#db/cases/cases.ts'
import * as holds from '#db/cases/holds.ts'
import * as lists from '#db/cases/lists.ts'
import * as caseEvents from '#db/cases/sealed.ts'
import { seatGrants } from '#db/cases/seats.ts'
import * as waiting from '#db/cases/waiting.ts'
import * as notices from '#db/notices.ts'
import { inTransaction } from '#db/transaction.ts'
import { blank, type CaseState } from '#domain/cases/case.ts'
import { decide } from '#domain/cases/decide.ts'
import { newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { counted, openRuns } from '#domain/cases/standing.ts'
import { toTick } from '#domain/cases/vouching.ts'
import { compareCodes } from '#domain/code-order.ts'
import { Conflict } from '#domain/errors.ts'
import type { CaseId, CommandId } from '#domain/ids.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { contentOf } from '../routes/walk.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeEach(async () => {
  w = await world()
})
afterEach(() => w.close())

const sent = (bodyHash = 'a') => ({ id: w.app.newId<CommandId>(), bodyHash })

async function submit(text = '引进人才'): Promise<CaseId> {
  const [dossier, content] = [w.dossiers.zhou, await contentOf(w, w.dossiers.zhou)]
  const done = await submitCase(w.app, w.actor('hr'), { kind: create, dossier, text, content }, sent())
  if (!done.ok) throw new Error(done.refusal)
  return done.value as CaseId
}

async function rule(who: Cast, id: CaseId, verdict: 'approve' | 'reject' | 'return' = 'approve', text = '同意') {
  const theCase = await found(id)
  const [run] = openRuns(theCase.state)
  const { content } = await factsOf(w.app, theCase.dossier)
  const ticks = toTick(decidesOf(newest(create), run?.block ?? ''), { content })
  const ruling = { verdict, run: run?.run ?? 0, seat: 1, content: content.revision, text, ticks, to: 'START' } as const
  return giveVerdict(w.app, w.actor(who), id, ruling, sent())
}

async function found(id: CaseId): Promise<cases.Case> {
  const theCase = await cases.find(w.app, id)
  if (!theCase) throw new Error('No such case.')
  return theCase
}

const seatsOf = (id: CaseId) =>
  w.app.db
    .selectFrom('case_seats')
    .select(['run', 'seat', 'step', 'state', 'decider', 'verdict', 'content'])
    .where('case_id', '=', id)
    .orderBy('run')
    .execute()

/** What the table of seats must say, from the state alone. */
const projected = (state: CaseState) =>
  state.runs.flatMap((run) =>
    run.seats.map(({ seat, state, verdict }) => ({
      run: run.run,
      seat,
      step: run.block,
      state: run.state === 'void' ? 'void' : state,
      decider: verdict && verdict.by !== 'system' ? verdict.by : null,
      verdict: verdict?.kind ?? null,
      content: verdict?.content ?? null,
    })),
  )

describe('cases', () => {
  it('come back from the file as they were written, event by event', async () => {
    const id = await submit()
    await rule('hr2', id)
    await rule('headTech', id, 'return', '补')
    const { state, applicant, number } = await found(id)
    expect(number).toBe('C-2026-0001')
    expect(applicant).toBe(w.person('hr'))
    expect(state.status).toBe('returned')
    expect(state.submissions[0]).toMatchObject({ text: '引进人才', about: { name: '周契', unit: '技术部' } })
    expect(state.runs.map((run) => run.state)).toEqual(['void', 'returned'])
    expect(state.runs[1]?.seats[0]?.verdict).toMatchObject({ text: '补', to: 'START', by: w.person('headTech') })
    expect(Object.keys(state.runs[0]?.seats[0]?.verdict?.vouched ?? {}).length).toBeGreaterThan(0)
  })

  it('keep the table of seats in step with the history, through returns and to the end', async () => {
    const id = await submit()
    await rule('hr2', id)
    await rule('headTech', id)
    expect(await seatsOf(id)).toEqual(projected((await found(id)).state))
    await rule('leaderTech', id, 'return', '补')
    expect(await seatsOf(id)).toEqual(projected((await found(id)).state))
    await withdrawCase(w.app, w.actor('hr'), id, { text: '不办了' }, sent())
    expect(await seatsOf(id)).toEqual(projected((await found(id)).state))
  })

  it('count their numbers within the year', async () => {
    const first = await submit()
    await withdrawCase(w.app, w.actor('hr'), first, { text: '重来' }, sent())
    expect((await found(await submit())).number).toBe('C-2026-0002')
    await w.app.db.updateTable('cases').set({ state: 'withdrawn', ended_at: w.app.now() }).execute()
    w.clock.set('2027-01-04T01:00:00.000Z')
    const added = await cases.add(w.app.db, {
      id: w.app.newId<CaseId>(),
      dossier: w.dossiers.zhou,
      applicant: w.person('hr'),
      route: newest(create),
      content: 1,
      at: w.app.now(),
    })
    expect(added.number).toBe('C-2027-0001')
  })

  it('go on with five digits after 9,999 in a year, and sort in that order', async () => {
    await w.app.db.insertInto('series').values({ kind: 'case', entity: '', year: 2026, next: 9999 }).execute()
    const numbers: string[] = []
    for (let times = 0; times < 3; times += 1) {
      const id = await submit()
      numbers.push((await found(id)).number)
      await withdrawCase(w.app, w.actor('hr'), id, { text: '重来' }, sent())
    }
    expect(numbers).toEqual(['C-2026-9999', 'C-2026-10000', 'C-2026-10001'])
    expect([...numbers].reverse().sort(compareCodes)).toEqual(numbers)
  })

  it('never change or lose an event', async () => {
    const id = await submit()
    const change = w.app.db.updateTable('case_events').set({ body: '{}' }).where('case_id', '=', id).execute()
    await expect(change).rejects.toThrow('case_events is append-only')
    await expect(w.app.db.deleteFrom('case_events').execute()).rejects.toThrow('case_events is append-only')
  })

  it('seal every text, name, reason and value, and leave in clear who acted when', async () => {
    const id = await submit('因组织调动引进')
    await rule('hr2', id, 'approve', '身份证末位核对无误')
    const rows = await w.app.db.selectFrom('case_events').selectAll().where('case_id', '=', id).execute()
    const clear = JSON.stringify(rows.map(({ sealed: _, ...row }) => row))
    for (const secret of [
      '因组织调动引进',
      '身份证末位核对无误',
      '周契',
      '技术部',
      'family',
      'health',
      'kin',
      'hr-lead',
    ])
      expect(clear).not.toContain(secret)
    const raw = Buffer.concat(rows.map(({ sealed }) => sealed ?? Buffer.alloc(0)))
    expect(raw.includes(Buffer.from('身份证末位核对无误'))).toBe(false)
    expect(rows.map(({ type, actor }) => [type, actor])).toEqual([
      ['submitted', w.person('hr')],
      ['opened', null],
      ['decided', w.person('hr2')],
      ['opened', null],
    ])
  })

  it('do not open with an event moved to another place', async () => {
    const id = await submit()
    await rule('hr2', id, 'approve', '同意')
    await sql`drop trigger case_events_stays`.execute(w.app.db)
    const [first] = await w.app.db.selectFrom('case_events').select('sealed').where('seq', '=', 1).execute()
    await w.app.db
      .updateTable('case_events')
      .set({ sealed: first?.sealed ?? null })
      .where('seq', '=', 3)
      .execute()
    expect(await cases.find(w.app, id)).toMatchObject({ damaged: true })
  })

  it('refuse to be saved from a reading that somebody has overtaken', async () => {
    const id = await submit()
    const stale = await found(id)
    const decided = decide(
      newest(create),
      stale.state,
      { do: 'comment', by: w.person('hr'), text: '问' },
      await factsOf(w.app, stale.dossier),
    )
    if (!('events' in decided)) throw new Error('refused')
    await w.app.db.updateTable('cases').set({ rev: 99 }).where('id', '=', id).execute()
    await expect(inTransaction(w.app, (app) => cases.save(app, stale, decided.events))).rejects.toThrow(Conflict)
    expect((await found(id)).state.comments).toEqual([])
  })

  it('hold their dossier alone while they live, and let go at the end', async () => {
    const id = await submit()
    expect(await holds.holder(w.app.db, w.dossiers.zhou)).toBe(id)
    await expect(holds.hold(w.app, await found(id), ['*'])).rejects.toThrow('UNIQUE')
    await rule('hr2', id, 'reject', '不符')
    expect(await holds.holder(w.app.db, w.dossiers.zhou)).toBeUndefined()
    expect(w.app.roster.entry(w.dossiers.zhou)?.subject.state).toBe('draft')
  })

  it('give the groups of an open seat to its candidates, as long as it is open', async () => {
    const id = await submit()
    const grants = await seatGrants(w.app, w.person('hr2'))
    expect(grants).toMatchObject([{ case: id, dossier: w.dossiers.zhou, step: 'check' }])
    expect(grants[0]?.groups).toContain('id-numbers')
    expect(await seatGrants(w.app, w.person('headTech'))).toEqual([])
    await rule('hr2', id)
    expect(await seatGrants(w.app, w.person('hr2'))).toEqual([])
    expect(await seatGrants(w.app, w.person('hrLead'))).toEqual([])
    expect((await seatGrants(w.app, w.person('headTech')))[0]?.groups).toContain('career')
  })

  it('wait for whoever sits and for whom they came back to, and are found by who decided, began or was copied', async () => {
    const { db } = w.app
    const id = await submit()
    const mine = (who: Cast) => ({ person: w.person(who), barred: [] })
    const all = { from: 0, most: 9 }
    const ids = (lines: readonly lists.Line[]) => lines.map((line) => line.id)
    expect(ids(await waiting.awaiting(db, mine('hr2'), all))).toEqual([id])
    expect(await waiting.countAwaiting(db, mine('hr2'))).toBe(1)
    await rule('hr2', id, 'return', '补')
    expect(ids(await waiting.awaiting(db, mine('hr2'), all))).toEqual([])
    expect(ids(await waiting.awaiting(db, mine('hr'), all))).toEqual([id])
    expect(await waiting.countAwaiting(db, mine('hr'))).toBe(1)
    expect(ids(await lists.decidedBy(db, w.person('hr2'), 9))).toEqual([id])
    expect(ids(await lists.decidedBy(db, w.person('hrLead'), 9))).toEqual([])
    expect(ids(await lists.startedBy(db, w.person('hr'), 9))).toEqual([id])
    expect(ids(await lists.copiedTo(db, w.person('hr'), 9))).toEqual([])
  })

  it('end in one transaction with the archive, the filing task and the copies', async () => {
    const id = await submit()
    for (const who of ['hr2', 'headTech', 'leaderTech', 'manager'] as const) await rule(who, id)
    const { state } = await found(id)
    expect(state.status).toBe('approved')
    const copies = await w.app.db.selectFrom('case_copies').select('person_id').where('case_id', '=', id).execute()
    expect(copies.map(({ person_id }) => person_id).sort()).toEqual([w.person('hr'), w.person('headTech')].sort())
    const { state: dossier } = await w.app.db
      .selectFrom('dossiers')
      .select('state')
      .where('id', '=', w.dossiers.zhou)
      .executeTakeFirstOrThrow()
    expect(dossier).toBe('archived')
    expect(await w.app.db.selectFrom('filings').select('case_id').execute()).toEqual([{ case_id: id }])
  })

  it('leave the last verdict out when the effect fails: nothing half done', async () => {
    const id = await submit()
    for (const who of ['hr2', 'headTech', 'leaderTech'] as const) await rule(who, id)
    await sql`create trigger no_filing before insert on filings begin select raise(abort, 'shelf on fire'); end`.execute(
      w.app.db,
    )
    await expect(rule('manager', id)).rejects.toThrow('shelf on fire')
    const { state } = await found(id)
    expect(state.status).toBe('running')
    expect(counted(state)).toHaveLength(3)
    expect(await holds.holder(w.app.db, w.dossiers.zhou)).toBe(id)
    expect(w.app.roster.entry(w.dossiers.zhou)?.subject.state).toBe('approving')
  })

  it('give one verdict for one command, however often it arrives', async () => {
    const id = await submit()
    const { content } = await factsOf(w.app, w.dossiers.zhou)
    const ticks = toTick(decidesOf(newest(create), 'check'), { content })
    const ruling = {
      verdict: 'approve',
      run: 1,
      seat: 1,
      content: content.revision,
      text: '',
      ticks,
      to: 'START',
    } as const
    const command = sent()
    const twice = [
      await giveVerdict(w.app, w.actor('hr2'), id, ruling, command),
      await giveVerdict(w.app, w.actor('hr2'), id, ruling, command),
    ]
    expect(twice).toEqual([
      { ok: true, value: id },
      { ok: true, value: id },
    ])
    const other = giveVerdict(w.app, w.actor('hr2'), id, { ...ruling, text: '改' }, { ...command, bodyHash: 'b' })
    await expect(other).rejects.toThrow(Conflict)
    expect(counted((await found(id)).state)).toHaveLength(1)
  })

  it('tie the log to their history by the hash of the newest event', async () => {
    const id = await submit()
    const tip = await caseEvents.tip(w.app.db, id)
    const logged = await w.app.db.selectFrom('log').select('body').orderBy('seq', 'desc').execute()
    expect(logged.some(({ body }) => body.includes('case.submitted') && body.includes(tip))).toBe(true)
    await rule('hr2', id)
    expect(await caseEvents.tip(w.app.db, id)).not.toBe(tip)
  })

  it('know the world: who holds HR, who leads it, who decides when nobody may', async () => {
    const facts = await factsOf(w.app, w.dossiers.zhou)
    expect(facts.hr.map(({ person }) => person).sort()).toEqual(
      [w.person('hr'), w.person('hr2'), w.person('hrLead')].sort(),
    )
    expect(facts.hrUnit).toBe(w.units.hr)
    expect(facts.fallback).toBe(w.person('fallback'))
    expect((await factsOf(w.app, w.dossiers.guyuan)).barred(w.person('hr2'))).toBe(true)
    const deputy = await factsOf(w.app, w.dossiers.fang)
    expect(deputy.hr.map(({ person }) => person)).toEqual([w.person('keeper')])
    const people = (pools: typeof facts.checkers) => pools.map((pool) => pool.map(({ person }) => person).sort())
    expect(people(facts.checkers)).toEqual([
      [w.person('hrLead'), w.person('hr2')].sort(),
      [w.person('hrLead')],
      [w.person('keeper')],
    ])
    expect(people(deputy.checkers)).toEqual([[w.person('keeper')]])
    expect(decide(newest(create), blank, { do: 'submit', by: w.person('hrLead'), text: '' }, deputy)).toEqual({
      refused: { code: 'case.own' },
    })
  })
})

describe('notices', () => {
  it('tell whoever is asked, and stop sending people to a seat that is closed', async () => {
    const { db } = w.app
    const id = await submit()
    const unread = (who: Cast) => notices.countUnread(db, { person: w.person(who), barred: [] })
    expect([await unread('hr2'), await unread('hrLead'), await unread('hr')]).toEqual([1, 1, 0])
    await rule('hr2', id)
    expect([await unread('hr2'), await unread('hrLead'), await unread('headTech')]).toEqual([0, 0, 1])
    expect(await notices.listFor(db, { person: w.person('headTech'), barred: [] }, { from: 0, most: 9 })).toMatchObject(
      [{ kind: 'asked', case: id }],
    )
  })

  it('are read about one case or all at once, and only one’s own', async () => {
    const { db } = w.app
    const id = await submit()
    await notices.markRead(db, w.person('hr2'), w.app.now(), { case: w.app.newId<CaseId>() })
    expect(await notices.hasUnread(db, w.person('hr2'), { case: id })).toBe(true)
    await notices.markRead(db, w.person('hr2'), w.app.now(), { case: id })
    expect(await notices.hasUnread(db, w.person('hr2'), { case: id })).toBe(false)
    expect(await notices.hasUnread(db, w.person('hrLead'), { case: id })).toBe(true)
  })
})
