import type { App } from '#house/app.ts'
import { createChartRoom } from '#house/rooms/chart-room.ts'
import { createExportRoom } from '#house/rooms/export-room.ts'
import { createPrintRoom } from '#house/rooms/print-room.ts'
import { createReadingRoom } from '#house/rooms/reading-room.ts'

/** A room that whoever closes it leaves to the others. */
const kept = <Room extends object>(room: Room): Room => ({ ...room, close: async () => {} })

/**
 * The rooms of every house of a process: to start a worker, with its fonts or with what reads a PDF, takes longer than most tests,
 * and none keeps anything of what it was given. Files take as long as they take: on a machine with other work a worker may not
 * even have started in the usual time.
 */
export const rooms = {
  printRoom: kept(createPrintRoom()),
  readingRoom: kept(createReadingRoom({ patience: 120_000, paperPatience: 120_000 })),
  exportRoom: kept(createExportRoom()),
  chartRoom: kept(createChartRoom()),
} satisfies Partial<App>

/** Gives a house the rooms that all houses of the tests have in common. */
export const withSharedRooms = (app: App): App => Object.assign(app, rooms)
