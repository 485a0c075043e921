/** A set that others publish, as rows of neutral(pid, sheet_id, name_text, birth_text, town, village, family_no). */
export interface NeutralSet {
  name: string;
  /** SELECT of the rows; `{folder}` holds the files. */
  rows: string;
  /** The first file stands for a register, whose every record is a person. */
  withRegister?: true;
}

const FEBRL_COLUMNS = [
  ...["rec_id", "given_name", "surname", "street_number", "address_1", "address_2"],
  ...["suburb", "postcode", "state", "date_of_birth", "soc_sec_id"],
];

function febrl(file: string, sheet: number, familyNo = "NULL"): string {
  const columns = FEBRL_COLUMNS.map((column) => `'${column}': 'VARCHAR'`).join(", ");
  const cell = (column: string) => `nullif(trim(${column}), '')`;
  return `SELECT regexp_extract(rec_id, 'rec-([0-9]+)-', 1) AS pid, ${sheet} AS sheet_id,
    nullif(concat_ws(' ', ${cell("given_name")}, ${cell("surname")}), '') AS name_text, ${cell("date_of_birth")} AS birth_text,
    ${cell("suburb")} AS town, ${cell("address_1")} AS village, CAST(${familyNo} AS VARCHAR) AS family_no
    FROM read_csv('{folder}/${file}.csv', header = true, auto_detect = false, delim = ',', quote = '"', columns = {${columns}})`;
}

const SPLINK_ROWS =
  "SELECT CAST(cluster AS VARCHAR) AS pid, 2 AS sheet_id, nullif(concat_ws(' ', first_name, surname), '') AS name_text, CAST(dob AS VARCHAR) AS birth_text";

export const NEUTRAL_SETS: readonly NeutralSet[] = [
  ...["febrl1", "febrl2", "febrl3"].map((name) => ({ name, rows: febrl(name, 2) })),
  {
    name: "febrl4 (4a a register, 4b looks for its persons)",
    rows: `${febrl("febrl4a", 1)} UNION ALL ${febrl("febrl4b", 2)}`,
    withRegister: true,
  },
  {
    name: "febrl4, soc_sec_id as the number of a family",
    rows: `${febrl("febrl4a", 1, "nullif(trim(soc_sec_id), '')")} UNION ALL ${febrl("febrl4b", 2, "nullif(trim(soc_sec_id), '')")}`,
    withRegister: true,
  },
  {
    name: "fake_1000",
    rows: `${SPLINK_ROWS}, city AS town, CAST(NULL AS VARCHAR) AS village, CAST(NULL AS VARCHAR) AS family_no
      FROM read_csv('{folder}/fake_1000.csv', header = true, all_varchar = true)`,
  },
  {
    name: "historical_50k",
    rows: `${SPLINK_ROWS}, birth_place AS town, postcode_fake AS village, CAST(NULL AS VARCHAR) AS family_no
      FROM read_parquet('{folder}/historical_50k.parquet')`,
  },
];
