import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { bare, type PaperPage, readPaper } from './pdf-text.ts'
import { approveUntil, at, importFile, openCase, printOut, row, scan, type Way } from './steps.ts'

const way: Way = { script: true, by: 'mouse' }
const name = '贺知㛃'

let house: BrowserHouse
let paper: readonly PaperPage[]

beforeAll(async () => {
  house = await browserHouse()
})

afterAll(() => house.close())

describe('a dossier, from the exchange file to the shelf', () => {
  it('is imported, compared, mended and kept as a draft', () =>
    at(house, 'hr', paths.home(), way, async (page) => {
      await importFile(page, { file: 'gaps-and-doubts', unit: '财务部' })
      await page.getByRole('heading', { name, level: 1 }).waitFor()
      expect(await page.getByText(/gaps-and-doubts\.lrmx/).innerText()).toContain('GB18030')
      const doubts = async () => Number(/(\d+) 处存疑/.exec(await page.locator('.page-head').innerText())?.[1])
      const atFirst = await doubts()

      const birth = row(page, '基本信息', '出生年月')
      expect(await birth.locator('.said').innerText()).toContain('1985.1')
      await birth.getByRole('button', { name: '1985.10' }).first().click()
      await birth.locator('input[value="1985.10"]').waitFor()
      await row(page, '简历', '5').getByRole('button', { name: '2019.09' }).click()
      await row(page, '简历', '5').locator('input[value="2019.09"]').waitFor()
      expect(await doubts()).toBeLessThan(atFirst - 1)

      const place = row(page, '基本信息', '籍贯').getByRole('textbox')
      await place.fill('四川资中')
      await place.press('Enter')
      await page.getByText('已保存').waitFor()
      expect(await row(page, '基本信息', '籍贯').innerText()).toMatch(/四川内江[\s\S]*已改/)

      await page.getByRole('button', { name: '建成草稿' }).click()
      await page.getByText('草稿已建立').waitFor()
      const shown = await page.getByRole('main').innerText()
      expect(shown).toContain('1985.10（41 岁）')
      expect(shown).toContain('四川资中')
      expect(shown).toContain('草稿')
    }))

  it('is submitted to people who are named before and after', () =>
    at(house, 'hr', paths.home(), way, async (page) => {
      await page.getByRole('searchbox').or(page.locator('#search')).fill('贺')
      await page
        .getByRole('link', { name: new RegExp(name) })
        .first()
        .click()
      await page.getByRole('link', { name: '提交审批' }).click()
      await page.getByRole('heading', { name: `${name} · 提交审批` }).waitFor()
      const ahead = page.getByRole('list', { name: '将要经过' }).getByRole('listitem')
      expect((await ahead.allInnerTexts()).map(bare)).toEqual([
        expect.stringContaining('复核方宁或顾言'),
        expect.stringContaining('部门负责人周才明财务部部长'),
        expect.stringContaining('分管领导钱若水总会计师'),
        expect.stringContaining('总经理冯远'),
        expect.stringContaining('归档档案入册'),
      ])
      await page.getByLabel('事由').fill('由外单位调入')
      await page.getByRole('button', { name: '提交审批' }).click()
      await page.getByRole('heading', { name: `${name} · 新建档案` }).waitFor()
      await page.getByText('已提交').waitFor()
      const route = await page.getByRole('list', { name: '经过与去向' }).innerText()
      expect(bare(route)).toMatch(/等待处理：复核方宁或顾言.*未打开.*尚未到：部门负责人周才明/)
    }))

  it('is checked group by group by a second person of HR', () =>
    at(house, 'hr2', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await page.getByText('由外单位调入').first().waitFor()
      await page.getByRole('button', { name: '已与原件核对，同意。' }).click()
      await page.getByRole('button', { name: '同意', exact: true }).click()
      await page.getByText(/还有没勾的：/).waitFor()
      expect(await page.getByRole('textbox', { name: '审批意见' }).inputValue()).toBe('已与原件核对，同意。')
      for (const box of await page.getByRole('checkbox').all()) await box.check()
      await page.getByRole('button', { name: '同意', exact: true }).click()
      await page.getByText('已同意').waitFor()
    }))

  it('is confirmed by the head, who sees neither the number of the card nor the family', () =>
    at(house, 'headFinance', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      const shown = await page.getByRole('main').innerText()
      expect(shown).toContain('2017.09-2020.06在职研究生学习')
      expect(shown).toContain('顾言 11-24 09:00 已与原件核对')
      expect(shown).toContain('“其间”的年月超出了这一段')
      for (const hidden of ['511011198510169970', '唐宁', '通报批评']) expect(shown).not.toContain(hidden)
      await page.getByText('同意后交 钱若水（分管领导）').waitFor()
      await page.getByRole('button', { name: '情况属实，同意。' }).click()
      await page.getByRole('button', { name: '同意', exact: true }).click()
      await page.getByRole('heading', { name: '没有等您处理的事' }).waitFor()
      await page.getByRole('link', { name: '已办' }).click()
      await page.getByText(/您 .*同意：情况属实，同意。/).waitFor()
    }))

  it('is approved level by level, archived with a number, and those who wait for it are told', async () => {
    await approveUntil(house, name, 'end', '同意归档', way)
    await at(house, 'hr', paths.home(), way, async (page) => {
      await page
        .getByRole('link', { name: new RegExp(`${name}.*已办结`) })
        .first()
        .click()
      await page.getByText('已归档').first().waitFor()
      await page.getByRole('link', { name: '看档案' }).click()
      await page.getByText('已归档。逐块修改').first().waitFor()
      expect(await page.getByRole('main').innerText()).toContain('HX-0006')
      await page.getByRole('link', { name: '修改' }).first().waitFor()
    })
    await at(house, 'headFinance', paths.home('copied'), way, (page) =>
      page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${name} ·`) })
        .waitFor(),
    )
  })

  it('waits for the archivist at once, and is printed as what was approved', () =>
    at(house, 'archivist', paths.home(), way, async (page) => {
      await page.getByRole('heading', { name: '档案室有 1 份等您入盒' }).waitFor()
      await page.getByRole('link', { name: /档案室.*1 件待处理/ }).waitFor()
      await page.getByRole('link', { name: '去档案室' }).click()
      await page.getByRole('link', { name: '库房与盒' }).click()
      await page.getByLabel('编码').fill('A-01-1-01')
      await page.getByLabel('到第几盒').fill('2')
      await page.getByRole('button', { name: '添加' }).click()
      await page.getByText('01 至 02，共 2 盒').waitFor()

      await page
        .getByRole('link', { name: /^档案室/ })
        .first()
        .click()
      const waiting = page.getByRole('region', { name: '等待打印' }).getByRole('row', { name })
      expect(bare(await waiting.innerText())).toContain('财务部HX-0006')
      await waiting.getByRole('link', { name }).click()
      const printed = await printOut(page)
      expect(printed.name).toMatch(/^P-[0-9A-Z]{4}\.pdf$/)
      paper = await readPaper(printed.pdf)

      await page.getByText('已打印，未入盒').first().waitFor()
      expect(await page.getByRole('main').innerText()).not.toContain('重庆某汽配有限公司')
      await page.getByLabel('盒码').fill('A-01-1-01')
      await page.getByRole('button', { name: '选用', exact: true }).click()
      await page.getByText('已选定盒位').waitFor()
    }))

  it('stands on paper word for word, on no blank page, with no glyph missing and no word outside its cell', () => {
    expect(paper).toHaveLength(3)
    for (const { ink, astray, blank, words } of paper) {
      expect(ink).toBeGreaterThan(0.02)
      expect([astray, blank]).toEqual([[], []])
      for (const hidden of ['511011198510169970', '通报批评', '5550-0199']) expect(words).not.toContain(hidden)
    }
    const [cover, basic, resume] = paper.map(({ words }) => words)
    expect(cover).toContain(`干部人事档案正本姓名${name}编号HX-0006单位华星机械有限公司财务部籍贯四川资中`)
    for (const words of basicWords) expect(basic).toContain(words)
    expect(resume).toContain(`简历${bare(resumeWords.join(''))}P-`)
  })

  it('is filed page by page; a wrong box is refused and nothing recorded', () =>
    at(house, 'archivist', paths.archive(), way, async (page) => {
      const codes = paper.map(({ words }) => /P-[0-9A-Z]{4}-\d-[0-9A-Z]/.exec(words)?.[0] ?? '')
      const queue = page.getByRole('region', { name: '按架走一遍' })
      await queue.getByText('封面、基本信息、简历，还差 3 / 3 页').waitFor()
      const [cover = '', basic = '', resume = ''] = codes
      await scan(page, cover)
      await page.getByText(`第 2 步：扫盒码（页 ${cover} · ${name} · 封面）`).waitFor()
      await scan(page, 'A-01-1-02')
      await page.getByText('放错盒了：这一页属于 A-01-1-01，没有记录。').waitFor()
      await queue.getByText('还差 3 / 3 页').waitFor()
      await scan(page, 'A-01-1-01')
      await queue.getByText('基本信息、简历，还差 2 / 3 页').waitFor()

      await page.getByRole('heading', { name: '2 页已打印，等待入盒' }).waitFor()

      await queue.getByRole('link', { name }).click()
      await page.getByRole('heading', { name: `${name}的档案入盒` }).waitFor()
      for (const code of [basic, resume]) {
        await scan(page, code.toLowerCase())
        await page.getByText(`第 2 步：扫盒码（页 ${code}`).waitFor()
        await scan(page, 'a-01-1-01')
        await page
          .getByText(/入盒 A-01-1-01/)
          .nth(codes.indexOf(code))
          .waitFor()
      }
      await page.getByText('等待入盒').waitFor({ state: 'detached' })
      await page.getByText('已全部入盒').waitFor()
      await page.getByText('入盒 3 页').waitFor()
      expect(await page.locator('[data-scanner]').count()).toBe(0)
      expect(await page.getByText('件待处理').count()).toBe(0)

      await page.getByRole('main').getByRole('link', { name: '档案室' }).click()
      await page.getByRole('heading', { name: '没有等待入盒的纸' }).waitFor()
      await page.getByText('打印过的都已入盒。').waitFor()
      await page.getByRole('link', { name: '查页码' }).click()
      await scan(page, resume)
      await page.getByText('与系统一致').waitFor()
      expect(bare(await page.getByRole('main').innerText())).toMatch(new RegExp(`${name}.*简历.*A-01-1-01`))
    }))
})

/** What the file said, mended where HR mended it, as the form words it. */
const basicWords = [
  `姓名${name}性别男出生年月（岁）1985.10（41岁）民族汉族籍贯四川资中出生地重庆`,
  '入党时间民建2014.08参加工作时间2008.07',
  '健康状况健康专业技术职务会计师熟悉专业有何专长财务管理',
  '全日制教育大学管理学学士毕业院校系及专业西部某财经大学会计学院会计学专业',
  '在职教育研究生会计硕士毕业院校系及专业西部某财经大学工商管理学院；重庆某大学经济管理学院',
  '现任职务星河重工有限公司财务部副部长',
  '奖惩情况奖励：2018年12月，被评为公司先进工作者。',
  '2023年度合格；2024年度不进行考核，未参加考核（产假）；2025年度优秀。',
  '妻子唐宁38共青团员某区税务局一级科员',
  '儿子贺小满7某幼儿园',
  '父亲贺平56中共党员内江市东兴区某乡村民',
  '母亲陈素芬已故',
]

const resumeWords = [
  '2004.09--2008.06 西部某财经大学会计学院会计学专业学习',
  '2008.07--2012.03 重庆某汽配有限公司财务科会计',
  '2012.06--2016.11 重庆某汽配有限公司财务科主管会计',
  '2016.08--2019.01 星河重工有限公司财务部会计',
  '（其间：2017.09-2020.06在职研究生学习）',
  '2019.01--2019.09 借调至集团审计项目组',
  '2019.09-- 星河重工有限公司财务部资金科科长',
]
