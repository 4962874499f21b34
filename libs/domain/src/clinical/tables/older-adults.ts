import { clinicalTable } from './clinical-table.js';

/** What to weigh from 65 years on. Shown, never in the way: each is right for some residents. */
export interface OlderAdultRow {
  readonly id: string;
  readonly drugs: readonly string[];
  readonly note: string;
}

/** Facts of single drugs in our words, after what geriatricians advise; not the wording, nor the whole, of anybody's list. Not for hospice: who is at the end of life is not recorded. */
export const OLDER_ADULTS = clinicalTable<OlderAdultRow>({
  id: 'older-adults',
  version: 1,
  on: '2026-11-23',
  source: 'general knowledge, in our words; compare American Geriatrics Society 2023, doi 10.1111/jgs.18372; R406',
  rows: [
    { id: 'sedating-antihistamine', drugs: ['@sedating-antihistamine', 'meclizine'], note: 'strongly anticholinergic: confusion, dry mouth, retention' },
    { id: 'anticholinergic', drugs: ['benztropine', 'dicyclomine', 'hyoscyamine', 'scopolamine', 'trihexyphenidyl'], note: 'strongly anticholinergic: confusion, retention' },
    { id: 'sedative', drugs: ['@benzodiazepine', '@z-drug'], note: 'falls, fractures, delirium' },
    { id: 'barbiturate', drugs: ['@barbiturate'], note: 'dependence, overdose at low doses' },
    { id: 'tricyclic', drugs: ['@tricyclic', 'paroxetine'], note: 'anticholinergic and sedating; low blood pressure on standing' },
    { id: 'antipsychotic', drugs: ['@antipsychotic'], note: 'stroke and death in dementia: only where nothing else helps and harm threatens' },
    { id: 'muscle-relaxant', drugs: ['@muscle-relaxant'], note: 'poorly tolerated: sedation, falls' },
    { id: 'sulfonylurea', drugs: ['@sulfonylurea'], note: 'long low blood sugar, more so with glyburide and glimepiride' },
    { id: 'nsaid', drugs: ['@nsaid'], note: 'stomach bleeding and kidney damage in long use' },
    { id: 'proton-pump-inhibitor', drugs: ['@proton-pump-inhibitor'], note: 'beyond eight weeks only with a reason: infection, fracture' },
    { id: 'warfarin', drugs: ['warfarin'], note: 'as a first choice for atrial fibrillation or clots others bleed less; no reason to change who is stable' },
    { id: 'rivaroxaban', drugs: ['rivaroxaban'], note: 'in long use others of its kind bleed less' },
    { id: 'aspirin', drugs: ['aspirin'], note: 'not to be begun to prevent a first heart attack or stroke' },
    { id: 'digoxin', drugs: ['digoxin'], note: 'no first choice; not above 0.125 mg a day' },
    { id: 'estrogen', drugs: ['@estrogen'], note: 'not to be begun by mouth or patch: cancer, clots, dementia' },
    { id: 'metoclopramide', drugs: ['metoclopramide'], note: 'movement disorder; not beyond twelve weeks' },
    { id: 'megestrol', drugs: ['megestrol'], note: 'hardly gains weight; clots' },
    { id: 'central-alpha-agonist', drugs: ['clonidine', 'guanfacine'], note: 'slow heart, low blood pressure on standing' },
    { id: 'alpha-blocker', drugs: ['doxazosin', 'prazosin', 'terazosin'], note: 'for blood pressure: low blood pressure on standing' },
    { id: 'nitrofurantoin', drugs: ['nitrofurantoin'], note: 'not in long use, nor where kidneys are weak: not checked here' },
    { id: 'meperidine', drugs: ['meperidine'], note: 'seizures, delirium' },
  ],
});
