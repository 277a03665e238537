import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { parse, understood, value, written } from './person-file.ts'

const declared = (encoding: string) => written({}, `<?xml version="1.0" encoding="${encoding}"?>`)
const bytes = (text: string) => new TextEncoder().encode(text)
const unmarked = (text: string, little: boolean) => {
  const buffer = Buffer.from(text, 'utf16le')
  return new Uint8Array(little ? buffer : buffer.swap16())
}

describe('a file that is written otherwise than it claims', () => {
  it.each<[string, Uint8Array, string, string | undefined]>([
    ['UTF-8 that claims UTF-16', bytes(declared('utf-16')), 'utf-8', 'utf-16'],
    ['UTF-8 that claims GBK', bytes(declared('GBK')), 'utf-8', 'GBK'],
    ['UTF-8 that claims Big5', bytes(declared('Big5')), 'utf-8', 'Big5'],
    ['UTF-8 that claims what nobody knows', bytes(declared('x-editor')), 'utf-8', 'x-editor'],
    ['GBK that claims UTF-8', iconv.encode(declared('UTF-8'), 'gbk'), 'gb18030', 'UTF-8'],
    ['GBK that claims nothing', iconv.encode(written({}, ''), 'gbk'), 'gb18030', 'utf-8'],
    ['GBK that claims Latin 1', iconv.encode(declared('iso-8859-1'), 'gbk'), 'gb18030', 'iso-8859-1'],
    ['GB 18030 that claims UTF-16', iconv.encode(declared('utf-16'), 'gb18030'), 'gb18030', 'utf-16'],
    ['UTF-16 without a mark', unmarked(declared('utf-16'), true), 'utf-16le', undefined],
    ['UTF-16 without a mark, big end first', unmarked(declared('utf-16'), false), 'utf-16be', undefined],
    ['UTF-8 that claims it', bytes(declared('UTF-8')), 'utf-8', undefined],
    ['GBK that claims it', iconv.encode(declared('GBK'), 'gbk'), 'gbk', undefined],
  ])('is read as what it is: %s', (_, file, encoding, claimed) => {
    const read = parse(file)
    expect(read.ok && [read.value.encoding, read.value.claimed]).toEqual([encoding, claimed])
    expect(value(understood(file), 'basic', 'name')).toBe('林致远')
  })

  it.each<[string, Uint8Array]>([
    ['Big5', iconv.encode(declared('Big5').replaceAll('林致远', '林致遠'), 'big5')],
    ['Shift-JIS', iconv.encode(declared('Shift_JIS'), 'shift_jis')],
    ['half a character', Buffer.concat([bytes('<Person><XingMing>'), Buffer.from([0xe6, 0x9e])])],
  ])('is refused where nothing fits: %s', (_, file) => {
    expect(parse(file).ok).toBe(false)
  })
})

