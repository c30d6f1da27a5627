/**
 * What is needed of connections that the program has anyway. `Pool` and `PoolClient` of the package `pg` fit; nothing here imports it.
 */

/** How a type of PostgreSQL, named by its number, is read from text. */
export interface TextTypes {
  getTypeParser(type: number): (text: string) => unknown
}

/** A statement as `pg` takes it. */
export interface ForeignStatement {
  readonly text: string
  readonly values: Array<unknown>
  readonly rowMode: "array"
  readonly types: TextTypes
  /** Under which name the connection keeps it prepared; not at all without. */
  readonly name?: string
}

/** What `pg` answers to a statement. */
export interface ForeignAnswer {
  readonly command: string
  readonly fields: ReadonlyArray<{ readonly name: string }>
  readonly rows: ReadonlyArray<ReadonlyArray<unknown>>
}

/** A connection that carries out statements one after the other, such as a `Client` of `pg`. */
export interface ForeignConnection {
  query(statement: ForeignStatement): Promise<ForeignAnswer>
}

/** A connection of a pool, until it is given back. */
export interface ForeignPoolConnection extends ForeignConnection {
  /** Gives it back; with `true` it is ended, and not lent again. */
  release(end?: boolean): void
  addListener(event: "error", listener: (error: Error) => void): unknown
  addListener(event: "end", listener: () => void): unknown
  addListener(
    event: "notification",
    listener: (told: { readonly channel: string; readonly payload?: string }) => void
  ): unknown
}

/** A pool of connections, such as a `Pool` of `pg`. */
export interface ForeignPool {
  connect(): Promise<ForeignPoolConnection>
}
