import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Forbidden, NotFound } from '#domain/errors.ts'
import type { DossierId } from '#domain/ids.ts'
import { guard } from '#gate/guard.ts'
import { type Cast, type World, world } from '../world.ts'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w.close())

const asked = (who: Cast, dossier: keyof World['dossiers'], act: Parameters<typeof guard>[3]) =>
  guard(w.app, w.actor(who), w.dossiers[dossier], act)

describe('the guard before a write', () => {
  it('knows no dossier that this actor may not see, nor one that is not there', async () => {
    await expect(asked('hr2', 'guyuan', { action: 'edit', ofDraft: true })).rejects.toThrow(NotFound)
    await expect(asked('headTech', 'zhou', { action: 'edit', ofDraft: true })).rejects.toThrow(NotFound)
    const nobodys = '00000000-0000-7000-8000-ffffffffffff' as DossierId
    await expect(guard(w.app, w.actor('hr'), nobodys, { action: 'edit' })).rejects.toThrow(NotFound)
  })

  it('forbids what is seen and not to be done, by one group that is not granted already', async () => {
    await expect(asked('headTech', 'wang', { action: 'edit', ofDraft: true })).rejects.toThrow(Forbidden)
    await expect(asked('hr', 'zhou', { action: 'edit', groups: ['who', 'pay'] })).rejects.toThrow(Forbidden)
    await expect(asked('hr', 'zhou', { action: 'edit', groups: ['who', 'career'] })).resolves.toBeDefined()
  })

  it('asks of an act of drafts as if it were one, so that the state is for the caller to refuse', async () => {
    await expect(asked('hr', 'wang', { action: 'edit' })).rejects.toThrow(Forbidden)
    const { subject } = await asked('hr', 'wang', { action: 'edit', ofDraft: true })
    expect(subject.state).toBe('archived')
  })

  it('counts a filing row that the caller has in hand', async () => {
    const act = { action: 'file', groups: ['custody'] } as const
    await expect(asked('archivist', 'wang', act)).rejects.toThrow(Forbidden)
    await expect(asked('archivist', 'wang', { ...act, filing: true })).resolves.toBeDefined()
  })
})
