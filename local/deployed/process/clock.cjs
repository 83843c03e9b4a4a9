// Lets the time in a function's process be everybody's, and leaves its bundle as it is.
const OurDate = Date
let ahead = 0

const now = () => OurDate.now() + ahead
globalThis.Date = new Proxy(OurDate, {
  apply: () => new OurDate(now()).toString(),
  construct: (target, given, made) =>
    Reflect.construct(target, given.length > 0 ? given : [now()], made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
OurDate.prototype.constructor = globalThis.Date

/** Puts the clock that many milliseconds ahead of the machine's. */
exports.putAhead = (milliseconds) => {
  ahead = milliseconds
}
