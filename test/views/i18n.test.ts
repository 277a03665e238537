import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { outputs } from '#domain/cases/outputs/index.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { proposedSections } from '#domain/proposals/particulars.ts'
import * as en from '#views/i18n/en/index.ts'
import { codeName, languages, traditional, translator } from '#views/i18n/index.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'
import { names, overrides } from '#views/i18n/zh-Hant.ts'

/** Words that a conversion character by character gets wrong, and spellings that no office uses. */
const wrongWords =
  /箇|隻|纔|爲|裏|衆|羣|籤|覈|麪|啓|瞭解|龑|[乾干]部|係統|製度|恢複|批準|準許|曆史|髮|鬆|皇后|[以之然最其]后|后[來面台]|幹預|摺/u

const codeTables = sections.flatMap(({ fields }) => fields.flatMap(({ codes }) => codes ?? []))

const features = Object.keys(zhHans) as (keyof typeof zhHans)[]
const catalogue = (feature: keyof typeof zhHans, of: typeof zhHans | typeof en) =>
  Object.entries(of[feature] as Readonly<Record<string, string>>)

const paramsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{([\w-]+)(?:\|[^}]*)?\}/g)].map(([, name]) => name))].sort()

/** Views whose words are on paper alone, which is Chinese. */
const onPaper = /\/(?:prints|pdf|i18n)\/|(?:-sheet|\/approval|\.docx|(?:exports|rolls)\/[\w.-]+)\.ts$/

/** What a view says by itself, without its comments. */
const viewsIn = (place: string): readonly (readonly [string, string])[] =>
  readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => join(place, name))
    .filter((name) => /\.tsx?$/.test(name) && !onPaper.test(name))
    .map((name) => [name, readFileSync(name, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/.*/g, '')])

describe('a view', () => {
  it('leaves every mark of punctuation to the catalogue of its language', () => {
    const own = viewsIn(join(import.meta.dirname, '../../src/views'))
    expect(own.length).toBeGreaterThan(150)
    expect(own.filter(([, text]) => /[：；，。、（）“”]/u.test(text)).map(([name]) => name)).toEqual([])
  })
})

