import { agreement } from "./codes/agreement.ts";
import { assets } from "./codes/assets.ts";
import { benefit } from "./codes/benefit.ts";
import { cardState } from "./codes/card-state.ts";
import type { CodeList } from "./codes/code-list.ts";
import { coverage } from "./codes/coverage.ts";
import { custody } from "./codes/custody.ts";
import { decision } from "./codes/decision.ts";
import { disabilityCategory } from "./codes/disability-category.ts";
import { enrolmentStatus } from "./codes/enrolment-status.ts";
import { hukouState } from "./codes/hukou-state.ts";
import { item } from "./codes/item.ts";
import { labour } from "./codes/labour.ts";
import { livingState } from "./codes/living-state.ts";
import { marginType } from "./codes/margin-type.ts";
import { parentState } from "./codes/parent-state.ts";
import { paymentResult } from "./codes/payment-result.ts";
import { povertyState } from "./codes/poverty-state.ts";
import { programme } from "./codes/programme.ts";
import { relation } from "./codes/relation.ts";
import { riskState } from "./codes/risk-state.ts";
import { selfCare } from "./codes/self-care.ts";
import { sex } from "./codes/sex.ts";
import { side } from "./codes/side.ts";
import { stopReason } from "./codes/stop-reason.ts";
import { studyState } from "./codes/study-state.ts";
import { supply } from "./codes/supply.ts";
import { urgency } from "./codes/urgency.ts";

/** GB/T 4761, GB/T 26341 and the lists of the systems the rolls come from (docs/rolls.md names them). */
export const CODE_LISTS = {
  sex,
  programme,
  item,
  side,
  coverage,
  enrolment_status: enrolmentStatus,
  supply,
  self_care: selfCare,
  relation,
  stop_reason: stopReason,
  payment_result: paymentResult,
  hukou_state: hukouState,
  poverty_state: povertyState,
  risk_state: riskState,
  labour,
  disability_category: disabilityCategory,
  card_state: cardState,
  study_state: studyState,
  assets,
  parent_state: parentState,
  agreement,
  urgency,
  margin_type: marginType,
  benefit,
  decision,
  custody,
  living_state: livingState,
} as const satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof CODE_LISTS;
