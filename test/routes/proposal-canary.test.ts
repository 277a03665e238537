import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitProposal } from '#actions/cases/submitting.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { applyChanges } from '#actions/dossiers/applying.ts'
import { proposeRecord } from '#actions/proposals/drawing.ts'
import * as cases from '#db/cases/cases.ts'
import * as proposals from '#db/proposals/proposals.ts'
import { inTransaction } from '#db/transaction.ts'
import { groupsFor } from '#domain/access/policy.ts'
import { blockNamed } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { ticksOf } from '#domain/cases/verbs/verdict.ts'
import { vouchedFor } from '#domain/cases/vouching.ts'
import { stampOf } from '#domain/dossiers/revision.ts'
import type { Field, Fields, Value } from '#domain/dossiers/section.ts'
import { sectionOf } from '#domain/dossiers/sections/index.ts'
import type { BlobId, CaseId, CommandId, DossierId } from '#domain/ids.ts'
import { isProposable } from '#domain/proposals/proposal.ts'
import { factsFor } from '#gate/cases/facts.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { openForWork } from '#gate/dossiers/work.ts'
import { scanForText } from '#main/canary-scan.ts'
import { paths } from '#views/paths.ts'
import { crawl, isOfNobody } from '../crawl.ts'
import { isThorough, some } from '../thorough.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { canaryDossier } from './canaries.ts'

/** A text that stands in one value of the dossier or of the proposal only: `section/group`. */
type Canary = { readonly text: string; readonly place: string }

let folder: string
let w: World
let wang: DossierId
let id: CaseId
const canaries: Canary[] = []

const command = () => ({ id: w.app.newId<CommandId>(), bodyHash: '' })
const everybody = Object.keys(cast) as Cast[]

/** The same text said another way, as the proposal says it. */
const proposedText = (value: Value): Value => JSON.parse(JSON.stringify(value).replaceAll('雀', '鹊')) as Value

/** Every word of the dossier is a canary, and every word of what is proposed another one. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'juanzong-proposal-'))
  w = await world(folder)
  wang = w.dossiers.wang
  const made = canaryDossier(w.units.tech, () => w.app.newId<BlobId>())
  const { contents } = (await openForWork(w.app, 'compare', wang, { silent: true })).opened
  const changes = made.records.flatMap(({ section: key, fields }) => {
    const section = sectionOf(key)
    if (!section || !isProposable(section) || key === 'photo') return []
    const record = contents[key]?.[0]
    const number = key === 'basic' ? { number: record?.fields['number'] } : {}
    const unit = key === 'basic' ? { unit: w.units.tech } : {}
    const { file: _, ...kept } = fields
    const { closingReason: __, ...said } = kept
    return [
      {
        dossier: wang,
        section,
        ...(record && { record: record.id }),
        fields: { ...said, ...unit, ...number } as Fields,
      },
    ]
  })
  await inTransaction(w.app, (app) => applyChanges(app, w.actor('hr'), changes))
  await drawAll()
})

afterAll(async () => {
  await w.close()
  rmSync(folder, { recursive: true })
})

async function drawAll() {
  const { contents, nothing, revisions } = (await openForWork(w.app, 'compare', wang, { silent: true })).opened
  for (const [key, records = []] of Object.entries(contents)) {
    const section = sectionOf(key)
    const record = records.find(({ fields }) => JSON.stringify(fields).includes('雀'))
    if (!section || !record || !isProposable(section)) continue
    const fields = Object.fromEntries(section.fields.flatMap((field) => said(key, field, record.fields[field.key])))
    const stamp = stampOf(revisions, record.id, { section: key, nothing })
    const drawing = { dossier: wang, section, record: record.id, fields, basis: `依据${key}页`, stamp }
    const done = await proposeRecord(w.app, w.actor('hr'), drawing, command())
    if (!done.ok) throw new Error(`${key}: ${done.refusal}`)
  }
}

/** The field as it is proposed, which is noted with what stands there now. */
function said(section: string, { key, group }: Field, value: Value | undefined): [string, Value][] {
  if (value === undefined) return []
  const next = section === 'basic' && key === 'number' ? value : proposedText(value)
  const [text] = /鹊\d+巢/.exec(JSON.stringify(next)) ?? []
  const place = `${section}/${group}`
  if (text) canaries.push({ text, place }, { text: text.replace('鹊', '雀'), place })
  return [[key, next]]
}

