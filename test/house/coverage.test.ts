import { describe, expect, it } from 'vitest'
import { coverageOf } from '#house/rooms/coverage.ts'
import { noFolders, usualFolders } from '#house/rooms/face-folders.ts'
import { openFaces } from '#views/pdf/faces.ts'

const every = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index))

describe('what can be printed here', () => {
  for (const [machine, folders] of [
    ['a machine without fonts', noFolders],
    ['this machine', usualFolders()],
  ] as const) {
    it(`is told of ${machine} without opening a face, and is what the faces then have`, () => {
      const coverage = coverageOf(folders)
      const faces = openFaces(folders)
      const letters = [...every(0x20, 0x7e), ...every(0xa0, 0x52f), ...every(0x1e00, 0x1eff), ...every(0x9f00, 0x9fff)]
      const rare = [...every(0x1820, 0x1842), ...every(0xf40, 0xf6c), ...every(0x20b00, 0x20bff), '\ue863', '䶮']
      const lacking = [...letters, ...rare].filter((char) => faces.stretches('song', char)[0]?.face === undefined)
      expect(coverage.lacks([...letters, ...rare].join(''))).toEqual(lacking)
    })
  }

  it('is said of each script with the file that gives it, or none', () => {
    const faces = coverageOf(noFolders).faces()
    expect(faces.map(({ script }) => script)).toEqual(['han', 'latin', 'cyrillic', 'greek', 'mongolian', 'tibetan'])
    expect(faces.find(({ script }) => script === 'mongolian')?.file).toBeUndefined()
  })
})
