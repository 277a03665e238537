import { afterAll } from 'vitest'
import { createPrintRoom } from '#house/rooms/print-room.ts'
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
