/* Answers for institutions as the page does: reads cases as JSON, writes what distance, filters, schools in charge
   and addresses give. Called by test_institutions.py. */
import { readFileSync } from "node:fs";
import { kilometres } from "../../assets/institutions/rules/distance.js";
import { clustered } from "../../assets/institutions/map/clusters.js";
import { matches, nearestBeyond } from "../../assets/institutions/rules/matching.js";
import { responsible } from "../../assets/institutions/rules/responsible.js";
import { queryOf } from "../../assets/institutions/view.js";

const { pairs, institutions, views, catchments, asked } = JSON.parse(readFileSync(0, "utf8"));
const counts = (map) => Object.fromEntries(map);
const told = ({ view, place }) => {
  const distances =
    place &&
    institutions.map((one) =>
      one.longitude === null ? null : kilometres(one.longitude, one.latitude, ...place),
    );
  const found = matches(institutions, view, distances);
  return {
    query: queryOf(view),
    hits: found.hits.map(({ one }) => one.key),
    kinds: counts(found.kinds),
    carriers: counts(found.carriers),
    languages: counts(found.languages),
    accessible: found.accessible,
    unknown_hours: found.unknownHours,
    unknown_access: found.unknownAccess,
    nearest: nearestBeyond(institutions, view, distances)?.one.key ?? null,
  };
};
const located = institutions
  .filter(({ longitude }) => longitude !== null)
  .map((one) => ({ ...one, x: one.longitude * 600, y: one.latitude * 1000 }));
process.stdout.write(
  JSON.stringify({
    distances: pairs.map(([one, other]) => kilometres(...one, ...other)),
    views: views.map(told),
    asked: asked.map(({ place, kind, known, now }) => {
      const answer = responsible(place, kind, catchments, known, now);
      return { ...answer, catchments: answer.catchments.map(({ institution }) => institution) };
    }),
    clusters: [0.02, 1, 50].map((scale) =>
      clustered(located, scale, 6.5, "k1").map(({ x, y, radius, members }) => ({
        x: x * scale,
        y: y * scale,
        radius,
        members: members.map(({ key }) => key),
      })),
    ),
  }),
);
