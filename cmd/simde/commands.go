package main

// commands are the words that "simde" understands, in the order of the help.
func commands() []command {
	return []command{
		{name: "demo", usage: "[--addr HOST:PORT]", short: "imports the built-in library into a folder of its own and serves it", run: demo},
		{name: "serve", usage: "[--addr HOST:PORT]", short: "serves the library and follows what is imported", run: serve},
		{name: "import", usage: "PATH... [--manifest F.csv|F.xlsx|F.ods] [--profile P] [--collection NAME] [--set TERM=VALUE] [--dry-run] [--retry-failed] [--pdf-engine E]", short: "takes files, folders and archives into the library", run: importFiles,
			detail: "Read are PDF, DOCX, DOC, ODT, RTF, EPUB, HTML, MHTML, Markdown and text; PPTX, PPT and ODP; XLSX, XLS\nand ODS; messages (EML, MSG, mbox). Archives (ZIP, RAR, 7z, tar, gzip, bzip2, xz, zstd) are opened, also\nwithin one another. What a message or a PDF carries becomes a document of its own, named\nMESSAGE/ATTACHMENT in the ledger.\n\n" +
				"A file of the bytes of a document is that document. Other bytes under its name are a new version\nwhere the text is alike, and a document of its own otherwise; the one before stays and says so.\n" +
				"What has the name or nearly the text of a withdrawn document is held back: \"simde withdraw --undo\"\nbrings that document back, --admit takes the file in as another.\n" +
				"A row of a manifest that names several files, parted by \"|\", is one document with those parts; one\nthat names none is a record, which takes its file when a later row brings it.\n" +
				"--profile says how a manifest is read: its columns, what parts their values and what these mean, and\nwhat holds of every row. --save-profile writes one from the flags. What it names that the manifest\ndoes not have is an error before anything is imported.\n\n"},
		{name: "ledger", usage: "[--failed] [--held] [--vanished [FOLDER]] [--warnings] [--csv]", short: "says what became of every file ever offered", run: ledger,
			detail: "--vanished names files that are gone: from the disk, or from the catalogue that named them when it was\nimported last; of all, or of the folders and catalogues that follow. Their documents stay until\nsomebody withdraws them. A file that was moved keeps its document once its new place is imported,\nand is not among them.\n\n"},
		{name: "imports", usage: "[--csv] | show N [--csv] | undo N [--by NAME]", short: "lists the imports: when, who, what they did; takes one back", run: imports,
			detail: "Every run of \"simde import\" has a number, also one that changed nothing. One that was killed or\nended before its time says \"interrupted\"; the same command again goes on, under the next number.\n" +
				"\"undo N\" withdraws what import N brought and gives every other document the file and the statements\nthat it had before; corrections made since are listed and kept. What a later import changed again is\nleft alone and named, with exit status 1. An undoing has a number of its own: undo that, and all is\nas it was. Later imports leave out what was withdrawn, until then or until \"simde withdraw --undo\".\n\n"},
		{name: "versions", usage: "ID | show ID N | compare ID N [M] | restore ID N [--by NAME] | confirm ID [--by NAME]", short: "lists the versions of a document, shows, compares and restores them",
			detail: versionsDetail, run: versions},
		{name: "index", usage: "[--rebuild] [--follow]", short: "brings the index up to date once, or keeps it so", run: syncIndex},
		{name: "doctor", usage: "[--repair]", short: "compares ledger, documents, originals and index, and mends the index", run: doctor,
			detail: "It proves that each row of the ledger points at a document whose file has the row's bytes, that\neach document has its row, and that each original, of earlier versions too, has the hash it is\nkept under. A damaged original is healed by importing the good file again.\n" +
				"It may run beside a server, on a copy of the index; --repair needs the index for itself.\n\n"},
		{name: "search", usage: "WORDS... [--json] | --batch QUERIES.csv [-o HITS.csv] [--since HITS.csv]", short: "prints hits with their pages; asks a table of queries", run: find,
			detail: "An index that is behind is brought up to date first. It may run beside a server, on a copy of\nthe index; where that copy is far behind, the command says so and ends with status 2.\n\n"},
		{name: "brief", usage: "CORRIDOR -o FILE.pdf|FILE.docx|FILE.html [--lang es|en|fr] [--day DAY] [--base-url URL]", short: "writes a briefing on a corridor: figures, what documents say, what is missing", run: briefOn,
			detail: "The first briefing of a corridor, language and day is kept, here as on the site, and asked for again it\nis the same; --day writes one that was kept. It may run beside a server, as \"simde search\" does.\n\n"},
		{name: "describe", usage: "FILE... [--json] [--explain] | --all [--stale] | --train-from-corrections", short: "reads places, corridors, topics and dates from files, with evidence", run: describeFiles},
		{name: "correct", usage: "ID FIELD=VALUE | FIELD+=VALUE | FIELD-=VALUE ...", short: "keeps a person's word on a document", detail: correctFields, run: correct},
		{name: "review", usage: "[--kind K] [--list|--json] | --confirm KEY | --reject KEY | --change KEY=VALUE | --unsure KEY [--alike] [--by NAME]", short: "counts and lists what waits for a person, and takes answers", detail: reviewDetail, run: reviewCases},
		{name: "change", usage: "--query WORDS | ID... | --plan F.csv [--set F=V] [--fill F=V] [--add F=V] [--remove F=V] [--unsay F[=V]] [--dry-run] [--csv]", short: "changes many documents as one step; says before what would change", detail: changeDetail, run: change},
		{name: "group", usage: "ID ID... [--as copy|translation|edition|version] [--dry-run] [--by NAME]", short: "says that documents are of one work", detail: groupDetail, run: group},
		{name: "part", usage: "ID [FROM...] [--dry-run] [--by NAME]", short: "says that a document is not of one work with others", detail: groupDetail, run: part},
		{name: "log", usage: "[N] [--document ID] [--by NAME] [--verb V] [--since DAY] [--csv|--json]", short: "tells who did what when, the newest first", detail: logDetail, run: stepLog},
		{name: "undo", usage: "--step N [--force] [--dry-run] [--by NAME] | N", short: "takes back a step of the log, or an import", detail: undoDetail, run: undo},
		{name: "withdraw", usage: "ID... [--reason WHY] [--undo] | --list", short: "takes documents out for good, or brings them back", run: withdraw},
		{name: "erase", usage: "ID... --yes [--reason WHY] [--by NAME]", short: "removes documents for good, with their files", detail: eraseDetail, run: erase},
		{name: "export", usage: "--manifest F.csv [--files DIR] | --bag DIR [--all] [--link]", short: "writes every document, with its file, to a table that can be imported again or a bag for an archive", detail: exportDetail, run: exportLibrary},
		{name: "move", usage: "--to-data DIR [--to-catalogue A] [--to-search A] [--to-originals A]", short: "carries the library to another folder or to services, or back", detail: moveDetail, run: move},
		{name: "backup", usage: "DIR | FILE.tar", short: "copies the library while everything runs", detail: backupDetail, run: backup},
		{name: "restore", usage: "DIR | FILE.tar [--over]", short: "puts a backup in the library's place and proves it", detail: restoreDetail, run: restore},
		{name: "eval", usage: "describe|search|extract|kin [--eval DIR] [--json]", short: "measures against annotated material outside the project", run: evaluate},
		{name: "bench", usage: "[--material DIR] [--library DIR [--documents N] | --growth N,N | --pages N,N [--lucene JARS | --search A --shards N,N] | --imports N --catalogue A]", short: "measures speed and memory, beside pdftotext; with --library what served pages cost; with --growth what libraries cost as they grow; with --pages beside SQLite's own search, Lucene, Xapian and tantivy, or OpenSearch", run: benchmark},
		{name: "figures", usage: "import FILE... --as LAYOUT [--edition NAME] | list", short: "the data bank: reads publishers' tables, lists its series", run: bankOf},
		{name: "alerts", usage: "list [--mail ADDRESS] | remove --mail ADDRESS", short: "who is told of what is new by mail (\"simde serve --smtp\"); removes an address", run: alerts},
		{name: "uploads", usage: "list | show N | publish N [--by NAME] | refuse N --why WHY | drop N", short: "what people bring at the desk, before it is published", detail: uploadsDetail, run: uploads},
		{name: "proposals", usage: "list [--all] | add ID FIELD=VALUE --why WHY --by NAME | take N [--value V] | refuse N --why WHY | drop N | reopen N", short: "what people propose of documents, and deciding on it", detail: proposalsDetail, run: proposals},
		{name: "sources", usage: "list | add NAME --oai URL|--feed URL|--sitemap URL|--list URL|--folder DIR [--every D] [--rate D] [--limit N] | set NAME [--every D] [--rate D] [--limit N] | show NAME | run NAME... [--all] [--whole [--sure]] | pause NAME | resume NAME | remove NAME", short: "where documents come from by themselves", detail: sourcesDetail, run: sources},
		{name: "collections", usage: "list | close NAME | open NAME | limit NAME --to PERSON | name NAME --es TEXT --en TEXT --fr TEXT | cover NAME --file PICTURE --es TEXT", short: "what collections are called, their covers, and who sees them", detail: collectionsDetail, run: collections},
		{name: "authorities", usage: "list [WORDS] | show NAME | add NAME | name NAME --es TEXT … | also NAME --name OTHER | merge NAME --into OTHER | places | place PLACE --es NAME | --town NAME", short: "what organisations and places are called: preferred and other names, and which two are one", detail: authoritiesDetail, run: authorities},
		{name: "people", usage: "list | add NAME --role reader|contributor|archivist|admin | link NAME | role NAME --role R | leave NAME | back NAME | sessions NAME [--end] | token NAME --name T | tokens NAME", short: "who has an account, and what they may do", detail: peopleDetail, run: keepPeople},
		{name: "version", short: "prints the version", run: printVersion},
		{name: "help", usage: "[COMMAND]", short: "prints this, or what a command does", run: help},
		{name: "bench-answer", short: "opens an index that bench has made, and answers; started by it", hidden: true, run: benchAnswer},
		{name: "extract-worker", short: "reads files for an import; started by it", hidden: true, run: extractWorker},
	}
}
