/**
 * What keeps an account from acting: IT has not yet switched it on, the HR lead suspended it, IT locked it. Who put a lock on
 * takes it off, so that neither undoes what the other decided.
 */
export type Lock = 'invited' | 'suspended' | 'locked'

/** 账号状态 as the pages say it: the gravest lock, or that it may sign in. */
export type Standing = Lock | 'active' | 'closed'

const gravest: readonly Lock[] = ['suspended', 'locked', 'invited']

/** What a page says of an account in this state with these locks. */
export const standingOf = (state: 'active' | 'locked' | 'closed', locks: readonly Lock[]): Standing =>
  state === 'locked' ? (gravest.find((lock) => locks.includes(lock)) ?? 'locked') : state
