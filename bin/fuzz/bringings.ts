import { beginArriving } from '#actions/bringing/arriving.ts'
import { bringIn } from '#actions/bringing/bringing-in.ts'
import { type Choice, choose } from '#actions/bringing/choosing.ts'
import { mendAlike } from '#actions/bringing/mending.ts'
import { joinLine, tellApart } from '#actions/bringing/telling-apart.ts'
import { doNext } from '#actions/bringing/turns.ts'
import { closeDraft } from '#actions/dossiers/closing.ts'
import * as bringings from '#db/bringing/bringing.ts'
import { keyOf } from '#db/bringing/sealed.ts'
import * as dossiers from '#db/dossiers/dossiers.ts'
import { find, type StagedImport } from '#db/imports/imports.ts'
import { type Brought, type BroughtState, isOver, toDo } from '#domain/bringing/brought.ts'
import type { Dossier } from '#domain/dossiers/dossier.ts'
import type { BringingId, DossierId } from '#domain/ids.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { written } from '../../test/domain/imports/person-file.ts'
import type { World } from '../../test/world.ts'
import { everybody, orRefused, sent } from './house.ts'
import type { Random } from './random.ts'

type At = { readonly w: World; readonly random: Random; readonly id: BringingId; readonly before: number }

/**
 * Files and lines that come together: read, kept, undone, given up, mended, told apart and joined in any order, by whoever
 * brought them and by others, often twice, while drafts that came of them are given up beside it.
 */
export async function playBringing(world: World, random: Random, index: number): Promise<string | undefined> {
  // What is asked for is done here, one thing at a time, and not by itself beside it.
  const app = { ...world.app, bringer: { ...world.app.bringer, wake: () => {} } }
  const w = { ...world, app }
  // Other flows of the same house leave papers that nobody took.
  const before = await lying(w)
  const id = await bring(w, random, index)
  const at = { w, random, id, before }
  for (let move = 0; move < 24; move += 1) {
    for (let turn = random.below(4); turn > 0; turn -= 1) await doNext(app)
    await orRefused(doSomething(at))
    const broken = await brokenNow(at)
    if (broken) return broken
  }
  while (await doNext(app));
  await choose(app, w.actor('hr'), { bringing: id, what: 'leaving', rows: 'all' }, sent(w))
  while (await doNext(app));
  return (await brokenNow(at)) ?? brokenAtEnd(at)
}

async function bring(w: World, random: Random, index: number): Promise<BringingId> {
  const arriving = beginArriving(w.app)
  const bytes = (text: string) => new TextEncoder().encode(text)
  const form = (name: string, at: number, birth = '197503') => {
    const number = withCheck(`11010119750312${String((index * 7 + at) % 1000).padStart(3, '0')}`)
    return {
      name,
      bytes: bytes(written({ XingMing: `批${index}之${at}`, ShenFenZheng: number, ChuShengNianYue: birth })),
    }
  }
  const files = [form('甲.lrmx', 0), form('乙.lrmx', 1, '1975'), form('甲又.lrmx', 0), form('丙.lrmx', 2)]
  for (const file of random.some(files, 2)) await arriving.take({ ...file, mend: random.once(3) })
  if (random.once(3)) await arriving.take({ name: '坏.lrmx', bytes: bytes('<Person>'), mend: false })
  const list = `姓名\t出生年月\n批${index}之0\t1975.03\n批${index}之${random.below(9)}\t1975\n\t1980.01`
  // Of a list whose columns nobody has told yet it is asked, and it waits as a file.
  const asking = `某列\t另一列\n批${index}之8\t1975.03`
  for (const text of random.some([list, asking], 2))
    await arriving.takeList({ name: '名单', bytes: bytes(text), mend: false })
  await arriving.take({ ...form('末.lrmx', 3), mend: false })
  const command = sent(w)
  const into = { unit: w.units.tech, isExisting: random.once(2) }
  const id = await bringIn(w.app, w.actor('hr'), arriving, into, command)
  // The same form sent again leads to what came of the first, and leaves nothing of its own.
  if (random.once(4)) {
    const again = beginArriving(w.app)
    await again.take({ ...form('甲.lrmx', 0), mend: false })
    if ((await bringIn(w.app, w.actor('hr'), again, into, command)) !== id) throw new Error('The same form is another.')
  }
  return id
}

const choices: readonly Choice[] = ['keeping', 'undoing', 'leaving']

