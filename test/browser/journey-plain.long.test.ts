import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '#views/paths.ts'
import { type BrowserHouse, browserHouse } from './house.ts'
import { familyIn, resumeIn } from './paper-words.ts'
import { type PaperPage, readPaper } from './pdf-text.ts'
import {
  approveUntil,
  at,
  fixture,
  importFile,
  openCase,
  press,
  printOut,
  row,
  scan,
  type Way,
  writeOpinion,
} from './steps.ts'

const way: Way = { script: false, by: 'keyboard' }
const name = '周慎之'

let house: BrowserHouse
let paper: readonly PaperPage[]

beforeAll(async () => {
  house = await browserHouse()
})

afterAll(() => house.close())

describe('the same without script, decided by keyboard alone', () => {
  it('is imported, mended and kept as a draft', () =>
    at(house, 'hr', paths.home(), way, async (page) => {
      await importFile(page, { file: 'long-resume', unit: '技术部' })
      await page.getByText('没有存疑', { exact: true }).waitFor()

      const birth = row(page, '基本信息', '出生年月')
      await birth.getByRole('textbox').fill('1968.03')
      await row(page, '基本信息', '熟悉专业有何专长').getByRole('textbox').fill('铸造工艺')
      await page.getByRole('button', { name: '保存修改' }).last().click()
      await page.getByText('已保存').waitFor()
      await birth.getByText('这里是 1968.03，身份证号是 1968.02').waitFor()
      await birth.getByRole('button', { name: '1968.02' }).click()
      await page.getByText('没有存疑', { exact: true }).waitFor()
      expect(await birth.getByRole('textbox').inputValue()).toBe('1968.02')

      await page.getByRole('button', { name: '建成草稿' }).click()
      await page.getByText('草稿已建立').waitFor()
      await page.getByRole('link', { name: '提交审批' }).click()
      await page.getByRole('list', { name: '将要经过' }).getByText('部门负责人 沈诚').waitFor()
      await page.getByRole('button', { name: '提交审批' }).click()
      await page.getByText('已提交').waitFor()
    }))

  it('is not passed by the second person of HR while a group is not ticked, and the opinion is kept', () =>
    at(house, 'hr2', paths.home(), way, async (page) => {
      await openCase(page, name, way)
      await writeOpinion(page, '照片与本人相符', way)
      await press(page, page.getByRole('button', { name: '同意', exact: true }), way)
      await page.getByText(/还有没勾的：.*照片/).waitFor()
      expect(await page.getByRole('textbox', { name: '审批意见' }).inputValue()).toBe('照片与本人相符')
      expect(await page.locator('input[type=checkbox]:focus').count()).toBe(1)
      for (const box of await page.getByRole('checkbox').all()) await press(page, box, way)
      await press(page, page.getByRole('button', { name: '同意', exact: true }), way)
      await page.getByText('已同意').waitFor()
    }))

  it('is confirmed by the head and approved by two levels of leaders', async () => {
    await approveUntil(house, name, 'end', '同意。', way)
    await at(house, 'hr', paths.home(), way, async (page) => {
      await page
        .getByRole('link', { name: new RegExp(`${name}.*已办结`) })
        .first()
        .click()
      await page.getByRole('link', { name: '看档案' }).click()
      await page.getByText('已归档。逐块修改').first().waitFor()
      expect(await page.getByRole('main').innerText()).toContain('HX-0006')
    })
  })

  it('is printed; the paper says what the file said', () =>
    at(house, 'archivist', paths.archive(), way, async (page) => {
      await page.getByRole('link', { name }).click()
      const printed = await printOut(page)
      paper = await readPaper(printed.pdf)
      await page.getByRole('link', { name: '下载完，看新的页码' }).click()
      await page.getByText('已打印，未入盒').first().waitFor()
      for (const { ink, astray, blank } of paper) {
        expect(ink).toBeGreaterThan(0.02)
        expect([astray, blank]).toEqual([[], []])
      }
      const [cover, basic, more, resume] = paper.map(({ words }) => words)
      expect(paper).toHaveLength(4)
      expect(cover).toContain(`姓名${name}编号HX-0006`)
      for (const words of basicWords) expect(basic).toContain(words)
      const file = readFileSync(fixture('long-resume'), 'utf8')
      for (const relative of familyIn(file)) expect(`${basic}${more}`).toMatch(relative)
      expect(resume).toContain(`简历${resumeIn(file)}P-`)
    }))

  it('is put into a new box and filed, a wrong box refused', () =>
    at(house, 'archivist', paths.archive(), way, async (page) => {
      await page.getByText('已打印，还没有选盒').waitFor()
      await page.getByRole('link', { name }).click()
      await page.getByLabel('盒码').fill('B-02-1-07')
      await page.getByRole('button', { name: '选用', exact: true }).click()
      await page.getByText('没有这个盒。核对编码，或者新建。').waitFor()
      expect(await page.getByLabel('盒码').inputValue()).toBe('B-02-1-07')
      await page.getByRole('button', { name: '新建并选用' }).click()
      await page.getByText('已选定盒位').waitFor()
      await page.getByText('B库 02 柜 1 层 07 盒').waitFor()

      const codes = paper.map(({ words }) => /P-[0-9A-Z]{4}-\d-[0-9A-Z]/.exec(words)?.[0] ?? '')
      await scan(page, codes[0] ?? '')
      await page.getByText(`第 2 步：扫盒码（页 ${codes[0]} · ${name} · 封面）`).waitFor()
      await scan(page, 'B-02-1-08')
      await page.getByRole('alert').getByText('放错盒了：这一页属于 B-02-1-07，没有记录。').waitFor()
      expect(await page.getByText('已打印，未入盒').count()).toBe(4)
      // What was refused is still in the field; without script nothing selects it.
      await page.keyboard.press('Control+A')
      await scan(page, 'B-02-1-07')
      await page.getByText('已入盒').waitFor()
      for (const code of codes.slice(1)) {
        await scan(page, code)
        await page.getByText(`第 2 步：扫盒码（页 ${code}`).waitFor()
        await scan(page, 'B-02-1-07')
        await page.getByRole('row', { name: code }).getByText('入盒 B-02-1-07').waitFor()
      }
      await page.getByText('已全部入盒').waitFor()

      await page.goto(paths.archive())
      await page.getByText('打印过的都已入盒。').waitFor()
      await page.getByRole('link', { name: '查页码' }).click()
      await scan(page, codes[3] ?? '')
      await page.getByText('与系统一致').waitFor()
      await page.getByText('B-02-1-07').first().waitFor()
    }))
})

const basicWords = [
  `姓名${name}性别男出生年月（岁）1968.02（58岁）民族土家族籍贯湖北恩施出生地湖北江陵`,
  '入党时间1994.05；民盟参加工作时间1990.07到龄时间2028.12（60岁10个月）',
  '健康状况健康专业技术职务正高级工程师熟悉专业有何专长铸造工艺',
  '大学工学学士毕业院校系及专业西南某机械学院机械制造系机械制造工艺与设备专业',
  '省委党校研究生毕业院校系及专业湖北省委党校经济管理专业',
  '现任职务星河重工有限公司江陵分公司总经理、党委副书记',
  '2009年12月，经江陵重型机器厂党委批准，记三等功一次；2015年04月，经省总工会批准，授予五一劳动奖章；',
  '2023年度优秀；2024年度优秀；2025年度称职。',
]
