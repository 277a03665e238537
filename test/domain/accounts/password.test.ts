import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Known, refusePassword } from '#domain/accounts/password.ts'

const known: Known = {
  personal: ['H002', '林晓岚', 'linxiaolan', 'xiaolan', '19800307', '800307'],
  house: ['juanzong', '卷宗', '华星机械有限公司', 'huaxingjixieyouxiangongsi', '技术部'],
}
const list = new Set(['password', 'dragon', 'letmein', 'qwertyuiop', 'administrator'])
const refusal = (password: string, { hasFactor = false, again = password } = {}) =>
  refusePassword({ password, again, hasFactor, known, isCommon: (word) => list.has(word) })

describe('a password of one’s own', () => {
  it('is long enough alone from fifteen signs, and from twelve beside a second factor', () => {
    expect(refusal('plum oar wing')).toBe('password.too-short-alone')
    expect(refusal('plum oar wing', { hasFactor: true })).toBeUndefined()
    expect(refusal('plum oar', { hasFactor: true })).toBe('password.too-short')
    expect(refusal('plum oar wing lamp')).toBeUndefined()
    expect(refusal('')).toBe('password.missing')
    expect(refusal('x y'.repeat(100))).toBe('password.too-long')
  })

  it('is asked for no capitals, digits or signs, and may be written in any script', () => {
    for (const good of [
      'correct horse battery',
      '梅花落满南山旧时风雨亭外长桥',
      '七点半的公交车上有一只黄猫在打盹',
      '583920174665820',
    ])
      expect(refusal(`${good}呀`), good).toBeUndefined()
  })

  it('leans on nothing that others know of its owner, however it is dressed', () => {
    for (const bad of [
      'H002-and-more-words',
      'my name is LinXiaoLan',
      'lin.xiao.lan oak tree',
      '林晓岚的密码要再长一点点才行吧',
      'born on 1980-03-07 ok',
      'Ｌｉｎ Ｘｉａｏ Ｌａｎ oak',
    ])
      expect(refusal(bad), bad).toBe('password.personal')
  })

  it('leans on nothing that the house is called', () => {
    for (const bad of ['华星机械有限公司二零二六年新春吉祥', 'juanzong is my office', '技术部的人都用这一个密码好不好'])
      expect(refusal(bad), bad).toBe('password.house')
  })

  it('is nothing that everybody tries first: listed words, also dressed up, repetitions and rows of keys', () => {
    for (const bad of [
      'password12345678',
      'Password!!!!!!!',
      'p@ssw0rd1234567',
      'dragondragondragon',
      'administrator123',
      'aaaaaaaaaaaaaaaa',
      'abcabcabcabcabcabc',
      'qwertyuiopasdfgh',
      '123456789012345',
      '1qaz2wsx3edc4rfv',
    ])
      expect(refusal(bad), bad).toBe('password.common')
  })

  it('is typed twice alike, and what is wrong with it is said first', () => {
    expect(refusal('plum oar wing lamp', { again: 'plum oar wing lamb' })).toBe('password.differs')
    expect(refusal('plum', { again: 'plumb' })).toBe('password.too-short-alone')
  })

  it('is never taken with a word of its owner in it, whatever stands around it', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30 }),
        fc.string({ maxLength: 30 }),
        fc.constantFrom(...known.personal),
        (a, b, word) => {
          expect(refusal(`${a}${word}${b}`)).not.toBeUndefined()
        },
      ),
    )
  })
})
