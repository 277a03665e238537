import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { doNext } from '#actions/bringing/turns.ts'
import { archive } from '#actions/cases/effects/archive.ts'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { inTransaction } from '#db/transaction.ts'
import type { BringingId, DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import { withCheck } from '#domain/people/id-number.ts'
import { paths } from '#views/paths.ts'
import { type Values, written } from '../domain/imports/person-file.ts'
import { zipNamed } from '../domain/imports/zip-file.ts'
import { type Cast, type FormValues, people, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
const fresh = (birth = '19750312') => {
  serial += 1
  return withCheck(`${String(110200 + serial)}${birth}999`)
}
const form = (changes: Values = {}, name = 'x.lrmx') => new File([written({ ShenFenZheng: fresh(), ...changes })], name)

const post = (files: readonly File[], more: FormValues = {}, who: Cast = 'hr') =>
  w.as(who).post(paths.bringings(), { unit: w.units.finance, ...more, files })

/** Brings files in and waits until nothing is under way. */
async function bring(files: readonly File[], more: FormValues = {}): Promise<BringingId> {
  const sent = await post(files, more)
  expect(sent.status).toBe(303)
  await w.app.bringer.rest()
  return (sent.location ?? '').split('/').at(-1) as BringingId
}
const shown = async (id: BringingId, who: Cast = 'hr') => (await w.as(who).get(paths.bringing(id))).text
const step = async (id: BringingId, what: Parameters<typeof paths.bringingStep>[1], values: FormValues = {}) => {
  const answer = await w.as('hr').post(paths.bringingStep(id, what), values)
  await w.app.bringer.rest()
  return answer
}
const states = async (id: BringingId) =>
  (
    await w.app.db.selectFrom('brought').select('state').where('bringing_id', '=', id).orderBy('position').execute()
  ).map(({ state }) => state)
const rows = async (id: BringingId, state: string) =>
  (
    await w.app.db
      .selectFrom('brought')
      .select('id')
      .where('bringing_id', '=', id)
      .where('state', '=', state as never)
      .orderBy('position')
      .execute()
  ).map(({ id }) => String(id))
const drafts = async () =>
  (
    await w.app.db
      .selectFrom('dossiers')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .where('state', '=', 'draft')
      .executeTakeFirstOrThrow()
  ).n

describe('bringing many in', () => {
  it('reads what came in the background, says what could not be read, and keeps what is chosen', async () => {
    const id = await bring([
      form({ XingMing: '甲一' }, '甲一.lrmx'),
      new File(['no xml'], '坏.lrmx'),
      form({ XingMing: '乙二' }, '乙二.lrmx'),
    ])
    expect(await states(id)).toEqual(['staged', 'failed', 'staged'])
    const page = await shown(id)
    for (const text of ['甲一', '乙二', '坏.lrmx', '内容不是 XML']) expect(page).toContain(text)
    const before = await drafts()
    const [first = '', second = ''] = await rows(id, 'staged')
    expect((await step(id, 'keeping', { rows: first })).status).toBe(303)
    expect(await drafts()).toBe(before + 1)
    expect(await states(id)).toEqual(['kept', 'failed', 'staged'])
    expect(w.app.roster.named('甲一')).toHaveLength(1)
    await step(id, 'leaving', { rows: second })
    expect(await states(id)).toEqual(['kept', 'failed', 'left'])
    expect(await shown(id)).not.toContain('乙二')
  })

  it('is there for nobody but its author, and refuses whoever keeps no dossiers', async () => {
    const id = await bring([form()])
    for (const who of ['hr2', 'hrLead'] as const) expect((await w.as(who).get(paths.bringing(id))).status).toBe(404)
    for (const what of ['keeping', 'leaving', 'undoing', 'answers', 'failed'] as const)
      expect((await w.as('hr2').post(paths.bringingStep(id, what), { reason: 'x', answer: 'settle' })).status).toBe(404)
    expect((await w.as('finance').get(paths.bringings())).status).toBe(403)
    expect((await post([form()], {}, 'finance')).status).toBe(403)
    expect(await states(id)).toEqual(['staged'])
  })

  it('says what is missing and keeps nothing', async () => {
    const count = async () => (await w.app.db.selectFrom('bringings').select('id').execute()).length
    const before = await count()
    const nothing = await post([], { text: '' })
    expect(nothing.status).toBe(422)
    expect(nothing.text).toContain('先选文件、文件夹，或粘贴名册')
    // Whoever sends files is given the time that they take, and not that of a page.
    expect(nothing.text).toMatch(/<form[^>]* enctype="multipart\/form-data"[^>]* hx-config="timeout:600000"/)
    const noUnit = await post([form()], { unit: '', text: '姓名' })
    expect([noUnit.status, noUnit.text.includes('选一个单位')]).toEqual([422, true])
    expect(await count()).toBe(before)
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })

  it('says what is wrong with the only file that came, though nothing of it was kept', async () => {
    const large = new File([new Uint8Array(limits.listFile + 1)], '林致远.lrmx')
    for (const [file, said] of [
      [large, '文件超过 10 MB'],
      [new File([new Uint8Array(await zipNamed([['../甲.lrmx', '<Person/>']]))], '一包.zip'), '路径指到包外'],
    ] as const) {
      const id = await bring([file])
      expect(await states(id)).toEqual(['failed'])
      expect(await shown(id)).toContain(said)
    }
  })

  it('gives a pasted list back to whoever is signed in no more', async () => {
    const sent = { unit: w.units.finance, text: '姓名\t工号\n庚九\t0099', files: [form()] }
    const { status, text } = await w.as(undefined).post(paths.bringings(), sent)
    expect(status).toBe(401)
    expect(text).toContain('庚九')
  })

  it('makes one batch of the same form sent twice', async () => {
    const files = [form({ XingMing: '丙三' }, '丙三.lrmx')]
    const cmd = w.app.newId<string>()
    const [first, second] = [await post(files, { cmd_id: cmd }), await post(files, { cmd_id: cmd })]
    await w.app.bringer.rest()
    expect(second.location).toBe(first.location)
  })

  it('mends everything of a kind with one answer', async () => {
    const changes = { ChuShengNianYue: '1975', ShenFenZheng: '' }
    const id = await bring(['丁一', '丁二', '丁三'].map((name) => form({ ...changes, XingMing: name }, `${name}.lrmx`)))
    const page = await shown(id)
    const kind = 'month-unknown'
    expect(page).toContain(`name="kind" value="${kind}"`)
    await step(id, 'answers', { kind, answer: 'settle' })
    expect(await shown(id)).not.toContain(`name="kind" value="${kind}"`)
  })

  it('undoes a batch except what changed since, and says so', async () => {
    const id = await bring(['戊一', '戊二'].map((name) => form({ XingMing: name }, `${name}.lrmx`)))
    await step(id, 'keeping', { rows: await rows(id, 'staged') })
    expect(await states(id)).toEqual(['kept', 'kept'])
    const changed = w.app.roster.named('戊一')[0]?.subject.dossier
    const saved = await w
      .as('hr')
      .post(paths.sectionRecords(changed as never, 'contact' as never), { mobile: '13800000000' })
    expect(saved.status).toBe(303)
    expect((await step(id, 'undoing', { reason: '' })).status).toBe(422)
    await step(id, 'undoing', { reason: '选错了单位' })
    expect(await states(id)).toEqual(['kept', 'undone'])
    expect(await shown(id)).toContain('后来改过，没有撤销')
    expect(w.app.roster.entry(changed as never)?.subject.state).toBe('draft')
  })

  it('gives only what failed back as a workbook', async () => {
    const id = await bring([new File(['x'], '坏一.lrmx'), form({ XingMing: '己一' })])
    const { answer, bytes } = await w.as('hr').bytes(paths.bringingStep(id, 'failed'), {})
    expect(answer.status).toBe(200)
    const read = await w.app.readingRoom.list(bytes)
    const cells = read.ok ? read.value.sheets[0]?.rows.map(({ cells }) => cells.join('|')) : []
    expect(cells?.some((line) => line.includes('坏一.lrmx'))).toBe(true)
    expect(cells?.join()).not.toContain('己一')
  })
})

describe('a name list', () => {
  const list = (lines: readonly string[]) => lines.join('\n')

  it('becomes a draft a line, in whatever encoding Excel saved it', async () => {
    for (const encode of [
      (text: string) => iconv.encode(text, 'gb18030'),
      (text: string) => Buffer.from(text),
      (text: string) => Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]),
    ]) {
      const text = list([
        '姓 名,身份证号\u00a0,民族,部门',
        `林㛃,${fresh()},汉族,技术部`,
        `沈誠舟,${fresh()},汉族,没有的部`,
        '',
      ])
      const id = await bring([new File([new Uint8Array(encode(text.replaceAll('\u00a0', '')))], '名册.csv')])
      expect(await states(id)).toEqual(['listed', 'staged', 'staged'])
      const page = await shown(id)
      for (const said of ['林㛃', '沈誠舟', '机构里没有“没有的部”']) expect(page).toContain(said)
      expect(page).toMatch(new RegExp(`>${w.app.directory.units.get(w.units.finance)?.name}<`))
      expect(page).not.toContain(`>${w.units.finance}<`)
      await step(id, 'leaving', { rows: await rows(id, 'staged') })
    }
  })

  it('asks about columns it does not know, once', async () => {
    const text = (name: string) => list(['姓名\t身份证号\t所在处室名', `${name}\t${fresh()}\t技术部`])
    const id = await bring([], { text: text('庚一') })
    expect(await states(id)).toEqual(['asking'])
    const page = await shown(id)
    expect(page).toContain('所在处室名')
    const [row = ''] = await rows(id, 'asking')
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? ''
    const told = { row, version, heading: ['姓名', '身份证号', '所在处室名'] }
    expect((await step(id, 'columns', { ...told, means: ['none', 'none', 'unit'] })).status).toBe(422)
    await step(id, 'columns', { ...told, means: ['name', 'idNumber', 'unit'] })
    expect(await states(id)).toEqual(['listed', 'staged'])
    expect(await shown(id)).toContain('技术部')
    expect(await states(await bring([], { text: text('庚二') }))).toEqual(['listed', 'staged'])
  })

  it('refuses a number that a spreadsheet has cut, row by row, and takes the others', async () => {
    const text = list([
      '姓名\t身份证号\t出生年月',
      '辛一\t1.10101E+17\t1985.1',
      `辛二\t${fresh()}\t1975.03`,
      '\t\t1980.01',
    ])
    const id = await bring([], { text })
    expect(await states(id)).toEqual(['listed', 'failed', 'staged', 'failed'])
    const page = await shown(id)
    expect(page).toContain('第 2 行“身份证号”被存成了数字')
    expect(page).toContain('第 4 行没有姓名')
  })

  it('makes one person of a file and a line of the list', async () => {
    const number = fresh()
    const text = list(['姓名\t身份证号\t工号\t档案编号', `壬一\t${number}\t0412\tHX-9001`])
    const id = await bring([form({ XingMing: '壬一', ShenFenZheng: number }, '壬一.lrmx')], { text })
    expect(await states(id)).toEqual(['staged', 'listed', 'failed'])
    const page = await shown(id)
    expect(page).toContain('并成一人')
    const into = /name="into" value="([^"]+)"/.exec(page)?.[1] ?? ''
    const [row = ''] = await rows(id, 'failed')
    await step(id, 'joining', { row, into })
    expect(await states(id)).toEqual(['staged', 'listed', 'left'])
    await step(id, 'keeping', { rows: await rows(id, 'staged') })
    expect(w.app.roster.named('壬一')[0]?.columns.who).toMatchObject({ staffNumber: '0412', number: 'HX-9001' })
  })

  it('leaves out whoever is on file, and asks about a namesake', async () => {
    const { wang } = people
    const text = list(['姓名\t身份证号', `${wang.name}\t${wang.idNumber}`, `${wang.name}\t`])
    const id = await bring([], { text })
    const page = await shown(id)
    expect(page).toContain('证件号码已有档案')
    expect(page).toContain('档案里有同名的人')
    const before = await drafts()
    const [known = '', other = ''] = await rows(id, 'staged')
    await step(id, 'keeping', { rows: [known, other] })
    expect(await drafts()).toBe(before)
    const others = [...page.matchAll(/name="others" value="([^"]+)"/g)].map(([, one = '']) => one)
    await step(id, 'distinction', { row: other, others })
    await step(id, 'keeping', { rows: [other] })
    expect(await drafts()).toBe(before + 1)
  })
})

