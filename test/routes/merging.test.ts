import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { DossierId, RecordId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { drawnForm } from '../forms.ts'
import { type Cast, type World, world } from '../world.ts'
import { contentOf, givingUp } from './walk.ts'

/** Two officers at one draft. What each saw is in the form; what is sent is the form as drawn with a few fields typed. */
let w: World
let id: DossierId
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

let serial = 0
const begin = async () => {
  serial += 1
  const typed = { name: `丁合并${serial}`, unit: w.units.tech, post: '工程师', sex: '男', birth: '1990.02' }
  const { location } = await w.as('hr').post(paths.newDossier(), typed)
  id = (location ?? '').split('/').at(-1) as DossierId
}

const open = async (who: Cast, section = 'basic', record?: RecordId) => {
  const { text } = await w.as(who).get(paths.section(id, section, record))
  return drawnForm(text, paths.sectionRecords(id, section))
}
const send = (who: Cast, form: Record<string, string | readonly string[]>, section = 'basic') =>
  w.as(who).post(paths.sectionRecords(id, section), form)
const page = async () => (await w.as('hr').get(paths.dossier(id))).text
const recordIn = (text: string, words: string) => {
  const row = text.slice(0, text.indexOf(words)).lastIndexOf('data-row="')
  return text.slice(row + 10, row + 46) as RecordId
}
const revisions = () =>
  w.app.db
    .selectFrom('revisions')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()

describe('two officers at one record', () => {
  it('keep both changes of different fields, in one group or in two, and the second is told', async () => {
    await begin()
    const [one, other] = [await open('hr'), await open('hr2')]
    expect((await send('hr', { ...one, nativePlace: '湖南长沙', health: '健康' })).status).toBe(303)
    const second = await send('hr2', { ...other, birthPlace: '湖北武汉', speciality: '焊工' })
    expect(second.status).toBe(303)
    const { text } = await w.as('hr2').get((second.location ?? '').replace(/#.*/, ''))
    for (const kept of ['湖南长沙', '健康', '湖北武汉', '焊工']) expect(text).toContain(kept)
    expect(text).toContain('另一位同事同时改了籍贯、健康状况，已合并。')
  })

  it('are asked about the field that both changed, with what it was, what it is and what was typed', async () => {
    await begin()
    await send('hr', { ...(await open('hr')), speciality: '钳工' })
    const [one, other] = [await open('hr'), await open('hr2')]
    await send('hr2', { ...other, speciality: '车工', nativePlace: '湖南长沙' })
    const asked = await send('hr', { ...one, speciality: '焊工', birthPlace: '湖北武汉' })
    expect(asked.status).toBe(409)
    const [, question = ''] = /<fieldset[^>]*>(.*?)<\/fieldset>/s.exec(asked.text) ?? []
    for (const shown of ['专长', '钳工', '车工', '焊工']) expect(question).toContain(shown)
    expect(asked.text.match(/<fieldset/g)).toHaveLength(1)
    expect(asked.text).toContain('另一位同事同时改了籍贯，已合并在下面。')
    const again = drawnForm(asked.text, paths.sectionRecords(id, 'basic'))
    expect(again).toMatchObject({ speciality: '焊工', birthPlace: '湖北武汉', nativePlace: '湖南长沙' })
    expect(await page()).not.toContain('湖北武汉')

    const undecided = await send('hr', again)
    expect([undecided.status, undecided.text.includes('选定用哪一个。')]).toEqual([422, true])
    expect(undecided.text).toContain('钳工')
    const final = { ...drawnForm(undecided.text, paths.sectionRecords(id, 'basic')), 'choice.speciality': 'mine' }
    expect((await send('hr', final)).status).toBe(303)
    const text = await page()
    for (const kept of ['焊工', '湖北武汉', '湖南长沙']) expect(text).toContain(kept)
  })

  it('are asked by the names of what they chose', async () => {
    await begin()
    const [one, other] = [await open('hr'), await open('hr2')]
    await send('hr2', { ...other, unit: w.units.finance })
    const asked = await send('hr', { ...one, unit: w.units.hr })
    const [, question = ''] = /<fieldset[^>]*>(.*?)<\/fieldset>/s.exec(asked.text) ?? []
    for (const unit of ['技术部', '财务部', '人力资源部']) expect(question).toContain(unit)
  })

  it('may leave it as the other wrote it, whatever was typed', async () => {
    await begin()
    const [one, other] = [await open('hr'), await open('hr2')]
    await send('hr2', { ...other, workStart: '2012.07' })
    const asked = await send('hr', { ...one, workStart: '2013.07', speciality: '焊工' })
    const again = drawnForm(asked.text, paths.sectionRecords(id, 'basic'))
    const sent = await send('hr', { ...again, workStart: '二〇一三', 'choice.workStart': 'theirs' })
    expect(sent.status).toBe(303)
    const text = await page()
    expect([text.includes('2012.07'), text.includes('2013.07'), text.includes('焊工')]).toEqual([true, false, true])
  })

  it('are asked again where a third one saved while the question stood', async () => {
    await begin()
    const [one, other] = [await open('hr'), await open('hr2')]
    await send('hr2', { ...other, speciality: '车工' })
    const asked = await send('hr', { ...one, speciality: '焊工' })
    await send('hrLead', { ...(await open('hrLead')), speciality: '铣工' })
    const answer = { ...drawnForm(asked.text, paths.sectionRecords(id, 'basic')), 'choice.speciality': 'mine' }
    const third = await send('hr', answer)
    expect([third.status, third.text.includes('铣工')]).toEqual([409, true])
    expect(await page()).toContain('铣工')
  })

  it('write nothing where both say the same', async () => {
    await begin()
    const [one, other] = [await open('hr'), await open('hr2')]
    await send('hr', { ...one, speciality: '焊工' })
    const before = await revisions()
    expect((await send('hr2', { ...other, speciality: '焊工' })).status).toBe(303)
    expect(await revisions()).toEqual(before)
  })

  it('are not overwritten by a form that does not say what it was drawn from', async () => {
    await begin()
    await send('hr', { ...(await open('hr')), speciality: '钳工' })
    const { stamp: _, ...without } = await open('hr')
    expect((await send('hr', { ...without, speciality: '焊工' })).status).toBe(409)
    expect((await send('hr', { ...without, speciality: '焊工', stamp: 'who/999999 <b>' })).status).toBe(409)
    expect(await page()).toContain('钳工')
  })

  it('each fill in a part of what only one record holds', async () => {
    await begin()
    const [one, other] = [await open('hr', 'form'), await open('hr2', 'form')]

    expect((await send('hr', { ...one, submitter: '其一' }, 'form')).status).toBe(303)
    expect((await send('hr2', { ...other, filledBy: '其二' }, 'form')).status).toBe(303)
    const text = await page()
    expect([text.includes('其一'), text.includes('其二')]).toEqual([true, true])
  })
})

describe('taking away what somebody else worked on', () => {
  const addTitle = async (title: string) => {
    await begin()
    await w.as('hr').post(paths.sectionRecords(id, 'titles'), { title })
    return recordIn(await page(), title)
  }

  it('asks before a record is retracted that was changed after the page was drawn', async () => {
    const record = await addTitle('工程师甲')
    const retraction = paths.recordRetraction(id, 'titles', record)
    const drawn = drawnForm((await w.as('hr').get(paths.section(id, 'titles', record))).text, retraction)
    await send('hr2', { ...(await open('hr2', 'titles', record)), title: '工程师乙' }, 'titles')
    const asked = await w.as('hr').post(retraction, drawn)
    expect(asked.status).toBe(409)
    for (const shown of ['没有撤除', '工程师甲', '工程师乙']) expect(asked.text).toContain(shown)
    expect(await page()).toContain('工程师乙')
    expect((await w.as('hr').post(retraction, drawnForm(asked.text, retraction))).status).toBe(303)
    expect(await page()).not.toContain('工程师乙')
  })

  it('keeps what was typed for a record that was retracted meanwhile, to be added anew', async () => {
    const record = await addTitle('工程师丙')
    const form = await open('hr2', 'titles', record)
    const retraction = paths.recordRetraction(id, 'titles', record)
    await w
      .as('hr')
      .post(retraction, drawnForm((await w.as('hr').get(paths.section(id, 'titles', record))).text, retraction))
    const late = await send('hr2', { ...form, title: '工程师丁' }, 'titles')
    expect([late.status, late.text.includes('刚被同事撤除')]).toEqual([409, true])
    const again = drawnForm(late.text, paths.sectionRecords(id, 'titles'))
    expect(again).toMatchObject({ title: '工程师丁' })
    expect((await send('hr2', again, 'titles')).status).toBe(303)
    expect(await page()).toContain('工程师丁')
  })

  it('asks before a record is added where somebody declared meanwhile that there is none', async () => {
    await begin()
    const form = await open('hr', 'rewards')
    expect((await w.as('hr2').post(paths.sectionNothing(id, 'rewards'))).status).toBe(303)
    const late = await send('hr', { ...form, text: '先进个人' }, 'rewards')
    expect([late.status, late.text.includes('记为无此类情况'), late.text.includes('先进个人')]).toEqual([
      409,
      true,
      true,
    ])
    expect((await send('hr', drawnForm(late.text, paths.sectionRecords(id, 'rewards')), 'rewards')).status).toBe(303)
  })

  it('does not declare that there is nothing where somebody has just added a record, and once where both declare it', async () => {
    await begin()
    await send('hr', { ...(await open('hr', 'rewards')), text: '先进个人' }, 'rewards')
    expect((await w.as('hr2').post(paths.sectionNothing(id, 'rewards'))).status).toBe(409)
    const both = [w.as('hr'), w.as('hr2')].map((officer) => officer.post(paths.sectionNothing(id, 'party')))
    expect((await Promise.all(both)).map(({ status }) => status)).toEqual([303, 303])
  })

  it('does not go back to a declaration that was made before a record came and went', async () => {
    await begin()
    await w.as('hr').post(paths.sectionNothing(id, 'titles'))
    await w.as('hr').post(paths.sectionRecords(id, 'titles'), { ...(await open('hr', 'titles')), title: '来了又走' })
    const record = recordIn(await page(), '来了又走')
    const retraction = paths.recordRetraction(id, 'titles', record)
    const { text } = await w.as('hr').get(paths.section(id, 'titles', record))
    expect((await w.as('hr').post(retraction, drawnForm(text, retraction))).status).toBe(303)
    const [, section = ''] = /<section[^>]*id="titles"(.*?)<\/section>/s.exec(await page()) ?? []
    expect(section).toContain('还没有记录')
  })

  it('asks before a draft is given up that somebody went on with, and names what was done', async () => {
    await begin()
    const closing = paths.draftClosing(id)
    const drawn = drawnForm((await w.as('hr').get(closing)).text, closing)
    await send('hr2', { ...(await open('hr2', 'titles')), title: '高级工程师' }, 'titles')
    const asked = await w.as('hr').post(closing, { ...drawn, reason: '重复建立' })
    expect(asked.status).toBe(409)
    for (const shown of ['没有作废', '新增专业技术职务', '顾言', '重复建立']) expect(asked.text).toContain(shown)
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(200)
    expect((await w.as('hr').post(closing, drawnForm(asked.text, closing))).status).toBe(303)
    expect((await w.as('hr').get(paths.dossier(id))).status).toBe(404)
  })

  it.each([
    ['submitted', paths.submission, 'text'],
    ['given up', paths.draftClosing, 'reason'],
  ] as const)('is not %s by a form that does not say what it was drawn from', async (_, address, field) => {
    await begin()
    const events = () => w.app.db.selectFrom('case_events').select('case_id').execute()
    const before = await events()
    for (const content of [undefined, '', ' ', '-1', '1e0', 'NaN', ['x', `${await contentOf(w, id)}`]]) {
      const form = { [field]: '没有看过就送来的', ...(content !== undefined && { content }) }
      const { status, text } = await w.as('hr').post(address(id), form)
      expect([content, status, text.includes('没有看过就送来的')]).toEqual([content, 409, true])
    }
    expect(w.app.roster.entry(id)?.subject.state).toBe('draft')
    expect(await events()).toEqual(before)
  })

  it('keeps what was typed for a draft that was given up meanwhile', async () => {
    await begin()
    const form = await open('hr', 'resume')
    expect((await w.as('hr2').post(paths.draftClosing(id), await givingUp(w, id, '重复建立'))).status).toBe(303)
    const late = await send('hr', { ...form, text: '在某厂任技术员二十年' }, 'resume')
    expect([late.status, late.text.includes('在某厂任技术员二十年')]).toEqual([404, true])
  })
})

describe('eight forms open at one record', () => {
  it('are all kept where each changes another field, in whatever order they arrive', async () => {
    await begin()
    const officers = ['hr', 'hr2', 'hrLead'] as const
    const typed: Record<string, string> = {
      nativePlace: '湖南长沙',
      birthPlace: '湖北武汉',
      nation: '土家族',
      politics: '群众',
      workStart: '2012.07',
      health: '一般',
      speciality: '焊工',
      rank: '高级主管',
    }
    const forms = await Promise.all(
      Object.entries(typed).map(async ([key, value], at) => {
        const who = officers[at % 3] ?? 'hr'
        return { who, form: { ...(await open(who)), [key]: value } }
      }),
    )
    const sent = await Promise.all(forms.map(({ who, form }) => send(who, form)))
    expect(sent.map(({ status }) => status)).toEqual(forms.map(() => 303))
    expect(await open('hr')).toMatchObject(typed)
  })
})
