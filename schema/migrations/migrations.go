// Package migrations holds the tables of the catalogue as SQL, a folder of steps
// for each kind of database, only ever added to. A database adapter runs them in
// the order of their numbers, each in a transaction. Steps of one number make
// the same tables and columns in each.
package migrations

import "embed"

// SQLite holds the steps for SQLite in the folder "sqlite".
//
//go:embed sqlite/*.sql
var SQLite embed.FS

// Postgres holds the steps for PostgreSQL in the folder "postgres". They begin
// with all that SQLite has after step 10.
//
//go:embed postgres/*.sql
var Postgres embed.FS
