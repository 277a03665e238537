import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { politics } from '#domain/codes/politics.ts'
import type { Contents, DossierRecord, Fields } from '#domain/dossiers/section.ts'
import { sections } from '#domain/dossiers/sections/index.ts'
import { compared } from '#domain/exports/comparing.ts'
import { formTags, type Said } from '#domain/exports/form-tags.ts'
import { formats } from '#domain/exports/formats.ts'
import { lrmOf } from '#domain/exports/lrm.ts'
import { lrmxOf } from '#domain/exports/lrmx.ts'
import { readIn } from '#domain/exports/outgoing.ts'
import { type CameFile, fileOf, outgoingOf, type PersonJob } from '#domain/exports/person-job.ts'
import { writeExchange } from '#domain/exports/write-person.ts'
import type { RecordId, UnitId } from '#domain/ids.ts'
import { decode } from '#domain/imports/decode.ts'
import { draftOf } from '#domain/imports/draft.ts'
import { readTextFile } from '#domain/imports/text-file.ts'
import { saidNothing, understand } from '#domain/imports/understand.ts'
import { readXml, type XmlElement } from '#domain/imports/xml.ts'
import { readPortrait } from '#domain/parsing/portrait.ts'
import { appointment } from '#domain/prints/papers/appointment.ts'
import type { PartialDate } from '#domain/time.ts'
import { compare } from '#house/rooms/export-worker.ts'
import { rounds } from '../../thorough.ts'
import { lrm } from '../imports/lrm-file.ts'

const folder = join(import.meta.dirname, '../../fixtures')
const fixtures = readdirSync(folder).filter((name) => name.endsWith('.lrmx'))

function cameFrom(name: string, bytes: Uint8Array): CameFile {
  const [read] = readTextFile(bytes, {
    name,
    mend: false,
    tags: sections.flatMap(({ exchange }) => exchange?.tags ?? []),
  })
  if (!read?.ok) throw new Error(read?.refusal)
  const records = understand(read.value, sections)
  const source = { name, bytes: bytes.length, encoding: '', version: '', mended: [] }
  return { name, bytes, mend: false, draft: draftOf(source, records, '' as UnitId, saidNothing(read.value, sections)) }
}

/** As the room of exports compares: written, then read as any import. */
function comparedAsLrmx(now: Said) {
  const job = { format: 'lrmx', plain: false, form, now } as const
  const out = writeExchange(job)
  const [read] = readTextFile(out.ok ? (out.files[0]?.bytes ?? new Uint8Array()) : new Uint8Array(), {
    mend: false,
    tags: sections.flatMap(({ exchange }) => exchange?.tags ?? []),
  })
  return compared(job, { records: read?.ok ? understand(read.value, sections) : [], hasPhoto: true })
}

const cameOf = (name: string) => cameFrom(name, readFileSync(join(folder, name)))
const form = {} as Parameters<typeof writeExchange>[0]['form']

const formOf = (now: Said) => {
  const parameters = { formVersion: 1, profile: 'state', ageDate: '20261124' as PartialDate } as const
  return appointment.of({ ...now, sections, unitName: (unit) => unit, parameters })
}

/** What goes out and is read again, held against the dossier; in .lrm without the characters that it refuses. */
async function heldAgainst(job: PersonJob) {
  const held = await compare(job)
  if (held.ok) return held.tags
  expect(job.format).toBe('lrm')
  const without = held.missing.reduce((text, sign) => text.replaceAll(sign, '某'), JSON.stringify(job.now.contents))
  const again = await compare({ ...job, now: { ...job.now, contents: JSON.parse(without) } })
  if (!again.ok) throw new Error(`Not in GBK: ${again.missing.join('')}`)
  return again.tags
}

/** Every element with its values and attributes, in order. */
const plainly = ({ name, text, attributes, children }: XmlElement): unknown => [
  name,
  children.length > 0 ? text.trim() : text,
  attributes,
  children.map(plainly),
]

const rootIn = (bytes: Uint8Array) => {
  const text = decode(bytes)
  if (!text.ok) throw new Error(text.refusal)
  const read = readXml(text.value.text, { mend: false, known: () => true })
  if (!read.ok) throw new Error(read.refusal)
  return read.value.root
}

