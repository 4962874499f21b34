import type { SeparationReason } from './pack-plan.js';

/** Why a drug is not in a shared cell, in a sentence for people (R236, D76). */
export const PACKING_SENTENCES: Readonly<Record<SeparationReason, string>> = {
  as_needed: 'It is given as needed, so no cell has its time.',
  not_countable: 'It is not a tablet or capsule: liquids, inhalers, injections, patches, creams and drops cannot be counted into a cell.',
  sublingual_or_dissolving: 'It dissolves in the mouth or in water and takes up moisture in a blister.',
  chewable_or_effervescent: 'It is chewed, sucked or fizzes, and lies apart from what is swallowed.',
  original_container: "Its label requires the maker's container.",
  refrigerated: 'It is kept cold, away from packs at room temperature.',
  hazardous: 'It is hazardous and handled with gloves: no other drug touches it.',
  controlled_ii: 'It is a C-II drug, counted by itself at every shift.',
  dose_varies: 'Its dose varies, and one change would re-make every shared cell.',
  weekly_high_risk: 'It is given weekly or monthly and dangerous among daily tablets.',
  part_below_half: 'Parts below a half crumble and cannot be told apart in a cell.',
  moisture_sensitive: 'It takes up moisture outside its own container.',
  light_sensitive: 'Light spoils it.',
  antacid: 'It is an antacid of aluminium or magnesium trisilicate, which does not keep in a pack.',
  limited_time: 'It keeps only a short time outside its own container.',
  original_pack_by_law: "The law has it dispensed in the maker's pack.",
  cell_capacity: 'One dose does not fit a cell.',
  pharmacist: 'A pharmacist decided to keep it out of packs.',
  as_chosen: 'A container of its own was asked for.',
};
