import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { moveDossier } from '#actions/dossiers/archiving.ts'
import { createDraft } from '#actions/dossiers/beginning.ts'
import { addLocation } from '#db/custody/locations.ts'
import { inTransaction } from '#db/transaction.ts'
import type { DossierId, LocationId } from '#domain/ids.ts'
import { paths } from '#views/paths.ts'
import { type Cast, people, type World, world } from '../world.ts'
import { walker } from './walk.ts'

let w: World
beforeAll(async () => {
  w = await world()
  w.app.roster.setBox(w.dossiers.wang, 'A-03-2-07')
})
afterAll(() => w.close())

const entries = async (act: string) =>
  (await w.app.db.selectFrom('log').select('body').orderBy('seq').execute())
    .map(({ body }) => JSON.parse(body) as { act: string; about: Record<string, unknown> })
    .filter((entry) => entry.act === act)

/** The names in the rows of a list, in their order. */
const names = (text: string) =>
  [...text.matchAll(/<th scope="row"[^>]*><a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name)

const heads = (text: string) =>
  [...text.matchAll(/<th scope="col"[^>]*>(?:<a [^>]*>)?([^<]+)/g)].map(([, label]) => label)

const list = async (who: Cast, query = '') => (await w.as(who).get(`/dossiers${query && `?${query}`}`)).text

describe('the list of people', () => {
  it('shows HR everybody in scope, own, relatives and what the deputy keeps excepted', async () => {
    expect(names(await list('hr')).sort()).toEqual(['王建国', '陈雨桐', '沈诚', '顾远', '周契'].sort())
    expect(names(await list('hr2')).sort()).toEqual(['王建国', '陈雨桐', '沈诚', '周契'].sort())
    expect(names(await list('keeper'))).toEqual(['方宁'])
  })

  it('shows a head the archived people of the own department, himself excepted', async () => {
    expect(names(await list('headTech')).sort()).toEqual(['王建国', '顾远'].sort())
    expect(names(await list('headFinance'))).toEqual(['陈雨桐'])
  })

  it('says how many there are, and no more than the rows', async () => {
    for (const [who, count] of [
      ['hr', 5],
      ['hr2', 4],
      ['headTech', 2],
      ['keeper', 1],
    ] as const) {
      const text = await list(who)
      expect(text).toContain(`<span>${count} 人</span>`)
      expect(names(text)).toHaveLength(count)
    }
    const filtered = await list('hr', 'q=顾')
    expect(filtered).toContain('5 人 · 筛出 1 人')
    expect(names(filtered)).toEqual(['顾远'])
  })

  it.each<[Cast, readonly string[]]>([
    ['hr', ['姓名', '部门', '职务', '职级', '出生年月', '学历', '政治面貌', '档案编号', '盒号']],
    ['headTech', ['姓名', '部门', '职务', '职级', '档案编号']],
    ['leaderTech', ['姓名', '部门', '职务', '职级', '档案编号']],
    ['finance', ['姓名', '部门', '职务', '职级', '档案编号']],
    ['legal', ['姓名', '部门', '职务', '职级', '档案编号']],
    ['archivist', ['姓名', '部门', '职务', '职级', '档案编号', '盒号']],
  ])('has for %s the columns %j and offers no others', async (who, columns) => {
    const text = await list(who)
    expect(heads(text)).toEqual(columns)
    const shown = text.slice(text.indexOf('<main'))
    for (const label of who === 'hr' ? [] : ['籍贯', '民族', '出生年月', '政治面貌', '盒号']) {
      const seen = columns.includes(label) || (columns.includes('出生年月') && label !== '盒号')
      if (!seen) expect(shown, label).not.toContain(label)
    }
  })

  it('never tells finance when somebody was born, whatever the address asks for', async () => {
    const plain = names(await list('finance'))
    for (const asked of ['sort=birth', 'sort=-birth', 'from=1990', 'until=1980', 'education=大学', 'columns=birth']) {
      const text = await list('finance', asked)
      expect(names(text), asked).toEqual(plain)
      expect(text, asked).not.toContain('1978.06')
      expect(text, asked).not.toContain('筛出')
    }
  })

  it('sorts by a column, upwards and downwards, and says so', async () => {
    const up = await list('hr', 'sort=birth')
    expect(names(up)).toEqual(['沈诚', '王建国', '周契', '陈雨桐', '顾远'])
    expect(up).toContain('aria-sort="ascending"')
    expect(names(await list('hr', 'sort=-birth'))).toEqual(['顾远', '陈雨桐', '周契', '王建国', '沈诚'])
  })

  it('is filtered by department, birth and state, each to be taken away again', async () => {
    expect(names(await list('hr', `unit=${w.units.finance}`))).toEqual(['陈雨桐'])
    expect(names(await list('hr', `unit=${w.units.company}`))).toHaveLength(5)
    const born = await list('hr', 'from=1978&until=1986')
    expect(names(born).sort()).toEqual(['周契', '王建国'].sort())
    expect(born).toContain('aria-label="去掉条件：出生年月：1978—1986"')
    expect(names(await list('hr', 'state=draft'))).toEqual(['周契'])
  })

  it('says which date it did not understand, keeps what was typed and filters by the rest', async () => {
    const { status, text } = await w.as('hr').get('/dossiers?from=去年&until=1986')
    expect(status).toBe(422)
    expect(text).toContain('没有看懂这个日期')
    expect(text).toContain('value="去年"')
    expect(names(text).sort()).toEqual(['周契', '王建国', '沈诚'].sort())
  })

  it('shows the chosen columns alone', async () => {
    expect(heads(await list('hr', 'columns=nation&columns=unit'))).toEqual(['姓名', '部门', '民族'])
  })

  it('teaches what to do where there is nobody, and where nobody is left', async () => {
    const none = await list('hr', 'q=无此人')
    expect(none).toContain('没有找到“无此人”')
    expect(none).toContain('清除全部条件')
    expect(await list('leaderFinance', 'state=closed')).toContain('没有符合这些条件的人')
  })

  it.each<Cast>(['it', 'auditor'])('is forbidden for %s, who meet no names', async (who) => {
    for (const path of ['/dossiers', '/dossiers/suggestions?q=王', '/search?q=王']) {
      const { status, text } = await w.as(who).get(path)
      expect(status, path).toBe(403)
      for (const { name } of Object.values(people)) expect(text).not.toContain(name)
    }
  })

  it('leaves one entry in the log: how many rows, and of what was asked only a print', async () => {
    const before = (await entries('dossier.listed')).length
    await list('hr', 'q=顾远')
    await list('hr')
    const written = (await entries('dossier.listed')).slice(before)
    expect(written.map(({ about }) => about['rows'])).toEqual([1, 5])
    expect(Object.keys(written[0]?.about ?? {}).sort()).toEqual(['rows', 'term'])
    expect(Object.keys(written[1]?.about ?? {})).toEqual(['rows'])
    expect(JSON.stringify(written)).not.toContain('顾远')
  })

  it('shows a draft to HR and to nobody else', async () => {
    expect(await list('hr')).toContain('周契')
    for (const who of ['headTech', 'leaderTech', 'archivist', 'finance', 'legal'] as const) {
      expect(await list(who), who).not.toContain('周契')
    }
  })

  it('offers import and a new dossier to HR alone', async () => {
    expect(await list('hr')).toContain(`href="${paths.newDossier()}"`)
    expect(await list('headTech')).not.toContain(paths.newDossier())
  })
})

describe('a dossier opened from a list', () => {
  it('knows its neighbours there, and its place', async () => {
    const text = await list('hr', 'sort=birth')
    const opened = /href="(\/dossiers\/[^"]+)">王建国/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const dossier = await w.as('hr').get(opened)
    expect(dossier.text).toContain('第 2 / 5 人')
    expect(dossier.text).toContain(`${paths.dossier(w.dossiers.shen)}?from=sort%3Dbirth`)
    expect(dossier.text).toContain(`${paths.dossier(w.dossiers.zhou)}?from=sort%3Dbirth`)
  })

  it('is one more question to the list, and in the log as such', async () => {
    const before = (await entries('dossier.listed')).length
    await w.as('hr').get(paths.dossier(w.dossiers.wang, { from: 'q=顾远' }))
    await w.as('hr').get(paths.dossier(w.dossiers.wang))
    const written = (await entries('dossier.listed')).slice(before)
    expect(written.map(({ about }) => Object.keys(about).sort())).toEqual([['rows', 'term']])
    expect(JSON.stringify(written)).not.toContain('顾远')
  })

  it('has none where the list does not hold it', async () => {
    const { status, text } = await w.as('hr').get(paths.dossier(w.dossiers.wang, { from: 'q=陈' }))
    expect(status).toBe(200)
    expect(text).not.toContain('rel="next"')
  })
})

