# Answers for search/bench with Xapian what SIMDE answers: the first ten
# documents with snippets, the number of all, and the counts of every facet.
# Stands behind process.py.
import os
import sys

import xapian

# How many values of each facet a document has at most; a value has a slot of
# its own, so that Xapian counts it without a line of Python.
SLOTS = {"lang": 1, "type": 1, "pub": 1, "year": 1, "corridor": 3, "o": 3, "d": 3, "country": 5, "topic": 4}
STEMS = {"es": "spanish", "en": "english", "fr": "french"}


class Engine(Process):
    def __init__(self, folder):
        self.db = xapian.WritableDatabase(os.path.join(folder, "xapian"), xapian.DB_CREATE_OR_OPEN)
        self.first = {}
        slot = 0
        for facet, n in SLOTS.items():
            self.first[facet] = slot
            slot += n
        self.slots = slot

    def index(self, ask):
        for d in ask["docs"]:
            doc = xapian.Document()
            terms = xapian.TermGenerator()
            terms.set_document(doc)
            terms.set_stemmer(xapian.Stem(STEMS[d["lang"]]))
            terms.index_text(d["title"], 2)
            terms.increase_termpos()
            terms.index_text(d["text"])
            doc.set_data(d["text"])
            used = {}
            for facet, value in d["facets"]:
                n = used.get(facet, 0)
                if n < SLOTS[facet]:
                    doc.add_value(self.first[facet] + n, value)
                    used[facet] = n + 1
            self.db.add_document(doc)
        self.db.commit()
        return {}

    def flush(self, _):
        self.db.commit()
        return {}

    def parse(self, text, lang):
        parser = xapian.QueryParser()
        parser.set_database(self.db)
        parser.set_stemmer(xapian.Stem(STEMS[lang]))
        parser.set_stemming_strategy(xapian.QueryParser.STEM_SOME)
        parser.set_default_op(xapian.Query.OP_AND)
        flags = xapian.QueryParser.FLAG_PHRASE | xapian.QueryParser.FLAG_BOOLEAN | xapian.QueryParser.FLAG_WILDCARD
        return parser.parse_query(text, flags)

    # any reads what finds one sense of a question, in any language.
    def any(self, sense):
        return xapian.Query(xapian.Query.OP_OR, [self.parse('"%s"' % t["text"] if " " in t["text"] else t["text"], t["lang"]) for t in sense])

    def ask(self, ask):
        stem = xapian.Stem(STEMS[ask["lang"]])
        query = xapian.Query.MatchAll
        if ask["kind"] == "across languages":
            query = xapian.Query(xapian.Query.OP_AND, [self.any(sense) for sense in ask["senses"]])
        elif ask["text"]:
            query = self.parse(ask["text"], ask["lang"])
        if ask["kind"] == "filtered":
            of_kind = xapian.Query(xapian.Query.OP_VALUE_RANGE, self.first["type"], ask["value"], ask["value"])
            query = xapian.Query(xapian.Query.OP_FILTER, query, of_kind)
        enquire = xapian.Enquire(self.db)
        enquire.set_query(query)
        if ask["kind"] == "newest first":
            enquire.set_sort_by_value_then_relevance(self.first["year"], True)
        spies = [xapian.ValueCountMatchSpy(slot) for slot in range(self.slots)]
        for spy in spies:
            enquire.add_matchspy(spy)
        found = enquire.get_mset(190 if ask["kind"] == "20th page" else 0, 10, self.db.get_doccount())
        for hit in found:
            found.snippet(hit.document.get_data(), 200, stem)
        for facet, n in SLOTS.items():
            counts = {}
            for spy in spies[self.first[facet] : self.first[facet] + n]:
                for v in spy.values():
                    counts[v.term] = counts.get(v.term, 0) + v.termfreq
            sorted(counts.items(), key=lambda c: -c[1])[:60]
        return {"n": found.get_matches_estimated()}


serve(Engine(sys.argv[1]))
