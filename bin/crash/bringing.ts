import { beginArriving } from '#actions/bringing/arriving.ts'
import { bringIn } from '#actions/bringing/bringing-in.ts'
import { choose } from '#actions/bringing/choosing.ts'
import { doNext } from '#actions/bringing/turns.ts'
import * as bringings from '#db/bringing/bringing.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { written } from '../../test/domain/imports/person-file.ts'
import type { CrashHouse } from './house.ts'
import { actorNamed, type Saying, sent } from './walking.ts'

/** So many files come together. */
const files = 4

/**
 * 成批导入: some files as one batch, read, kept, and undone in part; what somebody who was killed left comes first. Each row
 * that is done is a line too.
 */
export async function bringMany({ app: whole, ...house }: CrashHouse, say: Saying): Promise<void> {
  // What is asked for is done here, row by row, and not by itself beside it.
  const app = { ...whole, bringer: { ...whole.bringer, wake: () => {} } }
  const rest = async () => {
    while (await doNext(app)) say('row')
  }
  const [hr, [unit]] = [actorNamed({ app, ...house }, 'hr'), house.units]
  if (!unit) throw new Error('There is no department.')
  await rest()
  const arriving = beginArriving(app)
  for (let at = 0; at < files; at += 1) await arriving.take(fileOf(at))
  const bringing = sent({ app, ...house })
  const id = await bringIn(app, hr, arriving, { unit, isExisting: true }, bringing)
  say(`command ${bringing.id}`)
  await rest()
  for (const [what, from, many] of [
    ['keeping', 'staged', files],
    ['undoing', 'kept', files / 2],
  ] as const) {
    const rows = (await bringings.rowsOf(app, id)).filter(({ state }) => state === from)
    const choosing = sent({ app, ...house })
    const chosen = rows.slice(0, many).map((row) => row.id)
    await choose(app, hr, { bringing: id, what, rows: chosen, reason: '试一遍' }, choosing)
    say(`command ${choosing.id}`)
    await rest()
  }
}

function fileOf(at: number) {
  const now = Date.now() * 10 + at
  const number = withCheck(`110101${1950 + (now % 50)}0312${String(Math.floor(now / 50) % 1000).padStart(3, '0')}`)
  const name = `批${now}`
  return { name: `${name}.lrmx`, bytes: Buffer.from(written({ XingMing: name, ShenFenZheng: number })), mend: false }
}

/**
 * Gone on with, every file of a batch stands where somebody decides: what was kept is one draft, what was undone is none any more,
 * and no file is two.
 */
export async function strayBringings(house: CrashHouse): Promise<readonly string[]> {
  const { app } = house
  app.bringer.wake()
  await app.bringer.rest()
  const rows = await app.db.selectFrom('brought').select(['bringing_id', 'state']).execute()
  const isOpen = rows.filter(({ state }) => ['waiting', 'keeping', 'undoing', 'leaving'].includes(state))
  const stray = isOpen.map(({ bringing_id, state }) => `a file of ${bringing_id} stays ${state}`)
  const drafts = app.roster.all().filter(({ columns }) => columns.who?.name?.startsWith('批'))
  const names = drafts.map(({ columns }) => columns.who?.name)
  for (const name of new Set(names))
    if (names.indexOf(name) !== names.lastIndexOf(name)) stray.push(`${name} has two dossiers`)
  const standing = drafts.filter(({ subject }) => subject.state !== 'discarded').length
  const kept = rows.filter(({ state }) => state === 'kept').length
  if (standing !== kept) stray.push(`${kept} files are kept and ${standing} drafts stand`)
  return stray
}
