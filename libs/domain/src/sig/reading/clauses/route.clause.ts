import type { SigRoute } from '../../sig-structure.js';
import type { ClauseReader } from '../draft.js';
import { PhraseTable } from '../phrase-table.js';

const ROUTES = new PhraseTable<SigRoute>([
  ['by mouth|po|p o|orally|oral|per os|by oral route|through mouth|by the mouth|via oral route|per mouth', 'oral'],
  ['under the tongue|under tongue|sublingually|sublingual|sl|and allow to dissolve sublingual|by sublingual route', 'sublingual'],
  ['in the cheek|buccally|buccal|between cheek and gum', 'buccal'],
  ['via nebulizer|by nebulizer|per nebulizer|via neb|by neb|via inhalation|by inhalation|inhalation|by inhalation route|inhale by mouth|inhaled|inh|via handihaler|via inhaler|using inhaler|by nebulization|nebulized|via nebulization|via hhn|per hhn|oral inhalation|by oral inhalation|by inhalation via nebulizer', 'inhalation'],
  ['rectally|rectal|pr|per rectum|into the rectum|by rectum', 'rectal'],
  ['vaginally|vaginal|pv|per vagina|into the vagina', 'vaginal'],
  ['subcutaneously|subcutaneous|subq|sub q|sub - q|subcut|sc|sq|sub cut|under the skin|subcu|subcutaneous route|by subcutaneous route', 'subcutaneous'],
  ['intramuscularly|intramuscular|im|into the muscle', 'intramuscular'],
  ['intravenously|intravenous|iv|ivpb', 'intravenous'],
  ['topically|topical|to the skin|on skin|on the skin', 'topical'],
  ['transdermally|transdermal|to clean , dry skin|to clean dry skin|to skin', 'transdermal'],
  ['into the nose|intranasally|intranasal|nasally', 'nasal'],
  ['otic|into the ear|in the ear|in ear|by otic route', 'otic'],
  ['by ophthalmic route|ophthalmically|ophthalmic', 'ophthalmic'],
  ['per g - tube|via g - tube|via peg tube|via peg|per peg|via gt|per gt|per tube|via tube|via feeding tube|per gtube|via gtube|via ng tube|per ngt|by feeding tube', 'tube'],
]);
export const ROUTE_WORDS: readonly string[] = ROUTES.words;

/** Places of the body, and the route that they are reached by. */
const SITES = new PhraseTable<readonly [site: string, route: SigRoute | null]>([
  ['to affected area|to the affected area|to affected areas|to the affected areas|on affected area|to affected skin', ['affected area', 'topical']],
  ...(['left', 'right', 'both'] as const).flatMap((side): readonly (readonly [string, readonly [string, SigRoute]])[] => {
    const [eye, ear, nostril] = side === 'both' ? ['eyes', 'ears', 'nostrils'] : ['eye', 'ear', 'nostril'];
    const said = (organ: string): string => ['', 'in ', 'into ', 'to ', 'in the ', 'into the ', 'to the '].map((lead) => `${lead}${side} ${organ}`).join('|');
    return [[said(eye), [`${side} ${eye}`, 'ophthalmic']], [said(ear), [`${side} ${ear}`, 'otic']], [said(nostril), [`${side} ${nostril}`, 'nasal']]];
  }),
  ['in each eye|each eye|into each eye|in affected eye|in the eye|in eyes', ['both eyes', 'ophthalmic']],
  ['in each ear|each ear', ['both ears', 'otic']],
  ['in surgical eye|in the surgical eye|in operative eye|into the surgical eye', ['surgical eye', 'ophthalmic']],
  ['ou|in ou', ['both eyes', 'ophthalmic']], ['os|in os', ['left eye', 'ophthalmic']],
  ['au|in au', ['both ears', 'otic']],
  ['in each nostril|each nostril|into each nostril|per nostril', ['each nostril', 'nasal']],
  ['into the nostrils|into nostrils|in nostrils|into nostril|in nostril|into the nostrils|in the nose', ['nostrils', 'nasal']],
  ['to scalp|to the scalp|onto the scalp', ['scalp', 'topical']], ['to face|to the face', ['face', 'topical']],
  ['to chest|to the chest', ['chest', null]], ['to back|to the back|to lower back|to the lower back', ['back', null]],
  ['in abdomen|in the abdomen|into the abdomen', ['abdomen', null]],
]);
export const SITE_WORDS: readonly string[] = SITES.words;

/** Letters that name an eye or an ear only beside drops; `OD` may also be once a day. */
const BESIDE_DROPS = new PhraseTable<readonly [site: string, route: SigRoute]>([
  ['od|in od', ['right eye', 'ophthalmic']], ['as|in as', ['left ear', 'otic']], ['ad|in ad', ['right ear', 'otic']],
]);

export const routeClause: ClauseReader = (cursor, draft) => {
  const site = SITES.read(cursor) ?? (draft.part.amount?.unit === 'drop' && cursor.word(1) !== 'needed' && cursor.word(1) !== 'directed' ? BESIDE_DROPS.read(cursor) : null);
  if (site !== null) {
    draft.setSite(site[0]);
    if (site[1] !== null && draft.part.route === null) draft.setRoute(site[1]);
    return true;
  }
  const route = ROUTES.read(cursor);
  if (route === null) return false;
  // `inhale by mouth` goes into the lungs; `by ophthalmic route … into both eyes` is one statement.
  if (!(draft.part.route === 'inhalation' && route === 'oral')) draft.setRoute(route);
  return true;
};

const VERBS = new PhraseTable<readonly [verb: string, route: SigRoute | null]>([
  ['take', ['take', null]], ['give', ['give', null]], ['administer', ['administer', null]], ['use', ['use', null]], ['tk', ['take', null]],
  ['chew and swallow', ['chew and swallow', 'oral']], ['chew', ['chew', 'oral']], ['swallow', ['swallow', 'oral']], ['drink', ['drink', 'oral']], ['and drink', ['drink', 'oral']],
  ['inhale', ['inhale', 'inhalation']], ['inject', ['inject', null]], ['instill', ['instill', null]], ['place', ['place', null]], ['put', ['put', null]],
  ['spray', ['spray', null]], ['insert', ['insert', null]], ['apply', ['apply', null]], ['dissolve', ['dissolve', null]], ['mix', ['mix', null]], ['swish', ['swish', null]],
]);
export const VERB_WORDS: readonly string[] = VERBS.words;

/** What may also be done with a dose once it is given: `swallow whole`, `drink plenty of water`. */
const AFTERWARDS: ReadonlySet<string> = new Set(['swallow', 'drink', 'chew', 'mix', 'dissolve', 'swish']);

/** The verb; with it the route that only it can mean. */
export const verbClause: ClauseReader = (cursor, draft) => {
  if (draft.last.amount !== null && AFTERWARDS.has(cursor.word()) && cursor.peek(1)?.kind !== 'number') return false;
  const verb = VERBS.read(cursor);
  if (verb === null) return false;
  // Behind `then` the dose comes next and opens the step; it goes the same way as the one before.
  const { last } = draft;
  last.verb ??= verb[0];
  if (verb[1] !== null && last.route === null) last.route = verb[1];
  return true;
};
