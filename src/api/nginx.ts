/** x */
export { type EffectiveList, effectiveList } from '../nginx/config/effective.ts';
export { insertAfter } from '../nginx/edit/place.ts';
