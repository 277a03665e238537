import type { Matter } from '#domain/agreements/agreement.ts'
import type { Change } from '#domain/custodians/change.ts'
import type { App } from '#house/app.ts'

/** How a change is asked about, in numbers; who is meant stands on its page. Pinned to every seat and to the lock of that day. */
export function changeMatter({ vault, locks }: Pick<App, 'vault' | 'locks'>, change: Change): Matter {
  const { id, threshold, seats, card } = change
  const staying = seats.flatMap((seat) => (seat.is === 'stays' ? [seat.print] : []))
  const { shares } = locks.standing()
  const leaving = shares.filter(({ kind, print }) => kind === 'passphrase' && !staying.includes(print)).length
  const who = seats.map((seat) => (seat.is === 'stays' ? seat.print : seat.person))
  const present = shares.map(({ print }) => print)
  return {
    told: { custodians: seats.length, threshold, coming: seats.length - staying.length, leaving, card: card.is },
    pinned: vault.termFingerprint([id, threshold, card.is, ...who, '', ...present].join(' ')),
  }
}
