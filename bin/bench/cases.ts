import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { submitProposal } from '#actions/cases/submitting.ts'
import { nameFallback } from '#actions/organisation/people.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import { openDatabase } from '#db/database.ts'
import * as sessions from '#db/sessions.ts'
import { inTransaction } from '#db/transaction.ts'
import type { Actor } from '#domain/access/actor.ts'
import { titles } from '#domain/dossiers/sections/titles.ts'
import type { AccountId, CommandId, DossierId } from '#domain/ids.ts'
import { expected } from '#domain/result.ts'
import { instant } from '#domain/time.ts'
import type { App } from '#house/app.ts'
import { buildApp } from '#house/build-app.ts'
import { placesIn } from '#house/config.ts'
import { houseOf } from '#house/house.ts'
import { openKeyring } from '#keys/keyring.ts'
import { createWeb } from '#routes/create-web.ts'
import { drawMark } from '#routes/web/mark.ts'
import { sessionCookieName } from '#routes/web/session-cookie.ts'
import { type BareCases, bareCases, type Drawn, watched } from './bare-case.ts'
import { employ, timeDepartures } from './departures.ts'
import { percentile } from './load.ts'
import type { Row } from './measure.ts'
import { passphrase, seed } from './seed.ts'

/**
 * 送审 and 审批 with so many cases open: the POST and the page after it, each by itself, in this process and without a
 * network. A new title of somebody: the head is asked, then the leader above.
 */
export async function measureCases(open: number, timed: number, say: (text: string) => void): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'juanzong-bench-cases-'))
  say(`Writing ${open + timed} dossiers, and a case on each…`)
  await seed(folder, open + timed + leaving(open), () => {})
  const house = await enter(folder)
  const { app, officer, dossiers } = house
  for (const [at, dossier] of dossiers.slice(0, open).entries()) {
    const { revision } = await draw(app, officer, dossier, at)
    const submitting = { dossier, text: '', content: revision }
    expectedCase(await submitProposal(app, officer, submitting, { id: app.newId<CommandId>(), bodyHash: '' }))
  }
  const opening = await timeOpening(house, dossiers.slice(open, open + timed))
  const verdicts = await timeVerdicts(house, dossiers.slice(0, timed))
  await employ(app)
  const departures = await timeDepartures(app, officer, dossiers.slice(open + timed), house.bare)
  await house.close()
  rmSync(folder, { recursive: true })
  return [
    rowOf(`opening a case with ${open} open`, opening.posts, opening.barePosts),
    rowOf('the page after it', opening.pages, opening.barePages),
    rowOf(`a verdict with ${open} open`, verdicts.posts, verdicts.barePosts),
    rowOf('the page after the verdict', verdicts.pages, verdicts.barePages),
    rowOf('a departure applied', departures.times, departures.bare),
  ]
}

/** Departures are walked from the form to 办结, which takes some time each. */
const leaving = (open: number) => Math.min(20, open)

export type House = {
  readonly app: App
  readonly officer: Actor
  readonly dossiers: readonly DossierId[]
  readonly as: (account: AccountId) => Promise<Visitor>
  readonly bare: BareCases
  readonly close: () => Promise<void>
}

type Visitor = {
  readonly get: (path: string) => Promise<string>
  /** What the last page was drawn from. */
  readonly drawn: () => Drawn
  readonly post: (path: string, form: Readonly<Record<string, string>>) => Promise<string>
}

