import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitCase } from '#actions/cases/submitting.ts'
import { giveVerdict } from '#actions/cases/verdict.ts'
import { applyChange } from '#actions/dossiers/applying.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { addMaterials } from '#actions/materials/adding.ts'
import * as cases from '#db/cases/cases.ts'
import { inTransaction } from '#db/transaction.ts'
import { type Group, groups, isMaterialGroup, materialGroups } from '#domain/access/groups.ts'
import { groupsFor } from '#domain/access/policy.ts'
import { exported } from '#domain/access/rights.ts'
import { create } from '#domain/cases/kinds/create.ts'
import { decidesOf } from '#domain/cases/route.ts'
import { openRuns } from '#domain/cases/standing.ts'
import { toTick } from '#domain/cases/vouching.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { resume } from '#domain/dossiers/sections/resume.ts'
import { hasGrid } from '#domain/grid/records.ts'
import type { BlobId, CaseId, CommandId, DossierId, FilingId } from '#domain/ids.ts'
import { classes } from '#domain/materials/classes.ts'
import { type Entry, groupOf } from '#domain/materials/material.ts'
import { circumstancesOf } from '#gate/dossiers/admitting.ts'
import { paths } from '#views/paths.ts'
import { crawl, isOfNobody } from '../crawl.ts'
import { pdfText } from '../pdf.ts'
import { isThorough, some } from '../thorough.ts'
import { unzipped } from '../unzipped.ts'
import { type Cast, cast, type World, world } from '../world.ts'
import { type Canary, canaryDossier } from './canaries.ts'
import { contentOf } from './walk.ts'

let w: World
let canaries: readonly Canary[]
let dossier: DossierId
let id: CaseId

beforeAll(async () => {
  w = await world()
  const made = canaryDossier(w.units.tech, () => w.app.newId<BlobId>())
  canaries = made.canaries
  dossier = await inTransaction(w.app, async (app) => {
    const begun = await createDraft(app, w.actor('hr'), {
      entity: w.units.company,
      keeper: 'hr',
      records: made.records,
    })
    if (!begun.ok) throw new Error(begun.refusal)
    return begun.value
  })
})

afterAll(() => w.close())

const everybody = Object.keys(cast) as Cast[]
const ofHr: readonly Cast[] = ['hr', 'hr2', 'hrLead']
const outside = everybody.filter((who) => !ofHr.includes(who))
/** One of HR, who all read alike, these, and of the others every fourth by turns; with `npm run thorough` everybody. */
const looking = (these: readonly Cast[] = []): readonly Cast[] =>
  isThorough ? everybody : [...new Set<Cast>(['hr', ...these, ...some(outside, 4, turn)])]
const command = () => ({ id: w.app.newId<CommandId>(), bodyHash: '' })

/**
 * Whatever the person may list, read or preview now, and what a verdict already given keeps readable
 * (docs/decisions/0041).
 */
async function reachOf(who: Cast): Promise<ReadonlySet<Group>> {
  const [actor, subject] = [w.actor(who), w.app.roster.entry(dossier)?.subject]
  if (!subject) throw new Error('The canary has flown.')
  const circumstances = await circumstancesOf(w.app, actor, dossier)
  const now = (['list', 'read', 'preview'] as const).flatMap((action) => [
    ...groupsFor(actor, action, subject, circumstances),
  ])
  const theCase = id && (await cases.find(w.app, id))
  const signed = (theCase?.state.runs ?? []).filter(({ seats }) =>
    seats.some(({ verdict }) => verdict?.by === actor.person),
  )
  const kept = theCase ? signed.flatMap(({ block }) => ['who' as const, ...decidesOf(theCase.route, block)]) : []
  return new Set([...now, ...kept])
}

/** How often somebody has looked. */
let turn = 0