describe('the catalogues', () => {
  it('say something for every key, in both hand-written languages', () => {
    const empty = features.flatMap((feature) =>
      [...catalogue(feature, zhHans), ...catalogue(feature, en)]
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => key),
    )
    expect(empty).toEqual([])
  })

  it('end what is said of a paper with a stop: what kinds of file it may be follows on the same line', () => {
    const of = [...proposedSections(), ...Object.entries(outputs).map(([key, output]) => ({ ...output, key }))]
    const helps = of.flatMap(({ key, fields }) =>
      fields.filter(({ kind, help }) => kind === 'file' && help).map((field) => `help.${key}.${field.key}`),
    )
    const said = (language: 'zh-Hans' | 'en') => helps.map((key) => translator(language)(key as 'help.signing.copy'))
    expect(helps.length).toBeGreaterThan(3)
    expect([...said('zh-Hans'), ...said('en')].filter((text) => !/[。.]$/.test(text))).toEqual([])
  })

  it('count one place as one', () => {
    for (const key of ['proposal.headcount.free', 'drawing.says.post-free', 'drawing.says.post-full'] as const)
      expect(translator('en')(key, { headcount: 1, taken: 0 })).toMatch(/^1 place, 0 taken/)
    expect(translator('en')('drawing.free.post', { headcount: 1, taken: 0, free: 1 })).toBe(
      '1 place · 0 taken · 1 free',
    )
  })

  it('have English for exactly the keys of the source', () => {
    for (const feature of features) {
      expect(
        catalogue(feature, en)
          .map(([key]) => key)
          .sort(),
      ).toEqual(
        catalogue(feature, zhHans)
          .map(([key]) => key)
          .sort(),
      )
    }
  })

  it('ask for the same parameters in both languages', () => {
    for (const feature of features) {
      const english = new Map(catalogue(feature, en))
      for (const [key, text] of catalogue(feature, zhHans)) {
        expect([key, paramsOf(english.get(key) ?? '')]).toEqual([key, paramsOf(text)])
      }
    }
  })

  it('never define a key twice', () => {
    const keys = features.flatMap((feature) => catalogue(feature, zhHans).map(([key]) => key))
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('override only keys that exist', () => {
    const keys = new Set(features.flatMap((feature) => catalogue(feature, zhHans).map(([key]) => key)))
    expect(Object.keys(overrides).filter((key) => !keys.has(key))).toEqual([])
  })

  it('override only a text that still says what the override was written for', () => {
    const source = new Map(features.flatMap((feature) => catalogue(feature, zhHans)))
    const moved = Object.entries(overrides)
      .filter(([key, { source: was }]) => source.get(key) !== was)
      .map(([key, { source: was }]) => `${key} was “${was}” and is now “${source.get(key)}”: write its 繁體 again.`)
    expect(moved).toEqual([])
  })

  it('use full-width punctuation between Chinese characters and no exclamation marks', () => {
    const wrong = features.flatMap((feature) =>
      catalogue(feature, zhHans)
        .filter(([, text]) => /[\u4e00-\u9fff][,;:!?]|[!！]/.test(text))
        .map(([key]) => key),
    )
    expect(wrong).toEqual([])
  })

  it('use the words of the office, one for each thing (docs/decisions/0093)', () => {
    const never = /档号|归盒|归位|装盒|代管人|兜底|启封|(?<!会议)讨论(?!名册)|留言|(?<!任免|个人有关)事项|党政国企|你/
    const wrong = features.flatMap((feature) =>
      catalogue(feature, zhHans)
        .filter(([, text]) => never.test(text))
        .map(([key, text]) => `${key}: ${text}`),
    )
    expect(wrong).toEqual([])
  })

  it('say 封存 of a dossier only: the system is locked', () => {
    const keys = features.flatMap((feature) =>
      catalogue(feature, zhHans)
        .filter(([, text]) => text.includes('封存'))
        .map(([key]) => key),
    )
    expect(keys).toEqual(['case.effect.depart.after'])
  })
})

describe('the translator', () => {
  it('fills parameters', () => {
    expect(translator('zh-Hans')('kit.pager.at', { page: 3, pages: 22 })).toBe('第 3 / 22 页')
  })

  it('picks the English form by number', () => {
    expect(translator('en')('time.days', { count: 1 })).toBe('1 day')
    expect(translator('en')('time.days', { count: 3 })).toBe('3 days')
  })

  it('derives 繁體 from the source', () => {
    expect(translator('zh-Hant')('place.archive')).toBe('檔案室')
    expect(translator('zh-Hant')('time.stayed', { duration: '3 天' })).toBe('停留 3 天')
  })

  it('prefers an override to the derived word', () => {
    expect(traditional(zhHans.frame['frame.menu'])).not.toBe(overrides['frame.menu']?.text)
    expect(translator('zh-Hant')('frame.menu')).toBe(overrides['frame.menu']?.text)
  })

  it('writes 繁體 as offices do', () => {
    expect(traditional('改为：刚才复核，群众签批')).toBe('改為：剛才複核，群眾簽批')
  })

  it('derives no word that is known to be wrong, in no message and no label of a code', () => {
    const derived = [
      ...features.flatMap((feature) =>
        catalogue(feature, zhHans).map(([key]) => [key, translator('zh-Hant')(key as never)] as const),
      ),
      ...codeTables.flatMap(({ codes }) => codes.map((code) => [code.name, codeName('zh-Hant', code)] as const)),
    ]
    expect(derived.filter(([, text]) => wrongWords.test(text))).toEqual([])
    expect(wrongWords.test(traditional('一个系统：还是只在后台制度里，刚才批准恢复干部关系'))).toBe(false)
  })

  it('converts no name, not even in a text of our own', () => {
    for (const name of names) expect(traditional(`样例：${name}的简历`)).toBe(`樣例：${name}的簡歷`)
    for (const [key, text] of catalogue('imports', zhHans).filter(([key]) => key.startsWith('import.sample.')))
      if (text.includes('：')) expect(translator('zh-Hant')(key as never)).toContain(text.split('：')[0])
  })

  it('leaves what is typed into a parameter as it is', () => {
    expect(translator('zh-Hant')('kit.remove', { name: '王发' })).toBe('去掉條件：王发')
  })

  it('knows every language by its own name', () => {
    for (const language of languages) expect(translator(language)('app.mark')).toBe('卷')
  })
})