describe('a file that came in', () => {
  for (const name of fixtures)
    it(`goes out with every value as it came, ${name}`, () => {
      const came = cameOf(name)
      const out = writeExchange({ format: 'lrmx', plain: false, form, now: readIn(came.draft), came })
      if (!out.ok) throw new Error()
      expect(plainly(rootIn(out.files[0]?.bytes ?? came.bytes))).toEqual(plainly(rootIn(came.bytes)))
    })

  describe.each(fixtures)('%s', (name) => {
    it.each(formats)(
      'comes back from .%s with every field that the format has a place for, and its photo',
      async (format) => {
        const came = cameOf(name)
        const now = readIn(came.draft)
        const photo = readPortrait(fileOf(rootIn(came.bytes)).text('ZhaoPian'))
        const job = {
          format,
          plain: false,
          form: formOf(now),
          now,
          ...(typeof photo === 'object' && { photo: photo.bytes }),
        }
        for (const tags of [await heldAgainst(job), await heldAgainst({ ...job, came })]) {
          expect(tags.filter(({ again }) => again === 'other')).toEqual([])
          // Of relatives a form for Word has the ages.
          const part = tags.filter(({ again }) => again === 'part').map(({ tag }) => tag)
          expect(part).toEqual(format === 'docx' ? ['JiaTingChengYuan'] : [])
          const picture = tags.find(({ tag }) => tag === 'ZhaoPian')
          if (typeof photo === 'object') expect([picture?.again, picture?.goes === '']).toEqual(['same', false])
        }
      },
    )
  })

  it('of the older format goes out with its values and the photo beside it, byte for byte', () => {
    const beside = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3])
    const came = { ...cameFrom('a.lrm', lrm({ 28: ' 工作需要　' })), beside }
    const image = { blob: 'b', width: 640, height: 800 } as const
    const photo = { id: 'p' as RecordId, fields: { image } } as unknown as DossierRecord
    const read = readIn(came.draft)
    const draft = {
      ...came.draft,
      records: [...came.draft.records, { ...came.draft.records[0], section: 'photo', read: { image } }],
    }
    const now = { ...read, contents: { ...read.contents, photo: [photo] } }
    const out = writeExchange({
      format: 'lrm',
      plain: false,
      form,
      now,
      came: { ...came, draft: draft as CameFile['draft'] },
    })
    if (!out.ok) throw new Error()
    const files = new Map(out.files.map(({ extension, bytes }) => [extension, bytes]))
    expect([...(files.get('pic') ?? [])]).toEqual([...beside])
    expect(Buffer.from(files.get('lrm') ?? []).includes(iconv.encode('" 工作需要　"', 'gbk'))).toBe(true)
  })

  it('goes out as it came but for what the dossier says otherwise now', () => {
    const came = cameOf('rare-characters.lrmx')
    const read = readIn(came.draft)
    const [basic] = read.contents['basic'] ?? []
    const moved = { ...basic, fields: { ...basic?.fields, post: '总工程师' } } as DossierRecord
    const now = { ...read, contents: { ...read.contents, basic: [moved] } }
    const { root, ways } = outgoingOf({ now, came, plain: false })
    expect(fileOf(root).text('XianRenZhiWu')).toBe('总工程师')
    expect([...ways].filter(([, way]) => way === 'written').map(([tag]) => tag)).toEqual(['XianRenZhiWu'])
    const [before, after] = [fileOf(rootIn(came.bytes)), fileOf(root)]
    for (const { tag } of formTags.filter(({ tag }) => tag !== 'XianRenZhiWu'))
      expect(after.text(tag), tag).toBe(before.text(tag))
  })

  it('keeps foreign elements, attributes and line ends while the dossier has them, and not once they were taken out', () => {
    const bytes = Buffer.from(
      '<?xml version="1.0"?><Person><BeiZhu lang="zh">机密备注</BeiZhu><XingMing>林致远</XingMing>' +
        '<JianLi>1993.09--1997.07  学习\r\n1997.07--         工作</JianLi><Version>3.2</Version></Person>',
    )
    const came = cameFrom('a.lrmx', bytes)
    const now = readIn(came.draft)
    expect(plainly(outgoingOf({ now, came, plain: false }).root)).toEqual(plainly(rootIn(bytes)))
    const without = { ...now, contents: { ...now.contents, unread: [] } }
    expect(lrmxOf(outgoingOf({ now: without, came, plain: false }).root)).not.toContain('备注')
    expect(lrmxOf(outgoingOf({ now, came, plain: true }).root)).not.toContain('备注')
  })

  it('is written anew where it can no longer be read', () => {
    const came = cameOf('rare-characters.lrmx')
    const broken = { ...came, bytes: Buffer.from('<Person><XingMing>') }
    const now = readIn(came.draft)
    expect(fileOf(outgoingOf({ now, came: broken, plain: false }).root).text('XingMing')).toBe('沈䶮')
  })
})

