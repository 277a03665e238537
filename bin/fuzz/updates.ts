import { reopenCase, resubmit, retryCase } from '#actions/cases/resubmission.ts'
import { submitProposal } from '#actions/cases/submitting.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { withdrawCase } from '#actions/cases/withdrawal.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { proposeRecord, proposeRetraction } from '#actions/proposals/drawing.ts'
import { dropProposed } from '#actions/proposals/leaving.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import { type Fields, groupsOf, type Section } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { CaseId, DossierId, RecordId } from '#domain/ids.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { inHand, valuesOf } from '#gate/proposals/reader.ts'
import type { Cast, World } from '../../test/world.ts'
import { brokenBeside, doBeside } from './beside.ts'
import { brokenInCase, everybody, type Flowing, flowing, orRefused, randomRuling, sent, sitting } from './house.ts'
import type { Random } from './random.ts'
import { brokenRevocations, revoke } from './revoking.ts'

/** A field of a section that the random people write to; some are routine, some go to one duty, some to all leaders. */
const written = [
  ['titles', 'title'],
  ['education', 'school'],
  ['family', 'name'],
  ['basic', 'speciality'],
  ['contact', 'mobile'],
  ['contracts', 'number'],
  ['training', 'name'],
] as const

/** Several changes of one archived dossier, and cases about them side by side, by several people of HR. */
export async function playUpdates(w: World, random: Random): Promise<string | undefined> {
  const dossier = random.pick([w.dossiers.wang, w.dossiers.chen, w.dossiers.guyuan])
  const first = new Set(await casesOf(w, dossier))
  for (let move = 0; move < 26; move += 1) {
    await orRefused(doSomething(w, random, dossier))
    const broken = await brokenIn(w, dossier, first)
    if (broken) return broken
  }
  await giveUp(w, dossier)
  return brokenIn(w, dossier, first)
}

const casesOf = async ({ app }: World, dossier: DossierId): Promise<readonly CaseId[]> => {
  const rows = await app.db.selectFrom('cases').select('id').where('dossier_id', '=', dossier).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

async function liveOf(w: World, dossier: DossierId): Promise<readonly Flowing[]> {
  const all = await Promise.all((await casesOf(w, dossier)).slice(-6).map((id) => flowing(w, id)))
  return all.filter(({ state }) => isLive(state))
}

/** The newest that were applied. */
async function appliedOf(w: World, dossier: DossierId): Promise<readonly Flowing[]> {
  const all = await Promise.all((await casesOf(w, dossier)).slice(-4).map((id) => flowing(w, id)))
  return all.filter(({ state }) => state.status === 'approved')
}

async function doSomething(w: World, random: Random, dossier: DossierId): Promise<unknown> {
  const live = await liveOf(w, dossier)
  const kind = random.below(10)
  if (kind === 0) return changeMeanwhile(w, random, dossier)
  const over = random.once(8) ? await appliedOf(w, dossier) : []
  if (over.length > 0) return revoke(w, random, random.pick(over))
  if (live.length > 0 && (kind > 3 || live.some(({ state }) => state.status !== 'running')))
    return goOn(w, random, random.pick(live))
  const who = random.once(9) ? random.pick(everybody) : random.pick(['hr', 'hrLead'] as const)
  if (kind < 4) return draw(w, random, dossier, who)
  const drawn = await proposals.drawnOf(w.app.db, dossier, 'update')
  const content = (drawn?.revision ?? 0) - (random.once(9) ? 1 : 0)
  return submitProposal(w.app, w.actor(who), { dossier, text: '按文件办理', content }, sent(w))
}

/** What the form of one record would send, as the page would draw it. */
async function draw(w: World, random: Random, dossier: DossierId, who: Cast): Promise<unknown> {
  const { app } = w
  const actor = w.actor(who)
  if (random.once(8)) {
    const proposal = await inHand(app, actor, dossier)
    const held = proposal ? await valuesOf(app, proposal) : []
    if (held.length > 0) return dropProposed(app, actor, { dossier, record: random.pick(held).record }, sent(w))
  }
  const { section, key, record, fields, stamp } = await something(w, random, dossier)
  const basis = random.once(9) ? '' : '证明材料'
  if (record && random.once(6))
    return proposeRetraction(app, actor, { dossier, section, record, basis, stamp }, sent(w))
  const next = { ...fields, [key]: `某${random.below(3)}` }
  return proposeRecord(app, actor, { dossier, section, fields: next, basis, stamp, ...(record && { record }) }, sent(w))
}

type Something = {
  readonly section: Section
  readonly key: string
  readonly record?: RecordId
  readonly fields: Fields
  readonly stamp: string
}

/** A record of the dossier, or the beginning of a new one; of this section, or of any. */
async function something(w: World, random: Random, dossier: DossierId, of?: string): Promise<Something> {
  const [name, key] = written.find(([section]) => section === of) ?? random.pick(written)
  const section = sectionOf(name)
  if (!section) throw new Error(`There is no section ${name}.`)
  const { contents, nothing, revisions } = (await openForWork(w.app, 'compare', dossier, { only: groupsOf(section) }))
    .opened
  const records = contents[name] ?? []
  const old = section.single ? records[0] : random.once(3) || records.length === 0 ? undefined : random.pick(records)
  const stamp = stampOf(revisions, old?.id, { section: name, nothing })
  return { section, key, stamp, fields: old?.fields ?? {}, ...(old && { record: old.id }) }
}

/** The dossier changes behind everybody who waits, and sometimes back again. */
async function changeMeanwhile(w: World, random: Random, dossier: DossierId): Promise<void> {
  const live = await liveOf(w, dossier)
  const proposal = live.length > 0 ? await proposals.ofCase(w.app.db, random.pick(live).case.id) : undefined
  const touched = proposal ? await valuesOf(w.app, proposal) : []
  const of = touched.length > 0 && !random.once(3) ? random.pick(touched).section : undefined
  const { section, key, record, fields } = await something(w, random, dossier, of)
  if (!record) return
  const change = { dossier, section, record, fields: { ...fields, [key]: `某${random.below(3)}` } }
  await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), change))
}

