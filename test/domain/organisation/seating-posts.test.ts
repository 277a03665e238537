import { describe, expect, it } from 'vitest'
import type { PostId, UnitId } from '#domain/ids.ts'
import { takenOf } from '#domain/organisation/seating-posts.ts'

const [leaders, tech, quality] = ['leaders', 'tech', 'quality'] as UnitId[] as [UnitId, UnitId, UnitId]
const house = '岚川重型装备有限公司'
const post = (unit: UnitId, unitName: string, name: string) => ({ id: name as PostId, unit, unitName, name, house })

const takenBy = (unit: UnitId, held: string) =>
  [
    ...takenOf(
      [{ unit, post: held }],
      [
        post(leaders, '公司领导', '党委书记、董事长'),
        post(leaders, '公司领导', '总经理'),
        post(leaders, '公司领导', '副总经理'),
        post(tech, '技术部', '工程师'),
        post(tech, '技术部', '主任工程师'),
        post(quality, '质量部', '副部长'),
      ],
    ).keys(),
  ].join(' ')

describe('a post is taken', () => {
  it.each([
    [tech, '技术部工程师', '工程师'],
    [tech, '工程师', '工程师'],
    [tech, '岚川重装技术部主任工程师', '主任工程师'],
    [tech, '主任工程师', '主任工程师'],
    [leaders, '岚川重装总经理', '总经理'],
    [leaders, '岚川重装副总经理、党委委员', '副总经理'],
    [leaders, '岚川重装党委书记、董事长', '党委书记、董事长'],
    [tech, '岚川重装质量部副部长、技术部工程师', '工程师 副部长'],
    [quality, '工程师', ''],
    [tech, '首席工程师', ''],
    [leaders, '', ''],
  ] as const)('by whoever 现任职务 says so of: %s %s', (unit, held, taken) => {
    expect(takenBy(unit, held).split(' ').toSorted()).toEqual(taken.split(' ').toSorted())
  })
})
