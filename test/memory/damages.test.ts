import { describe, expect, it } from 'vitest'
import { createDamages, type Damage } from '#memory/damages.ts'

const altered: Damage = { of: 'dossier', id: 'd1', what: 'altered', where: 'revisions' }

describe('damages', () => {
  it('are told once, whatever is met how often', () => {
    const damages = createDamages()
    damages.note(altered)
    damages.note(altered)
    damages.note({ ...altered, where: 'blobs' })
    expect(damages.of('dossier', 'd1')).toEqual([altered, { ...altered, where: 'blobs' }])
  })

  it('stay with their thing and end with its mending', () => {
    const damages = createDamages()
    damages.note(altered)
    damages.note({ ...altered, of: 'case' })
    damages.mended('dossier', 'd1')
    expect(damages.all()).toEqual([{ ...altered, of: 'case' }])
  })
})
