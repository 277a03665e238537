import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import {
  declaration,
  element,
  parse,
  person,
  readings,
  said,
  understood,
  type Values,
  value,
  written,
} from './person-file.ts'

const plain = said(understood(written()))
const reordered = (order: readonly string[]) => {
  const values: Values = person
  const rest = Object.keys(values).filter((tag) => !order.includes(tag))
  return `${declaration}<Person>${[...order, ...rest].map((tag) => element(tag, values[tag])).join('')}</Person>`
}
const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, little: boolean) => {
  const buffer = Buffer.from(`\uFEFF${text}`, 'utf16le')
  return new Uint8Array(little ? buffer : buffer.swap16())
}

describe('an exchange file that says the same in another form', () => {
  it.each<[string, string | Uint8Array]>([
    ['declares utf-8 in small letters', written({}, '<?xml version="1.0" encoding="utf-8"?>')],
    ['quotes its declaration singly', written({}, "<?xml version='1.0' encoding='UTF-8'?>")],
    ['stands alone', written({}, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')],
    ['has no declaration', written({}, '')],
    ['has a blank line before its declaration', `\r\n${written()}`],
    ['has a byte-order mark', bytes(`\uFEFF${written()}`)],
    [
      'has a mark that contradicts its declaration',
      bytes(`\uFEFF${written({}, '<?xml version="1.0" encoding="GBK"?>')}`),
    ],
    ['is UTF-16, little end first', utf16(written({}, '<?xml version="1.0" encoding="UTF-16"?>'), true)],
    ['is UTF-16, big end first', utf16(written({}, '<?xml version="1.0" encoding="UTF-16"?>'), false)],
    ['is UTF-16 and says UTF-8', utf16(written(), true)],
    ['is GBK and says so', iconv.encode(written({}, '<?xml version="1.0" encoding="GBK"?>'), 'gbk')],
    ['is GB2312 and says so', iconv.encode(written({}, '<?xml version="1.0" encoding="gb2312"?>'), 'gbk')],
    ['is GB18030 and says so', iconv.encode(written({}, '<?xml version="1.0" encoding="GB18030"?>'), 'gb18030')],
    [
      'has comments everywhere',
      written().replaceAll('<Item>', '<Item><!-- 甲 < & 乙 -->').replace('<Person>', '<!-- x --><Person><!-- y -->'),
    ],
    ['has a comment inside a value', written().replace('林致远', '林<!-- 中 -->致远')],
    ['has its values in CDATA', written().replace('>湖南长沙<', '><![CDATA[湖南长沙]]><')],
    ['has processing instructions', written().replace('<Person>', '<?editor x?><Person>')],
    ['has Windows line ends', written().replaceAll('\n', '\r\n')],
    [
      'has résumé after the proposed posts, family last, version first',
      reordered(['Version', 'NiRenZhiWu', 'ShenFenZheng', 'JianLi', 'XingMing']),
    ],
    ['writes blank elements closed at once', written().replace('<ZhaoPian></ZhaoPian>', '<ZhaoPian/>')],
    ['writes them with a blank', written().replace('<ZhaoPian></ZhaoPian>', '<ZhaoPian />')],
    ['splits them over two lines', written().replace('<ZhaoPian></ZhaoPian>', '<ZhaoPian>\n  </ZhaoPian>')],
    ['splits the tag itself', written().replace('<ZhaoPian></ZhaoPian>', '<ZhaoPian\n/>')],
    ['fills them with no-break and full-width blanks', written({ ZhaoPian: '\u00A0\u3000 ' })],
    ['writes （无） for blank', written({ ZhaoPian: '（无）' })],
    ['leaves them out', written({ ZhaoPian: undefined })],
    ['has no version', written({ Version: undefined })],
    ['has another version', written({ Version: '2.0' })],
    [
      'gives its tags a namespace',
      written().replace('<Person>', '<Person xmlns="urn:x" xmlns:xsi="urn:y" xsi:noNamespaceSchemaLocation="z">'),
    ],
    [
      'indents its values',
      written({ XingMing: '\n    林致远\n  ', XingBie: ' 男 ', ChuShengNianYue: '\u3000197503\t' }),
    ],
    [
      'has a blank family item',
      written({ JiaTingChengYuan: [['', '', '', '', ''], ...person.JiaTingChengYuan, ['（无）', '', ' ', '', '']] }),
    ],
    ['repeats a tag with the same value', written().replace('</Person>', `${element('XingMing', '林致远')}</Person>`)],
    ['repeats a tag without a value', written().replace('<Person>', '<Person><XingMing></XingMing>')],
    [
      'splits the family over two containers',
      written({ JiaTingChengYuan: [person.JiaTingChengYuan[0]] }).replace(
        '</Person>',
        `${element('JiaTingChengYuan', [person.JiaTingChengYuan[1]])}</Person>`,
      ),
    ],
    [
      'spells the number in full-width characters with a small x',
      written({ ShenFenZheng: '１１０１０１１９７５０３１２９９９ｘ\u00A0' }),
    ],
    ['has blanks in the number', written({ ShenFenZheng: '110101 19750312 999X' })],
    ['has a blank in the name', written({ XingMing: '林　致远' })],
    ['has a zero-width blank in the name', written({ XingMing: '林\u200B致远' })],
    ['has a direction override in the name', written({ XingMing: '\u202E林致远\u202C' })],
    ['has a control character in the name', written({ XingMing: '林\u0007致远' })],
  ])('is understood alike when it %s', (_, file) => {
    expect(said(understood(file))).toEqual(plain)
  })

  it('keeps characters of four bytes in every encoding', () => {
    const name = '沈㛃𠮷䶮'
    for (const file of [
      written({ XingMing: name }),
      utf16(written({ XingMing: name }), true),
      iconv.encode(written({ XingMing: name }, '<?xml version="1.0" encoding="GBK"?>'), 'gb18030'),
      iconv.encode(written({ XingMing: name }, '<?xml version="1.0" encoding="gb18030"?>'), 'gb18030'),
      written().replace('林致远', '沈&#x36C3;&#134071;&#x4dae;'),
      written().replace('林致远', '沈㛃&#xD842;&#xDFB7;䶮'),
    ]) {
      expect(value(understood(file), 'basic', 'name')).toBe(name)
    }
  })

  it('resolves the five names and numbers, and each of them once', () => {
    const file = written().replace('工作需要。', 'a &amp;lt; b &lt;c&gt; &quot;d&quot; &apos;e&apos; &#20320;&#x597D;')
    expect(value(understood(file), 'form', 'reason')).toBe('a &lt; b <c> "d" \'e\' 你好')
  })

  it('reads more than ten relatives in their order', () => {
    const many = Array.from({ length: 14 }, (_, at) => [
      '弟弟',
      `林${'甲乙丙丁戊己庚辛壬癸子丑寅卯'[at]}`,
      '198001',
      '群众',
      '某厂',
    ])
    const names = understood(written({ JiaTingChengYuan: many })).filter(({ section }) => section === 'family')
    expect(names.map(({ fields }) => fields['name'])).toEqual(many.map(([, name]) => name))
  })
})

describe('what the sections do not know', () => {
  it('is kept word for word under its path: tags, attributes, nested tags, text between', () => {
    const file = written()
      .replace('<XingBie>', '<XingBie code="1">')
      .replace('</Person>', '<BeiZhu>  原件\n存某室 </BeiZhu><ext:A xmlns:ext="u"><B k="v">深</B></ext:A>散落</Person>')
      .replace('</Item>', '<DianHua>0731</DianHua></Item>')
    const left = understood(file).filter(({ section }) => section === 'unread')
    expect(left.map(({ fields, raw }) => [fields['tag'], raw.trim()])).toEqual([
      ['Person', '散落'],
      ['XingBie/@code', '1'],
      ['JiaTingChengYuan/Item[1]/DianHua', '0731'],
      ['BeiZhu', '原件\n存某室'],
      ['A/B', '深'],
      ['A/B/@k', 'v'],
    ])
    expect(left[3]?.raw).toBe('  原件\n存某室 ')
  })

  it('does not trip over names that mean something to JavaScript', () => {
    const file = written().replace('</Person>', '<constructor>a</constructor><__proto__>b</__proto__></Person>')
    const left = understood(file).filter(({ section }) => section === 'unread')
    expect(left.map(({ fields }) => fields['text'])).toEqual(['a', 'b'])
  })

  it('offers both values of a tag that says two things, and keeps the second', () => {
    const file = written().replace(
      '</Person>',
      `${element('ChuShengNianYue', '197510')}${element('XingMing', '林志远')}</Person>`,
    )
    const records = understood(file)
    expect(readings(records, 'basic', 'birth', 'said-twice')).toEqual(['1975.03', '1975.10'])
    expect(readings(records, 'basic', 'name', 'said-twice')).toEqual(['林致远', '林志远'])
    expect(value(records, 'basic', 'name')).toBe('林致远')
    const left = records.filter(({ section }) => section === 'unread').map(({ raw }) => raw)
    expect(left).toEqual(['197510', '林志远'])
  })
})

describe('a résumé that stands twice', () => {
  it('is said so once, and the second is kept', () => {
    const file = written().replace('</Person>', `${element('JianLi', '1997.07--  别的厂')}</Person>`)
    const records = understood(file)
    const doubts = records.filter(({ section }) => section === 'resume').flatMap(({ doubts }) => doubts)
    expect(doubts).toEqual([{ code: 'said-twice', params: { tag: 'JianLi' } }])
    expect(records.find(({ section }) => section === 'unread')?.raw).toBe('1997.07--  别的厂')
  })
})

describe('characters with a history', () => {
  it('tells that invisible characters were left out, at their field', () => {
    const doubts = understood(written({ XingMing: '林\u202E致远' })).find(({ section }) => section === 'basic')?.doubts
    expect(doubts).toContainEqual({ code: 'unseen-removed', field: 'name' })
  })

  it('offers 䶮 for its private-use form and changes nothing unasked', () => {
    const records = understood(written({ XingMing: '沈\uE863' }))
    expect(value(records, 'basic', 'name')).toBe('沈\uE863')
    expect(readings(records, 'basic', 'name', 'private-use')).toEqual(['沈䶮', '沈\uE863'])
  })

  it('names a private-use character without agreed meaning and keeps it', () => {
    const records = understood(written({ XingMing: '沈\uE4C6' }))
    const doubt = records.flatMap(({ doubts }) => doubts).find(({ code }) => code === 'private-use-unknown')
    expect(doubt?.params).toEqual({ character: 'U+E4C6' })
    expect(value(records, 'basic', 'name')).toBe('沈\uE4C6')
  })

  it('says where a character had been lost before', () => {
    const doubts = understood(written({ XingMing: '沈\uFFFD' })).flatMap(({ doubts }) => doubts)
    expect(doubts).toContainEqual({ code: 'character-lost', field: 'name' })
  })
})

describe('a file that cannot be read whole', () => {
  const refusal = (file: string | Uint8Array, mend = false) => {
    const read = parse(file, mend)
    return read.ok ? 'read' : [read.refusal, read.place && `${read.place.line}:${read.place.column}`]
  }
  const broken = (text: string) => written().replace('<XingMing>林致远</XingMing>', text)

  it.each<[string, string | Uint8Array, unknown]>([
    ['is empty', '', ['import.empty', undefined]],
    ['is no XML', 'hello', ['import.not-xml', '1:1']],
    ['is a zip', 'PK\u0003\u0004', ['import.archive', undefined]],
    ['is an .lrm', '"林致远","男"', ['import.lrm-columns', undefined]],
    ['is a page', '<html><body>x</body></html>', ['import.web-page', undefined]],
    ['has another root', '<Persons><Person/></Persons>', ['import.root', '1:1']],
    ['holds two people', `${written()}<Person/>`, ['import.root', '49:1']],
    ['goes on after its end', `${written()}x`, ['import.malformed', '49:1']],
    ['has a document type', written({}, '<!DOCTYPE Person SYSTEM "x.dtd">\n'), ['import.doctype', '1:1']],
    ['declares entities', written({}, '<!DOCTYPE Person [<!ENTITY a "b">]>\n'), ['import.doctype', '1:1']],
    [
      'hides a document type behind a comment',
      written({}, '<!-- x -->\n<!doctype Person>\n'),
      ['import.doctype', '2:1'],
    ],
    ['breaks off', written().slice(0, 200), ['import.unclosed', '8:3']],
    ['leaves a tag open', broken('<XingMing>林致远'), ['import.unclosed', '3:3']],
    ['closes a tag twice', broken('<XingMing>林致远</XingMing></XingMing>'), ['import.malformed', '3:27']],
    ['closes another tag', broken('<XingMing>林致远</MinZu>'), ['import.malformed', '3:16']],
    ['leaves a comment open', broken('<!-- 林致远'), ['import.malformed', '3:3']],
    ['leaves CDATA open', broken('<XingMing><![CDATA[林致远</XingMing>'), ['import.malformed', '3:13']],
    ['says an attribute twice', broken('<XingMing a="1" a="2">林致远</XingMing>'), ['import.malformed', '3:3']],
    ['refers to no character', broken('<XingMing>&#x110000;</XingMing>'), ['import.character', '3:13']],
    ['refers to half a character', broken('<XingMing>&#xD842;</XingMing>'), ['import.character', '3:3']],
    ['has an unknown entity', broken('<XingMing>林&nbsp;致远</XingMing>'), ['import.bare-sign', '3:14']],
    ['has a bare ampersand', broken('<XingMing>林&致远</XingMing>'), ['import.bare-sign', '3:14']],
    ['has a bare bracket', broken('<XingMing>a < b</XingMing>'), ['import.bare-sign', '3:15']],
    ['has a word in brackets', broken('<XingMing>获<某奖>一次</XingMing>'), ['import.bare-sign', '3:14']],
    [
      'ends in half a character',
      Buffer.concat([Buffer.from('<Person>'), Buffer.from([0xe6, 0x9e])]),
      ['import.undecodable', '1:9'],
    ],
    ['is nested without end', '<Person>'.repeat(40), ['import.too-deep', '1:193']],
    ['has tags without number', `<Person>${'<a/>'.repeat(20_001)}</Person>`, ['import.too-many', '1:20005']],
    ['has a value as long as a book', written({ BeiZhu: '字'.repeat(30_001) }), ['import.too-long', undefined]],
  ])('is refused with its place when it %s', (_, file, expected) => {
    expect(refusal(file)).toEqual(expected)
  })

  it('is refused above 10 MB before anything else is looked at', () => {
    expect(refusal(new Uint8Array(10 * 1024 * 1024 + 1))).toEqual(['import.too-large', undefined])
  })

  it('has its bare signs taken as text once the user agrees, each place told', () => {
    const read = parse(broken('<XingMing>林&致<远> < &nbsp;</XingMing>'), true)
    expect(read.ok && read.value.file.text('XingMing')).toBe('林&致<远> < &nbsp;')
    expect(read.ok && read.value.mended).toEqual([13 + 1, 16, 20, 22].map((column) => ({ line: 3, column })))
  })

  it('counts every bare sign for the person who mends them', () => {
    const read = parse(broken('<XingMing>a & b & c < d</XingMing>'))
    expect(!read.ok && read.params).toEqual({ sign: '&', count: '3' })
  })

  it.each([
    ['a tag of the format left open', '<XingMing>林致远'],
    ['a document type', '<!DOCTYPE a>'],
  ])('is not mended of %s by that consent', (_, text) => {
    expect(parse(broken(text), true).ok).toBe(false)
  })
})
