import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readTextFile } from '#domain/imports/text-file.ts'
import { isThorough } from '../../thorough.ts'
import { lrm, lrmColumns, lrmText } from './lrm-file.ts'
import { parse, parseAll, readings, said, understood, value, written } from './person-file.ts'

/** As much as a file may have, or what is more than any person needs. */
const megabytes = isThorough ? 10 : 2

const encoded = (encoding: string, options = {}) => new Uint8Array(iconv.encode(lrmText(), encoding, options))

describe('an .lrm', () => {
  it('says the same as the .lrmx of the same person', () => {
    const newer = understood(
      written({ ShenFenZheng: '', DaoLingNianYue: '', GaiGeQianRenZhiNianLingJieXian: '', Version: '' }),
    )
    expect(said(understood(lrm()))).toEqual(said(newer))
    expect(understood(lrm()).flatMap(({ doubts }) => doubts)).toEqual([])
  })

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['GBK', encoded('gbk'), 'gbk'],
    ['GB 18030 with a rare character', lrm({ 0: '沈㛃' }, 'gb18030'), 'gbk'],
    ['UTF-8', encoded('utf8'), 'utf-8'],
    ['UTF-8 with a mark', encoded('utf8', { addBOM: true }), 'utf-8'],
    ['UTF-16 with a mark', encoded('utf-16le', { addBOM: true }), 'utf-16le'],
    ['UTF-16 from the other end', encoded('utf-16be', { addBOM: true }), 'utf-16be'],
    ['UTF-16 without a mark', encoded('utf-16le', { addBOM: false }), 'utf-16le'],
    ['UTF-16 from the other end without a mark', encoded('utf-16be'), 'utf-16be'],
  ])('is read in %s', (_, bytes, encoding) => {
    const read = parse(bytes, false, '林致远.lrm')
    expect(read).toMatchObject({ ok: true, value: { encoding, format: 'lrm' } })
    expect(value(understood(bytes), 'basic', 'nativePlace')).toBe('湖南长沙')
  })

  it('is told by its content, whatever it is called', () => {
    expect(parse(lrm(), false, '林致远.lrmx').ok).toBe(true)
    expect(parse(written(), false, '林致远.lrm').ok).toBe(true)
  })

  it('keeps every value word for word at the tag of the newer format', () => {
    const read = parse(lrm({ 6: ' 健康　' }))
    if (!read.ok) throw new Error(read.refusal)
    const said = new Map(read.value.root.children.map(({ name, text }) => [name, text]))
    expect(said.get('JianKangZhuangKuang')).toBe(' 健康　')
    expect(said.get('JianLi')).toContain('\r\n')
    expect(said.get('ZaiZhiJiaoYu_XueWei')).toBe('工商管理硕士')
    const items = read.value.root.children.find(({ name }) => name === 'JiaTingChengYuan')?.children ?? []
    expect(items.map(({ children }) => children.at(-1)?.text)).toEqual([
      '某市第二小学教师',
      '某县农机厂退休工人（已去世）',
    ])
  })

  it('keeps what stands in a column that should be empty', () => {
    const unread = understood(lrm({ 13: '别处的话' })).filter(({ section }) => section === 'unread')
    expect(unread.map(({ fields }) => fields)).toEqual([{ tag: 'lrm/13', text: '别处的话' }])
  })

  it.each(['', ' ', '　', '（无）', '\u00A0'])('takes %j as blank in every column', (blank) => {
    const columns = Object.fromEntries(lrmColumns.map((_, at) => [at, at === 0 ? '林致远' : blank]))
    const records = understood(lrm(columns, 'utf8'))
    expect(records.filter(({ fields }) => Object.keys(fields).length > 0).map(({ section }) => section)).toEqual([
      'basic',
    ])
    expect(value(records, 'basic', 'name')).toBe('林致远')
  })

  it('reads quotation marks, commas and line ends within a value', () => {
    const records = understood(lrm({ 25: '"星河",重工\r\n有限公司"总"经理', 28: '"' }))
    expect(value(records, 'basic', 'post')).toContain('"星河",重工')
    expect(value(records, 'form', 'reason')).toBe('"')
  })

  it('reads blanks around the commas and a line end or an end mark behind the record', () => {
    for (const text of [
      lrmText().replaceAll('","', '" , "'),
      `${lrmText()}\r\n`,
      `${lrmText()}\u001A`,
      `\n${lrmText()}`,
    ])
      expect(value(understood(text), 'form', 'filledBy')).toBe('方宁')
  })

  it('finds the column whose value looks like two by what the others must hold', () => {
    const records = understood(lrm({ 28: '因"甲","乙"两厂合并' }))
    expect(value(records, 'form', 'reason')).toBe('因"甲","乙"两厂合并')
    expect(value(records, 'form', 'filledOn')).toBe('2026.11.01')
  })

  it('offers both readings where a record can be cut in two ways', () => {
    const records = understood(lrm({ 26: '甲","乙', 27: '丙' }))
    const offered = records.flatMap(({ doubts }) => doubts).filter(({ code }) => code === 'cut-two-ways')
    expect(offered.length).toBeGreaterThan(0)
    expect(offered.every(({ readings }) => readings === undefined || readings.length > 0)).toBe(true)
  })

  it('reads a comma behind the last column as none', () => {
    const [plain, comma] = [lrm(), new Uint8Array([...lrm(), 0x2c, 0x0d, 0x0a])]
    const root = (bytes: Uint8Array) => {
      const [read] = readTextFile(bytes, { mend: false, name: 'a.lrm', tags: [] })
      return read?.ok ? read.value.root : read?.refusal
    }
    expect(root(comma)).toEqual(root(plain))
  })

  it('keeps columns behind the last as unread', () => {
    const records = understood(`${lrmText()},"别的"`)
    expect(value(records, 'form', 'filledBy')).toBe('方宁')
    expect(records.some(({ raw }) => raw === '别的')).toBe(true)
  })

  it('reads health and birthplace, filler and date in the order of the newer format, and asks', () => {
    const records = understood(lrm({ 6: '湖南长沙', 7: '健康', 31: '20261101', 32: '方宁' }))
    expect(value(records, 'basic', 'health')).toBe('健康')
    expect(value(records, 'form', 'filledBy')).toBe('方宁')
    expect(readings(records, 'basic', 'birthPlace', 'cut-two-ways')).toEqual(['湖南长沙', '健康'])
    expect(readings(records, 'form', 'filledBy', 'cut-two-ways')).toEqual(['方宁', '2026.11.01'])
  })

  it('asks whether education is full-time where the file does not part it', () => {
    const records = understood(lrm({ 9: '研究生', 10: '某大学' }))
    expect(value(records, 'education', 'mode')).toBe('全日制教育')
    expect(readings(records, 'education', 'mode', 'mode-unsaid')).toEqual(['全日制教育', '在职教育'])
  })

  it.each<[string, string, readonly string[]]>([
    ['only in-service', '@研究生#工商管理硕士', ['在职教育 研究生 工商管理硕士']],
    ['levels alone', '大学@研究生', ['全日制教育 大学 ', '在职教育 研究生 ']],
    ['degrees alone', '#工学学士@#工商管理硕士', ['全日制教育  工学学士', '在职教育  工商管理硕士']],
    ['nothing', '#@#', []],
  ])('reads education with %s', (_, cell, expected) => {
    const records = understood(lrm({ 9: cell, 10: '#@#' })).filter(({ section }) => section === 'education')
    expect(
      records.map((one) => ['mode', 'level', 'degree'].map((key) => value([one], 'education', key)).join(' ')),
    ).toEqual(expected)
  })

  it('reads as many relatives as there are, and rows that are blank in between as none', () => {
    const slots = (cell: string) => ['', ...Array.from({ length: 9 }, (_, at) => `${cell}${at}`), ''].join('@')
    const columns = { 20: slots('兄弟'), 21: slots('林'), 22: '@'.repeat(10), 23: '@'.repeat(10), 24: slots('厂') }
    const family = understood(lrm(columns)).filter(({ section }) => section === 'family')
    expect(family.map(({ fields }) => fields['name'])).toEqual(Array.from({ length: 9 }, (_, at) => `林${at}`))
  })

  it('offers both readings of a family column with a sign too many', () => {
    const records = understood(lrm({ 24: 'A@B厂@某县农机厂@@@@@' }))
    const offered = records.filter(({ section }) => section === 'family').map(({ doubts }) => doubts[0]?.readings)
    expect(offered).toEqual([['A', 'A@B厂'], ['B厂', '某县农机厂'], ['某县农机厂']])
  })

  it('removes characters that nobody can see and says so', () => {
    const records = understood(lrm({ 0: '林\u200B致远' }, 'utf8'))
    expect(value(records, 'basic', 'name')).toBe('林致远')
    expect(records[0]?.doubts.map(({ code }) => code)).toContain('unseen-removed')
  })

  it('holds several people, each with an own part', () => {
    const people = parseAll(`${lrmText()}\r\n${lrmText({ 0: '周慎之' })}\r\n`)
    expect(people.map((one) => one.ok && one.value.file.text('XingMing'))).toEqual(['林致远', '周慎之'])
    expect(people.map((one) => one.ok && new TextDecoder().decode(one.value.own).includes('林致远'))).toEqual([
      true,
      false,
    ])
  })

  it.each<[string, Uint8Array | string, string]>([
    ['breaks off within a value', lrmText().slice(0, 300), 'import.lrm-cut'],
    ['breaks off between columns', '"林致远","男"', 'import.lrm-columns'],
    ['has far too many columns', `${lrmText()}${',"x"'.repeat(40)}`, 'import.lrm-columns'],
    ['holds a book in one column', lrmText({ 17: '字'.repeat(40_000) }), 'import.too-long'],
    ['is one quotation mark', '"', 'import.lrm-cut'],
    ['is megabytes of quotation marks', '"'.repeat(megabytes * 1024 * 1024), 'import.lrm-columns'],
    ['is megabytes of columns', `"${'","'.repeat(megabytes * 300_000)}"`, 'import.lrm-columns'],
    ['is of nobody', lrmText(Object.fromEntries(lrmColumns.map((_, at) => [at, '']))), ''],
    [
      'has bytes that are no GBK',
      new Uint8Array([...lrm().subarray(0, 40), 0xff, 0xff, ...lrm().subarray(40)]),
      'import.undecodable',
    ],
  ])('that %s is refused', (_, bytes, refusal) => {
    const read = parse(bytes, false, 'x.lrm')
    expect(read.ok ? '' : read.refusal).toBe(refusal)
  })

  it('cut anywhere is refused or read whole, and never throws', () => {
    fc.assert(
      fc.property(fc.nat({ max: lrm().length }), (at) => {
        const read = parse(lrm().slice(0, at), false, 'x.lrm')
        expect(read.ok).toBe(at === lrm().length)
      }),
    )
  })
})

