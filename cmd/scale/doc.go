// Package scale holds tests of a library that lies on services, PostgreSQL,
// OpenSearch and S3-compatible storage, with several processes at work in it:
// whole lives from import to erasure, and what is left when a service or a
// process dies. "make scale" starts the services and runs them; without these
// they are skipped.
package scale
