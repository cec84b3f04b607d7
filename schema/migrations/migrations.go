// Package migrations holds the tables of the catalogue as SQL, one file a
// step, only ever added to. A database adapter runs them in the order of
// their numbers, each in a transaction.
package migrations

import "embed"

// SQLite holds the steps for SQLite in the folder "sqlite".
//
//go:embed sqlite/*.sql
var SQLite embed.FS
