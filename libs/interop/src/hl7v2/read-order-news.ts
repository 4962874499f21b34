import { ORDER_CONTROLS, type OrderControl, type OrderNews } from './hl7-event.js';
import { type Hl7Message, type Hl7Segment, textAt } from './hl7-message.js';
import { type OrderGroup, orderGroups } from './order-groups.js';
import { codeAt, firstOf, locationAt, personOf, refuseField, requireSegment, timeAt } from './read-parts.js';
import { readQuantityTiming, readTq1 } from './read-timings.js';

type Place = Pick<OrderNews, 'person' | 'location'>;

/** The orders of an RDE, OMP or ORM, in the order sent. */
export function readOrderNews(message: Hl7Message): readonly OrderNews[] {
  const place = { person: personOf(requireSegment(message, 'PID', 'it says whose order it is')), location: locationAt(firstOf(message, 'PV1'), 3) };
  return orderGroups(message).map((group) => readOrder(group, place, message));
}

function readOrder({ orc, segments }: OrderGroup, place: Place, message: Hl7Message): OrderNews {
  const named = (id: string): Hl7Segment | undefined => segments.find((segment) => segment.id === id);
  const control = controlOf(orc);
  const [rxe, rxo] = [named('RXE'), named('RXO')];
  const numbers = { placer: textAt(orc, 2), filler: textAt(orc, 3), prescriptionNumber: textAt(rxe, 15) };
  if (control === 'NW' && numbers.placer === '') refuseField(orc, 2, 101, 'give the number by which the facility knows the order');
  if (Object.values(numbers).every((text) => text === '')) refuseField(orc, 2, 101, 'name the order by its placer, filler or prescription number');
  const medicine = rxe === undefined ? medicineOfRxo(rxo) : medicineOfRxe(rxe);
  if ((control === 'NW' || control === 'XO') && medicine.medicine.code === '' && medicine.medicine.text === '') {
    refuseField(rxe ?? rxo ?? orc, rxe === undefined ? 1 : 2, 101, 'a new or changed order names its medicine, in RXE-2 or RXO-1');
  }
  return {
    kind: 'order', control, asked: ORDER_CONTROLS[control], ...numbers, ...place, ...medicine, ...prescriberOf(orc),
    at: timeAt(orc, 15) ?? timeAt(orc, 9) ?? timeAt(firstOf(message, 'MSH'), 7) ?? refuseField(orc, 9, 101, 'say when it was asked, here, in ORC-15 or in MSH-7'),
    routes: segments.filter(({ id }) => id === 'RXR').map((rxr) => codeAt(rxr, 1)),
    timings: timingsOf(segments, rxe, orc),
    components: segments.filter(({ id }) => id === 'RXC').map((rxc) => ({ role: textAt(rxc, 1), item: codeAt(rxc, 2), amount: textAt(rxc, 3), unit: textAt(rxc, 4) })),
  };
}

function controlOf(orc: Hl7Segment): OrderControl {
  const text = textAt(orc, 1);
  if (text === '') refuseField(orc, 1, 101, `say what is asked: one of ${Object.keys(ORDER_CONTROLS).join(', ')}`);
  return Object.hasOwn(ORDER_CONTROLS, text) ? (text as OrderControl) : refuseField(orc, 1, 103, `is taken as one of ${Object.keys(ORDER_CONTROLS).join(', ')}`);
}

/** ORC-12: number, family name and given name. */
function prescriberOf(orc: Hl7Segment): Pick<OrderNews, 'prescriber'> {
  return { prescriber: { code: textAt(orc, 12), text: [textAt(orc, 12, 2), textAt(orc, 12, 3)].filter((text) => text !== '').join(', '), system: textAt(orc, 12, 9) } };
}

/** TQ1 wins over the field that it replaced, and what the pharmacy encoded over what was ordered. */
function timingsOf(segments: readonly Hl7Segment[], rxe: Hl7Segment | undefined, orc: Hl7Segment): OrderNews['timings'] {
  const tq1 = segments.filter(({ id }) => id === 'TQ1');
  if (tq1.length > 0) return tq1.map(readTq1);
  const encoded = readQuantityTiming(rxe, 1);
  return encoded.length > 0 ? encoded : readQuantityTiming(orc, 7);
}

type Medicine = Pick<OrderNews, 'medicine' | 'giveMin' | 'giveMax' | 'giveUnit' | 'form' | 'directions' | 'dispense' | 'refills'>;

function medicineOfRxe(rxe: Hl7Segment): Medicine {
  return {
    medicine: codeAt(rxe, 2), giveMin: textAt(rxe, 3), giveMax: textAt(rxe, 4), giveUnit: textAt(rxe, 5), form: textAt(rxe, 6, 2) || textAt(rxe, 6),
    directions: textAt(rxe, 7, 2) || textAt(rxe, 7), dispense: { amount: textAt(rxe, 10), unit: textAt(rxe, 11) }, refills: textAt(rxe, 12),
  };
}

function medicineOfRxo(rxo: Hl7Segment | undefined): Medicine {
  return {
    medicine: codeAt(rxo, 1), giveMin: textAt(rxo, 2), giveMax: textAt(rxo, 3), giveUnit: textAt(rxo, 4), form: textAt(rxo, 5, 2) || textAt(rxo, 5),
    directions: textAt(rxo, 7, 2) || textAt(rxo, 7), dispense: { amount: textAt(rxo, 11), unit: textAt(rxo, 12) }, refills: textAt(rxo, 13),
  };
}
