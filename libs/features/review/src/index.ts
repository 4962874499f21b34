export { REVIEW_ENTITIES } from './data/review-entities.js';
export { RecordReview, recordReviewSchema } from './record/record-review.js';
export { RecordResponse, reviewResponseSchema } from './respond/record-response.js';
export { ListDueReviews } from './read/due-reviews.js';
export type { DueReview } from './read/due-reviews.js';
export { readReview, readReviews } from './read/review-view.js';
export type { Irregularity, Review } from './read/review-view.js';
export { ReviewHttpModule } from './review.http.module.js';
