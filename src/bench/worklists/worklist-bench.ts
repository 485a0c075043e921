import type { Bench } from "../bench.ts";

/** The worklists alone, from findings in the database to the workbooks. */
export const worklistBench: Bench = {
  name: "worklists",
  about:
    "Made-up findings of every rule, spread over townships, into one workbook a township and one to print: ordering the visits, sealing every row, writing down what is sent out, and the files.",
  prepare: async ({ quick, folder }) => {
    const [towns, rows] = quick ? [2, 50] : [30, 2000];
    return [
      {
        title: `${towns} townships × ${rows.toLocaleString("en")} rows`,
        steps: [
          {
            ...{ name: "worklists", job: "worklists", args: { folder, towns, rows } },
            ...(quick ? {} : { reach: { cpuSeconds: 10 } }),
          },
        ],
      },
    ];
  },
};
