import { beginReturn } from '#actions/returns/beginning.ts'
import { freezeReturn, seenOf } from '#actions/returns/freezing.ts'
import { signReturn } from '#actions/returns/signing.ts'
import type { ReturnId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import { frozenOf } from '#domain/returns/return.ts'
import { tableKeys } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import type { Day } from '#domain/time.ts'
import { takeReturn } from '#gate/returns/freezing.ts'
import { returnFor } from '#gate/returns/reading.ts'
import type { App } from '#house/app.ts'
import { workday } from './calendar.ts'
import { command, must } from './doing.ts'
import type { Company } from './founding.ts'
import type { Life, Surroundings } from './life.ts'

const signers = { maker: '邹雨桐', reviewer: '曾明达', head: '封世宏' } as const

/** 年报 of last year, signed by three: whoever makes one of this year sees what changed since, and who it was. */
export async function* returning({ app, company, today }: Surroundings): Life {
  const year = today.getFullYear() - 1
  const [maker, reviewer, head] = [signers.maker, signers.reviewer, signers.head].map((name) => company.actorOf(name))
  if (!maker || !reviewer || !head) return
  yield workday(today, 3, '09:40:00')
  const wish = {
    name: `${year} 年统计年报`,
    day: `${year}-12-31` as Day,
    clock: 'effective',
    tables: tableKeys.filter((key) => !isWorkedOut(countedBy(key))),
    reviewer: reviewer.account,
    head: head.account,
    against: 'usual',
    reason: '',
  } as const
  const id = must(await beginReturn(app, maker, wish, command(app)))
  await freeze(app, maker, id)
  yield workday(today, 3, '15:20:00')
  await sign(app, reviewer, id)
  yield workday(today, 2, '10:05:00')
  await sign(app, head, id)
}

type Signer = ReturnType<Company['actorOf']>

async function freeze(app: App, maker: Signer, id: ReturnId): Promise<void> {
  const one = await returnFor(app, maker, id)
  if (!one) return
  const seen = seenOf(await takeReturn(app, maker, one))
  const whyOf = () => '个别人员入职前的材料还在补，已逐人核对。'
  must(await freezeReturn(app, maker, id, { seen, whyOf }, command(app)))
}

async function sign(app: App, signer: Signer, id: ReturnId): Promise<void> {
  const one = await returnFor(app, signer, id)
  const digest = one && frozenOf(one)?.frozen.digest
  must(await signReturn(app, signer, id, digest ?? '', command(app)))
}
