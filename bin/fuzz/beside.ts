import { handOverSeat, transferSeat, urgeCase } from '#actions/cases/seats.ts'
import { registerSigned } from '#actions/cases/signature.ts'
import { comment } from '#actions/cases/talk.ts'
import { answerWithdrawal, askWithdrawal, withdrawCase } from '#actions/cases/withdrawal.ts'
import { endProxy, nameProxy } from '#actions/proxies/proxies.ts'
import { blocker } from '#db/cases/holds.ts'
import * as proposals from '#db/proposals/proposals.ts'
import * as proxies from '#db/proxies/proxies.ts'
import { scopesHeld } from '#domain/cases/kind.ts'
import { kindOf } from '#domain/cases/kinds/index.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { signatures } from '#domain/cases/verbs/sign.ts'
import { recipientsOf } from '#domain/cases/verbs/transfer.ts'
import type { BlobId, CommandId, PersonId } from '#domain/ids.ts'
import { dayOf } from '#domain/time.ts'
import { valuesOf } from '#gate/proposals/reader.ts'
import type { Cast, World } from '../../test/world.ts'
import { everybody, type Flowing, isOver, sent } from './house.ts'
import type { Random } from './random.ts'

/**
 * What people do to a case beside giving verdicts: they say something, urge, pass a seat on, hand it over, register a signed
 * sheet, take the case back or ask for it, and name who stands in for them. Undefined most of the time: then it goes on.
 */
export function doBeside(w: World, random: Random, on: Flowing): Promise<unknown> | undefined {
  const { app } = w
  const { state } = on
  const { id } = on.case
  const anybody = random.pick(everybody)
  const applicant = everybody.find((who) => w.person(who) === state.applicant) ?? anybody
  const whoever = w.actor(random.once(6) ? anybody : applicant)
  const seat = someSeat(random, on)
  switch (random.below(40)) {
    case 0:
      return comment(app, w.actor(anybody), id, { text: '请顾言看看' }, sent(w))
    case 1:
      return withdrawCase(app, whoever, id, { text: '撤' }, sent(w))
    case 2:
    case 3:
      return askWithdrawal(app, whoever, id, { text: '撤' }, sent(w))
    case 4:
    case 5:
      return answer(w, random, on)
    case 6:
      return urgeCase(app, whoever, id, sent(w))
    case 7:
    case 8:
      return passOn(w, random, on)
    case 9:
      return handOverSeat(app, whoever, id, seat, sent(w))
    case 10:
    case 11:
    case 12:
      return register(w, random, on)
    case 13:
    case 14:
      return standIn(w, random, on)
    default:
      return undefined
  }
}

const seats = ({ state }: Flowing) =>
  openRuns(state).flatMap((run) => run.seats.filter((one) => one.state === 'open').map((seat) => ({ run, seat })))

const someSeat = (random: Random, on: Flowing) => {
  const [first] = random.some(seats(on), 2)
  return { run: first?.run.run ?? 1, seat: first?.seat.seat ?? 1 }
}

const named = (w: World, person: PersonId | undefined): Cast | undefined =>
  everybody.find((who) => w.person(who) === person)

function answer(w: World, random: Random, { case: { id }, state }: Flowing) {
  const asked = state.askings.at(-1)?.candidates ?? []
  const who = named(w, asked[0]) ?? random.pick(everybody)
  const said = { answer: random.once(2) ? 'consent' : 'decline', asking: state.askings.length, text: '再议' } as const
  return answerWithdrawal(w.app, w.actor(who), id, said, sent(w))
}

/** Mostly to somebody who may take it. */
function passOn(w: World, random: Random, on: Flowing) {
  const { case: theCase, route, state, facts } = on
  const open = seats(on)
  const at = open.length > 0 ? random.pick(open) : undefined
  const by = named(w, at?.seat.candidates[0]) ?? random.pick(everybody)
  const may = at && !random.once(5) ? recipientsOf(state, route, at, w.person(by), facts) : []
  const to = may.length > 0 ? random.pick(may) : w.person(random.pick(everybody))
  const place = { run: at?.run.run ?? 1, seat: at?.seat.seat ?? 1, to, text: random.once(6) ? '' : '出差' }
  return transferSeat(w.app, w.actor(by), theCase.id, place, sent(w))
}

/** Mostly a signature that may be registered, by whoever may. */
async function register(w: World, random: Random, on: Flowing) {
  const { case: theCase, route, state, facts } = on
  const by = random.pick(['hr', 'hr2', 'archivist', 'headTech'] as const)
  const offered = signatures(state, route, w.person(by), facts)
  const anybody = { ...someSeat(random, on), signer: w.person(random.pick(everybody)) }
  const one = offered.length > 0 && !random.once(6) ? random.pick(offered) : anybody
  const content = facts.content.revision - (random.once(9) ? 1 : 0)
  const paper = random.once(9) ? undefined : await sheetFor(w, on)
  const signed = { ...one, content, day: dayOf(w.app.now()), text: '同意', paper }
  return registerSigned(w.app, w.actor(by), theCase.id, signed, sent(w))
}

async function sheetFor({ app }: World, { case: { dossier } }: Flowing) {
  const id = app.newId<BlobId>()
  const bytes = Buffer.from('signed')
  const row = await app.blobs.lay({ id, dossier, group: 'career', at: app.now(), bytes })
  return { paper: { blob: id, name: '审批单.pdf', type: 'application/pdf', bytes: bytes.length } as const, row }
}

/** Somebody who sits names another for today, or what was named ends. */
async function standIn(w: World, random: Random, on: Flowing) {
  const { app } = w
  const [now] = (await proxies.list(app)).filter(({ ended }) => !ended)
  const owner = now && named(w, now.principal)
  if (now && owner && random.once(2)) return endProxy(app, w.actor(owner), now.id, sent(w))
  const open = seats(on)
  const by = named(w, open.length > 0 ? random.pick(open).seat.candidates[0] : undefined) ?? random.pick(everybody)
  const today = dayOf(app.now())
  const wanted = { principal: w.person(by), proxy: w.person(random.pick(everybody)), from: today, until: today }
  return nameProxy(app, w.actor(by), wanted, { id: app.newId<CommandId>(), bodyHash: 'a' })
}

/** The rows beside a case that proposes something: what it locks, and what it wrote. */
export async function brokenBeside(w: World, on: Flowing): Promise<string | undefined> {
  const { app } = w
  const { id, dossier } = on.case
  const proposal = await proposals.ofCase(app.db, id)
  if (!proposal) return 'a case has its proposal'
  const scopes = scopesHeld(kindOf(on.route), await valuesOf(app, proposal))
  const held = await app.db.selectFrom('holds').select('scope_tag').where('case_id', '=', id).execute()
  if (held.length !== (isOver(on) ? 0 : scopes.length)) return '20 a hold stands exactly while a case lives'
  if (!isOver(on) && (await blocker(app, dossier, scopes, id))) return '20 nothing is locked by two cases'
  const wrote = await app.db
    .selectFrom('revisions')
    .select(['record_id', 'group_tag'])
    .where('case_id', '=', id)
    .execute()
  const places = new Set(wrote.map(({ record_id, group_tag }) => `${record_id}/${group_tag}`))
  if (places.size !== wrote.length) return '5 what was proposed is written once'
  if (on.state.status !== 'approved' && wrote.length > 0) return '5 nothing is written before the end'
  return undefined
}
