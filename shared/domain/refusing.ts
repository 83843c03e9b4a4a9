import type { Verdict } from './authorising.ts'
import type { Refusal } from './refusals.ts'

/** Says which power is missing, by which article, and who could do or allow it. */
export function lacking(verdict: Exclude<Verdict, { outcome: 'allowed' }>): Refusal {
  if (verdict.outcome === 'onApproval') {
    const { authority } = verdict
    return {
      code: 'power.lacking',
      action: authority.action,
      authorityId: authority.id,
      grantors: (authority.approvedBy ?? []).map((holder) => holder.role),
    }
  }
  return {
    code: 'power.lacking',
    action: verdict.action,
    grantors: verdict.grantors,
    ...(verdict.secrecy ? { secrecy: verdict.secrecy } : {}),
    ...(verdict.lacking ? { authorityId: verdict.lacking.id } : {}),
  }
}
