import { describe, expect, it } from 'vitest'
import { dossierStates, isOpenForWork, mayBecome } from '#domain/dossiers/dossier.ts'

describe("a dossier's life", () => {
  it('goes from draft over confirming and approving to archived', () => {
    expect(mayBecome('draft', 'confirming')).toBe(true)
    expect(mayBecome('confirming', 'approving')).toBe(true)
    expect(mayBecome('approving', 'archived')).toBe(true)
  })

  it('comes back to a draft when the case is returned, rejected or withdrawn', () => {
    expect(mayBecome('confirming', 'draft')).toBe(true)
    expect(mayBecome('approving', 'draft')).toBe(true)
  })

  it('never leaves the archive for a draft, nor comes back from being discarded', () => {
    expect(mayBecome('archived', 'draft')).toBe(false)
    expect(mayBecome('draft', 'archived')).toBe(false)
    for (const state of dossierStates.filter((state) => state !== 'discarded')) {
      expect(mayBecome('discarded', state)).toBe(false)
    }
  })

  it('is written to directly as a draft only', () => {
    expect(dossierStates.filter(isOpenForWork)).toEqual(['draft'])
  })
})
