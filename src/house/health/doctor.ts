import type { Answer, Measures } from '#domain/health/measures.ts'
import { askRunning } from '#house/socket.ts'
import { askAddress } from './address.ts'
import { readFile } from './file.ts'
import { addressIn, measureFolder, sizeIn, startIn } from './folder.ts'

/**
 * 体检 of a data folder without any key: what the machine and the files say, what the server that has the folder measured, and
 * what its address answers; where none has it, what the data file says in clear. Throws `Trouble` where there is no folder.
 */
export async function measure(folder: string): Promise<Measures> {
  const running = await askRunningServer(folder)
  const start = running?.start ?? startIn(folder)
  const ofFolder = await measureFolder(folder, { isTaken: running !== undefined })
  const found = { ...ofFolder, size: sizeIn(folder), ...(start && { start }) }
  if (running === undefined) return { ...found, ...readFile(found), server: 'none' }
  const { version, ...rest } = running
  const here = found.version.here
  const answer = await askAddressOf(folder)
  return { ...rest, ...found, version: { here, running: version?.here ?? here }, ...(answer && { answer }) }
}

type Running = Omit<Measures, keyof Awaited<ReturnType<typeof measureFolder>> | 'size'> &
  Partial<Pick<Measures, 'version'>>

/** Undefined where none has the folder. */
const askRunningServer = (folder: string): Promise<Running | undefined> =>
  askRunning(folder, 'state', null).then(
    (told) => (told === undefined ? undefined : (told as unknown as Running)),
    () => ({ server: 'none' }),
  )

async function askAddressOf(folder: string): Promise<Answer | undefined> {
  const address = addressIn(folder)
  return address === undefined ? undefined : askAddress(address)
}
