import { describe, expect, it } from 'vitest'
import type { UnitId } from '#domain/ids.ts'
import { fieldsOf } from '#domain/templates/fields.ts'
import { meaningText } from '#domain/templates/meaning-text.ts'
import { readForm } from '#domain/templates/read-form.ts'
import { suggestFor, suggestForTitle } from '#domain/templates/suggest.ts'
import { formOf, plainSheet } from './form-file.ts'

const said = (path: readonly string[]) => {
  const suggestion = suggestFor(path)
  return suggestion && `${suggestion.sure ? '' : '? '}${meaningText(suggestion.meaning)}`
}

describe('the words of a heading', () => {
  it.each([
    // 总数与其中 (docs/law/statistics.md §1).
    [['合计'], 'count=people'],
    [['总人数（人）'], 'count=people'],
    [['2025年末人数'], 'count=people'],
    [['其中：女'], 'count=people~is=sex:2'],
    [['其中', '女'], 'count=people~is=sex:2'],
    [['少数 民族'], 'count=people~is=minority:1'],
    [['中共党员（含预备党员）'], '? count=people~is=politics:party'],
    [['中共党员'], 'count=people~is=politics:party'],
    [['非中共党员'], 'count=people~is=politics:league~is=politics:democratic~is=politics:none~is=politics:masses'],
    [['民主党派'], 'count=people~is=politics:democratic'],
    // 学历与学位.
    [['学历', '研究生'], 'count=people~is=education:postgraduate'],
    [['学历', '大学本科'], 'count=people~is=education:university'],
    [['文化程度', '大专及以下'], 'count=people~is=education:college~is=education:secondary~is=education:school'],
    [['大学本科及以上'], 'count=people~is=education:postgraduate~is=education:university'],
    [['本科以上学历'], 'count=people~is=education:postgraduate~is=education:university'],
    [['研究生、大学本科'], 'count=people~is=education:postgraduate~is=education:university'],
    [['全日制教育', '研究生'], 'count=people~is=education-full-time:postgraduate'],
    [['在职教育', '大学本科'], 'count=people~is=education-in-service:university'],
    [['学位', '博士'], 'count=people~is=degree:doctor'],
    // 年龄: bounds are included, and only what the bands come to is sure.
    [['年龄', '35岁及以下'], 'count=people~is=age:-35'],
    [['35岁以下'], 'count=people~is=age:-35'],
    [['年龄结构', '36-40岁'], 'count=people~is=age:36-40'],
    [['40岁及以下'], 'count=people~is=age:-35~is=age:36-40'],
    [['51～54岁'], 'count=people~is=age-enterprise:51-54'],
    [['55岁及以上'], 'count=people~is=age-enterprise:55-59~is=age-enterprise:60-'],
    [['年龄', '60及以上'], 'count=people~is=age:60-'],
    [['平均年龄'], 'count=mean:age'],
    [['31-33岁'], 'count=people~is=age-by-year:31-31~is=age-by-year:32-32~is=age-by-year:33-33'],
    [['年龄', '64岁以上'], 'count=people~is=age-by-year:64-64~is=age-by-year:65-'],
    // 职级、职称、类别.
    [['职务层次', '厅局级正职'], 'count=people~is=rank:121'],
    [['县处级'], 'count=people~is=rank:131~is=rank:132'],
    [['一级调研员'], 'count=people~is=rank:G03'],
    [['中层正职'], 'count=people~is=rank:M1'],
    [['职称', '正高级'], 'count=people~is=title-level:1'],
    [['高级职称'], 'count=people~is=title-level:1~is=title-level:2'],
    [['副高级及以上'], 'count=people~is=title-level:1~is=title-level:2'],
    [['初级'], 'count=people~is=title-level:4~is=title-level:5'],
    [['专业技术人员'], 'count=people~is=person-kind:21~is=person-kind:31'],
    [['任现职级时间', '不满1年'], 'count=people~is=rank-tenure:-0'],
    [['工龄', '10年以上'], 'count=people~is=years-of-work:10-19~is=years-of-work:20-29~is=years-of-work:30-'],
    [['两年以上基层工作经历'], 'count=people~is=grass-roots:two'],
    // 进出.
    [['本年增加', '调入'], 'of=joined~count=people~is=entry-way:20'],
    [['本年减少'], 'of=left~count=people'],
    [['本年减少', '其中：退休'], 'of=left~count=people~is=departure-kind:60'],
    // Together, nested, numbered.
    [['35岁以下女干部'], 'count=people~is=age:-35~is=sex:2'],
    [['一、中层副职', '（一）其中：女'], 'count=people~is=rank:M2~is=sex:2'],
    [['3．大学专科'], 'count=people~is=education:college'],
    [['甲类', '研究生'], 'count=people~is=education:postgraduate'],
    // What is not understood is not guessed at.
    [['具有海外工作经历'], undefined],
    [['年龄', '14岁及以下'], undefined],
    [['年龄', '70岁及以上'], undefined],
    [['备注'], undefined],
    [['女职工中的全国劳模'], '? count=people~is=sex:2'],
    [['本年增加', '退休'], undefined],
    [['女', '男'], undefined],
  ] as const)('%j say %s', (path, meaning) => {
    expect(said(path)).toBe(meaning)
  })

  it('are those of a unit where a unit has just that name', () => {
    const units = [{ id: 'u' as UnitId, name: '综合管理部' }]
    expect(suggestFor(['综合管理部'], units)?.meaning).toMatchObject({ under: 'u', where: [] })
    expect(suggestFor(['综合部'], units)).toBeUndefined()
  })

  it('of a title narrow the whole table, or nobody at all', () => {
    const title = (text: string) => suggestForTitle(text)
    expect(title('附件2　国有企业中层管理人员情况统计表').meaning).toMatchObject({
      where: [{ measure: 'rank', values: ['M1', 'M2'] }],
    })
    expect(title('附件2　国有企业中层管理人员情况统计表').sure).toBe(false)
    expect(title('女干部情况统计表').meaning).toMatchObject({ where: [{ measure: 'sex', values: ['2'] }] })
    expect(title('职工队伍基本情况统计表')).toEqual({ meaning: { is: 'count', where: [] }, sure: true })
  })
})

