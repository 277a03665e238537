import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Group, groups } from '#domain/access/groups.ts'
import { Damaged } from '#domain/errors.ts'
import type { BlobId, DossierId } from '#domain/ids.ts'
import type { Json } from '#domain/json.ts'
import type { Sealed } from '#keys/sealed.ts'
import type { Place } from '#keys/vault.ts'
import { type BareHouse, bareHouse } from '../db/bare-house.ts'
import { rounds } from '../thorough.ts'

const dossiers = ['dossier-a', 'dossier-b', 'dossier-c'] as DossierId[]
const [one] = dossiers as [DossierId]
const at = (more: Partial<Place> = {}): Place => ({
  table: 'revisions',
  group: 'career',
  dossier: one,
  record: 'record',
  version: 1,
  schema: 1,
  ...more,
})

describe.each([1, 2] as const)('a vault of suite %i', (suite) => {
  let house: BareHouse

  beforeEach(async () => {
    house = await bareHouse(suite)
    house.vault.addKeys(dossiers)
  })

  it('opens what it sealed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json
        expect(house.vault.open(house.vault.seal(json, at()), at())).toEqual(json)
      }),
      { numRuns: rounds(100) },
    )
  })

  it('refuses a value moved to another table, group, dossier, record, version or schema', () => {
    const places = fc.record({
      table: fc.constantFrom('revisions', 'summaries', 'imports'),
      group: fc.constantFrom<Group>(...groups),
      dossier: fc.constantFrom(...dossiers),
      record: fc.constantFrom('r1', 'r2', 'r11'),
      version: fc.integer({ min: 1, max: 12 }),
      schema: fc.integer({ min: 1, max: 3 }),
    })
    fc.assert(
      fc.property(places, places, (from, to) => {
        const sealed = house.vault.seal({ name: '赵敏' }, from)
        if (JSON.stringify(from) === JSON.stringify(to)) expect(house.vault.open(sealed, to)).toEqual({ name: '赵敏' })
        else expect(() => house.vault.open(sealed, to)).toThrow(Damaged)
      }),
      { numRuns: rounds(300) },
    )
  })

  it('refuses a flipped byte in any sealed value', () => {
    const sealed = house.vault.seal({ name: '赵敏', post: '财务部部长' }, at())
    for (let index = 0; index < sealed.length; index += 1) {
      const flipped = Buffer.from(sealed) as unknown as Sealed
      flipped[index] = (flipped[index] ?? 0) ^ 1
      expect(() => house.vault.open(flipped, at()), `byte ${index}`).toThrow(Damaged)
    }
  })

  it('opens nothing of another house', async () => {
    const other = await bareHouse(suite)
    other.vault.addKeys(dossiers)
    expect(() => other.vault.open(house.vault.seal('赵敏', at()), at())).toThrow(Damaged)
  })

  it('opens nothing of a dossier whose key was shredded, however well it remembered it', () => {
    const sealed = house.vault.seal('赵敏', at())
    house.vault.shred(one)
    expect(house.vault.hasKey(one)).toBe(false)
    expect(() => house.vault.open(sealed, at())).toThrow(Damaged)
    expect(() => house.vault.seal('赵敏', at())).toThrow(Damaged)
    expect(() => house.vault.blobKey(one, 'blob' as BlobId)).toThrow(Damaged)
  })

  it('opens nothing once it forgot its keys and the keyring is closed', () => {
    const sealed = house.vault.seal('赵敏', at())
    house.vault.forget()
    house.keyring.close()
    expect(() => house.vault.open(sealed, at())).toThrow()
  })
})

describe('a vault', () => {
  let house: BareHouse

  beforeEach(async () => {
    house = await bareHouse()
    house.vault.addKeys(dossiers)
  })

  it('seals what belongs to no dossier under a key of the organisation', () => {
    const place = at({ group: 'organisation', dossier: 'organisation' })
    expect(house.vault.open(house.vault.seal('董怀仁', place), place)).toBe('董怀仁')
  })

  it('has no key for a dossier that was never given one', () => {
    expect(house.vault.hasKey('nobody' as DossierId)).toBe(false)
    expect(() => house.vault.seal('赵敏', at({ dossier: 'nobody' as DossierId }))).toThrow(Damaged)
  })

  it('tells little by the length of a sealed value', () => {
    const lengths = new Set(Array.from({ length: 62 }, (_, n) => house.vault.seal('a'.repeat(n), at()).length))
    expect(lengths.size).toBe(1)
  })

  it('gives a tag that is the same for the same name, and another for another dossier or name', () => {
    const { tag } = house.vault
    const tags = dossiers.flatMap((dossier) =>
      ['section:party', 'group:party', 'section:part'].map((name) => tag(dossier, name)),
    )
    expect(new Set(tags).size).toBe(9)
    expect(tag(one, 'section:party')).toBe(tags[0])
    expect(tags[0]).toMatch(/^[0-9a-f]{16}$/)
  })

  it('knows an ID number by its print whatever the blanks, width and case', () => {
    const { fingerprint } = house.vault
    const print = fingerprint('id-number', '11010119780612997X')
    expect(print).toMatch(/^[0-9a-f]{32}$/)
    expect(fingerprint('id-number', ' 110101 19780612 997x ')).toBe(print)
    expect(fingerprint('id-number', '１１０１０１１９７８０６１２９９７Ｘ')).toBe(print)
    expect(fingerprint('dossier-number', '11010119780612997X')).not.toBe(print)
    expect(fingerprint('id-number', '110101197806129970')).not.toBe(print)
  })

  it('checks a password against its hash, and against none at all', async () => {
    const hashed = await house.vault.hashPassword('密码要够长才行的')
    expect(hashed).not.toContain('密码')
    expect(await house.vault.verifyPassword(hashed, '密码要够长才行的')).toBe(true)
    expect(await house.vault.verifyPassword(hashed, '密码要够长才行吗')).toBe(false)
    expect(await house.vault.verifyPassword(undefined, '密码要够长才行的')).toBe(false)
    const other = await bareHouse()
    expect(await other.vault.verifyPassword(hashed, '密码要够长才行的')).toBe(false)
  })
})