async function goOn(w: World, random: Random, on: Flowing): Promise<unknown> {
  const { app } = w
  const { state, facts } = on
  const { id } = on.case
  const anybody = random.pick(everybody)
  const applicant = everybody.find((who) => w.person(who) === state.applicant) ?? anybody
  const whoever = random.once(6) ? anybody : applicant
  const beside = doBeside(w, random, on)
  if (beside) return beside
  if (random.once(20) || state.status === 'blocked')
    return random.once(2)
      ? retryCase(app, w.actor(whoever), id, sent(w))
      : reopenCase(app, w.actor(whoever), id, { text: '重拟' }, sent(w))
  if (state.status === 'returned') {
    const again = { content: facts.content.revision - (random.once(6) ? 1 : 0), text: '已改' }
    return resubmit(app, w.actor(whoever), id, again, sent(w))
  }
  const who = random.once(7) ? anybody : (sitting(w, random, state) ?? anybody)
  const [ruling, command] = [randomRuling(random, w, who, on), sent(w)]
  const done = await giveVerdict(app, w.actor(who), id, ruling, command)
  return random.once(5) ? giveVerdict(app, w.actor(who), id, ruling, command) : done
}

/** Every case of the flow keeps the invariants, and its locks, its proposal and what it wrote go along with it. */
async function brokenIn(w: World, dossier: DossierId, first: ReadonlySet<CaseId>): Promise<string | undefined> {
  for (const id of await casesOf(w, dossier)) {
    if (first.has(id)) continue
    const on = await flowing(w, id)
    const broken = (await brokenInCase(w, on)) ?? (await brokenBeside(w, on))
    if (broken) return broken
  }
  return brokenRevocations(w, dossier)
}

/** What is left is withdrawn and given up, so that the next flow begins with a dossier that nobody holds. */
async function giveUp(w: World, dossier: DossierId): Promise<void> {
  for (const { case: theCase, state } of await liveOf(w, dossier)) {
    const who = everybody.find((each) => w.person(each) === state.applicant) ?? 'hr'
    await orRefused(withdrawCase(w.app, w.actor(who), theCase.id, { text: '到此为止' }, sent(w)))
  }
  const drawn = await proposals.drawnOf(w.app.db, dossier, 'update')
  if (drawn) await inTransaction(w.app, (app) => proposals.end(app.db, drawn.id, app.now()))
}
