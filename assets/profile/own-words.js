/* Notes and targets of the reader's own on a place's page: the page with other ones is another address. */
import { tidy } from "../core/address.js";
import { answerQuestions } from "../reader/questions.js";

answerQuestions(
  () => new URLSearchParams(location.search),
  (query, indicator) =>
    location.assign(`${location.pathname}?${tidy(query)}${indicator && `#profile-${indicator}`}`),
);
