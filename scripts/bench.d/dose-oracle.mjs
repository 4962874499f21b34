// What a run must come to, told from the census rows alone by walking the calendar; shares no code with the product.

const DAY_MS = 86_400_000;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
const FIXED_WEEKDAYS = { MWF: ['MO', 'WE', 'FR'], MWF5: ['MO', 'WE', 'FR'], TUFR: ['TU', 'FR'], TTHSS: ['TU', 'TH', 'SA', 'SU'] };

const dayNumber = (date) => Date.parse(date) / DAY_MS;
const thousandths = (text) => Math.round(Number(text) * 1000);

/** Whether an order is given on a day; codes not named here are given on every day. */
function isGivenOn({ frequency_code: code, schedule_detail: detail, schedule_anchor: anchor }, day) {
  if (FIXED_WEEKDAYS[code] !== undefined) return FIXED_WEEKDAYS[code].includes(WEEKDAYS[(day + 4) % 7]);
  if (code.startsWith('QWEEK')) return detail === WEEKDAYS[(day + 4) % 7];
  if (code === 'QOD' || code === 'Q72H') return (day - dayNumber(anchor)) % (code === 'QOD' ? 2 : 3) === 0;
  if (code !== 'QMONTH') return true;
  const date = new Date(day * DAY_MS);
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  return date.getUTCDate() === Math.min(Number(detail), lastOfMonth);
}

function unitsAt({ schedule_detail: detail, schedule_anchor: anchor, dose_quantity: dose }, day) {
  if (!detail.startsWith('ALT:')) return thousandths(dose);
  const turns = detail.slice('ALT:'.length).split(',');
  return thousandths(turns[(day - dayNumber(anchor)) % turns.length]);
}

/** Thousandths scheduled for one order on the days `[from, to)`. */
function scheduledOf(order, from, to) {
  const times = order.admin_times.split(',').length;
  const last = order.stop_date === '' ? to - 1 : Math.min(to - 1, dayNumber(order.stop_date));
  let sum = 0;
  for (let day = Math.max(from, dayNumber(order.start_date)); day <= last; day += 1) {
    if (isGivenOn(order, day)) sum += times * unitsAt(order, day);
  }
  return sum;
}

/** Orders, lines (orders that are not PRN and have a dose in the window) and thousandths scheduled in a facility's next cycle. */
export function expectedOf({ facilities: [facility], orders }) {
  const from = dayNumber(facility.next_cycle_start);
  const scheduled = orders.filter(({ prn }) => prn === 'N').map((order) => scheduledOf(order, from, from + Number(facility.cycle_days)));
  return { orders: orders.length, lines: scheduled.filter((sum) => sum > 0).length, scheduled: scheduled.reduce((total, sum) => total + sum, 0) };
}
