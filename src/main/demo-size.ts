import { fewest } from '#demo/fewer.ts'
import { Trouble } from '#domain/unseal/trouble.ts'

const most = 100_000

/** `--people`: a demo of that many dossiers, made anew. */
export function readPeople(given: string): number {
  const people = /^\d{1,6}$/.test(given) ? Number(given) : Number.NaN
  if (!(people >= fewest && people <= most)) throw new Trouble('people-invalid', { value: given })
  return people
}

/** Tells on the terminal how far the dossiers have come: a line that moves, or, into a file, one for each tenth. */
export function tellProgress(out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'> = process.stdout) {
  let told = 0
  return (done: number, all: number): void => {
    const share = Math.floor((done * 100) / all)
    if (share === told || (!out.isTTY && share % 10 !== 0)) return
    told = share
    const line = `${done} / ${all} 卷  dossiers  ${share} %`
    out.write(out.isTTY ? `\r    ${line}${done === all ? '\n' : ''}` : `    ${line}\n`)
  }
}
