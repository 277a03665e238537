import type { AccountId } from '#domain/ids.ts'
import type { App } from '#house/app.ts'

/** So many people may share a machine. */
const most = 8

/**
 * 常用设备: a browser keeps an id and, for each account that was signed in on it, a mark of both. It opens nothing; it only
 * gives the account a reserve of tries of its own, which nobody elsewhere can use up. `<id>.<mark>.<mark>…`
 */
export function isKnownDevice({ vault }: Pick<App, 'vault'>, account: AccountId, known = ''): boolean {
  const [id = '', ...marks] = known.split('.')
  return id !== '' && marks.slice(0, most).some((mark) => vault.isMark(['device', id, account], mark))
}

/** The same device, known to this account too; a new one where there was none. */
export function knownDevice({ vault, newId }: Pick<App, 'vault' | 'newId'>, account: AccountId, known = ''): string {
  const [before = '', ...marks] = known.split('.')
  const id = /^[0-9a-f-]{36}$/.test(before) ? before : newId()
  const own = vault.mark(['device', id, account])
  return [id, own, ...marks.filter((mark) => mark !== own).slice(0, most - 1)].join('.')
}