async function doSomething({ w, random, id }: At): Promise<unknown> {
  const { app } = w
  const actor = w.actor(random.once(6) ? random.pick(everybody) : 'hr')
  const rows = await bringings.rowsOf(app, id)
  const row = random.pick(rows)
  const command = sent(w)
  const staged = rows.find((one) => one.import)?.import
  switch (random.below(8)) {
    case 0:
      return mendAlike(app, actor, { bringing: id, kind: random.pick(kinds), answer: { is: 'settle' } }, command)
    case 1:
      return tellApart(app, actor, { bringing: id, row: row.id, others: [], nobody: random.once(2) }, command)
    case 2:
      return staged && joinLine(app, actor, { bringing: id, row: row.id, into: staged }, command)
    case 3:
      return giveUp(w, await dossierOf(w, row))
    default: {
      const some = random.some(rows, 2).map((one) => one.id)
      const what = random.pick(choices)
      const choosing = { bringing: id, what, rows: random.once(4) ? ('all' as const) : some, reason: '重复' }
      const many = await choose(app, actor, choosing, command)
      if (random.once(4) && (await choose(app, actor, choosing, command)) !== many) throw new Error('Chosen twice.')
      return many
    }
  }
}

const kinds = ['month-missing', 'unit-unknown', 'birth-differs', 'nothing'] as const

const dossierOf = async ({ app }: World, { import: id }: Brought): Promise<DossierId | undefined> =>
  id && (await find(app, id))?.dossier

/** Somebody gives the draft up on its own page. */
async function giveUp(w: World, dossier: DossierId | undefined): Promise<unknown> {
  const known = dossier && (await dossiers.find(w.app.db, dossier))
  if (!dossier || !known) return undefined
  return closeDraft(w.app, w.actor('hr2'), { dossier, reason: '建重了', content: known.content }, sent(w))
}

type Behind = {
  readonly row: Brought
  readonly staged: StagedImport | undefined
  readonly dossier: Dossier | undefined
}

/** What holds at any moment of a row in each state, beside what is behind it. */
const claims: Partial<Record<BroughtState, readonly (readonly [what: string, holds: (behind: Behind) => boolean])[]>> =
  {
    waiting: [['what waits has something to be read', ({ row: { content } }) => Boolean(content.file ?? content.line)]],
    staged: [['what was read has its import', ({ staged }) => staged !== undefined]],
    kept: [
      ['what was kept has its draft', ({ dossier }) => dossier !== undefined],
      ['the name lies under one key', ({ row }) => row.content.name === ''],
    ],
    undone: [['what was undone is a draft no more', ({ dossier }) => dossier?.state === 'discarded']],
    left: [
      ['what was given up waits no more', ({ staged }) => staged?.state !== 'staged'],
      ['what was given up is no draft', ({ dossier }) => (dossier?.state ?? 'discarded') === 'discarded'],
      ['the name lies under one key', ({ row }) => row.content.name === ''],
    ],
  }

/** At any moment every row says what stands behind it, and nobody is two people. */
async function brokenNow({ w: { app }, id }: At): Promise<string | undefined> {
  const seen = new Set<DossierId>()
  for (const row of await bringings.rowsOf(app, id)) {
    const staged = row.import ? await find(app, row.import) : undefined
    const dossier = staged && (await dossiers.find(app.db, staged.dossier))
    if (staged && seen.has(staged.dossier)) return 'two rows have one dossier'
    if (staged) seen.add(staged.dossier)
    const broken = claims[row.state]?.find(([, holds]) => !holds({ row, staged, dossier }))
    if (broken) return broken[0]
  }
  return app.seals.unsound().length > 0 ? 'every row is what this house wrote' : undefined
}

/** Nothing waits any more, no file is left behind, and what cannot be undone can be opened no more. */
async function brokenAtEnd({ w, id, before }: At): Promise<string | undefined> {
  const { app } = w
  const rows = await bringings.rowsOf(app, id)
  const waits = rows.find(({ state }) => toDo.some((one) => one === state))
  if (waits) return `nothing waits for ever: ${waits.state}`
  const counts = await bringings.countsOf(app.db, id)
  if (!isOver(counts)) return `everything comes to an end: ${JSON.stringify(counts)}`
  if (counts.kept === 0 && app.vault.hasKey(keyOf(id))) return 'names of what is over are noise'
  if ((await lying(w)) > before) return 'no encrypted file is left behind'
  return undefined
}

/** Encrypted files that no row names. */
const lying = async ({ app }: World): Promise<number> => (await app.blobs.unused(app.db)).length
