import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import {
  type CedarValueJson,
  type EntityJson,
  preparsePolicySet,
  schemaToJson,
  statefulIsAuthorized,
  validate,
} from '@cedar-policy/cedar-wasm/nodejs'
import type { Actor, Thing } from '../../../shared/domain/authorising.ts'
import type { PowerOfAttorney } from '../../../shared/records/power-of-attorney.ts'
import type { Question } from './question.ts'

const text = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8')
const schema = text('model.cedarschema')
const policies = { staticPolicies: text('model.cedar') }
const MODEL = 'the-rules'

/** What Cedar's strict validation has against the model. */
export function faultsOfModel(): string[] {
  const answer = validate({ schema, policies })
  if (answer.type === 'failure') return answer.errors.map(({ message }) => message)
  return [...answer.validationErrors, ...answer.validationWarnings].map(
    ({ policyId, error }) => `${policyId}: ${error.message}`,
  )
}

/** Loads the model; ask it afterwards. */
export function loadModel(): void {
  // Node 20's V8 aborts ("unreachable code") when a function that calls into wasm is deoptimised inside the call.
  setFlagsFromString('--no-turbo-inline-js-wasm-calls')
  const parsed = preparsePolicySet(MODEL, policies)
  if (parsed.type === 'failure') throw new Error(parsed.errors.map((e) => e.message).join('\n'))
}

/** What the model answers. */
export function modelAnswerOf(question: Question): boolean {
  const { actor } = question
  switch (question.kind) {
    case 'may': {
      const { thing, action, asking, at, provenAt } = question
      const reader = thing.reader ?? actor
      const context = { asking, reader: person(reader.id), ...proof(at, provenAt) }
      const others = reader.id === actor.id ? [] : [entityOf({ ...nobody, ...reader })]
      return permits(actor, action, thing, context, others)
    }
    case 'decide': {
      const { request, authorityId, at, attorneys, grantors, provenAt } = question
      const context = {
        line: authorityId,
        applicant: person(request.applicantId),
        reader: person(request.readerId),
        at,
        waited: at - request.requestedAt,
        papers: [...(request.papers ?? [])],
        ...proof(at, provenAt),
      }
      const carried = (attorney: PowerOfAttorney) => {
        const grantor = grantors.get(attorney.grantorId) ?? { ...nobody, id: attorney.grantorId }
        const carrying = { ...context, attorney: attorneyOf(attorney) }
        return permits(actor, 'decide', request.object, carrying, [entityOf(grantor)])
      }
      if (attorneys.length === 0) return permits(actor, 'decide', request.object, context)
      return attorneys.some(carried)
    }
    case 'view': {
      const { grant, document, at, inReadingRoom } = question
      const loan = grant && {
        reader: person(grant.personId),
        document: { __entity: { type: 'Thing', id: grant.documentId } },
        mode: grant.mode,
        state: grant.state,
        ...(grant.from === undefined ? {} : { from: grant.from }),
        ...(grant.until === undefined ? {} : { until: grant.until }),
        ...(grant.sitting && { sitting: { from: grant.sitting.from, until: grant.sitting.until } }),
      }
      const context = { at, inReadingRoom, ...(loan ? { loan } : {}) }
      return permits(actor, 'view', document, context, [], document)
    }
    case 'keep': {
      const { authorityId, mode, from, at } = question
      return permits(actor, 'keep', {}, { line: authorityId, mode, elapsed: at - from })
    }
  }
}

function permits(
  actor: Actor,
  action: string,
  thing: Thing,
  context: Record<string, CedarValueJson>,
  others: EntityJson[] = [],
  { id, state }: { id: string; state?: string } = { id: 'thing' },
): boolean {
  const resource = { type: 'Thing', id }
  const answer = statefulIsAuthorized({
    principal: { type: 'Person', id: actor.id },
    action: { type: 'Action', id: action },
    resource,
    context,
    preparsedPolicySetId: MODEL,
    entities: [
      actionEntity(action),
      entityOf(actor),
      ...others,
      {
        uid: resource,
        attrs: {
          level: thing.secrecy ?? 'none',
          ...(state === undefined ? {} : { state }),
          ...(thing.ownerId === undefined ? {} : { owner: person(thing.ownerId) }),
          ...(thing.departmentId === undefined ? {} : { department: thing.departmentId }),
        },
        parents: [],
      },
    ],
  })
  if (answer.type === 'failure') throw new Error(answer.errors.map((e) => e.message).join('\n'))
  const [fault] = answer.response.diagnostics.errors
  if (fault) throw new Error(`${fault.policyId}: ${fault.error.message}`)
  return answer.response.decision === 'allow'
}

/** The groups of each action, as the schema declares them. */
const groupsOf: ReadonlyMap<string, string[]> = declaredGroups()

function declaredGroups(): Map<string, string[]> {
  const declared = schemaToJson(schema)
  if (declared.type === 'failure') throw new Error('the schema does not parse')
  const actions = Object.entries(declared.json['']?.actions ?? {})
  return new Map(actions.map(([id, { memberOf = [] }]) => [id, memberOf.map((group) => group.id)]))
}

const actionEntity = (id: string): EntityJson => ({
  uid: { type: 'Action', id },
  attrs: {},
  parents: (groupsOf.get(id) ?? []).map((group) => ({ type: 'Action', id: group })),
})

const nobody = { roles: [], inCharge: [], departmentId: 'none', active: false }
const uidOf = (id: string) => ({ type: 'Person', id })
const person = (id: string) => ({ __entity: uidOf(id) })

const entityOf = (one: Actor): EntityJson => ({
  uid: uidOf(one.id),
  attrs: { active: one.active, department: one.departmentId, inCharge: [...one.inCharge] },
  parents: one.roles.map((id) => ({ type: 'Role', id })),
})

const attorneyOf = (attorney: PowerOfAttorney) => ({
  delegate: person(attorney.delegateId),
  grantor: person(attorney.grantorId),
  lines: attorney.authorityIds,
  ceiling: attorney.ceiling,
  from: attorney.from,
  until: attorney.until,
  ...(attorney.revokedAt === undefined ? {} : { revokedAt: attorney.revokedAt }),
})

const proof = (at: number, provenAt: number | undefined) =>
  provenAt === undefined ? {} : { proofAge: at - provenAt }