/** What each may meet: what they may read of the dossier, and what they were ever asked about. */
async function placesOf(who: Cast): Promise<(place: string) => boolean> {
  const [actor, subject] = [w.actor(who), w.app.roster.entry(wang)?.subject]
  if (!subject) throw new Error('The canary has flown.')
  const circumstances = await circumstancesOf(w.app, actor, wang)
  const read = (['list', 'read', 'preview'] as const).flatMap((action) => [
    ...groupsFor(actor, action, subject, circumstances),
  ])
  const theCase = id && (await cases.find(w.app, id))
  const asked = (theCase?.state.runs ?? [])
    .filter(({ seats }) => seats.some(({ candidates }) => candidates.includes(actor.person)))
    .flatMap(({ block }) =>
      theCase ? Object.keys(vouchedFor(blockNamed(theCase.route, block)?.decides ?? [], theCase.state)) : [],
    )
    .map((key) => key.replace(/\/[^/]+\//, '/'))
  return (place) => asked.includes(place) || read.some((group) => place.endsWith(`/${group}`))
}

const entrances = () => [
  paths.home(),
  paths.home('copied'),
  paths.dossiers(),
  paths.dossier(wang),
  paths.dossierHistory(wang),
  paths.proposal(wang),
  paths.search('鹊0'),
  paths.notices(),
  paths.archive(),
  paths.log(),
  paths.system(),
  ...(id ? [paths.case(id)] : []),
]

/** HR, who draws, may read all that is proposed. */
const outside = everybody.filter((who) => !['hr', 'hr2', 'hrLead'].includes(who))

/** A few pages of each kind; where `npm test` ends in time one of each, and none that says the same whatever is proposed. */
const within = isThorough ? { each: 2 } : { each: 1, isLeft: isOfNobody }

/** What one of these meets and may not, on what they are led to. */
async function strays(people: readonly Cast[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const who of people) {
    const isWithin = await placesOf(who)
    for (const { path, text } of await crawl(w.as(who), entrances(), within))
      for (const canary of canaries)
        if (text.includes(canary.text) && !isWithin(canary.place))
          found.push(`${who} meets ${canary.place} (${canary.text}) at ${path}`)
  }
  return found
}

/** While the case goes its way: whoever sits, and some of the others by turns. */
const straysAt = (step: number, sits: Cast | undefined) =>
  strays([...new Set([...some(outside, 6, step), ...outside.filter((who) => who === sits)])])

/** Whoever sits next; undefined once nobody is asked. */
async function seated() {
  const theCase = await cases.find(w.app, id)
  const [run] = theCase ? openRuns(theCase.state) : []
  const who = everybody.find((name) => run?.seats[0]?.candidates.includes(w.person(name)))
  return theCase && run && who && { theCase, run, who }
}

async function decideNext(): Promise<boolean> {
  const next = await seated()
  if (!next) return false
  const { theCase, run, who } = next
  const facts = await factsFor(w.app, theCase)
  const ticks = ticksOf(theCase.state, theCase.route, run, facts)
  const at = { run: run.run, seat: 1, content: facts.content.revision, text: `鹊意见${run.block}` }
  const done = await giveVerdict(w.app, w.actor(who), id, { ...at, verdict: 'approve', ticks, to: 'START' }, command())
  if (!done.ok) throw new Error(done.refusal)
  return true
}

describe('what is proposed is met by nobody beyond what they may read or are asked about', () => {
  it('while it is drawn', async () => {
    expect(canaries.length).toBeGreaterThan(100)
    expect(await strays(outside)).toEqual([])
  })

  it('while it is decided on, step by step, and once it is applied', async () => {
    const drawn = await proposals.drawnOf(w.app.db, wang, 'update')
    const submitting = { dossier: wang, text: '鹊申请', content: drawn?.revision ?? 0 }
    const done = await submitProposal(w.app, w.actor('hr'), submitting, command())
    if (!done.ok) throw new Error(done.refusal)
    id = done.value as CaseId
    let step = 0
    do {
      step += 1
      expect(await straysAt(step, (await seated())?.who)).toEqual([])
    } while (await decideNext())
    expect(await strays(outside)).toEqual([])
    expect((await cases.find(w.app, id))?.state.status).toBe('approved')
  })

  it('and of opinions finance and legal read their own alone, and whoever was not asked none', async () => {
    const opinions = ['checker', 'head', 'hr-lead', 'finance', 'legal', 'leaders'].map((block) => `鹊意见${block}`)
    const read = async (who: Cast) => {
      const { text } = await w.as(who).get(paths.case(id))
      return opinions.filter((opinion) => text.includes(opinion))
    }
    expect(await read('finance')).toEqual(['鹊意见finance'])
    expect(await read('legal')).toEqual(['鹊意见legal'])
    for (const who of ['archivist', 'it', 'auditor', 'headFinance'] as const) expect(await read(who), who).toEqual([])
    expect(await read('hr')).toEqual(opinions)
  })

  it('while finance and legal keep before them what they decided on, so that the watch is known to look', async () => {
    const meets = async (who: Cast, section: string) => {
      const { text } = await w.as(who).get(paths.case(id))
      return canaries.some((canary) => canary.place.startsWith(`${section}/`) && text.includes(canary.text))
    }
    expect([await meets('finance', 'pay'), await meets('finance', 'contracts')]).toEqual([true, false])
    expect([await meets('legal', 'contracts'), await meets('legal', 'pay')]).toEqual([true, false])
  })

  it('and nothing of it is in clear on the disk', async () => {
    const texts = [
      ...canaries.filter((_, at) => at % (isThorough ? 9 : 27) === 0).map(({ text }) => text),
      '鹊申请',
      '鹊意见head',
      '依据titles页',
    ]
    expect(texts.length).toBeGreaterThan(8)
    expect(await scanForText(folder, texts)).toEqual([])
  })
})
