import { resubmit } from '#actions/cases/resubmission.ts'
import { submitCase } from '#actions/cases/submitting.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
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
import type { World } from '../../test/world.ts'
import { doBeside } from './beside.ts'
import { brokenInCase, everybody, type Flowing, flowing, orRefused, randomRuling, sent, sitting } from './house.ts'
import type { Random } from './random.ts'

/** A draft, the cases that it is submitted in, and whatever people do to them. */
export async function playDraft(w: World, random: Random, index: number): Promise<string | undefined> {
  const dossier = await begin(w, index)
  let id: CaseId | undefined
  for (let move = 0; move < 14; move += 1) {
    const on: Flowing | undefined = id && (await flowing(w, id))
    if (on && isLive(on.state)) await orRefused(goOn(w, random, on))
    else id = (await orRefused(submit(w, random, dossier))) ?? id
    const broken = id && (await brokenCreation(w, dossier, id))
    if (broken) return broken
  }
  return undefined
}

/** A draft that may be submitted, of somebody whom nobody in the house is. */
export const begin = (w: World, index: number, day = '09'): Promise<DossierId> =>
  inTransaction(w.app, async (app) => {
    const number = withCheck(`110101199002${day}${String(index).padStart(3, '0')}`)
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

async function submit(w: World, random: Random, dossier: DossierId): Promise<CaseId | undefined> {
  const actor = w.actor(random.once(4) ? random.pick(everybody) : 'hr')
  const { content } = await inTransaction(w.app, (app) => factsOf(app, dossier))
  const submitting = { kind: create, dossier, text: '其余材料待补', content: content.revision }
  const done = await submitCase(w.app, actor, submitting, sent(w))
  return done.ok ? (done.value as CaseId) : undefined
}

async function goOn(w: World, random: Random, on: Flowing): Promise<unknown> {
  const { app } = w
  const { case: theCase, state, facts } = on
  const { id } = theCase
  const anybody = random.pick(everybody)
  const beside = doBeside(w, random, on)
  if (beside) return beside
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
export async function brokenCreation(w: World, dossier: DossierId, id: CaseId): Promise<string | undefined> {
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