describe('an .lrmx of several people', () => {
  const two = (list: string) =>
    list.replace(/[甲乙]/g, (one) => written(one === '甲' ? {} : { XingMing: '周慎之' }, ''))

  it.each(['<Persons>甲 乙</Persons>', '甲乙', '<?xml version="1.0"?>\n<a><b>甲</b><!-- x --><b>乙</b></a>'])(
    'reads each of %s',
    (list) => {
      const people = parseAll(two(list))
      expect(people.map((one) => one.ok && one.value.file.text('XingMing'))).toEqual(['林致远', '周慎之'])
    },
  )

  it('gives each of them an own part, in which nothing of the others stands', () => {
    const own = parseAll(two('<Persons>甲乙</Persons>')).map((one) =>
      one.ok ? new TextDecoder().decode(one.value.own) : '',
    )
    expect(own.map((text) => [text.includes('林致远'), text.includes('周慎之')])).toEqual([
      [true, false],
      [false, true],
    ])
  })

  it('refuses one of them alone, at its place in the file', () => {
    const people = parseAll(two('<Persons>\n甲\n乙</Persons>').replace('<XingMing>周慎之', '<XingMing>周&慎之'))
    expect(people.map((one) => (one.ok ? 'read' : one.refusal))).toEqual(['read', 'import.bare-sign'])
    expect(people[1]?.ok === false && (people[1].place?.line ?? 0) > 40).toBe(true)
  })

  it('is one broken file where text stands between the people', () => {
    expect(parseAll(two('<Persons>甲 别的 乙</Persons>')).map(({ ok }) => ok)).toEqual([false])
  })
})
