# Answers for search/bench with FTS5, as the C build of SQLite in Python does it,
# what SIMDE answers: the first ten documents with snippets, the number of all, and
# the counts of every facet. Stands behind process.py.
import os
import sqlite3
import sys

RANKED = "SELECT rowid, title, snippet(text, 1, '<b>', '</b>', '…', 30) FROM text WHERE %s ORDER BY %s"
COUNTS = "SELECT facet, value, count(*) FROM facet WHERE doc IN (SELECT rowid FROM text WHERE %s) GROUP BY 1, 2"
OF_KIND = " AND rowid IN (SELECT doc FROM facet WHERE facet = 'type' AND value = ?)"
BY_DATE = "(SELECT value FROM facet WHERE doc = text.rowid AND facet = 'year') DESC LIMIT 10"


class Engine(Process):
    def __init__(self, folder):
        self.db = sqlite3.connect(os.path.join(folder, "fts5.db"), isolation_level=None)
        for s in (
            "PRAGMA journal_mode = WAL",
            "PRAGMA synchronous = NORMAL",
            "PRAGMA cache_size = -65536",
            'CREATE VIRTUAL TABLE text USING fts5(title, body, tokenize = "unicode61 remove_diacritics 2")',
            "CREATE TABLE facet (doc INTEGER, facet TEXT, value TEXT)",
        ):
            self.db.execute(s)

    def index(self, ask):
        self.db.execute("BEGIN")
        for d in ask["docs"]:
            doc = self.db.execute("INSERT INTO text (title, body) VALUES (?, ?)", (d["title"], d["text"])).lastrowid
            self.db.executemany("INSERT INTO facet VALUES (?, ?, ?)", [(doc, f, v) for f, v in d["facets"]])
        self.db.execute("COMMIT")
        return {}

    def flush(self, _):
        for s in ("INSERT INTO text (text) VALUES ('optimize')", "CREATE INDEX IF NOT EXISTS facet_doc ON facet (doc)", "PRAGMA optimize"):
            self.db.execute(s)
        return {}

    def ask(self, ask):
        text = ask["text"]
        if not text:
            return {"n": len(self.db.execute("SELECT facet, value, count(*) FROM facet GROUP BY 1, 2").fetchall())}
        if '"' not in text and "*" not in text and " OR " not in text:
            text = text.replace(" ", " AND ")
        where, order, args = "text MATCH ?", "rank LIMIT 10", [text]
        if ask["kind"] == "filtered":
            where, args = where + OF_KIND, args + [ask["value"]]
        elif ask["kind"] == "newest first":
            order = BY_DATE
        elif ask["kind"] == "20th page":
            order = "rank LIMIT 10 OFFSET 190"
        self.db.execute(RANKED % (where, order), args).fetchall()
        self.db.execute(COUNTS % where, args).fetchall()
        return {"n": self.db.execute("SELECT count(*) FROM text WHERE " + where, args).fetchone()[0]}


serve(Engine(sys.argv[1]))
