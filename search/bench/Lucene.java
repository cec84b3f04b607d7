// Answers for search/bench with Lucene what SIMDE answers: the first ten
// documents with snippets, the number of all, and the counts of every facet.
// Reads one JSON object a line and writes one back.
import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.FacetsCollector;
import org.apache.lucene.facet.FacetsCollectorManager;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetCounts;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.classic.MultiFieldQueryParser;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

class Lucene {
    static final List<String> FACETS = List.of("lang", "type", "pub", "year", "corridor", "o", "d", "country", "topic");
    static final List<String> LANGS = List.of("es", "en", "fr");
    static final int SHOWN = 10, VALUES = 60, DEEP = 20;
    static final Sort NEWEST = new Sort(new SortField("year", SortField.Type.LONG, true));

    static class Ask {
        String op, kind, text, lang, value;
        List<Doc> docs;
        List<List<SenseTerm>> senses;
    }

    static class SenseTerm {
        String lang, text;
    }

    static class Doc {
        String title, text, lang;
        List<List<String>> facets;
    }

    static class Answer {
        long n, most, cpu;
        String error;
    }

    final Analyzer analyzer;
    final FacetsConfig config = new FacetsConfig();
    final IndexWriter writer;
    DirectoryReader reader;
    SortedSetDocValuesReaderState state;

    Lucene(Path folder) throws Exception {
        Map<String, Analyzer> of = new HashMap<>();
        for (String field : List.of("title_", "text_")) {
            of.put(field + "es", new SpanishAnalyzer());
            of.put(field + "en", new EnglishAnalyzer());
            of.put(field + "fr", new FrenchAnalyzer());
        }
        analyzer = new PerFieldAnalyzerWrapper(new StandardAnalyzer(), of);
        for (String facet : FACETS) {
            config.setMultiValued(facet, true);
        }
        IndexWriterConfig how = new IndexWriterConfig(analyzer);
        how.setRAMBufferSizeMB(128);
        writer = new IndexWriter(FSDirectory.open(Files.createDirectory(folder.resolve("lucene"))), how);
        writer.commit();
        reader = DirectoryReader.open(writer);
    }

    void index(Ask ask) throws Exception {
        for (Doc d : ask.docs) {
            Document doc = new Document();
            doc.add(new TextField("title_" + d.lang, d.title, Field.Store.NO));
            doc.add(new TextField("text_" + d.lang, d.text, Field.Store.YES));
            for (List<String> f : d.facets) {
                if (FACETS.contains(f.get(0)) && !f.get(1).isEmpty()) {
                    doc.add(new SortedSetDocValuesFacetField(f.get(0), f.get(1)));
                }
                if (f.get(0).equals("year")) {
                    doc.add(new NumericDocValuesField("year", Long.parseLong(f.get(1))));
                }
            }
            writer.addDocument(config.build(doc));
        }
        writer.commit();
        open();
    }

    void flush() throws Exception {
        writer.commit();
        open();
    }

    void open() throws Exception {
        DirectoryReader now = DirectoryReader.openIfChanged(reader);
        if (now != null) {
            reader.close();
            reader = now;
        }
        state = new DefaultSortedSetDocValuesReaderState(reader, config);
    }

    // parse reads words of a language: all of them must be found.
    Query parse(String words, String lang) throws Exception {
        MultiFieldQueryParser parser = new MultiFieldQueryParser(new String[] {"title_" + lang, "text_" + lang}, analyzer);
        parser.setDefaultOperator(QueryParser.Operator.AND);
        return parser.parse(words);
    }

    // across finds every sense of a question in any language.
    Query across(List<List<SenseTerm>> senses) throws Exception {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (List<SenseTerm> sense : senses) {
            BooleanQuery.Builder any = new BooleanQuery.Builder();
            for (SenseTerm t : sense) {
                String words = t.text.contains(" ") ? '"' + QueryParser.escape(t.text) + '"' : QueryParser.escape(t.text);
                any.add(parse(words, t.lang), BooleanClause.Occur.SHOULD);
            }
            all.add(any.build(), BooleanClause.Occur.MUST);
        }
        return all.build();
    }

    long ask(Ask ask) throws Exception {
        List<String> langs = List.of(ask.lang);
        Query query = new MatchAllDocsQuery();
        if (ask.kind.equals("across languages")) {
            langs = LANGS;
            query = across(ask.senses);
        } else if (!ask.text.isEmpty()) {
            query = parse(ask.text, ask.lang);
        }
        if (ask.kind.equals("filtered")) {
            Query kind = new TermQuery(new Term("$facets", FacetsConfig.pathToString("type", ask.value)));
            query = new BooleanQuery.Builder().add(query, BooleanClause.Occur.MUST).add(kind, BooleanClause.Occur.FILTER).build();
        }
        IndexSearcher searcher = new IndexSearcher(reader);
        FacetsCollectorManager.FacetsResult found = switch (ask.kind) {
            case "newest first" -> FacetsCollectorManager.search(searcher, query, SHOWN, NEWEST, new FacetsCollectorManager());
            case "20th page" -> FacetsCollectorManager.search(searcher, query, DEEP * SHOWN, new FacetsCollectorManager());
            default -> FacetsCollectorManager.search(searcher, query, SHOWN, new FacetsCollectorManager());
        };
        TopDocs top = found.topDocs();
        if (ask.kind.equals("20th page")) {
            int from = Math.min((DEEP - 1) * SHOWN, top.scoreDocs.length);
            top = new TopDocs(top.totalHits, Arrays.copyOfRange(top.scoreDocs, from, top.scoreDocs.length));
        }
        FacetsCollector all = found.facetsCollector();
        if (top.scoreDocs.length > 0) {
            UnifiedHighlighter marks = UnifiedHighlighter.builder(searcher, analyzer).build();
            for (String lang : langs) {
                marks.highlight("text_" + lang, query, top, 3);
            }
            SortedSetDocValuesFacetCounts counts = new SortedSetDocValuesFacetCounts(state, all);
            for (String facet : FACETS) {
                counts.getTopChildren(VALUES, facet);
            }
        }
        long n = 0;
        for (FacetsCollector.MatchingDocs m : all.getMatchingDocs()) {
            n += m.totalHits();
        }
        return n;
    }

    // status returns a figure of this process in MB.
    static long status(String name) throws Exception {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
            }
        }
        return 0;
    }

    Answer answer(Ask ask) throws Exception {
        Answer a = new Answer();
        switch (ask.op) {
            case "index" -> index(ask);
            case "flush" -> flush();
            case "ask" -> a.n = ask(ask);
            case "memory" -> {
                a.n = status("VmRSS");
                a.most = status("VmHWM");
            }
            case "cpu" -> a.cpu = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
            default -> a.error = "unknown question: " + ask.op;
        }
        return a;
    }

    public static void main(String[] args) throws Exception {
        Gson gson = new Gson();
        Lucene engine = new Lucene(Path.of(args[0]));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            Answer a = new Answer();
            try {
                a = engine.answer(gson.fromJson(line, Ask.class));
            } catch (Exception e) {
                a.error = String.valueOf(e);
            }
            System.out.println(gson.toJson(a));
        }
        engine.reader.close();
        engine.writer.close();
    }
}