const word = fc.stringMatching(/^[\u4e00-\u4fff]{2,8}$/)
const digits = (value: number) => String(value).padStart(2, '0')
const month = fc.tuple(fc.integer({ min: 1960, max: 2020 }), fc.integer({ min: 1, max: 12 }))
const date = month.map(([year, month]) => `${year}${digits(month)}`)
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: undefined })
const coded = (...texts: readonly string[]) => fc.constantFrom(...texts).map((text) => ({ text }))

const relative = fc.record({
  relation: coded('妻子', '儿子', '父亲'),
  name: word,
  birth: maybe(date),
  politics: maybe(coded('群众', '中共党员')),
  work: maybe(word.map((text) => `${text}公司职员`)),
})

const basic = fc.record({
  name: word.map((text) => text.slice(0, 4)),
  sex: coded('男', '女'),
  birth: date,
  nation: coded('汉族', '维吾尔族'),
  nativePlace: word,
  birthPlace: word,
  partyDate: fc.oneof(
    fc.constant(undefined),
    date.map((value) => `${value.slice(0, 4)}.${value.slice(4)}`),
  ),
  politics: fc.constantFrom(...politics.codes.slice(0, 1)).map(({ name }) => ({ text: name })),
  workStart: date,
  health: coded('健康', '一般'),
  speciality: word,
  post: word,
})

const years = fc
  .uniqueArray(fc.integer({ min: 2000, max: 2025 }), { maxLength: 3 })
  .chain((found) =>
    fc.tuple(
      ...found.toSorted().map((year) => coded('优秀', '称职').map((result) => ({ year: String(year), result }))),
    ),
  )

/** Lines of a life: each begins in the month in which the one before ends, the last one goes on. */
const lives = fc
  .uniqueArray(fc.integer({ min: 1980 * 12, max: 2024 * 12 }), { minLength: 1, maxLength: 12 })
  .chain((months) => {
    const starts = months.toSorted((a, b) => a - b).map((at) => `${Math.floor(at / 12)}${digits((at % 12) + 1)}`)
    return fc.tuple(
      ...starts.map((from, at) =>
        word.map((text) => ({ from, ...(starts[at + 1] && { to: starts[at + 1] }), text: `${text}公司职员` })),
      ),
    )
  })

const contents: fc.Arbitrary<Contents> = fc
  .record({
    basic: basic.map((one) => [one]),
    education: fc.tuple(
      ...(['全日制教育', '在职教育'] as const).map((mode) =>
        maybe(
          fc.record({
            mode: fc.constant({ text: mode }),
            level: coded('大学', '研究生'),
            degree: maybe(coded('工学学士', '工学硕士')),
            school: word.map((text) => `${text}大学${text}专业`),
          }),
        ),
      ),
    ),
    resume: lives,
    titles: fc.array(
      coded('高级工程师').map(({ text }) => ({ title: text })),
      { maxLength: 1 },
    ),
    appraisals: years,
    family: fc.array(relative, { maxLength: 12 }),
    form: maybe(
      fc.record({
        proposed: word,
        removed: word,
        reason: word,
        submitter: word,
        filledBy: word.map((text) => text.slice(0, 3)),
      }),
    ).map((one) => (one ? [one] : [])),
  })
  .map((all) =>
    Object.fromEntries(
      Object.entries(all).map(([section, records]) => [
        section,
        (records as readonly (Fields | undefined)[])
          .filter((fields) => fields !== undefined)
          .map((fields, at): DossierRecord => ({ id: `${section}${at}` as RecordId, fields })),
      ]),
    ),
  )

