import { expect, it } from 'vitest'
import { stepped } from '#gate/one-state.ts'

/** How often others have their turn while so many places are passed over ten times. */
async function turnsOf(places: number) {
  let turns = 0
  function* passes() {
    for (let pass = 0; pass < 10; pass += 1) yield
    return 'made'
  }
  const made = await stepped(passes(), places, async () => {
    turns += 1
  })
  return { made, turns }
}

it('lets others have their turn between passes over a large house, and is done with a small one at once', async () => {
  expect(await turnsOf(100_000)).toEqual({ made: 'made', turns: 5 })
  expect(await turnsOf(10_000)).toEqual({ made: 'made', turns: 0 })
})
