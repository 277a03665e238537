import { describe, expect, it } from 'vitest'
import { rankStanding } from '#domain/organisation/post-ranks.ts'

describe('the rank of whoever is to hold a post', () => {
  it.each([
    ['主管', { rank: '中层正职', lowest: '主管' }, 'within'],
    ['中层正职', { rank: '中层正职', lowest: '主管' }, 'within'],
    ['公司助理级', { rank: '中层正职', lowest: '主管' }, 'above'],
    ['专员', { rank: '中层正职', lowest: '主管' }, 'below'],
    ['一般员工', { rank: '中层正职' }, 'within'],
    ['专员', { rank: '', lowest: '主管' }, 'below'],
    ['县处级正职', { rank: '正处级', lowest: '副科级' }, 'within'],
    ['县处级正职', { rank: '县处级副职' }, 'above'],
  ] as const)('%s on a post of %o is %s', (rank, post, is) => {
    expect(rankStanding(rank, post)?.is).toBe(is)
  })

  it.each([
    ['no rank is known', '', { rank: '中层正职' }],
    ['the post sets none', '主管', { rank: '' }],
    ['the two are of different ladders', '县处级正职', { rank: '中层正职' }],
    ['the words are of no ladder', '主管', { rank: '三级专家' }],
  ])('is not compared where %s', (_, rank, post) => {
    expect(rankStanding(rank, post)).toBeUndefined()
  })
})
