import { describe, expect, it } from 'vitest'
import { createNameIndex } from '#domain/people/name-index.ts'
import { readTerm } from '#domain/people/term.ts'

/** The names that a typed term finds, the best first. */
function finding(names: readonly string[]) {
  const index = createNameIndex()
  names.forEach((name, slot) => {
    index.set(slot, name)
  })
  return (typed: string) => {
    const hits: { name: string; tier: number }[] = []
    const { name, pinyin = name } = readTerm(typed)
    index.find({ latin: name, pinyin }, (slot, tier) => hits.push({ name: names[slot] ?? '', tier }))
    return hits.sort((a, b) => a.tier - b.tier).map(({ name }) => name)
  }
}

describe('surnames that are read in another way', () => {
  const find = finding([
    '单明舟',
    '仇致和',
    '区安然',
    '曾柏舟',
    '解静川',
    '盖远',
    '覃宁',
    '尉迟明川',
    '万俟安',
    '明单',
    '丹宁',
  ])

  it.each([
    ['单明舟', 'shan smz shanmingzhou shanming sming'],
    ['仇致和', 'qiu qzh qiuzhihe'],
    ['区安然', 'ou oar ouanran'],
    ['曾柏舟', 'zeng zbz zengbaizhou'],
    ['解静川', 'xie xjc'],
    ['盖远', 'ge gai gy'],
    ['覃宁', 'qin tan qn tn'],
    ['尉迟明川', 'yuchi ycmc yuchimingchuan'],
    ['万俟安', 'moqi mqa moqian'],
  ])('find %s by %s', (name, terms) => {
    for (const term of terms.split(' ')) expect(find(term), term).toContain(name)
  })

  it.each([
    ['单明舟', 'dan'],
    ['仇致和', 'chou'],
    ['区安然', 'qu'],
    ['曾柏舟', 'ceng'],
    ['解静川', 'jie'],
    ['尉迟明川', 'weichi'],
    ['万俟安', 'wan'],
  ])('find %s by the ordinary reading %s too', (name, term) => {
    expect(find(term)).toContain(name)
  })

  it('ranks the ordinary reading of a surname below a name that is read so', () => {
    expect(find('dan').indexOf('丹宁')).toBeLessThan(find('dan').indexOf('单明舟'))
  })

  it('reads 单 inside a given name as dan and never as shan', () => {
    expect(find('dan')).toContain('明单')
    expect(find('mingdan')).toEqual(['明单'])
    expect(find('shan')).not.toContain('明单')
  })
})

describe('a search term', () => {
  const find = finding([
    '张伟',
    '张伟民',
    '張偉',
    '王张',
    '吕布',
    '吴德水',
    '沈䶮',
    '𠮷田樱',
    'Anna Li',
    '古丽娜尔·买买提',
    '林​致远',
  ])

  it.each([
    '张',
    '张伟',
    'zhangwei',
    'zhangw',
    'zw',
    'zhwei',
    '張偉',
    'ZHANGWEI',
    'ｚｈａｎｇｗ',
    'zhāng wěi',
    "zhang'wei",
    '张w',
    'z伟',
    ' 张 伟 ',
  ])('finds 张伟 by %s', (term) => {
    expect(find(term)).toContain('张伟')
  })

  it('finds simplified by traditional and traditional by simplified', () => {
    expect(find('张伟')).toContain('張偉')
    expect(find('張偉')).toEqual(expect.arrayContaining(['张伟', '張偉', '张伟民']))
  })

  it('puts the whole name before its beginning, and the beginning before the middle', () => {
    const found = find('张')
    expect(found.indexOf('张伟')).toBeLessThan(found.indexOf('王张'))
    expect(find('zhangwei').slice(0, 2).sort()).toEqual(['张伟', '張偉'].sort())
  })

  it.each(['lv', 'lvbu', 'lü', 'lǚbù', 'lu', 'lyubu'])('finds 吕布 by %s', (term) => {
    expect(find(term)).toContain('吕布')
  })

  it.each(['䶮', '沈䶮', '沈\uE863', '\uE863', 'sheny', 'shenyan', 'sy'])('finds 沈䶮 by %s', (term) => {
    expect(find(term)).toContain('沈䶮')
  })

  it('finds a name that was stored with the private-use character', () => {
    expect(finding(['沈\uE863'])('shenyan')).toEqual(['沈\uE863'])
  })

  it.each(['吉田', '𠮷田', 'jitian', 'jty'])('finds 𠮷田樱 by %s', (term) => {
    expect(find(term)).toContain('𠮷田樱')
  })

  it.each(['anna', 'ANNA', 'annali', 'al', 'li'])('finds a Latin name by %s', (term) => {
    expect(find(term)).toContain('Anna Li')
  })

  it('reads over the dot inside a name', () => {
    expect(find('古丽娜尔买买提')).toEqual(['古丽娜尔·买买提'])
    expect(find('maimaiti')).toEqual(['古丽娜尔·买买提'])
  })

  it('reads over an invisible blank inside a name', () => {
    expect(find('林致远')).toHaveLength(1)
  })

  it.each(['zhangx', 'wz', '伟张', 'zg', 'hang'])('does not find 张伟 by %s', (term) => {
    expect(find(term)).not.toContain('张伟')
  })
})

