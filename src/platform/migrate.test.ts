import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { TestDatabase } from '../../test/cluster.ts'
import { createTestDatabase } from '../../test/database.ts'
import { migrate } from './migrate.ts'

let database: TestDatabase
let pool: pg.Pool
let folder: string

beforeEach(async () => {
  database = await createTestDatabase()
  pool = new pg.Pool({ ...database.config, max: 5 })
  await pool.query('drop schema public cascade')
  await pool.query('create schema public')
  folder = await mkdtemp(join(tmpdir(), 'migrations-'))
})

afterEach(async () => {
  await pool.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

const write = (name: string, sql: string) => writeFile(join(folder, name), sql)
const run = (on = pool) => migrate(on, pathToFileURL(`${folder}/`))

test('migrations are applied in order, and only once', async () => {
  await write('0002_b.sql', 'alter table a add column word text;')
  await write('0001_a.sql', 'create table a (id int); insert into a values (1);')
  expect(await run()).toEqual(['0001_a', '0002_b'])
  expect(await run()).toEqual([])
  await write('0003_c.sql', "update a set word = 'c';")
  expect(await run()).toEqual(['0003_c'])
  expect((await pool.query('select * from a')).rows).toEqual([{ id: 1, word: 'c' }])
})

test('of several processes that start at once exactly one migrates', async () => {
  await write(
    '0001_a.sql',
    'create table a (id int); insert into a values (1); select pg_sleep(0.2);',
  )
  const pools = Array.from({ length: 5 }, () => new pg.Pool({ ...database.config, max: 1 }))
  const applied = await Promise.all(pools.map(run))
  await Promise.all(pools.map((each) => each.end()))
  expect(applied.flat()).toEqual(['0001_a'])
  expect((await pool.query('select * from a')).rowCount).toBe(1)
})

test('a migration that fails leaves nothing behind and says which it was', async () => {
  await write('0001_a.sql', 'create table a (id int);')
  await write('0002_b.sql', 'create table b (id int); select 1 / 0;')
  await expect(run()).rejects.toThrow('Migration 0002_b failed: division by zero')
  expect((await pool.query("select to_regclass('b') as b")).rows).toEqual([{ b: null }])
  expect((await pool.query('select name from migration')).rows).toEqual([{ name: '0001_a' }])
  await write('0002_b.sql', 'create table b (id int);')
  expect(await run()).toEqual(['0002_b'])
})

test('an applied migration that was edited is refused, other line ends are not an edit', async () => {
  await write('0001_a.sql', 'create table a (\n  id int\n);\n')
  await run()
  await write('0001_a.sql', 'create table a (\r\n  id int\r\n);\r\n')
  expect(await run()).toEqual([])
  await write('0001_a.sql', 'create table a (\n  id bigint\n);\n')
  await expect(run()).rejects.toThrow('Migration 0001_a was edited')
})

test('an applied migration that is missing is refused, one from the future as well', async () => {
  await write('0001_a.sql', 'select 1;')
  await write('0002_b.sql', 'select 1;')
  await run()
  await rm(join(folder, '0002_b.sql'))
  await expect(run()).rejects.toThrow('made by a newer Kvittens (migration 0002_b)')
  await write('0003_c.sql', 'select 1;')
  await expect(run()).rejects.toThrow('Migration 0002_b was applied to the database, but')
})

test('a migration that comes before an applied one is refused, and so are two with one number', async () => {
  await write('0002_b.sql', 'select 1;')
  await run()
  await write('0001_a.sql', 'select 1;')
  await expect(run()).rejects.toThrow('Migration 0001_a comes before 0002_b')
  await write('0002_c.sql', 'select 1;')
  await expect(run()).rejects.toThrow('Two migrations have the number 0002')
})

test('the migrations of the product are in the template', async () => {
  const copy = await createTestDatabase()
  const own = new pg.Pool({ ...copy.config, max: 1 })
  expect(await migrate(own)).toEqual([])
  expect((await own.query('select * from migration')).rowCount).toBeGreaterThan(0)
  await own.end()
  await copy.drop()
})
