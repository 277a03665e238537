import { expect, it } from 'vitest'
import { createTurns } from '#house/turns.ts'

const here = '127.0.0.1'

function turns() {
  let at = 0
  const { take } = createTurns(() => at)
  const wrong = (from: string) => take(from, async () => 'wrong')
  return {
    take,
    wrong,
    later: (seconds: number) => {
      at += seconds * 1000
    },
  }
}

it('gives every address ten tries a minute of its own', async () => {
  const { wrong, later } = turns()
  for (let n = 0; n < 10; n += 1) expect(await wrong('10.0.0.1')).toBe('wrong')
  expect(await wrong('10.0.0.1')).toBe('too-many')
  expect(await wrong('10.0.0.2')).toBe('wrong')
  later(61)
  expect(await wrong('10.0.0.1')).toBe('wrong')
})

it('lets whoever sits at the machine in, whatever anybody else tries', async () => {
  const { take, wrong } = turns()
  for (let n = 0; n < 40; n += 1) for (let tries = 0; tries < 12; tries += 1) await wrong(`10.0.1.${n}`)
  for (let n = 0; n < 20; n += 1) expect(await wrong(here)).toBe('wrong')
  expect(await take(here, async () => 'opened')).toBe('opened')
})

it('does one at a time, and next whoever sits at the machine', async () => {
  const { take } = turns()
  const order: string[] = []
  const [ends, begun] = [new Map<string, () => void>(), [] as Promise<unknown>[]]
  const start = (from: string) => {
    const done = take(from, () => {
      order.push(from)
      return new Promise<void>((end) => ends.set(from, end))
    })
    begun.push(done)
    return done
  }
  for (const from of ['10.0.0.1', '10.0.0.2', '10.0.0.3', here]) start(from)
  for (const from of ['10.0.0.1', here, '10.0.0.2', '10.0.0.3']) {
    expect(order.at(-1)).toBe(from)
    ends.get(from)?.()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await Promise.all(begun)
  expect(order).toEqual(['10.0.0.1', here, '10.0.0.2', '10.0.0.3'])
})

it('takes no second try of an address while one is under way, and no crowd without end', async () => {
  const { take } = turns()
  let end = () => {}
  const first = take('10.0.0.1', () => new Promise<void>((done) => (end = () => done())))
  expect(await take('10.0.0.1', async () => 'twice')).toBe('busy')
  const crowd = Array.from({ length: 30 }, (_, n) => take(`10.0.2.${n}`, async () => 'wrong'))
  const local = take(here, async () => 'opened')
  end()
  await first
  const done = await Promise.all(crowd)
  expect(done.filter((each) => each === 'busy')).toHaveLength(10)
  expect(await local).toBe('opened')
})

it('goes on after one that failed', async () => {
  const { take } = turns()
  await expect(take('10.0.0.1', () => Promise.reject(new Error('no file')))).rejects.toThrow('no file')
  expect(await take('10.0.0.1', async () => 'wrong')).toBe('wrong')
})
