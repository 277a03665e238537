/** 体检, on the terminal. */
export const doctor = {
  'doctor.node.ok': 'Node：{value}。',
  'doctor.node.bad': 'Node：{value} 太旧。请用 npm ci 带来的那一个：npm start。',
  'doctor.server.ok': '服务：正在运行，已解锁。',
  'doctor.server.look':
    '服务：{state}（none 没有运行，请 npm start；sealed 已锁定，请保管人到 /unseal 解锁；opening 正在打开，请等一等）。',
  'doctor.folder.ok': '数据文件夹：{folder}，权限 {mode}，只有运行卷宗的账号能进。',
  'doctor.folder.look': '数据文件夹：{folder}，权限 {mode}，别的账号也能进。请运行 chmod 700 {folder}。',
  'doctor.files.ok': '文件权限：只有运行卷宗的账号能读写。',
  'doctor.files.bad': '文件权限：{count} 个文件别的账号也能读：{files}。请在数据文件夹里运行 chmod 600 {files}。',
  'doctor.keyring.ok': '密钥环：完整，{count} 份口令或恢复卡可解锁。',
  'doctor.keyring.look': '密钥环：还没有。请用 npm start 建立单位，或把备份恢复到这里。',
  'doctor.keyring.bad': '密钥环：{file} 读不出来。请用登记在册的密钥环副本换回；原文件先留着，不要删。',
  'doctor.database.ok': '数据库：在，与密钥环配套。',
  'doctor.database.look': '数据库：还没有。请用 npm start 建立单位，或把备份恢复到这里。',
  'doctor.database.bad':
    '数据库：{file} 不在、读不出来，或不是这套密钥环的。请用 npm run restore 恢复；原文件先留着，不要删。',
  'doctor.disk.ok': '磁盘：剩 {free}（{share}%）。',
  'doctor.disk.look': '磁盘：只剩 {free}（{share}%）。请近期腾出空间或加盘。',
  'doctor.disk.bad': '磁盘：只剩 {free}（{share}%），快写不进了。请马上腾出空间。',
  'doctor.size.ok': '大小：数据 {data}，加密附件 {files}，共 {count} 个文件。',
} as const
