import { describe, expect, it } from 'vitest'
import { postInFull } from '#domain/proposals/post-in-full.ts'

const heavy = (...units: string[]) => ({ entity: '岚川重型装备有限公司', units })
const informatics = heavy('综合管理部', '信息科')

describe('现任职务 of a post that was picked', () => {
  it.each([
    [
      'the own section',
      '岚川重装综合管理部信息科系统工程师',
      informatics,
      informatics,
      '系统主管',
      '岚川重装综合管理部信息科系统主管',
    ],
    [
      'the own section, which is written alone',
      '信息科系统工程师',
      informatics,
      informatics,
      '系统主管',
      '信息科系统主管',
    ],
    [
      'another department',
      '岚川重装综合管理部信息科系统主管',
      informatics,
      heavy('质量管理部'),
      '副部长',
      '岚川重装质量管理部副部长',
    ],
    [
      'a section of another department',
      '岚川重装质量管理部检验员',
      heavy('质量管理部'),
      heavy('生产制造部', '总装车间'),
      '班长',
      '岚川重装生产制造部总装车间班长',
    ],
    [
      'another legal entity',
      '岚川重装质量管理部检验员',
      heavy('质量管理部'),
      { entity: '岚川铸业有限公司', units: ['质量部'] },
      '部长',
      '岚川铸业有限公司质量部部长',
    ],
    [
      'a post of now that says nothing of its unit',
      '总工程师',
      heavy('公司领导'),
      heavy('财务部'),
      '部长',
      '财务部部长',
    ],
  ])('names %s as the house writes it', (_, now, from, to, name, full) => {
    expect(postInFull(now, from, to, name)).toBe(full)
  })
})
