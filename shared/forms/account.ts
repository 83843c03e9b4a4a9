import * as z from 'zod'

/** A chat account as a person field gives it: `slack#T0001#U0001`. */
export const account = z.string().regex(/^(slack|lark)#[\w-]{1,64}#[\w-]{1,64}$/)