/** Of the grids, which speak of one section each, every fourth by turns. */
const entrances = () => [
  paths.home(),
  paths.dossiers(),
  paths.dossier(dossier),
  paths.dossierHistory(dossier),
  paths.dossierHistory(dossier, undefined, { first: '2026-01-01', all: 'yes' }),
  ...some(sections.filter(hasGrid), 4, turn).map(({ key }) => paths.sectionGrid(dossier, key)),
  ...some(sections.filter(hasGrid), 4, turn).map(({ key }) => paths.peopleGrid(key, 'page=1')),
  '/dossiers?asOf=2026-11-23',
  ...['basic/post', 'titles/title', 'education/school', 'basic/nativePlace'].map(
    (field) => `/suggestions/${field}?q=${encodeURIComponent('雀')}`,
  ),
  paths.materials(dossier),
  paths.materialHistory(dossier),
  paths.looseMaterials(),
  paths.missingMaterials({ unit: w.units.tech }),
  paths.search('雀0'),
  paths.archive(),
  paths.notices(),
  paths.imports(),
  paths.bringings(),
  paths.log(),
  paths.system(),
  ...(id ? [paths.case(id)] : []),
]

/** Which canaries somebody met, and that each belongs to a group within reach. */
async function meet(who: Cast): Promise<ReadonlySet<string>> {
  const reach = await reachOf(who)
  const mayMeetAll = canaries.every(({ group }) => reach.has(group))
  turn += 1
  const isLeft = (path: string) =>
    isThorough ? mayMeetAll && isOfAnother(path) : isOfAnother(path) || (id !== undefined && isOfNobody(path))
  const each = isThorough ? Number.POSITIVE_INFINITY : 3
  const pages = await crawl(w.as(who), entrances(), { isLeft, each })
  const [byText, anyOf] = [new Map(canaries.map((canary) => [canary.text, canary])), oneOf(canaries)]
  const met = pages.flatMap(({ path, text }) =>
    [...new Set(text.match(anyOf))].flatMap((found) => {
      const canary = byText.get(found)
      return canary ? [{ ...canary, path }] : []
    }),
  )
  expect(
    met.filter(({ group, field }) => !reach.has(group) && !isOnlyNumber(who, field)),
    who,
  ).toEqual([])
  return new Set(met.map(({ field }) => field).filter((field) => !isOnlyNumber(who, field)))
}

/**
 * Whoever may read all of it can meet nothing out of reach: what that person finds is sought at the dossier and in lists; and
 * so it is for the others, who look at one more dossier, where `npm test` ends in time.
 */
const isOfAnother = (path: string) =>
  /^\/dossiers\/[0-9a-f]{8}-/.test(path) &&
  ![dossier, ...(isThorough ? [] : [w.dossiers.chen])].some((one) => path.startsWith(paths.dossier(one)))

