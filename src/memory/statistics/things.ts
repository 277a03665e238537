import { setImmediate } from 'node:timers/promises'
import * as arrivals from '#db/arrivals/sealed.ts'
import * as cases from '#db/cases/cases.ts'
import * as caseLists from '#db/cases/lists.ts'
import * as registered from '#db/custody/registered.ts'
import type { Db } from '#db/database.ts'
import * as materials from '#db/materials/sealed.ts'
import * as grants from '#db/readings/grants.ts'
import * as visits from '#db/readings/sealed.ts'
import type { Seals } from '#db/seals/seals.ts'
import * as transfers from '#db/transfers/sealed.ts'
import { routeNamed } from '#domain/cases/kinds/index.ts'
import type { CaseId, DossierId } from '#domain/ids.ts'
import { type ReadingRequest, requestIn } from '#domain/readings/request.ts'
import type { CaseThing, PaperThing, ReadingThing, Thing, TransferThing } from '#domain/statistics/thing.ts'
import { waitsFor } from '#domain/statistics/waits-for.ts'
import { dayOf } from '#domain/time.ts'
import type { Vault } from '#keys/vault.ts'
import type { Damages } from '../damages.ts'

export type ThingSources = {
  readonly db: Db
  readonly vault: Vault
  readonly damages: Damages
  readonly seals: Pick<Seals, 'isSound' | 'unsound'>
}

/** What belongs to a dossier and is counted for itself, and the box that its first volume lies in. */
export type Belongings = { readonly things: readonly Thing[]; readonly box?: string }

/** Reads them of many dossiers: few at a time, since each question is one turn. */
export async function belongingsOf(
  sources: ThingSources,
  dossiers: readonly DossierId[],
): Promise<ReadonlyMap<DossierId, Belongings>> {
  const boxes = new Map<DossierId, string>()
  const things = new Map<DossierId, Thing[]>()
  const add = (dossier: DossierId, thing: Thing) => {
    const own = things.get(dossier)
    if (own) own.push(thing)
    else things.set(dossier, [thing])
  }
  for (const { dossier, kind, serial, box } of await registered.ofDossiers(sources, dossiers)) {
    if (kind === 'original' && serial === 1 && box) boxes.set(dossier, box)
    add(dossier, { is: 'volumes', kind, many: 1 })
  }
  for (const [dossier, paper] of await papersOf(sources, dossiers)) add(dossier, paper)
  for (const [dossier, one] of await transfersOf(sources, dossiers)) add(dossier, one)
  const known = await caseLists.factsOf(sources, dossiers)
  for (const one of known) add(one.dossier, caseOf(one))
  for (const [dossier, one] of await readingsOf(sources, dossiers)) add(dossier, one)
  return new Map(
    dossiers.map((id) => {
      const box = boxes.get(id)
      return [id, { things: things.get(id) ?? [], ...(box && { box }) }]
    }),
  )
}

type Owned<Kind extends Thing> = readonly (readonly [DossierId, Kind])[]

/** Papers of one class with one life stand together: what was filed in one go is one thing. */
async function papersOf(sources: ThingSources, dossiers: readonly DossierId[]): Promise<Owned<PaperThing>> {
  const opening = sources.vault.opening(dossiers)
  const lives = await materials.livesOf({ ...sources, opening }, dossiers)
  const alike = Map.groupBy(lives, ({ dossier, class: own, came, filed, gone }) =>
    [dossier, own, dayOf(came), filed && dayOf(filed), gone?.how, gone && dayOf(gone.at)].join(' '),
  )
  return [...alike.values()].flatMap((same): [DossierId, PaperThing][] => {
    const [one] = same
    if (!one) return []
    const { dossier, class: own, came, filed, gone } = one
    const paper: PaperThing = {
      is: 'papers',
      class: own,
      came: dayOf(came),
      ...(filed && { filed: dayOf(filed) }),
      ...(gone && { gone: { day: dayOf(gone.at), how: gone.how } }),
      many: same.length,
    }
    return [[dossier, paper]]
  })
}

async function transfersOf(sources: ThingSources, dossiers: readonly DossierId[]): Promise<Owned<TransferThing>> {
  const out = await transfers.ofDossiers(sources, dossiers)
  const inward = await arrivals.ofDossiers(sources, dossiers)
  return [
    ...out.map(({ dossier, startedAt, sent, receipt }): [DossierId, TransferThing] => [
      dossier,
      {
        is: 'transfers',
        way: 'out',
        began: dayOf(startedAt),
        ...(sent && { sent: dayOf(sent.at) }),
        ...(receipt && { receipt: receipt.receivedOn }),
      },
    ]),
    ...inward.flatMap(({ dossier, slip, stored, receipt }): [DossierId, TransferThing][] => {
      if (!dossier) return []
      const one: TransferThing = {
        is: 'transfers',
        way: 'in',
        began: slip.receivedOn,
        ...(stored && { sent: dayOf(stored.at) }),
        ...(receipt && { receipt: receipt.sentOn }),
      }
      return [[dossier, one]]
    }),
  ]
}

const caseOf = ({ kind, version, state, began, ended, step }: caseLists.CaseFacts): CaseThing => {
  const waits = step && waitsFor(routeNamed(kind, version), step)
  return {
    is: 'cases',
    kind,
    state,
    began: dayOf(began),
    ...(ended && { ended: dayOf(ended) }),
    ...(waits && { step: waits }),
  }
}

/** What each case of reading opened on the screen, and each visit at the desk, by the ground that the request names. */
async function readingsOf(sources: ThingSources, dossiers: readonly DossierId[]): Promise<Owned<ReadingThing>> {
  const screen = await grants.onScreen(sources.db, dossiers)
  const desk = await visits.visitsOfDossiers(sources, dossiers)
  const requests = await requestsOf(
    sources,
    [...screen, ...desk].map(({ case: id }) => id),
  )
  return [
    ...screen.flatMap(({ case: id, dossier, from }): [DossierId, ReadingThing][] => {
      const asked = requests.get(id)
      if (!asked) return []
      return [[dossier, { is: 'readings', at: 'screen', of: asked.of, purpose: asked.purpose, day: dayOf(from) }]]
    }),
    ...desk.flatMap(({ case: id, dossier, given, back }): [DossierId, ReadingThing][] => {
      const asked = requests.get(id)
      if (!asked) return []
      const { of, purpose } = asked
      const returned = back && { back: dayOf(back.at), sheets: back.sheets }
      return [[dossier, { is: 'readings', at: 'desk', of, purpose, day: dayOf(given.at), ...returned }]]
    }),
  ]
}

/** Of so many cases the course is opened in one turn. */
const casesAtOnce = 10

async function requestsOf(sources: ThingSources, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, ReadingRequest>> {
  const all = [...new Set(ids)]
  const requests = new Map<CaseId, ReadingRequest>()
  for (let at = 0; at < all.length; at += casesAtOnce) {
    if (at > 0) await setImmediate()
    const lines = all.slice(at, at + casesAtOnce).map((id) => ({ id, at: '' as never }))
    for (const { id, state } of await cases.findAll(sources, lines)) {
      const request = requestIn(state.content.request)
      if (request) requests.set(id, request)
    }
  }
  return requests
}
