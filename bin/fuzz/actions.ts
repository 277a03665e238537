import { sql } from 'kysely'
import { comment, giveVerdict, resubmit, withdrawCase } from '#actions/cases/commands.ts'
import { submitCase } from '#actions/cases/submitting.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { holder } from '#db/cases/holds.ts'
import { inTransaction } from '#db/transaction.ts'
import { isLive } from '#domain/cases/case.ts'
import { dossierStateOf } from '#domain/cases/consequence.ts'
import { create } from '#domain/cases/kinds/create.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { expected } from '#domain/result.ts'
import { factsOf } from '#gate/cases/facts.ts'
import { type World, world } from '../../test/world.ts'
import { brokenInCase, everybody, type Flowing, flowing, orRefused, randomRuling, sent, sitting } from './house.ts'
import { type Random, randomFrom } from './random.ts'
import type { Failure } from './run.ts'
import { playUpdates } from './updates.ts'

/**
 * Plays so many flows through the actions, on one house with a database in memory: drafts and their cases, and changes of
 * archived dossiers by turns. `loose` breaks the release of locks on purpose.
 */
export async function fuzzActions(flows: number, first: number, loose = false): Promise<readonly Failure[]> {
  if (flows === 0) return []
  const failures: Failure[] = []
  const w = await world()
  if (loose) await letHoldsOutlive(w)
  for (let seed = first; seed < first + flows; seed += 1) {
    const random = randomFrom(seed)
    const played = seed % 2 === 0 ? playThrough(w, random, seed - first) : playUpdates(w, random)
    const broken = await played.catch((error: unknown) => `something was thrown: ${error}`)
    if (broken) failures.push({ seed, broken: `through the actions: ${broken}` })
    if (failures.length >= 10) break
  }
  await w.close()
  return failures
}

/** A lock that is once taken is never given back. */
const letHoldsOutlive = ({ app }: World) =>
  sql`create trigger outlive before delete on holds begin select raise(ignore); end`.execute(app.db)

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
  const on = id && (await flowing(w, id))
  if (on && isLive(on.state)) return goOn(w, random, on)
  const actor = w.actor(random.once(4) ? random.pick(everybody) : 'hr')
  const { content } = await factsOf(w.app, dossier)
  return submitCase(w.app, actor, { kind: create, dossier, text: '其余材料待补', content: content.revision }, sent(w))
}

async function goOn(w: World, random: Random, on: Flowing) {
  const { app } = w
  const { case: theCase, state, facts } = on
  const { id } = theCase
  const anybody = random.pick(everybody)
  const rare = random.below(16)
  if (rare === 0) return comment(app, w.actor(anybody), id, { text: '请顾言看看' }, sent(w))
  if (rare === 1) return withdrawCase(app, w.actor(random.once(2) ? anybody : 'hr'), id, { text: '撤' }, sent(w))
  if (state.status === 'returned') {
    const again = { content: facts.content.revision - (random.once(6) ? 1 : 0), text: '其余材料待补' }
    return resubmit(app, w.actor(random.once(6) ? anybody : 'hr'), id, again, sent(w))
  }
  const who = random.once(7) ? anybody : (sitting(w, random, state) ?? anybody)
  const [ruling, command] = [randomRuling(random, w, who, on), sent(w)]
  const done = await giveVerdict(app, w.actor(who), id, ruling, command)
  // The same form again is answered as before and does nothing.
  return random.once(5) ? giveVerdict(app, w.actor(who), id, ruling, command) : done
}

/** The invariants of the core, on what stands in the file; and that everything beside the case goes along with it. */
async function brokenIn(w: World, dossier: DossierId, id: CaseId): Promise<string | undefined> {
  const { app } = w
  const on = await flowing(w, id)
  const { route, state } = on
  const broken = await brokenInCase(w, on)
  if (broken) return broken
  if ((await holder(app.db, dossier)) !== (isLive(state) ? id : undefined))
    return '20 a hold stands exactly while a case lives'
  if (app.roster.entry(dossier)?.subject.state !== dossierStateOf(route, state)) return 'the dossier follows its case'
  const filings = await app.db.selectFrom('filings').select('id').where('dossier_id', '=', dossier).execute()
  return filings.length === (state.status === 'approved' ? 1 : 0)
    ? undefined
    : '5 what follows an approval comes exactly once'
}
