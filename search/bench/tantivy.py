# Answers for search/bench with tantivy what SIMDE answers: the first ten
# documents with snippets, the number of all, and the counts of every facet.
# Stands behind process.py.
import os
import sys

import tantivy

FACETS = ["lang", "type", "pub", "year", "corridor", "o", "d", "country", "topic"]
STEMS = {"es": "spanish", "en": "english", "fr": "french"}
COUNTS = {f: {"terms": {"field": f, "size": 60}} for f in FACETS}


class Engine(Process):
    def __init__(self, folder):
        build = tantivy.SchemaBuilder()
        for lang in STEMS:
            build.add_text_field("title_" + lang, tokenizer_name=lang)
            build.add_text_field("text_" + lang, stored=True, tokenizer_name=lang)
        for facet in FACETS:
            build.add_text_field(facet, tokenizer_name="raw", index_option="basic", fast=True)
        build.add_unsigned_field("when", fast=True)
        self.schema = build.build()
        at = os.path.join(folder, "tantivy")
        os.mkdir(at)
        self.index_ = tantivy.Index(self.schema, path=at)
        for lang, stemmer in STEMS.items():
            text = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
            text = text.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.ascii_fold()).filter(tantivy.Filter.stemmer(stemmer))
            self.index_.register_tokenizer(lang, text.build())
        self.writer = self.index_.writer(heap_size=128_000_000, num_threads=1)

    def index(self, ask):
        for d in ask["docs"]:
            doc = tantivy.Document()
            doc.add_text("title_" + d["lang"], d["title"])
            doc.add_text("text_" + d["lang"], d["text"])
            for facet, value in d["facets"]:
                if facet in FACETS:
                    doc.add_text(facet, value)
                if facet == "year":
                    doc.add_unsigned("when", int(value))
            self.writer.add_document(doc)
        self.writer.commit()
        self.index_.reload()
        return {}

    def flush(self, _):
        self.writer.commit()
        self.writer.wait_merging_threads()
        self.writer = self.index_.writer(heap_size=128_000_000, num_threads=1)
        self.index_.reload()
        return {}

    # any reads what finds one sense of a question, in any language.
    def any(self, sense):
        terms = [('"%s"' % t["text"] if " " in t["text"] else t["text"], ["title_" + t["lang"], "text_" + t["lang"]]) for t in sense]
        return tantivy.Query.boolean_query([(tantivy.Occur.Should, self.index_.parse_query(text, fields)) for text, fields in terms])

    # parse reads a question as it is meant: of a word that is inexact or has only
    # its beginning the dictionary is asked with a pattern.
    def parse(self, ask):
        if ask["kind"] == "across languages":
            return tantivy.Query.boolean_query([(tantivy.Occur.Must, self.any(sense)) for sense in ask["senses"]])
        text, fields = ask["text"], ["title_" + ask["lang"], "text_" + ask["lang"]]
        if not text:
            return tantivy.Query.all_query()
        if ask["kind"] == "prefix":
            return tantivy.Query.regex_query(self.schema, fields[1], text.rstrip("*") + ".*")
        if ask["kind"] == "fuzzy":
            return tantivy.Query.fuzzy_term_query(self.schema, fields[1], text.rstrip("~"), distance=2)
        return self.index_.parse_query(text, fields, conjunction_by_default=True)

    def ask(self, ask):
        query = self.parse(ask)
        if ask["kind"] == "filtered":
            of_kind = tantivy.Query.const_score_query(tantivy.Query.term_query(self.schema, "type", ask["value"]), 0)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, of_kind)])
        searcher = self.index_.searcher()
        by_date = "when" if ask["kind"] == "newest first" else None
        found = searcher.search(query, 10, order_by_field=by_date, offset=190 if ask["kind"] == "20th page" else 0)
        langs = STEMS if ask["kind"] == "across languages" else [ask["lang"]]
        snippets = {f: tantivy.SnippetGenerator.create(searcher, query, self.schema, f) for f in ["text_" + lang for lang in langs]}
        for _, address in found.hits:
            doc = searcher.doc(address)
            for field, snippet in snippets.items():
                if doc.get_first(field):
                    snippet.snippet_from_doc(doc).to_html()
        searcher.aggregate(query, COUNTS)
        return {"n": found.count}


serve(Engine(sys.argv[1]))
