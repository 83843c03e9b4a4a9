import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import initSqlJs from 'sql.js'

/**
 * The engine numbers each record of a stream after the highest before it and looks for it among all that it keeps, for
 * every row written; so a store becomes slower the longer it is used. With this index, which the engine neither makes
 * nor minds, it finds it at once. The table is as the engine makes it at first; it adds to it what came later.
 */
const LAYOUT = `
  CREATE TABLE _stream_records (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    table_name TEXT NOT NULL,
    event_name TEXT NOT NULL,
    keys_json TEXT NOT NULL,
    new_image TEXT,
    old_image TEXT,
    sequence_number TEXT NOT NULL,
    shard_id TEXT NOT NULL,
    created_at INTEGER NOT NULL
  );
  CREATE INDEX anjuan_stream_order
    ON _stream_records (table_name, CAST(sequence_number AS INTEGER));
`

/** Lays out the file of a new store before the engine opens it. One that stands is left as it is. */
export async function layOut(file: string): Promise<void> {
  if (existsSync(file)) return
  const { Database } = await initSqlJs()
  const store = new Database()
  store.run(LAYOUT)
  await writeFile(file, store.export(), { mode: 0o600 })
  store.close()
}
