/** Whether a proxy was meant for WebSockets, whether or not a handshake gets to it: what rules about lost handshakes ask. */
import type { Intent } from '../../route/intent.ts';
import { writtenEvidence } from './intent.ts';
import type { ProxySite } from './proxy.ts';

export function isMeantForWebSockets(route: ProxySite & { readonly intent: Intent }): boolean {
  if (route.intent.strength === 'declared') return true;
  return writtenEvidence(route).some(({ strength }) => strength === 'strong');
}
