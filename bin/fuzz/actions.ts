import { comment, giveVerdict, resubmit, withdrawCase } from '#actions/cases/commands.ts'
import { submitCase } from '#actions/cases/submitting.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { type Case, find } from '#db/cases/cases.ts'
import { holder } from '#db/cases/holds.ts'
import { open as openHistories } from '#db/cases/sealed.ts'
import { inTransaction } from '#db/transaction.ts'
import { type CaseState, isLive, openRuns } from '#domain/cases/case.ts'
import { dossierStateOf } from '#domain/cases/consequence.ts'
import { newest } from '#domain/cases/kind.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { returnTargets } from '#domain/cases/verbs/verdict.ts'
import { toTick } from '#domain/cases/vouching.ts'
import { Conflict, Forbidden, NotFound } from '#domain/errors.ts'
import type { CaseId, CommandId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { expected } from '#domain/result.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { type Cast, cast, type World, world } from '../../test/world.ts'
import { invariants } from './invariants.ts'
import { type Random, randomFrom } from './random.ts'
import type { Failure } from './run.ts'

const route = newest(create)

const everybody = Object.keys(cast) as Cast[]

/** Plays so many flows through the actions, on one house with a database in memory: a draft and its cases each. */
export async function fuzzActions(flows: number, first: number): Promise<readonly Failure[]> {
  if (flows === 0) return []
  const failures: Failure[] = []
  const w = await world()
  for (let seed = first; seed < first + flows; seed += 1) {
    const broken = await playThrough(w, randomFrom(seed), seed - first)
    if (broken) failures.push({ seed, broken: `through the actions: ${broken}` })
  }
  await w.close()
  return failures
}

async function playThrough(w: World, random: Random, index: number): Promise<string | undefined> {
  const dossier = await begin(w, index)
  let id: CaseId | undefined
  for (let move = 0; move < 14; move += 1) {
    const done = await orRefused(doSomething(w, random, dossier, id))
    if (done?.ok) id = done.value as CaseId
    const broken = id && (await brokenIn(w, dossier, id))
    if (broken) return broken
  }
  return undefined
}

/** A draft that may be submitted, of somebody whom nobody in the house is. */
const begin = (w: World, index: number): Promise<DossierId> =>
  inTransaction(w.app, async (app) => {
    const number = withCheck(`11010119900209${String(index).padStart(3, '0')}`)
    const begun = await createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      records: [
        {
          section: 'basic',
          fields: { name: `某${index}`, unit: w.units.tech, sex: { code: '1', text: '男' }, birth: '199002' },
        },
        { section: 'id-numbers', fields: { type: { code: '1', text: '居民身份证' }, number } },
        { section: 'family', fields: { relation: { text: '妻子' }, name: '某某', birth: '199103' } },
      ],
    })
    return expected(begun)
  })

async function doSomething(w: World, random: Random, dossier: DossierId, id: CaseId | undefined) {
  const theCase = id && (await find(w.app, id))
  if (theCase && isLive(theCase.state)) return goOn(w, random, theCase)
  const actor = w.actor(random.once(4) ? random.pick(everybody) : 'hr')
  const { content } = await factsOf(w.app, dossier)
  return submitCase(w.app, actor, { kind: create, dossier, text: '其余材料待补', content: content.revision }, sent(w))
}

const sent = ({ app }: World) => ({ id: app.newId<CommandId>(), bodyHash: 'a' })

async function goOn(w: World, random: Random, { id, dossier, state }: Case) {
  const { app } = w
  const anybody = random.pick(everybody)
  const { content } = await factsOf(app, dossier)
  const rare = random.below(16)
  if (rare === 0) return comment(app, w.actor(anybody), id, { text: '请顾言看看' }, sent(w))
  if (rare === 1) return withdrawCase(app, w.actor(random.once(2) ? anybody : 'hr'), id, { text: '撤' }, sent(w))
  if (state.status === 'returned') {
    const again = { content: content.revision - (random.once(6) ? 1 : 0), text: '其余材料待补' }
    return resubmit(app, w.actor(random.once(6) ? anybody : 'hr'), id, again, sent(w))
  }
  const actor = w.actor(random.once(7) ? anybody : (sitting(w, state) ?? anybody))
  const [ruling, command] = [randomRuling(random, state, content), sent(w)]
  const done = await giveVerdict(app, actor, id, ruling, command)
  // The same form again is answered as before and does nothing.
  return random.once(5) ? giveVerdict(app, actor, id, ruling, command) : done
}

const sitting = (w: World, state: CaseState) =>
  everybody.find((who) =>
    openRuns(state).some(({ seats }) => seats.some(({ candidates }) => candidates.includes(w.person(who)))),
  )

function randomRuling(random: Random, state: CaseState, content: Parameters<typeof toTick>[1]['content']) {
  const run = random.once(9) && state.runs.length > 0 ? random.pick(state.runs) : openRuns(state)[0]
  return {
    verdict: random.pick(['approve', 'approve', 'approve', 'approve', 'approve', 'return', 'reject'] as const),
    run: run?.run ?? 0,
    seat: 1,
    content: content.revision - (random.once(9) ? 1 : 0),
    text: random.once(9) ? '' : '意见',
    ticks: random.once(9) ? [] : toTick(decidesOf(route, run?.block ?? ''), { content }),
    to: run ? random.pick(returnTargets(state, route, run)) : 'START',
  }
}

/** What is nobody's to do is refused by being thrown; anything else that is thrown is a fault. */
async function orRefused<Done>(work: Promise<Done>): Promise<Done | undefined> {
  try {
    return await work
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound || error instanceof Conflict) return undefined
    throw error
  }
}

/** The invariants of the core, on what stands in the file; and that everything beside the case goes along with it. */
async function brokenIn(w: World, dossier: DossierId, id: CaseId): Promise<string | undefined> {
  const { app } = w
  const theCase = await find(app, id)
  if (!theCase) return 'a case is gone'
  const { state } = theCase
  const events = (await openHistories(app, [{ id, dossier }])).get(id) ?? []
  const flow = { route, steps: [], events, state, facts: await factsOf(app, dossier) }
  const broken = invariants.find(({ holds }) => !holds(flow))
  if (broken) return broken.name
  if ((await holder(app.db, dossier)) !== (isLive(state) ? id : undefined))
    return '20 a hold stands exactly while a case lives'
  if (app.roster.entry(dossier)?.subject.state !== dossierStateOf(route, state)) return 'the dossier follows its case'
  const filings = await app.db.selectFrom('filings').select('id').where('dossier_id', '=', dossier).execute()
  if (filings.length !== (state.status === 'approved' ? 1 : 0)) return '5 what follows an approval comes exactly once'
  const open = await app.db
    .selectFrom('case_seats')
    .select('run')
    .where('case_id', '=', id)
    .where('state', '=', 'open')
    .execute()
  const asked = openRuns(state).flatMap(({ seats }) => seats.filter((seat) => seat.state === 'open'))
  return open.length === asked.length ? undefined : 'the rows of seats say what the history says'
}
