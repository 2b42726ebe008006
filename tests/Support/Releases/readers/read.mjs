// Reads the files of a release by engines that did not write them: node read.mjs FOLDER TABLE
// Prints, as one JSON object, columns with their types and all rows by each engine; 64-bit numbers as text.
import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { DuckDBInstance } from "@duckdb/node-api";
import { tableFromIPC } from "apache-arrow";
import { parquetMetadataAsync, parquetReadObjects, parquetSchema, asyncBufferFromFile } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import datapackage from "datapackage";

const [folder, table] = process.argv.slice(2);

async function duckdb(from) {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const types = await connection.runAndReadAll(`DESCRIBE SELECT * FROM ${from}`);
  const rows = await connection.runAndReadAll(`SELECT * FROM ${from}`);
  return { types: Object.fromEntries(types.getRowObjects().map((row) => [row.column_name, row.column_type])), rows: rows.getRowObjectsJson() };
}

async function arrow() {
  const read = tableFromIPC(await readFile(`${folder}/${table}.arrow`));
  const types = Object.fromEntries(read.schema.fields.map((field) => [field.name, `${field.type}${field.nullable ? "?" : ""}`]));
  const rows = read.toArray().map((row) => Object.fromEntries(read.schema.fields.map((field) => {
    const value = row[field.name];
    return [field.name, value?.toArray ? [...value.toArray()] : `${field.type}`.startsWith("Date") ? new Date(Number(value)).toISOString().slice(0, 10) : value];
  })));
  return { types, rows };
}

async function hyparquet() {
  const file = await asyncBufferFromFile(`${folder}/${table}.parquet`);
  const metadata = await parquetMetadataAsync(file);
  const types = Object.fromEntries(parquetSchema(metadata).children.map(({ element }) =>
    [element.name, `${element.type ?? "GROUP"} ${element.repetition_type} ${element.logical_type?.type ?? ""}`.trim()]));
  const rows = await parquetReadObjects({ file, compressors });
  return { types, rows: rows.map((row) => ({ ...row, ...(row.week && { week: row.week.toISOString().slice(0, 10) }) })) };
}

// The validator knows version 1, whose fields are the same: it is told that the CSV file is a table, and given that unpacked.
async function frictionless() {
  const descriptor = JSON.parse(await readFile(`${folder}/datapackage.json`, "utf8"));
  for (const resource of descriptor.resources.filter((resource) => resource.format === "csv")) {
    resource.profile = "tabular-data-resource";
    resource.dialect = { lineTerminator: "\n" };
  }
  const found = await datapackage.Package.load(descriptor, { basePath: folder });
  const errors = found.errors.map((error) => error.message);
  const resource = found.resources.find((resource) => resource.name === `${table}-csv`);
  const text = gunzipSync(await readFile(`${folder}/${table}.csv.gz`)).toString();
  const schema = await datapackage.Resource.load({ name: "rows", data: [], schema: resource.schema.descriptor, profile: "tabular-data-resource" });
  const cells = (await (await DuckDBInstance.create(":memory:")).connect()).runAndReadAll(
    `SELECT * FROM read_csv('${folder}/${table}.csv.gz', all_varchar = true, header = true, nullstr = '')`);
  const rows = (await cells).getRowsJson().map((row) => schema.schema.castRow(row.map((cell) => cell ?? "")));
  return { isValid: found.valid, errors, rows: rows.length, lines: text.split("\n").length - 1 };
}

const result = {
  parquet: await duckdb(`'${folder}/${table}.parquet'`),
  csv: await duckdb(`read_csv('${folder}/${table}.csv.gz', header = true)`),
  arrow: await arrow(),
  hyparquet: await hyparquet(),
  frictionless: await frictionless(),
};
console.log(JSON.stringify(result, (_, value) => (typeof value === "bigint" ? value.toString() : value)));