describe('pages of a long list', () => {
  let big: World
  beforeAll(async () => {
    big = await world()
    for (let serial = 0; serial < 60; serial += 1) await addNamesake(big, serial)
  })
  afterAll(() => big.close())

  it('hold fifty each, and two people of one name are told apart by department and month of birth', async () => {
    const first = (await big.as('hr').get('/dossiers')).text
    const second = (await big.as('hr').get('/dossiers?page=2')).text
    expect([names(first).length, names(second).length]).toEqual([50, 15])
    expect(first).toContain('第 1 / 2 页')
    expect(second).toContain('技术部 · 1985.10')
  })

  it('offer the same filters and columns on every page, those of their own question and language, and what occurs now', async () => {
    const toolbar = async (path: string, language = 'zh-CN') => {
      const { text } = await big.as('hr').get(path, { 'Accept-Language': language })
      return text.slice(text.indexOf('id="list-filters"'), text.indexOf('<section class="table'))
    }
    const first = await toolbar('/dossiers?sort=birth')
    expect(first).toContain('?sort=birth&amp;columns=unit')
    expect(await toolbar('/dossiers?sort=birth&page=2')).toBe(first)
    const others = ['/dossiers?sort=name', '/dossiers?sort=birth&rank=专员', '/dossiers?sort=birth&columns=unit']
    const drawn = [first, await toolbar('/dossiers?sort=birth', 'en')]
    for (const path of others) drawn.push(await toolbar(encodeURI(path)))
    expect(new Set(drawn).size).toBe(drawn.length)
    expect(await toolbar('/dossiers?sort=birth')).toBe(first)
    expect(first).not.toContain('民盟')
    await addNamesake(big, 61, { politics: '民盟' })
    expect(await toolbar('/dossiers?sort=birth')).toContain('民盟')
  })

  it('lead from what a word finds to all of it: as it was typed, into the list or not, in any language, as many as there are now', async () => {
    const ask = async (path: string, language: string) =>
      (await big.as('hr').get(path, { 'Accept-Language': language })).text
    const look = async (many: number) => {
      for (const typed of ['王伟', '王 伟', '王伟'])
        for (const [language, said, all] of [
          ['zh-CN', `全部 ${many} 个结果`, `在名单里看全部 ${many} 人`],
          ['en', `All ${many} results`, `Show all ${many} in the list`],
        ] as const) {
          const q = new URLSearchParams({ q: typed }).toString()
          expect(await ask(`${paths.dossierSuggestions()}?${q}`, language)).toContain(`"/search?${q}"><b>${said}`)
          expect(await ask(`${paths.dossierSuggestions('list')}&${q}`, language)).toContain(
            `"/dossiers?${q}"><b>${said}`,
          )
          expect(await ask(paths.search(typed), language)).toContain(`"/dossiers?${q}">${all}`)
        }
    }
    await look(61)
    await addNamesake(big, 60)
    await look(62)
  })
})