const headingsIn = async (rows: readonly (readonly (string | null)[])[], merged: readonly string[] = []) => {
  const form = await readForm(await formOf([plainSheet('表', rows, merged)]))
  if (!form.ok) throw new Error(form.refusal)
  const sheet = form.value.sheets[0]
  if (!sheet) throw new Error('no sheet')
  const { fields, headings } = fieldsOf(sheet)
  const path = (key: string) => headings.find((one) => one.key === key)?.path.join('>')
  return new Map(
    fields.map(({ row, column, across, down }) => [
      `${String.fromCharCode(65 + column)}${row + 1}`,
      [path(across), path(down)],
    ]),
  )
}

describe('the headings of a cell', () => {
  it('are merged ones over it, and the labels it stands behind', async () => {
    const found = await headingsIn(
      [
        ['某表', '', '', '', ''],
        ['类别', '', '年龄', '', '备注'],
        ['', '', '35岁以下', '36岁以上', ''],
        ['管理', '女', '', '', ''],
        ['', '男', '', '', ''],
        ['合计', '', '=C4+C5', '', ''],
      ],
      ['A1:E1', 'A2:B3', 'C2:D2', 'E2:E3', 'A4:A5', 'A6:B6'],
    )
    expect(found.get('C4')).toEqual(['管理>女', '年龄>35岁以下'])
    expect(found.get('D5')).toEqual(['管理>男', '年龄>36岁以上'])
    expect(found.get('C6')).toEqual(['合计', '年龄>35岁以下'])
    expect(found.get('E5')).toEqual(['管理>男', '备注'])
    expect([...found.keys()].filter((ref) => /[123]$/.test(ref))).toEqual([])
  })

  it('nest by blanks and 其中, and by a line across the table', async () => {
    const found = await headingsIn(
      [
        ['项目', '人数'],
        ['一、在岗', null],
        ['管理人员', ''],
        ['　其中：女', ''],
        ['　　　　中共党员', ''],
        ['　　　　　　　少数民族', ''],
        ['技能人员', ''],
      ],
      ['A2:B2'],
    )
    const rows = [...found].map(([ref, [row]]) => `${ref} ${row}`)
    expect(rows).toEqual([
      'B3 一、在岗>管理人员',
      'B4 一、在岗>管理人员>其中：女',
      'B5 一、在岗>管理人员>中共党员',
      'B6 一、在岗>管理人员>中共党员>少数民族',
      'B7 一、在岗>技能人员',
    ])
  })

  it('pass over numbers of rows and columns, and end where a table does', async () => {
    const found = await headingsIn([
      ['序号', '项目', '代码', '人数', '女'],
      ['甲', '乙', '丙', '1', '2'],
      ['1', '合计', '01', '', '—'],
      ['2', '中共党员', '02', '', ''],
      ['制表人：', '', '审核人：', '', ''],
    ])
    expect(found.get('D3')).toEqual(['合计', '人数'])
    expect(found.get('E4')).toEqual(['中共党员', '女'])
    expect([...found.keys()]).toEqual(['D3', 'D4', 'E4'])
  })

  it('are of the table that a cell stands in, where a sheet has several', async () => {
    const found = await headingsIn([
      ['新进', '人数'],
      ['合计', ''],
      ['离开', '女'],
      ['合计', ''],
      ['左表', '人数', '右表', '男'],
      ['党员', '', '团员', ''],
    ])
    expect(found.get('B2')).toEqual(['合计', '人数'])
    expect(found.get('B4')).toEqual(['合计', '女'])
    expect(found.get('B6')).toEqual(['党员', '人数'])
    expect(found.get('D6')).toEqual(['团员', '男'])
  })

  it('are two where the same words stand at two places', async () => {
    const form = await readForm(
      await formOf([
        plainSheet('表', [
          ['新进', '人数'],
          ['合计', ''],
          ['合计', ''],
        ]),
      ]),
    )
    const { headings } = fieldsOf((form.ok && form.value.sheets[0]) as Parameters<typeof fieldsOf>[0])
    expect(headings.map(({ key }) => key)).toEqual(['sheet|表', 'column|人数', 'row|合计', 'row|合计#2'])
  })
})
