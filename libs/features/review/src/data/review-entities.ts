import { RegimenReviewEntity } from './regimen-review.entity.js';
import { ReviewIrregularityEntity } from './review-irregularity.entity.js';
import { ReviewResponseEntity } from './review-response.entity.js';

/** Every row class of this feature, for the data source. */
export const REVIEW_ENTITIES = [RegimenReviewEntity, ReviewIrregularityEntity, ReviewResponseEntity] as const;
