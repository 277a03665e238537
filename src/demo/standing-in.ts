import { nameProxy } from '#actions/proxies/proxies.ts'
import { dayOf } from '#domain/time.ts'
import { daysLater } from '#domain/transfers/transfer.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Life, Surroundings } from './life.ts'

/** 代理 of the demo: one that is in force, of a head who is away, and one that begins next week. */
const away = [
  { who: '石铁成', proxy: '马克勤', from: 0, until: 6 },
  { who: '纪若兰', proxy: '俞承泽', from: 7, until: 11, kind: 'update' },
] as const

/** Heads who will be away name who acts for them, on the evening before. */
export async function* standingIn({ app, company, today }: Surroundings): Life {
  yield workday(today, 1, '17:30:00')
  const tomorrow = daysLater(dayOf(app.now()), 1)
  for (const { who, proxy, from, until, ...kind } of away) {
    const [principal, acting] = [company.personOf(who), company.personOf(proxy)]
    const days = { from: daysLater(tomorrow, from), until: daysLater(tomorrow, until) }
    must(await nameProxy(app, company.actorOf(who), { principal, proxy: acting, ...days, ...kind }, command(app)))
  }
}