describe('a file that is no exchange file', () => {
  const starting = (...magic: number[]) => new Uint8Array([...magic, ...Array.from({ length: 64 }, (_, at) => at)])
  const ascii = (text: string) => starting(...Buffer.from(text, 'latin1'))

  it.each<[string, Uint8Array, string, string]>([
    ['a JPEG', starting(0xff, 0xd8, 0xff, 0xe0), '林致远.lrmx', 'import.picture'],
    ['a PNG', starting(0x89, 0x50, 0x4e, 0x47), '林致远.lrmx', 'import.picture'],
    ['a HEIC', starting(0, 0, 0, 24, ...Buffer.from('ftypheic')), '林致远.lrmx', 'import.picture'],
    ['the photo of an .lrm', starting(0xff, 0xd8, 0xff, 0xe0), '林致远.pic', 'import.pic'],
    ['a web page', bytes('<!DOCTYPE html><html></html>'), '林致远.lrmx', 'import.web-page'],
    ['a PDF', ascii('%PDF-1.4'), '林致远.pdf', 'import.pdf'],
    ['an old Word file', starting(0xd0, 0xcf, 0x11, 0xe0), '林致远.doc', 'import.word-old'],
    ['a WPS file', starting(0xd0, 0xcf, 0x11, 0xe0), '林致远.wps', 'import.word-old'],
    ['an old spreadsheet', starting(0xd0, 0xcf, 0x11, 0xe0), '名册.xls', 'import.sheet'],
    ['a zip', ascii('PK\u0003\u0004'), '全部.zip', 'import.archive'],
    ['a rar', ascii('Rar!'), '全部.rar', 'import.archive'],
    ['an .lrm of three columns', iconv.encode('"林致远","男","197503"', 'gbk'), '林致远.lrm', 'import.lrm-columns'],
    ['blanks', bytes(' \r\n\t '), '林致远.lrmx', 'import.blank'],
    ['NULs', new Uint8Array(4096), '林致远.lrmx', 'import.nuls'],
    ['nothing', new Uint8Array(0), '林致远.lrmx', 'import.empty'],
    ['a letter', bytes('hello'), '林致远.lrmx', 'import.not-xml'],
  ])('is called what it is: %s', (_, file, name, refusal) => {
    const read = parse(file, false, name)
    expect(!read.ok && read.refusal).toBe(refusal)
  })
})

describe('signs that no file may hold', () => {
  const doubts = (file: string) =>
    understood(file).flatMap(({ section, doubts }) =>
      doubts.filter(({ code }) => code === 'forbidden-sign').map(({ params }) => ({ section, ...params })),
    )

  it('are asked about with their place, and left out of the value', () => {
    const file = written({ XingMing: '林\0致\u0001远' })
    expect(value(understood(file), 'basic', 'name')).toBe('林致远')
    expect(doubts(file)).toEqual([{ section: 'basic', line: '3', column: '14', count: '2', character: 'U+0000' }])
  })

  it.each([
    ['in a résumé', written({ JianLi: '1997.07--  某\uFFFF厂' }), 'resume', 'U+FFFF'],
    ['as a reference', written().replace('林致远', '林&#0;致远'), 'basic', 'U+0000'],
    ['in CDATA', written().replace('>林致远<', '><![CDATA[林\u0008致远]]><'), 'basic', 'U+0008'],
    ['in the family', written({ JiaTingChengYuan: [['妻子', '许\u0002明舟', '', '', '']] }), 'family', 'U+0002'],
    ['behind the end of the file', `${written()}\0\0\0`, 'basic', 'U+0000'],
  ])('are asked about %s', (_, file, section, character) => {
    expect(doubts(file)).toMatchObject([{ section, character }])
  })
})

describe('a picture of a radical', () => {
  it.each([
    ['⻆', '角'],
    ['⻋', '车'],
    ['⻘', '青'],
    ['⼈', '人'],
    ['⾦', '金'],
    ['⻩', '黄'],
  ])('%s in a name becomes %s, with a remark', (sign, character) => {
    const [basic] = understood(written({ XingMing: `林${sign}` }))
    expect(basic?.fields['name']).toBe(`林${character}`)
    expect(basic?.doubts).toContainEqual({
      code: 'radical-mended',
      field: 'name',
      params: { text: `${sign}→${character}` },
    })
  })

  it('is mended in the name of a relative too, and letters of a name come in their own width', () => {
    const records = understood(written({ JiaTingChengYuan: [['妻子', '⻢Ｌｉ', '', '', '']] }))
    expect(value(records, 'family', 'name')).toBe('马Li')
  })
})

describe('a word where only the table may answer', () => {
  it('is said to leave the field blank, as it does', () => {
    const [basic] = understood(written({ XingBie: '男生' }))
    expect(basic?.fields['sex']).toBeUndefined()
    expect(basic?.doubts).toContainEqual({ code: 'choose-from-table', field: 'sex', params: { text: '男生' } })
  })
})
