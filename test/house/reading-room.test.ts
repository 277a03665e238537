import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { createReadingRoom, type ReadingRoom } from '#house/rooms/reading-room.ts'
import { written } from '../domain/imports/person-file.ts'
import { paperPdf } from '../paper-pdf.ts'

const rooms: ReadingRoom[] = []
afterAll(() => Promise.all(rooms.map((room) => room.close())))

const usual = { patience: 120_000, paperPatience: 120_000 }
/** One for all that need no limits of their own: its workers start once. */
const shared = createReadingRoom(usual)
rooms.push(shared)
const room = (limits?: Parameters<typeof createReadingRoom>[0]) => {
  if (!limits) return shared
  const made = createReadingRoom({ ...usual, ...limits })
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

describe('an attached PDF', () => {
  const draw = (one: ReadingRoom, pdf: Uint8Array, page = 1) => one.drawPage(async () => new Uint8Array(pdf), page)
  const look = (one: ReadingRoom, pdf: Uint8Array) => one.lookAt(async () => new Uint8Array(pdf))
  const refusalOf = async (answer: Promise<{ ok: true } | { ok: false; refusal: string }>) => {
    const told = await answer
    return told.ok ? 'drawn' : told.refusal
  }

  it('is counted and drawn page by page in another thread', async () => {
    const [one, pdf] = [room(), await paperPdf({ pages: 3 })]
    expect(await look(one, pdf)).toEqual({ ok: true, value: { pages: 3 } })
    const drawn = await draw(one, pdf, 3)
    expect(drawn.ok && [drawn.value.width, drawn.value.height]).toEqual([1600, 2264])
    expect(drawn.ok && drawn.value.pixels.some((value) => value < 100)).toBe(true)
  })

  it('costs no more pixels than any other, however large its page says it is', async () => {
    const one = room()
    for (const size of [
      [14_400, 14_400],
      [1e9, 1e9],
      [2, 14_400],
      [1, 1],
    ] as [number, number][]) {
      const drawn = await draw(one, await paperPdf({ size }))
      expect(drawn.ok && drawn.value.width <= 1600 && drawn.value.height <= 2400, size.join()).toBe(true)
    }
  })

  it('is refused where it is locked, broken, endless or no PDF at all, and the next one is drawn', async () => {
    const one = room()
    const whole = await paperPdf()
    const refused = [
      [await paperPdf({ password: 'secret' }), 'paper-locked'],
      [whole.slice(0, 200), 'paper-broken'],
      [new TextEncoder().encode('%PDF-1.7 nothing %%EOF'), 'paper-broken'],
      [new Uint8Array(), 'paper-broken'],
      [await paperPdf({ pages: 1_001 }), 'paper-too-long'],
    ] as const
    for (const [pdf, refusal] of refused) expect(await refusalOf(look(one, pdf)), refusal).toBe(refusal)
    expect(await refusalOf(draw(one, whole, 2))).toBe('paper-broken')
    expect(await refusalOf(draw(one, whole))).toBe('drawn')
  })

  it('shows Chinese words whose face its file leaves out', async () => {
    const drawn = await draw(room(), faceless('宋体'))
    expect(drawn.ok && drawn.value.pixels.some((value) => value < 100)).toBe(true)
  })

  it('that takes longer than it may is given up, and the next one is drawn by a fresh worker', async () => {
    const one = room({ paperPatience: 1_500 })
    await look(one, await paperPdf())
    expect(await refusalOf(draw(one, endless()))).toBe('paper-too-much')
    expect(await refusalOf(look(room(), await paperPdf()))).toBe('drawn')
  })

  it('is asked for its bytes only when it is its turn', async () => {
    const [one, pdf] = [room(), await paperPdf()]
    const held: number[] = []
    let inHand = 0
    const bytes = async () => {
      inHand += 1
      held.push(inHand)
      return new Uint8Array(pdf)
    }
    await Promise.all(
      Array.from({ length: 4 }, async () => {
        await one.lookAt(bytes)
        inHand -= 1
      }),
    )
    expect(held).toEqual([1, 1, 1, 1])
  })
})

/** A page with these words in 宋体, of which the file holds the name alone. */
function faceless(words: string): Uint8Array {
  const codes = Buffer.from(words, 'utf16le').swap16().toString('hex')
  const drawing = `BT /F 48 Tf 40 700 Td <${codes}> Tj ET`
  const face = [
    '<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /FontDescriptor 7 0 R',
    '/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>',
    '<< /Type /FontDescriptor /FontName /SimSun /Flags 32 /FontBBox [0 -141 1000 859] /ItalicAngle 0',
    '/Ascent 859 /Descent -141 /CapHeight 859 /StemV 93 >>',
  ]
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>',
    `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`,
    face[0],
    face.slice(1, 3).join(' '),
    face.slice(3).join(' '),
  ].map((text, at) => `${at + 1} 0 obj\n${text}\nendobj\n`)
  return Buffer.from(`%PDF-1.4\n${objects.join('')}trailer << /Size 8 /Root 1 0 R >>\n%%EOF\n`)
}

/** A picture of 14 thousand million dots, in a few kilobytes. */
function endless(): Uint8Array {
  const side = 120_000
  const dots = deflateSync(Buffer.alloc((side * side) / 64))
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 500] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>',
    '<< /Length 28 >>\nstream\nq 500 0 0 500 0 0 cm /I Do Q\nendstream',
    `<< /Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode /Length ${dots.length} >>\nstream\n`,
  ].map((text, at) => `${at + 1} 0 obj\n${text}`)
  const last = objects.pop() ?? ''
  const body = `%PDF-1.7\n${objects.join('\nendobj\n')}\nendobj\n${last}`
  return Buffer.concat([
    Buffer.from(body),
    dots,
    Buffer.from('\nendstream\nendobj\ntrailer << /Size 6 /Root 1 0 R >>\n%%EOF\n'),
  ])
}
