import { afterAll } from 'vitest'
import { createPrintRoom } from '#house/rooms/print-room.ts'
import { createReadingRoom } from '#house/rooms/reading-room.ts'
import type { World } from './world.ts'

/** One print room for all tests of a file: its worker starts once, since opening the fonts takes longer than a test. */
export function sharedPrintRoom(): (w: World) => World {
  const room = createPrintRoom()
  afterAll(() => room.close())
  return (w) => {
    Object.assign(w.app, { printRoom: { ...room, close: async () => undefined } })
    return w
  }
}

/** The same of the room that reads files. */
export function sharedReadingRoom(): (w: World) => World {
  const room = createReadingRoom({ patience: 120_000, paperPatience: 120_000 })
  afterAll(() => room.close())
  return (w) => {
    Object.assign(w.app, { readingRoom: { ...room, close: async () => undefined } })
    return w
  }
}
