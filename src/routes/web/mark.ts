import { v7 } from 'uuid'
import type { AccountId, CommandId } from '#domain/ids.ts'
import { millisecondsOf } from '#domain/time.ts'
import type { App } from '#house/app.ts'

/** The field that every form carries. */
export const markField = 'cmd_id'

type Needs = Pick<App, 'vault' | 'now'>

/** Which form this is, and when it was drawn (milliseconds). */
export type Drawn = { readonly id: CommandId; readonly at: number }

/**
 * The mark of a form that is drawn now, for this account, at this address: a UUIDv7 made from the house's clock, and a print
 * of it with both under the organisation's key. It names the command, so that a repeat is known for one; it says for whom the
 * form was drawn, so that nobody sends another's words under his own name; and it says when (docs/decisions/0084,
 * 0085).
 */
export const drawMark = (needs: Needs, account: AccountId, address: string): string =>
  drawMarks(needs, account)(address)

/** The same for every form of a page, which is drawn at one moment; many a fragment has none. */
export function drawMarks({ vault, now }: Needs, account: AccountId): (address: string) => string {
  const msecs = millisecondsOf(now())
  let [random, drawn]: [Buffer | undefined, number] = [undefined, 0]
  return (address) => {
    random ??= vault.random(16)
    random.writeUInt16BE(drawn++ % 65_536, 14)
    const id = v7({ msecs, random })
    return `${id}.${vault.mark([id, account, pathOf(address)])}`
  }
}

/** What the mark says; undefined where it was drawn for somebody else, for another place, or by nobody. */
export function readMark({ vault }: Needs, account: AccountId, path: string, mark: string): Drawn | undefined {
  const [, id, print] = shape.exec(mark) ?? []
  if (!id || !print) return undefined
  const isFor = (address: string) => vault.isMark([id, account, address], print)
  const isOurs = isFor(path) || addressesOver(path).some(isFor)
  return isOurs ? { id: id as CommandId, at: Number.parseInt(id.replace('-', '').slice(0, 12), 16) } : undefined
}

const shape = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.([\w-]{22})$/

const pathOf = (address: string) => address.split(/[?#]/)[0] ?? ''

/** Those above an address, the nearest first: a button of a form may send it to an address below the form's own. */
function addressesOver(path: string): readonly string[] {
  const parts = path.split('/').slice(1, 12)
  return parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`)
}