/** All of them are sought at once: each of three hundred by itself takes half as long as the drawing of the pages. */
const oneOf = (sought: readonly Canary[]) =>
  new RegExp(sought.map(({ text }) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')

/** The auditor's log calls a dossier by its number, and says nothing else of anybody (docs/decisions/0008). */
const isOnlyNumber = (who: Cast, field: string) => who === 'auditor' && field === 'basic.number'

async function decideNext() {
  const theCase = await cases.find(w.app, id)
  const [run] = theCase ? openRuns(theCase.state) : []
  const [person] = run?.seats[0]?.candidates ?? []
  const who = everybody.find((name) => w.person(name) === person)
  if (!theCase || !run || !who) throw new Error('Nobody sits.')
  const ticks = toTick(decidesOf(theCase.route, run.block), theCase.state)
  const at = { run: run.run, seat: run.seats[0]?.seat ?? 0, content: theCase.state.content.revision }
  const ruling = { ...at, verdict: 'approve', text: '同意', ticks, to: 'START' } as const
  const done = await giveVerdict(w.app, w.actor(who), id, ruling, command())
  if (!done.ok) throw new Error(done.refusal)
}

/** What these people meet at this moment, each of them. */
async function fieldsMet(people: readonly Cast[]): Promise<Readonly<Record<Cast, ReadonlySet<string>>>> {
  const all = {} as Record<Cast, ReadonlySet<string>>
  for (const who of people) all[who] = await meet(who)
  return all
}

/** The same, group by group. */
function groupsMet(met: Readonly<Record<Cast, ReadonlySet<string>>>): Readonly<Record<Cast, readonly Group[]>> {
  const all = {} as Record<Cast, readonly Group[]>
  for (const [who, fields] of Object.entries(met) as [Cast, ReadonlySet<string>][])
    all[who] = groups.filter((group) => canaries.some((canary) => canary.group === group && fields.has(canary.field)))
  return all
}

/**
 * What these meet, and some of the others by turns, but for HR, which may read every group: there is nothing that it could
 * meet out of its reach.
 */
async function meetOutsideHr(people: readonly Cast[] = outside) {
  for (const who of ofHr) {
    const reach = await reachOf(who)
    expect(
      canaries.filter(({ group }) => !reach.has(group)),
      who,
    ).toEqual([])
  }
  return groupsMet(await fieldsMet([...new Set([...people, ...some(outside, 6, turn)])]))
}

/** HR meets the same, whoever of HR looks, and nobody else meets anything. */
function expectAlike(met: Readonly<Partial<Record<Cast, readonly Group[]>>>): void {
  for (const [who, groups] of Object.entries(met) as [Cast, readonly Group[]][])
    expect(groups, who).toEqual(ofHr.includes(who) ? (met.hr ?? []) : [])
}

const line: readonly Cast[] = ['headTech', 'leaderTech', 'manager']
const slice: readonly Group[] = ['who', 'identity', 'career', 'training', 'appraisal']

describe('each page of each person shows the groups within reach and nothing else', () => {
  it('while it is a draft: every field to HR, so that nothing escapes the watch, and nothing to anybody else', async () => {
    const met = await fieldsMet(looking())
    expect([...met.hr].sort()).toEqual(canaries.map(({ field }) => field).sort())
    expectAlike(groupsMet(met))
  })

  it('while a second officer checks it: still nothing to anybody outside HR', async () => {
    const content = await contentOf(w, dossier)
    const begun = await submitCase(w.app, w.actor('hr'), { kind: create, dossier, text: '请审核', content }, command())
    if (!begun.ok) throw new Error(begun.refusal)
    id = begun.value as CaseId
    expectAlike(await (isThorough ? groupsMet(await fieldsMet(everybody)) : meetOutsideHr([])))
  })

  it('while the head decides: the slice of the seat, and no leader yet', async () => {
    await decideNext()
    const { headTech, leaderTech, manager } = await meetOutsideHr(line)
    expect(headTech).toEqual(slice)
    expect([leaderTech, manager]).toEqual([[], []])
  })

  it('while the leader decides: the same slice, frozen for the head', async () => {
    await decideNext()
    const { headTech, leaderTech, manager } = await meetOutsideHr(line)
    expect([headTech, leaderTech, manager]).toEqual([slice, slice, []])
  })

  it('once it is archived: a slice to the line, pay to finance, contracts to legal, the name to the archive, nothing to IT and auditor', async () => {
    await decideNext()
    await decideNext()
    expect(w.app.roster.entry(dossier)?.subject.state).toBe('archived')
    const met = await meetOutsideHr()
    for (const who of line) expect(met[who], who).toEqual(slice)
    expect([met.finance, met.legal, met.archivist]).toEqual([['who', 'pay'], ['who', 'contract'], ['who']])
    for (const who of ['headFinance', 'leaderFinance', 'keeper', 'it', 'auditor'] as const)
      expect(met[who], who).toEqual([])
  })

  it('and on the archivist’s print stands what the sheets show', async () => {
    const filing = await w.app.db
      .selectFrom('filings')
      .select('id')
      .where('dossier_id', '=', dossier)
      .executeTakeFirstOrThrow()
    const { answer, bytes } = await w.as('archivist').bytes(paths.filingPrintRuns(filing.id), {})
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'application/pdf'])
    const text = (await pdfText(bytes)).replace(/\s/g, '')
    const shown = canaries.filter((canary) => text.includes(canary.text))
    const onPaper = groups.filter((group) => shown.some((canary) => canary.group === group))
    expect(onPaper).toEqual(['who', 'identity', 'career', 'appraisal', 'family', 'health'])
  })

  it('once it is printed and papers are filed: their titles to HR, nothing of any class to anybody else, and of the print nothing to the archive', async () => {
    const titles = classes.map(({ key }) => ({ text: `雁${key}门`, group: groupOf(key), field: `materials.${key}` }))
    const entries = classes.map(({ key }, at): Entry => {
      const title = titles[at]?.text ?? ''
      const more = { from: `${title}来处`, remark: `${title}备注`, matter: `${title}专题` }
      return { class: key, title, copies: 1, pages: 1, form: 'original', volume: 'original', ...more }
    })
    for (const as of ['filed', 'received'] as const)
      expect((await addMaterials(w.app, w.actor('hr2'), { dossier, entries }, as, command())).ok).toBe(true)
    canaries = [...canaries, ...titles]
    const met = groupsMet(await fieldsMet(looking(['archivist'])))
    for (const [who, all] of Object.entries(met) as [Cast, readonly Group[]][])
      expect(all.filter(isMaterialGroup), who).toEqual(ofHr.includes(who) ? materialGroups : [])
    expect(met.archivist).toEqual(['who'])
  })

  it('and in the files that HR exports stands what the form needs, and nothing of pay, contracts or political review', async () => {
    const form = { reason: '报送', what: 'lrmx' }
    const lrmx = await w.as('hr').bytes(paths.dossierExports(dossier), form)
    const docx = await w.as('hr').bytes(paths.dossierExports(dossier), { ...form, what: 'docx' })
    const word = (await unzipped(docx.bytes)).map(({ bytes }) => bytes.toString('utf8')).join('')
    const list = await w.as('hr').bytes(paths.listExports(), { from: '' })
    const sheet = (await unzipped(list.bytes)).map(({ bytes }) => bytes.toString('utf8')).join('')
    const groupsIn = (text: string) =>
      groups.filter((group) => canaries.some((canary) => canary.group === group && text.includes(canary.text)))
    for (const group of groupsIn(Buffer.from(lrmx.bytes).toString('utf8') + word)) expect(exported).toContain(group)
    expect(groupsIn(word)).toEqual(
      expect.arrayContaining(['who', 'identity', 'career', 'family', 'form', 'discipline']),
    )
    for (const group of groupsIn(sheet)) expect(['who', 'identity', 'career', 'custody']).toContain(group)
    for (const who of ['headTech', 'finance', 'legal', 'archivist'] as const)
      expect((await w.as(who).post(paths.dossierExports(dossier), form)).status, who).toBe(403)
  })

  it('and on the slip of a swap stand name and number alone, and nothing of what changed', async () => {
    const filings = () =>
      w.app.db.selectFrom('filings').select(['id', 'swaps']).where('dossier_id', '=', dossier).execute()
    const box = 'A-03-2-07'
    const pages = await w.app.db.selectFrom('print_pages').select('code').execute()
    await w.as('archivist').post(paths.filingBox((await filings())[0]?.id as FilingId), { code: box, make: 'yes' })
    for (const { code } of pages) await w.as('archivist').post(paths.scans(), { page: code, code: box })
    const changed = { text: '鹤0001鸣', group: 'career', field: 'resume.text' } as const
    const fields = { from: '20150701', text: changed.text }
    await inTransaction(w.app, (app) => applyChange(app, w.actor('hr'), { dossier, section: resume, fields }))
    const swap = (await filings()).find(({ swaps }) => swaps !== null)
    const { bytes } = await w.as('archivist').bytes(paths.filingPrintRuns(swap?.id as FilingId), {})
    const [slip = '', ...sheets] = (await pdfText(bytes)).replace(/[^\S\n]/g, '').split('\n')
    expect([slip.includes('换页单'), sheets.join('').includes(changed.text)]).toEqual([true, true])
    const met = [...canaries, changed].filter(({ text }) => slip.includes(text))
    expect(met.map(({ field }) => field)).toEqual(['basic.name', 'basic.number'])
  })
})
