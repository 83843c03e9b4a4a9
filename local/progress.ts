/** So many pass between two words about it. */
const EVERY = 50_000

/** Passes items on, and says now and then how many have passed. */
export async function* counting<T>(items: AsyncIterable<T>, what: string): AsyncGenerator<T> {
  let passed = 0
  for await (const item of items) {
    if (++passed % EVERY === 0) console.log(`${passed} ${what}`)
    yield item
  }
}
