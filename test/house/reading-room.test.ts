import { afterAll, expect, it } from 'vitest'
import { createReadingRoom, type ReadingRoom } from '#house/rooms/reading-room.ts'
import { written } from '../domain/imports/person-file.ts'

const rooms: ReadingRoom[] = []
afterAll(() => Promise.all(rooms.map((room) => room.close())))

const room = (limits: Parameters<typeof createReadingRoom>[0] = {}) => {
  const made = createReadingRoom(limits)
  rooms.push(made)
  return made
}
const readOne = async (one: ReadingRoom, sent: Parameters<ReadingRoom['read']>[0]) =>
  (await one.read(sent))[0] ?? ({ ok: false, refusal: 'import.nobody' } as const)
const file = (text: string, mend = false) => ({ name: 'x.lrmx', bytes: new TextEncoder().encode(text), mend })

it('reads a file in another thread and hands over what was read', async () => {
  const read = await readOne(room(), file(written()))
  expect(read.ok && read.value.encoding).toBe('utf-8')
  expect(read.ok && read.value.records.find(({ section }) => section === 'basic')?.fields['name']).toBe('林致远')
})

it('hands over a refusal with its place', async () => {
  expect(await readOne(room(), file('<Person>'))).toMatchObject({
    ok: false,
    refusal: 'import.unclosed',
    place: { line: 1 },
  })
})

it('refuses a file that takes longer than it may, and reads the next one', async () => {
  expect(await readOne(room({ patience: 0 }), file(written()))).toEqual({ ok: false, refusal: 'import.too-much' })
  const patient = room()
  await patient.read(file(written()))
  expect((await readOne(patient, file(written()))).ok).toBe(true)
})

it('reads what is made to exhaust it, or refuses it, one by one', async () => {
  const one = room()
  const hostile = [
    `<Person><JianLi>${'1997.07--2001.05 x\n'.repeat(400_000)}</JianLi></Person>`,
    `<Person>${Array.from({ length: 40 }, (_, at) => `<B${at}>${`${'字'.repeat(500)}&`.repeat(12)}</B${at}>`).join('')}</Person>`,
    `<Person><ZhuanYeJiShuZhiWu>${'；'.repeat(90_000)}</ZhuanYeJiShuZhiWu></Person>`,
    `<Person><XingMing>a</XingMing>${'<a/>'.repeat(300_000)}</Person>`,
  ]
  const answers = await Promise.all(hostile.map((text) => readOne(one, file(text, true))))
  expect(answers.map((read) => (read.ok ? 'read' : read.refusal))).toEqual([
    'import.too-long',
    'import.nobody',
    'import.too-long',
    'import.too-many',
  ])
  expect((await readOne(one, file(written()))).ok).toBe(true)
})