describe('existing people', () => {
  it('bring box and volumes, and the archive confirms where they stand without a print', async () => {
    const code = 'B-01-1-01'
    expect((await w.as('archivist').post(paths.locations(), { code, name: '', to: '' })).status).toBe(303)
    const text = `姓名\t身份证号\t档案编号\t盒号\t卷数\n癸一\t${fresh()}\tHX-9100\t${code}\t2`
    const id = await bring([], { text, existing: 'yes' })
    await step(id, 'keeping', { rows: await rows(id, 'staged') })
    const dossier = w.app.roster.named('癸一')[0]?.subject.dossier as DossierId
    await inTransaction(w.app, async (app) => {
      for (const state of ['confirming', 'approving'] as const) await moveDossier(app, dossier, state)
      await archive(app, { dossier } as never, (() => {}) as never)
    })
    const filing = await w.app.db
      .selectFrom('filings')
      .select('id')
      .where('dossier_id', '=', dossier)
      .executeTakeFirstOrThrow()
    const { text: page } = await w.as('archivist').get(paths.filing(filing.id))
    for (const said of [code, '等待确认位置']) expect(page).toContain(said)
    expect(page).not.toContain('print-runs')
    expect((await w.app.db.selectFrom('volumes').select('id').where('dossier_id', '=', dossier).execute()).length).toBe(
      2,
    )
    const confirm = (who: Cast, typed: string) => w.as(who).post(paths.filingStanding(filing.id), { code: typed })
    expect((await confirm('hr', code)).status).toBe(403)
    expect((await confirm('archivist', 'B-01-1-02')).status).toBe(422)
    expect((await confirm('archivist', code)).status).toBe(303)
    expect((await confirm('archivist', code)).status).toBe(422)
    expect(w.app.roster.entry(dossier)?.columns.custody.box).toBe(code)
  })
})

