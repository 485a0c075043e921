"""What Splink gives on the neutral sets, for docs/linkage.md beside doudi's own figures.

    python3 -m venv VENV && VENV/bin/pip install splink==5.0.0 pandas
    VENV/bin/python scripts/splink-neutral.py FOLDER_OF_THE_SETS

Settings follow Splink's published examples for these sets: several blocking rules, name comparisons with term
frequencies, EM in two sessions. Without soc_sec_id unless said: doudi's ID rules are off as well.
Prints one JSON line a set: pairs, precision and recall of its pairs at a match probability of 0.5 and of 0.99, seconds.
"""
import json
import sys
import time

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

folder = sys.argv[1]
FEBRL = ["rec_id", "given_name", "surname", "street_number", "address_1", "address_2",
         "suburb", "postcode", "state", "date_of_birth", "soc_sec_id"]


def febrl(name):
    cells = ", ".join(f"nullif(trim({c}), '') AS {c}" for c in FEBRL[1:])
    columns = "{" + ", ".join(f"'{c}': 'VARCHAR'" for c in FEBRL) + "}"
    return duckdb.sql(f"""SELECT trim(rec_id) AS unique_id, regexp_extract(rec_id, 'rec-([0-9]+)-', 1) AS cluster, {cells}
        FROM read_csv('{folder}/{name}.csv', header=true, auto_detect=false, delim=',', quote='"', columns={columns})""").df()


def febrl_settings(link_type, with_number):
    comparisons = [
        cl.NameComparison("given_name").configure(term_frequency_adjustments=True),
        cl.NameComparison("surname").configure(term_frequency_adjustments=True),
        cl.LevenshteinAtThresholds("date_of_birth", [1, 2]),
        cl.LevenshteinAtThresholds("suburb", [2]),
        cl.LevenshteinAtThresholds("postcode", [1]),
        cl.LevenshteinAtThresholds("address_1", [2]),
    ]
    blocks = [block_on("given_name", "surname"), block_on("date_of_birth"), block_on("surname", "postcode"),
              block_on("given_name", "postcode"), block_on("address_1", "suburb"), block_on("given_name", "suburb")]
    if with_number:
        comparisons.append(cl.LevenshteinAtThresholds("soc_sec_id", [1]))
        blocks.append(block_on("soc_sec_id"))
    return SettingsCreator(link_type=link_type, comparisons=comparisons,
                           blocking_rules_to_generate_predictions=blocks, additional_columns_to_retain=["cluster"])


def person_settings(place, more):
    comparisons = [
        cl.ForenameSurnameComparison("first_name", "surname"),
        cl.LevenshteinAtThresholds("dob", [1, 2]),
        cl.ExactMatch(place).configure(term_frequency_adjustments=True),
    ]
    if more:
        comparisons.append(cl.LevenshteinAtThresholds(more, [1, 2]))
    blocks = [block_on("first_name", "surname"), block_on("dob"), block_on("surname", place), block_on("first_name", place)]
    if more:
        blocks.append(block_on(more))
    return SettingsCreator(link_type="dedupe_only", comparisons=comparisons,
                           blocking_rules_to_generate_predictions=blocks, additional_columns_to_retain=["cluster"])


def real_pairs(frames, link):
    if link:
        return int(frames[0].merge(frames[1], on="cluster").shape[0])
    n = frames[0].groupby("cluster").size()
    return int((n * (n - 1) // 2).sum())


def score(name, frames, settings, first, second, certain):
    start = time.time()
    api = DuckDBAPI()
    inputs = [api.register(frame) for frame in frames]
    linker = Linker(inputs if len(inputs) > 1 else inputs[0], settings, log_level=40)
    linker.training.estimate_probability_two_random_records_match(certain, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for session in (first, second):
        linker.training.estimate_parameters_using_expectation_maximisation(session)
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    seconds = time.time() - start
    real = real_pairs(frames, len(frames) > 1)
    line = {"set": name, "records": sum(map(len, frames)), "pairs": real, "seconds": round(seconds, 1)}
    for threshold in (0.5, 0.99):
        taken = found[found.match_probability >= threshold]
        right = int((taken.cluster_l == taken.cluster_r).sum())
        line[f"precision_{threshold}"] = round(right / max(1, len(taken)), 5)
        line[f"recall_{threshold}"] = round(right / real, 5)
    print(json.dumps(line), flush=True)


NAME, BORN = block_on("given_name", "surname"), block_on("date_of_birth")
for name in ("febrl1", "febrl2", "febrl3"):
    score(name, [febrl(name)], febrl_settings("dedupe_only", False), NAME, BORN, [block_on("given_name", "surname", "date_of_birth")])
four = [febrl("febrl4a"), febrl("febrl4b")]
score("febrl4", four, febrl_settings("link_only", False), NAME, BORN, [block_on("given_name", "surname", "date_of_birth")])
score("febrl4 with soc_sec_id", four, febrl_settings("link_only", True), NAME, BORN, [block_on("soc_sec_id")])
fake = duckdb.sql(f"SELECT * FROM read_csv('{folder}/fake_1000.csv', header=true, all_varchar=true)").df()
NAME, BORN = block_on("first_name", "surname"), block_on("dob")
CERTAIN = [block_on("first_name", "surname", "dob")]
score("fake_1000", [fake], person_settings("city", "email"), NAME, BORN, CERTAIN)
history = duckdb.sql(f"SELECT unique_id, cluster, first_name, surname, dob, birth_place, postcode_fake FROM '{folder}/historical_50k.parquet'").df()
score("historical_50k", [history], person_settings("birth_place", "postcode_fake"), NAME, BORN, CERTAIN)
