import { asNeeded } from './as-needed.rule.js';
import { chewable } from './chewable.rule.js';
import { controlledIi } from './controlled-ii.rule.js';
import { dissolving } from './dissolving.rule.js';
import { doseVaries } from './dose-varies.rule.js';
import { hazardous } from './hazardous.rule.js';
import { notCountable } from './not-countable.rule.js';
import { originalContainer } from './original-container.rule.js';
import { partOfUnit } from './part-of-unit.rule.js';
import { refrigerated } from './refrigerated.rule.js';
import type { SeparationRule } from './separation-rule.js';
import { antacid, lightSensitive, limitedTime, moistureSensitive, originalPackByLaw } from './unstable.rule.js';
import { weeklyHighRisk } from './weekly-high-risk.rule.js';

/** Every separation rule there is (R236, D76, R409); order = precedence of the reason that is told. A profile says which of them hold. */
export const SEPARATION_RULES: readonly SeparationRule[] = [
  asNeeded,
  notCountable,
  dissolving,
  chewable,
  originalPackByLaw,
  originalContainer,
  refrigerated,
  hazardous,
  controlledIi,
  doseVaries,
  weeklyHighRisk,
  partOfUnit,
  moistureSensitive,
  lightSensitive,
  antacid,
  limitedTime,
];