/** The house of a folder, opened in this process, with one who visits it as its people do. */
export async function enter(folder: string): Promise<House> {
  const places = placesIn(folder)
  const opened = await openKeyring(places.keyring, [{ kind: 'passphrase', text: passphrase }], { demo: false })
  if (!opened.ok) throw new Error(opened.refusal)
  const { db, close } = openDatabase(places.database)
  const app = await buildApp({ db, keyring: opened.value, blobFolder: places.blobs, demo: false })
  const accounts = await db.selectFrom('accounts').select('id').orderBy('staff_number').execute()
  const [actor, , highest] = accounts.map(({ id }) => app.directory.actorOf(id))
  if (!actor || !highest) throw new Error('Nobody works here.')
  await inTransaction(app, async (app) => expected(await nameFallback(app, 'system', highest.person)))
  await app.directory.reload()
  const { web, seen } = watched(createWeb(houseOf(app), { reach: { https: false } }) as never)
  const bare = bareCases(folder)
  const dossiers = await db.selectFrom('dossiers').select('id').orderBy('id').execute()
  const as = async (account: AccountId): Promise<Visitor> => {
    const session = `${sessionCookieName({ https: false, app })}=${await sessions.begin(app, account, 'bench')}`
    const headers = { Cookie: session, 'Sec-Fetch-Site': 'same-origin' }
    const get = async (path: string) => (await web.request(path, { headers })).text()
    const post = async (path: string, form: Readonly<Record<string, string>>) => {
      const before = { vault: app.vault, now: () => instant(new Date(Date.now() - 5000)) }
      const body = new URLSearchParams({ ...form, cmd_id: drawMark(before, account, path) })
      const answer = await web.request(path, { method: 'POST', body, headers })
      const location = answer.headers.get('Location')
      if (!location) throw new Error(`${path} was answered ${answer.status}.`)
      return location
    }
    return { get, post, drawn: () => seen.drawn }
  }
  return {
    app,
    officer: actor,
    dossiers: dossiers.map(({ id }) => id),
    as,
    bare,
    close: async () => {
      bare.close()
      await app.printRoom.close()
      await close()
      opened.value.close()
    },
  }
}

async function draw(app: App, officer: Actor, dossier: DossierId, at: number): Promise<{ readonly revision: number }> {
  const fields = { title: `高级工程师${at}` }
  const drawing = { dossier, section: titles, fields, basis: '', stamp: '' }
  const done = await proposeRecord(app, officer, drawing, { id: app.newId<CommandId>(), bodyHash: '' })
  if (!done.ok) throw new Error(done.refusal)
  return { revision: 1 }
}

function expectedCase(done: { readonly ok: boolean }): void {
  if (!done.ok) throw new Error(`No case was opened: ${JSON.stringify(done)}.`)
}

/** Ours, and the bare stack's by turns, so that both meet the same machine. */
type Times = {
  readonly posts: number[]
  readonly pages: number[]
  readonly barePosts: number[]
  readonly barePages: number[]
}

const noTimes = (): Times => ({ posts: [], pages: [], barePosts: [], barePages: [] })

async function timed(
  times: Times,
  { bare }: House,
  visitor: Visitor,
  path: string,
  form: Readonly<Record<string, string>>,
): Promise<void> {
  const began = performance.now()
  const location = await visitor.post(path, form)
  const answered = performance.now()
  await visitor.get(location)
  times.posts.push(answered - began)
  times.pages.push(performance.now() - answered)
  times.barePosts.push(await bare.post(new URLSearchParams(form).toString()))
  times.barePages.push(await bare.page(visitor.drawn()))
}

async function timeOpening(house: House, dossiers: readonly DossierId[]): Promise<Times> {
  const { app, officer, as } = house
  const times = noTimes()
  const visitor = await as(officer.account)
  for (const [at, dossier] of dossiers.entries()) {
    const { revision } = await draw(app, officer, dossier, at)
    const form = { content: String(revision), text: '办理' }
    await timed(times, house, visitor, `/dossiers/${dossier}/proposal/submission`, form)
  }
  return times
}

async function timeVerdicts(house: House, dossiers: readonly DossierId[]): Promise<Times> {
  const { app, as } = house
  const times = noTimes()
  const seats = await app.db
    .selectFrom('cases as c')
    .innerJoin('case_candidates as p', 'p.case_id', 'c.id')
    .select(['c.id', 'p.person_id'])
    .where('c.dossier_id', 'in', dossiers)
    .execute()
  for (const { id, person_id } of seats) {
    const asked = app.directory.everyone().find(({ person }) => person === person_id)
    if (!asked) throw new Error('Nobody is asked.')
    const visitor = await as(asked.account)
    await visitor.get(`/cases/${id}`)
    const form = { verdict: 'approve', run: '1', seat: '1', content: '1', opinion: '同意' }
    await timed(times, house, visitor, `/cases/${id}/verdict`, form)
  }
  return times
}

/** The share is that of the middle times: how much of ours the bare stack needs for the least of the same work. */
const rowOf = (work: string, took: readonly number[], bare: readonly number[]): Row => ({
  work,
  unit: 'ms',
  value: percentile(took, 50),
  p50: percentile(took, 50),
  p95: percentile(took, 95),
  bare: percentile(bare, 50),
  share: percentile(bare, 50) / percentile(took, 50),
  goal: null,
  met: null,
})
