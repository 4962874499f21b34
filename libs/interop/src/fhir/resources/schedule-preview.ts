import { type EpochMinute, type Milli, type Zone, formatMilli } from '@cyclefill/domain/kernel';
import type { DoseState } from '@cyclefill/domain/regimen';
import type { Parameters } from 'fhir/r4.js';
import { nearestMomentText } from '../write-moment.js';

/** One scheduled dose of an order. */
export interface PreviewedDose {
  readonly instant: EpochMinute;
  readonly dose: Milli;
  readonly unit: string;
  readonly state: DoseState;
}

/** The doses of an order over some days as Parameters: one `dose` each, with moment, quantity and whether it is due, on hold, or the resident away. */
export function schedulePreview(doses: readonly PreviewedDose[], zone: Zone): Parameters {
  return {
    resourceType: 'Parameters',
    ...(doses.length > 0 && {
      parameter: doses.map(({ instant, dose, unit, state }) => ({
        name: 'dose',
        part: [
          { name: 'at', valueDateTime: nearestMomentText(zone.toLocal(instant), zone) }, { name: 'quantity', valueQuantity: { value: Number(formatMilli(dose)), unit } }, { name: 'state', valueCode: state },
        ],
      })),
    }),
  };
}
