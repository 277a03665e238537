import { expect, it } from 'vitest'
import { postWithin } from '#views/roster/text.tsx'

it('shows a post after its unit, and whole where the unit does not stand in it or nothing would be left', () => {
  expect(postWithin('集团财务部副部长', '财务部')).toBe('副部长')
  expect(postWithin('岚川公司总会计师、党委委员', '岚川公司')).toBe('总会计师、党委委员')
  expect(postWithin('工会干事', '办公室')).toBe('工会干事')
  expect(postWithin('财务部', '财务部')).toBe('财务部')
})
