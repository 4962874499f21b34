/** The directions of an order version, where they may state the most in 24 hours; else null, so that a run does not carry every text. */
export const limitingText = (alias: string): string => `case when strpos(${alias}.sig_text, '24') > 0 or strpos(${alias}.sig_text, 'day') > 0 and strpos(${alias}.sig_text, 'xceed') > 0 then ${alias}.sig_text end`;
