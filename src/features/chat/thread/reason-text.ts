import type { TFunction } from 'i18next';
import type { VerdictReason } from '@/agent/events';

/** Why a check refused a call, in the interface's language where the check says it in a code. */
export function reasonText({ code, value, message }: VerdictReason, t: TFunction): string {
  return code ? t(`checks.reason.${code}`, { value }) : message;
}
