/*
Simde is an information system on migration and development: it takes a folder
of documents in Spanish, English and French, reads from them which migration
corridors, places, topics and dates they are about, and lets people search them
in all three languages at once, beside the figures on each corridor.

Usage:

	simde COMMAND [ARGUMENTS]

The commands are:

	demo       imports the built-in library into a folder of its own and serves it
	serve      serves the library and follows what is imported
	import     takes files, folders and archives into the library
	ledger     says what became of every file ever offered
	imports    lists the imports: when, who, what they did; takes one back
	versions   lists the versions of a document, shows, compares and restores them
	index      brings the index up to date once
	doctor     compares ledger, documents, originals and index, and mends the index
	search     prints hits with their pages; asks a table of queries
	brief      writes a briefing on a corridor: figures, what documents say, what is missing
	describe   reads places, corridors, topics and dates from files, with evidence
	correct    keeps a person's word on a document
	change     changes many documents as one step; says before what would change
	log        tells who did what when, the newest first
	undo       takes back a step of the log, or an import
	withdraw   takes documents out for good, or brings them back
	erase      removes documents for good, with their files
	export     writes every document, with its file, to a table that can be imported again or a bag for an archive
	move       carries the library to another folder or to services, or back
	figures    the data bank: reads publishers' tables, lists its series
	eval       measures against annotated material outside the project
	bench      measures speed and memory
	version    prints the version
	help       prints the commands, or what one does

The library is a folder: --data FOLDER, or the variable SIMDE_DATA, or
"simde-data" below the working folder. Nothing else needs to be configured. The
exit status is 0 where all is well, 1 where something failed and the rest is
done, and 2 where the command could not run.

# A short tour

	simde import reports/               # every file becomes a document or a row that says why not
	simde ledger --failed               # which, at which stage, and why
	simde serve                         # http://localhost:8080; may run while files are imported
	simde search '"programa de retorno"' corridor:HN-US
	simde brief MX-US --lang es -o brief.pdf
	simde describe --explain a.pdf      # what is read from one file, by which rule
	simde correct ID corridor+=MX-US    # a person's word beats the rules, for ever
	simde change --query 'collection:Bulletins' --add subject=remittances --dry-run   # what would change
	simde review                        # what waits for a person; --list, --confirm KEY --alike, --reject, --change, --unsure
	simde log --since 2026-11-01        # who did what when; simde undo --step N takes it back
	simde doctor --repair               # proves that the index equals the corpus

An import may be interrupted at any moment and started again: nothing is lost
and nothing is doubled. The folders "index" and "cache" in the library are
derived; deleted, they grow back.
*/
package main