async function addNamesake({ app, actor, units }: World, serial: number, more: Record<string, string> = {}) {
  await inTransaction(app, async (app) => {
    const begun = await createDraft(app, actor('hr'), {
      entity: units.company,
      keeper: 'hr',
      records: [
        {
          section: 'basic',
          fields: { name: '王伟', unit: units.tech, birth: `1985${serial % 2 ? '10' : '11'}`, ...more },
        },
      ],
    })
    if (!begun.ok) throw new Error(begun.refusal)
    for (const state of ['confirming', 'approving', 'archived'] as const) await moveDossier(app, begun.value, state)
  })
}

describe('suggestions while typing', () => {
  const suggested = async (who: Cast, typed: string, box = '') =>
    (
      await w
        .as(who)
        .get(`${paths.dossierSuggestions(box || undefined)}${box ? '&' : '?'}q=${encodeURIComponent(typed)}`)
    ).text

  it.each(['王', '王建', 'wang', 'wjg', '王建國', 'ｗｊｇ', 'HX-0001', '9970', 'A-03-2-07'])(
    'find 王建国 by %s',
    async (typed) => {
      expect(await suggested('hr', typed)).toContain('王建国')
    },
  )

  it('are a small fragment and never a page', async () => {
    const text = await suggested('hr', '王')
    expect(text).not.toContain('<html')
    expect(text.length).toBeLessThan(2000)
    expect(await suggested('hr', '')).toBe('')
  })

  it('find by the tail of an ID number only for who may see it, and never show it', async () => {
    expect(await suggested('headTech', '9970')).not.toContain('王建国')
    expect(await suggested('archivist', '9970')).not.toContain('王建国')
    const shown = await suggested('hr', '110101197806129970')
    expect(shown).toContain('王建国')
    expect(shown).not.toContain('9970')
    expect(await suggested('headTech', '110101197806129970')).not.toContain('王建国')
  })

  it('find nobody out of scope', async () => {
    expect(await suggested('headTech', '陈')).toBe('<p class="none" role="status">没有找到</p>')
    expect(await suggested('hr2', '顾远')).toBe('<p class="none" role="status">没有找到</p>')
  })

  it('say that letters are missing where an input method swallowed them', async () => {
    expect(await suggested('hr', '-0001')).toContain('编号开头的字母没有录进来')
  })

  it('are logged once for a box and half a minute, before the first answer', async () => {
    w.clock.forward(5)
    const count = async () => (await entries('dossier.suggested')).length
    const before = await count()
    await Promise.all([suggested('hr', '王'), suggested('hr', '王建'), suggested('hr', '王建国')])
    expect(await count()).toBe(before + 1)
    await suggested('hr', '陈', 'list')
    expect(await count()).toBe(before + 2)
    await suggested('keeper', '方')
    expect(await count()).toBe(before + 3)
    w.clock.forward(1)
    await suggested('hr', '王')
    expect(await count()).toBe(before + 4)
    expect(JSON.stringify(await entries('dossier.suggested'))).not.toContain('王')
  })
})

