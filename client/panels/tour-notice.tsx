// A first visit: what this page is, and a tour of it for who wants one. It takes nothing over, and is never shown again once it was answered.
import type { Desk } from './desk.ts';

export function TourNotice({ desk }: { desk: Desk }) {
  return (
    <section class="notice" aria-label="First visit">
      <div>
        <h2>Who said what, and where is it written?</h2>
        <p>Claims stand in the middle; those who assert them stand left, those who deny them right. A tour takes a minute.</p>
      </div>
      <div class="go">
        <button
          type="button"
          class="btn prime"
          onClick={() => {
            desk.tour.value = 0;
          }}
        >
          Take the tour
        </button>
        <button type="button" class="btn box" onClick={() => desk.endTour()}>
          Skip
        </button>
      </div>
    </section>
  );
}
