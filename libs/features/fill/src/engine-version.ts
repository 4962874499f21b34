/** Version of the rules and layouts. It moves, with the goldens, whenever the same inputs give another result. */
export const ENGINE_VERSION = '1.8.0';