describe('search over everything', () => {
  const search = async (who: Cast, typed: string) => (await w.as(who).get(paths.search(typed))).text

  it('finds people and says by what', async () => {
    const text = await search('hr', 'HX-0001')
    expect(names(text)).toEqual(['王建国'])
    expect(text).toContain('档案编号 HX-0001')
    expect(text).toContain('value="HX-0001"')
  })

  it('finds nobody out of scope, and says the same as for nobody', async () => {
    const hidden = await search('headTech', '陈雨桐')
    expect(names(hidden)).toEqual([])
    expect(hidden).toContain('在您能看到的范围里没有找到“陈雨桐”')
  })

  it('shows the archivist the way to the code of a page, and nobody else', async () => {
    expect(await search('archivist', 'A-03-2-07')).toContain('王建国')
    expect(await search('headTech', 'A-03-2-07')).not.toContain('王建国')
  })

  it('leaves one entry with the number of results and a print of the words', async () => {
    const before = (await entries('dossier.searched')).length
    await search('hr', '王')
    const written = (await entries('dossier.searched')).slice(before)
    expect(written).toHaveLength(1)
    expect(written[0]?.about).toMatchObject({ rows: 1, term: expect.stringMatching(/^[0-9a-f]{32}$/) })
  })

  it('asks what to look for where nothing was typed, without an entry', async () => {
    const before = (await entries('dossier.searched')).length
    expect(await search('hr', '')).toContain('写姓名、拼音、首字母')
    expect(await entries('dossier.searched')).toHaveLength(before)
  })
})

