import { describe, expect, it } from '@jest/globals';
import { MOST_ACTIVE_ORDERS } from '@cyclefill/domain/cycle-fill';
import { relatedOrders } from './related-orders.js';

const order = (name: string, ingredient: string, { touched = false, rxcui = '' } = {}) => ({ name, ingredient, ingredient_rxcui: rxcui, touched });
const related = (...own: ReturnType<typeof order>[]): readonly string[] => relatedOrders(own).map(({ name }) => name);

describe('orders of a resident that are decided together (R119, E10, E12, E13)', () => {
  it('one that changed, and none with other ingredients', () => {
    expect(related(order('a', 'Metformin', { touched: true }), order('b', 'Lisinopril'))).toEqual(['a']);
  });

  it('those with the same ingredients, in whatever order they are named, or by one code', () => {
    expect(related(order('a', 'Codeine / Acetaminophen', { touched: true }), order('b', 'ACETAMINOPHEN; Codeine'), order('c', 'Metformin'))).toEqual(['a', 'b']);
    expect(related(order('a', 'Metformin', { touched: true, rxcui: '6809' }), order('b', 'Metformin hydrochloride', { rxcui: '6809' }))).toEqual(['a', 'b']);
  });

  it('each with its own: two that changed draw in the partners of both', () => {
    expect(related(order('a', 'x', { touched: true }), order('b', 'y', { touched: true }), order('c', 'y'), order('d', 'x'), order('e', 'z'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('those that may interact, are of one class or add up, and through them others; not those of which only a note would tell', () => {
    expect(related(order('a', 'Warfarin', { touched: true }), order('b', 'Amiodarone'), order('c', 'Haloperidol'), order('d', 'Metformin'))).toEqual(['a', 'b', 'c']);
    expect(related(order('a', 'Acetaminophen', { touched: true }), order('b', 'acetaminophen / hydrocodone'), order('c', 'Levothyroxine'), order('d', 'Calcium carbonate'))).toEqual(['a', 'b']);
    expect(related(order('a', 'Levothyroxine', { touched: true }), order('b', 'Calcium carbonate'))).toEqual(['a']);
  });

  it('all of them where their number is looked at', () => {
    const many = Array.from({ length: MOST_ACTIVE_ORDERS + 1 }, (_, index) => order(`o${index}`, `drug ${index}`, { touched: index === 0 }));
    expect(relatedOrders(many)).toHaveLength(many.length);
    expect(relatedOrders(many.slice(1))).toEqual([]);
  });
});