describe('a dossier that no file began', () => {
  it('is read again as it was, whatever it says', () => {
    fc.assert(
      fc.property(contents, (contents) => {
        const now: Said = { contents, nothing: new Set() }
        expect(comparedAsLrmx(now).filter(({ again }) => again !== 'same')).toEqual([])
      }),
      { numRuns: rounds(150) },
    )
  })

  it('keeps marks, brackets and quotes of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const now: Said = {
          contents: { form: [{ id: 'f' as RecordId, fields: { reason: text } }] },
          nothing: new Set(),
        }
        const bytes = Buffer.from(lrmxOf(outgoingOf({ now, plain: false }).root))
        const [read] = readTextFile(bytes, { mend: false, tags: ['RenMianLiYou'] })
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that no XML may hold
        const kept = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
        expect(read?.ok && read.value.file.text('RenMianLiYou').trim()).toBe(kept.trim())
      }),
    )
  })

  it('is written without the elements of 2025 for programs that refuse them', () => {
    const now = {
      contents: { basic: [{ id: 'b' as RecordId, fields: { name: '甲', retirement: '203710' } }] },
      nothing: new Set<string>(),
    }
    expect(lrmxOf(outgoingOf({ now, plain: false }).root)).toContain('<DaoLingNianYue>203710<')
    expect(lrmxOf(outgoingOf({ now, plain: true }).root)).not.toMatch(/DaoLing|GaiGe|ZhengZhiMianMao><Version/)
  })
})

describe('.lrm', () => {
  const example = cameOf('long-resume.lrmx')
  const now = readIn(example.draft)

  it('has 33 fields in quotes, education by # and @, seven slots for the family', () => {
    const written = lrmOf(fileOf(outgoingOf({ now, came: example, plain: false }).root))
    const fields = written.slice(1, -1).split('","')
    expect(fields.length).toBe(33)
    expect(fields.slice(0, 3)).toEqual(['周慎之', '男', '1968.02'])
    expect(fields[9]).toMatch(/^[^#@]*#[^#@]*@[^#@]*#[^#@]*$/)
    for (const field of fields.slice(20, 25)) expect(field.split('@').length).toBeGreaterThanOrEqual(7)
  })

  it('never ends a field early, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '甲', '\n', '@', '#') }), (text) => {
        const said: Said = {
          contents: {
            form: [{ id: 'f' as RecordId, fields: { reason: text, submitter: text } }],
            family: [{ id: 'k' as RecordId, fields: { name: text, work: text } }],
          },
          nothing: new Set(),
        }
        const written = lrmOf(fileOf(outgoingOf({ now: said, plain: false }).root))
        const fields = written.slice(1, -1).split('","')
        expect(fields.length).toBe(33)
        expect(fields[24]?.split('@').length).toBe(7)
      }),
      // The quote that ends one end of a field begins the next.
      { examples: [['",","'], [',",","']] },
    )
  })

  it('is refused with the characters that GBK does not have, and its photo lies beside it', () => {
    const rare = cameOf('rare-characters.lrmx')
    const refused = writeExchange({ format: 'lrm', plain: false, form, now: readIn(rare.draft), came: rare })
    expect(refused).toMatchObject({ ok: false, missing: expect.arrayContaining(['䶮']) })
    const photo = Uint8Array.from([0xff, 0xd8, 0xff, 1])
    const out = writeExchange({ format: 'lrm', plain: false, form, now: { contents: {}, nothing: new Set() }, photo })
    expect(out.ok && out.files.map(({ extension }) => extension)).toEqual(['lrm', 'pic'])
    expect(out.ok && out.files[1]?.bytes).toEqual(photo)
  })
})
