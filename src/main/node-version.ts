/** better-sqlite3 13 crashes on Node 20, so an older Node is refused with a sentence. */
export function refuseOldNode(version = process.versions.node): void {
  if (Number(version.split('.')[0]) >= 22) return
  console.error(
    `卷宗 needs Node 22 or newer and this is ${version}. "npm ci" brings the right one: start it with "npm start".`,
  )
  process.exit(1)
}
