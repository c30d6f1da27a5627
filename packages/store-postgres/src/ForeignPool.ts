/**
 * What is needed of connections that the program has anyway. `Pool` and `PoolClient` of the package `pg` fit; nothing here imports it.
 */

/** How a type of PostgreSQL, named by its number, is read from text. */
export interface TextTypes {
  /** The reader of a type. */
  getTypeParser(type: number): (text: string) => unknown
}

/** A statement as `pg` takes it. */
export interface ForeignStatement {
  /** In SQL, with $1, $2 for the values. */
  readonly text: string
  /** The values, in order. */
  readonly values: Array<unknown>
  /** Rows are wanted by the order of their columns. */
  readonly rowMode: "array"
  /** How their values are read. */
  readonly types: TextTypes
  /** Under which name the connection keeps it prepared; not at all without. */
  readonly name?: string
}

/** What `pg` answers to a statement. */
export interface ForeignAnswer {
  /** The columns. */
  readonly fields: ReadonlyArray<{ readonly name: string }>
  /** The rows. */
  readonly rows: ReadonlyArray<ReadonlyArray<unknown>>
}

/** A connection that carries out statements one after the other, such as a `Client` of `pg`. */
export interface ForeignConnection {
  /** Carries one out. */
  query(statement: ForeignStatement): Promise<ForeignAnswer>
}

/** A connection of a pool, until it is given back. */
export interface ForeignPoolConnection extends ForeignConnection {
  /** Gives it back; with `true` it is ended, and not lent again. */
  release(end?: boolean): void
  /** Hears of its loss. */
  addListener(event: "error", listener: (error: Error) => void): unknown
  /** Hears of its end. */
  addListener(event: "end", listener: () => void): unknown
  /** Hears no more of its loss. */
  removeListener(event: "error", listener: (error: Error) => void): unknown
  /** Hears no more of its end. */
  removeListener(event: "end", listener: () => void): unknown
  /** Hears what the server says beside its answers. */
  addListener(event: "notice", listener: (told: { readonly routine?: string | undefined }) => void): unknown
  /** Hears no more of that. */
  removeListener(event: "notice", listener: (told: { readonly routine?: string | undefined }) => void): unknown
  /** Hears what is told on channels that it listens to. */
  addListener(
    event: "notification",
    listener: (told: { readonly channel: string; readonly payload?: string }) => void
  ): unknown
}

/** A pool of connections, such as a `Pool` of `pg`. */
export interface ForeignPool {
  /** Lends one, as soon as there is one. */
  connect(): Promise<ForeignPoolConnection>
}