describe('a character that is simplified in some names only', () => {
  const find = finding(['李乾', '赵干', '鍾書', '於梅', '李葉', '沈瀋', '万里', '仇和', '覃宁'])

  it.each([
    ['李乾', 'qian liqian lq 乾 干 gan ligan lg'],
    ['赵干', 'gan zhaogan zg 乾'],
    ['鍾書', 'zhong zs 钟书'],
    ['於梅', 'yu ym'],
    ['李葉', 'ye liye 叶'],
    ['沈瀋', 'shenshen ss'],
    ['万里', 'wan wl'],
    ['仇和', 'qiu chou'],
    ['覃宁', 'qin tan'],
  ])('lets %s be found by the reading as it stands and by that of its simplified form: %s', (name, terms) => {
    for (const term of terms.split(' ')) expect(find(term), term).toContain(name)
  })

  it('ranks the reading of the character as it stands before that of the other', () => {
    expect(find('gan').indexOf('赵干')).toBeLessThan(find('gan').indexOf('李乾'))
  })
})

describe('marks over Latin letters', () => {
  const find = finding(['José Álvarez', 'Müller', 'Łukasz Ørsted', 'Özil', '吕布', '鲁迅', '陆游', '女英'])

  it.each([
    ['José Álvarez', 'josé jose JOSÉ José álvarez alvarez ja josea'],
    ['Müller', 'müller muller mü Mu'],
    ['Łukasz Ørsted', 'łukasz lukasz ørsted orsted lo'],
    ['Özil', 'özil ozil'],
    ['吕布', 'lǚbù lv lü lu lyu lvbu'],
  ])('are the same on both sides: %s is found by each of %s', (name, terms) => {
    for (const term of terms.split(' ')) expect(find(term), term).toContain(name)
  })

  it('keep pinyin and Latin apart: lv finds 吕 and neither José nor 鲁', () => {
    expect(find('lv')).toEqual(['吕布'])
    expect(find('lü')).toContain('吕布')
    expect(find('lü')).not.toContain('鲁迅')
    expect(find('mv')).toEqual([])
  })

  it('let lu find 吕 as early as 鲁 and 陆', () => {
    const find = finding(['吕布', '鲁迅', '陆游'])
    expect(find('lu')).toEqual(['吕布', '鲁迅', '陆游'])
    expect(finding(['女英', '努力'])('nu')).toEqual(['女英', '努力'])
  })
})

describe('the index of names', () => {
  it('forgets a name that changed', () => {
    const index = createNameIndex()
    index.set(0, '张伟')
    index.set(0, '李娜')
    const slots: number[] = []
    const find = (term: string) => index.find({ latin: term, pinyin: term }, (slot) => slots.push(slot))
    find('张')
    find('zw')
    expect(slots).toEqual([])
    find('ln')
    expect(slots).toEqual([0])
  })
})

describe('reading what was typed', () => {
  it.each(['HR-2026-0312', 'ＨＲ－２０２６－０３１２', 'hr——2026——0312', ' hr 2026 0312 '])(
    'takes %s as one and the same code',
    (typed) => {
      expect(readTerm(typed).code).toBe('HR20260312')
    },
  )

  it.each(['999x', '９９９Ｘ', '999X\u00a0', '\u200b999x'])('takes %s as the tail of an ID number', (typed) => {
    expect(readTerm(typed).tail).toBe('999X')
  })

  it('takes a whole ID number as such and as its tail', () => {
    expect(readTerm('１１０１０１１９７５０３１２９９９ｘ')).toMatchObject({
      idNumber: '11010119750312999X',
      tail: '12999X',
    })
  })

  it('knows a code whose letters an input method swallowed', () => {
    expect(readTerm('-2026-0312').cut).toBe(true)
    expect(readTerm('HR-2026-0312').cut).toBe(false)
  })

  it('searches nothing for blanks, dashes or a lone digit', () => {
    for (const typed of ['', '  ', '\u200b', '7']) expect(readTerm(typed)).toEqual({ name: '', cut: false })
  })

  it('reads a name in Chinese characters as with an invisible sign in it, which is looked at from all sides', () => {
    for (const typed of ['张', '國強', '单于雪', '一二三', '万俟吕'])
      expect(readTerm(typed)).toEqual(readTerm(`${typed}\u200b`))
  })

  it('never searches for digits in names', () => {
    expect(readTerm('张3').name).toBe('')
  })
})
