import { clinicalTable } from './clinical-table.js';

/** Drugs of which one at a time is meant. */
export interface DuplicateClassRow {
  readonly id: string;
  readonly name: string;
  /** Ingredients, or `@group`. */
  readonly members: readonly string[];
  /** Whether one as needed beside a scheduled one is usual, so that it is only shown. */
  readonly besideAsNeeded: boolean;
}

const oneOf = (id: string, name: string, ...members: readonly string[]): DuplicateClassRow => ({ id, name, members, besideAsNeeded: false });
const oneScheduled = (id: string, name: string, ...members: readonly string[]): DuplicateClassRow => ({ ...oneOf(id, name, ...members), besideAsNeeded: true });

/**
 * Groups as narrow as one mechanism. Two are wider, because doubling is dangerous whatever the mechanism: anticoagulants, and
 * what makes a resident sleep. A wider kinship, such as two drugs for blood pressure, is no duplicate.
 */
export const DUPLICATE_CLASSES = clinicalTable<DuplicateClassRow>({
  id: 'duplicate-classes',
  version: 1,
  on: '2026-11-23',
  source: 'ours, by mechanism of action as product labels state it; R404',
  rows: [
    oneOf('anticoagulant', 'anticoagulants', '@anticoagulant'),
    oneOf('sedative', 'sedatives and hypnotics', '@benzodiazepine', '@z-drug', '@other-hypnotic'),
    oneOf('ace-inhibitor', 'ACE inhibitors', '@ace-inhibitor'),
    oneOf('arb', 'angiotensin receptor blockers', '@arb'),
    oneOf('beta-blocker', 'beta blockers', '@beta-blocker'),
    oneOf('dihydropyridine', 'dihydropyridine calcium channel blockers', '@dihydropyridine'),
    oneOf('rate-calcium-blocker', 'rate-limiting calcium channel blockers', '@rate-calcium-blocker'),
    oneOf('loop-diuretic', 'loop diuretics', '@loop-diuretic'),
    oneOf('thiazide', 'thiazides', '@thiazide'),
    oneOf('statin', 'statins', '@statin'),
    oneOf('alpha-blocker', 'alpha blockers', '@alpha-blocker'),
    oneOf('nsaid', 'anti-inflammatory painkillers', '@nsaid', '@coxib'),
    oneOf('ssri-snri', 'serotonin reuptake inhibitors', '@ssri', '@snri'),
    oneOf('tricyclic', 'tricyclic antidepressants', '@tricyclic'),
    oneScheduled('antipsychotic', 'antipsychotics', '@antipsychotic'),
    oneOf('gabapentinoid', 'gabapentinoids', '@gabapentinoid'),
    oneOf('muscle-relaxant', 'muscle relaxants', '@muscle-relaxant'),
    oneOf('cholinesterase-inhibitor', 'cholinesterase inhibitors', '@cholinesterase-inhibitor'),
    oneOf('bladder-anticholinergic', 'anticholinergics for the bladder', '@bladder-anticholinergic'),
    oneOf('triptan', 'triptans', '@triptan'),
    oneOf('proton-pump-inhibitor', 'proton pump inhibitors', '@proton-pump-inhibitor'),
    oneOf('h2-blocker', 'H2 blockers', '@h2-blocker'),
    oneOf('insulin-secretagogue', 'sulfonylureas and glinides', '@sulfonylurea', '@glinide'),
    oneOf('incretin', 'DPP-4 inhibitors and GLP-1 agonists', '@dpp4-inhibitor', '@glp1-agonist'),
    oneOf('sglt2-inhibitor', 'SGLT2 inhibitors', '@sglt2-inhibitor'),
    oneOf('basal-insulin', 'basal insulins', '@basal-insulin'),
    oneOf('thyroid-hormone', 'thyroid hormones', '@thyroid-hormone'),
    oneOf('bisphosphonate', 'bisphosphonates', '@bisphosphonate'),
    oneOf('corticosteroid', 'corticosteroids', '@corticosteroid'),
    oneOf('sedating-antihistamine', 'sedating antihistamines', '@sedating-antihistamine'),
    oneOf('second-antihistamine', 'antihistamines', '@second-antihistamine'),
    oneOf('urate-lowering', 'urate-lowering drugs', '@urate-lowering'),
    oneOf('fluoroquinolone', 'fluoroquinolones', '@fluoroquinolone'),
    oneOf('p2y12-blocker', 'platelet blockers', '@antiplatelet'),
    oneScheduled('opioid', 'opioids', '@opioid'),
  ],
});
