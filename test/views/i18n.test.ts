import { describe, expect, it } from 'vitest'
import * as en from '#views/i18n/en/index.ts'
import { languages, traditional, translator } from '#views/i18n/index.ts'
import * as zhHans from '#views/i18n/zh-Hans/index.ts'
import { overrides } from '#views/i18n/zh-Hant.ts'

const features = Object.keys(zhHans) as (keyof typeof zhHans)[]
const catalogue = (feature: keyof typeof zhHans, of: typeof zhHans | typeof en) =>
  Object.entries(of[feature] as Readonly<Record<string, string>>)

const paramsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{([\w-]+)(?:\|[^}]*)?\}/g)].map(([, name]) => name))].sort()

describe('the catalogues', () => {
  it('say something for every key, in both hand-written languages', () => {
    const empty = features.flatMap((feature) =>
      [...catalogue(feature, zhHans), ...catalogue(feature, en)]
        .filter(([, text]) => text.trim() === '')
        .map(([key]) => key),
    )
    expect(empty).toEqual([])
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

  it('use full-width punctuation between Chinese characters and no exclamation marks', () => {
    const wrong = features.flatMap((feature) =>
      catalogue(feature, zhHans)
        .filter(([, text]) => /[\u4e00-\u9fff][,;:!?]|[!！]/.test(text))
        .map(([key]) => key),
    )
    expect(wrong).toEqual([])
  })

  it('use the words of the office, one for each thing (decisions.md 93)', () => {
    const never = /档号|归盒|归位|装盒|代管人|兜底|启封|讨论|留言|(?<!任免)事项|党政国企|你/
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
    expect(keys).toEqual(['dossier.state.closed'])
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
    expect(traditional(zhHans.frame['frame.menu'])).not.toBe(overrides['frame.menu'])
    expect(translator('zh-Hant')('frame.menu')).toBe(overrides['frame.menu'])
  })

  it('writes 繁體 as offices do', () => {
    expect(traditional('改为：刚才复核，群众签批')).toBe('改為：剛才複核，群眾簽批')
  })

  it('leaves what is typed into a parameter as it is', () => {
    expect(translator('zh-Hant')('kit.remove', { name: '王发' })).toBe('去掉條件：王发')
  })

  it('knows every language by its own name', () => {
    for (const language of languages) expect(translator(language)('app.mark')).toBe('卷')
  })
})