describe('search for what is no person', () => {
  it('finds a case by its number for whoever takes part, and for nobody else', async () => {
    const own = await world()
    const id = await walker(own).submit(own.dossiers.zhou)
    for (const typed of ['C-2026-0001', 'c－2026－0001', '0001']) {
      const { text } = await own.as('hr').get(paths.search(typed))
      expect(text, typed).toContain(`href="${paths.case(id)}"`)
    }
    for (const who of ['headFinance', 'finance', 'archivist'] as const) {
      expect((await own.as(who).get(paths.search('C-2026-0001'))).text, who).not.toContain(paths.case(id))
    }
    expect((await own.as('headFinance').get('/dossiers')).text).not.toContain('周契')
    await own.close()
  })

  it('leads the archivist from a code to what became of the page, and to boxes that exist', async () => {
    const own = await world()
    const kinds = ['room', 'cabinet', 'shelf', 'box'] as const
    let parent: LocationId | undefined
    for (const [at, code] of ['A', 'A-03', 'A-03-2', 'A-03-2-07'].entries()) {
      const id = own.app.newId<LocationId>()
      await addLocation(own.app.db, {
        id,
        parent,
        kind: kinds[at] ?? 'room',
        name: code,
        code,
        at: own.app.now(),
      })
      parent = id
    }
    const { text } = await own.as('archivist').get(paths.search('a－3－2－7'))
    expect(text).toContain(`href="${paths.codes('A-03-2-07')}"`)
    expect((await own.as('archivist').get(paths.search('A-03-2-08'))).text).not.toContain('/archive/codes')
    expect((await own.as('hr').get(paths.search('A-03-2-07'))).text).not.toContain('/archive/codes')
    await own.close()
  })

  it('shows an approver the row of a draft that waits at an open seat, and takes it away afterwards', async () => {
    const own = await world()
    const walk = walker(own)
    const id = await walk.submit(own.dossiers.zhou)
    expect(names((await own.as('headTech').get('/dossiers')).text)).not.toContain('周契')
    await walk.until(id, 'head')
    expect(names((await own.as('headTech').get('/dossiers')).text)).toContain('周契')
    await walk.until(id, 'leaders')
    expect(names((await own.as('headTech').get('/dossiers')).text)).not.toContain('周契')
    await own.close()
  })
})

describe('what was asked of a page that is gone', () => {
  it('falls back to the last page', async () => {
    expect(names(await list('hr', 'page=99'))).toHaveLength(5)
    expect(names(await list('hr', 'page=-1'))).toHaveLength(5)
    expect(names(await list('hr', `from=&until=&unit=${'x' as DossierId}`))).toHaveLength(0)
  })
})

describe('what the list says beside a name', () => {
  it('is the state of a draft, once: in the column of states where that is shown', async () => {
    const pills = (text: string) => [...text.matchAll(/<span class="pill[^"]*">草稿<\/span>/g)].length
    const rows = async (query: string) => {
      const text = await list('hr', query)
      return text.slice(text.indexOf('<tbody>'), text.indexOf('</tbody>'))
    }
    const plain = await rows('')
    expect(pills(plain)).toBeGreaterThan(0)
    expect(pills(await rows('columns=unit&columns=state'))).toBe(pills(plain))
  })

  it('stands in the head that offers every filter behind one button where it is narrow', async () => {
    const text = await list('hr')
    const sheet = text.slice(text.indexOf('id="list-filters"'))
    expect(text).toMatch(/<button[^>]*popovertarget="list-filters"/)
    for (const label of ['部门', '学历', '出生年月', '参加工作']) expect(sheet).toContain(`<span>${label}</span>`)
  })

  it('follows a span of any column of dates', async () => {
    expect(names(await list('hr', 'workFrom=2000.07&workUntil=2000.07'))).not.toEqual([])
    expect(names(await list('hr', 'workFrom=2000.08'))).toEqual([])
    expect(await list('hr', 'workFrom=2000.08')).toContain('去掉条件：参加工作：2000.08 以后')
  })
})

describe('a list that the address of a dossier asks for', () => {
  const from = async (text?: string) => {
    const before = (await entries('dossier.listed')).length
    const { text: html } = await w.as('hr').get(paths.dossier(w.dossiers.wang, text ? { from: text } : {}))
    return { html, asked: (await entries('dossier.listed')).slice(before).map(({ about }) => about) }
  }

  it('is logged as a question to that list, also where the list does not hold it', async () => {
    const term = w.app.vault.termFingerprint('q=%E7%8E%8B')
    expect((await from('q=王')).asked).toEqual([{ rows: 0, term }])
    expect((await from('sort=name')).asked).toEqual([{ rows: expect.any(Number), term: expect.any(String) }])
    expect((await from('from=1900&until=1901')).asked).toEqual([{ rows: 0, term: expect.any(String) }])
  })

  it('asks nothing of a list by its address alone', async () => {
    expect((await from()).asked).toEqual([])
  })
})
