import { asNeeded } from './as-needed.rule.js';
import { chewable } from './chewable.rule.js';
import { controlledIi } from './controlled-ii.rule.js';
import { dissolving } from './dissolving.rule.js';
import { doseVaries } from './dose-varies.rule.js';
import { hazardous } from './hazardous.rule.js';
import { notCountable } from './not-countable.rule.js';
import { originalContainer } from './original-container.rule.js';
import { refrigerated } from './refrigerated.rule.js';
import type { SeparationRule } from './separation-rule.js';
import { weeklyHighRisk } from './weekly-high-risk.rule.js';

/** The separation rules of the United States default (R236, D76); order = precedence of the reason that is told. */
export const US_SEPARATION_RULES: readonly SeparationRule[] = [
  asNeeded,
  notCountable,
  dissolving,
  chewable,
  originalContainer,
  refrigerated,
  hazardous,
  controlledIi,
  doseVaries,
  weeklyHighRisk,
];