describe('what was begun', () => {
  it('says at its row what cannot be done, and goes on with the others, though what was read of it was altered', async () => {
    const id = await bring([form({ XingMing: '丙三' }, '丙三.lrmx'), form({ XingMing: '丁四' }, '丁四.lrmx')])
    const [first = '', second = ''] = await rows(id, 'staged')
    const { bringer } = w.app
    Object.assign(w.app, { bringer: { ...bringer, wake: () => {} } })
    expect((await step(id, 'keeping', { rows: [first, second] })).status).toBe(303)
    Object.assign(w.app, { bringer })
    expect(await states(id)).toEqual(['keeping', 'keeping'])
    const altered = await w.app.db
      .selectFrom('brought')
      .select('import_id')
      .where('id', '=', first as never)
      .execute()
    const { isSound } = w.app.seals
    const spy = vi.spyOn(w.app.seals, 'isSound')
    spy.mockImplementation((table, row) => row !== altered[0]?.import_id && isSound(table, row))
    bringer.wake()
    await bringer.rest()
    spy.mockRestore()
    expect(await states(id)).toEqual(['staged', 'kept'])
    expect(await shown(id)).toContain('这一份办到一半停下了')
  })

  it('goes on after the process ended in the middle', async () => {
    const { bringer } = w.app
    Object.assign(w.app, { bringer: { ...bringer, wake: () => {} } })
    const sent = await post([form({ XingMing: '子一' }, '子一.lrmx'), form({ XingMing: '子二' }, '子二.lrmx')])
    Object.assign(w.app, { bringer })
    const id = (sent.location ?? '').split('/').at(-1) as BringingId
    expect(await states(id)).toEqual(['waiting', 'waiting'])
    const page = await shown(id)
    expect([page.includes('正在读'), page.includes('子一')]).toEqual([true, false])
    expect(await doNext(w.app)).toBe(true)
    expect(await states(id)).toEqual(['staged', 'waiting'])
    w.app.bringer.wake()
    await w.app.bringer.rest()
    expect(await states(id)).toEqual(['staged', 'staged'])
    expect(await w.app.blobs.unused(w.app.db)).toEqual([])
  })
})
