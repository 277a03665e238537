/**
 * Whether an error, or what it was caused by, says that the disk takes no more: full, beyond a quota, read-only or failing.
 * Named by the codes of SQLite and of the system.
 */
export function isOfDisk(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ('code' in cause && /^SQLITE_(FULL|IOERR|READONLY)|^(ENOSPC|EDQUOT|EROFS|EIO)$/.test(String(cause.code)))
      return true
  }
  return false
}
