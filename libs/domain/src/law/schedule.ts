/** Federal schedule of a controlled drug; null elsewhere means not controlled. */
export const DEA_SCHEDULES = ['CII', 'CIII', 'CIV', 'CV'] as const;
export type DeaSchedule = (typeof DEA_SCHEDULES)[number];
