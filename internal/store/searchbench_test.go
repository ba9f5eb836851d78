package store

import (
	"bytes"
	"context"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	osexec "os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// How large the library of the search benchmarks is.
const (
	benchPapers     = 50
	benchParagraphs = 2000 // of each paper
)

// tongue makes text of one language. As in real text the n-th word comes about 1/n as
// often as the first: common words are really common.
type tongue struct {
	words  []string
	upTo   []float64 // cumulated shares
	joint  string
	length int // words of a paragraph, on average
}

func newTongue(n int, joint string, length int, word func(int) string) tongue {
	t := tongue{joint: joint, length: length}
	sum := 0.0
	for i := range n {
		sum += 1 / float64(i+1)
		t.words, t.upTo = append(t.words, word(i)), append(t.upTo, sum)
	}
	return t
}

func (t tongue) word(r *rand.Rand) string {
	at, _ := slices.BinarySearch(t.upTo, r.Float64()*t.upTo[len(t.upTo)-1])
	return t.words[min(at, len(t.words)-1)]
}

func (t tongue) paragraph(r *rand.Rand) string {
	var b strings.Builder
	for i := range t.length/2 + r.IntN(t.length) {
		switch {
		case i > 0 && r.IntN(12) == 0:
			b.WriteString("," + t.joint)
		case i > 0:
			b.WriteString(t.joint)
		}
		b.WriteString(t.word(r))
	}
	return b.String() + "."
}

// tongues are an English and a Chinese of our own making. Short words are common.
func tongues(r *rand.Rand) (latin, han tongue) {
	seen := map[string]bool{}
	latin = newTongue(40000, " ", 80, func(i int) string {
		for {
			n := 1 + int(math.Log2(float64(i+2)))*2/3 + r.IntN(3)
			var b strings.Builder
			for range n {
				b.WriteByte("eeeettttaaaooinnsshrrdlucmfwypvbgkjqxz"[r.IntN(38)])
			}
			if w := b.String(); !seen[w] {
				seen[w] = true
				return w
			}
		}
	})
	han = newTongue(8000, "", 70, func(int) string {
		for {
			n := 1 + r.IntN(2) + r.IntN(2)
			var b strings.Builder
			for range n {
				// The first characters of the block stand for the common ones.
				b.WriteRune(rune(0x4e00 + int(math.Abs(r.NormFloat64())*700)))
			}
			if w := b.String(); !seen[w] {
				seen[w] = true
				return w
			}
		}
	})
	return latin, han
}

// largePaper is a paper of the benchmark library; every tenth paragraph is Chinese.
func largePaper(r *rand.Rand, latin, han tongue, n int) source.Draft {
	d := source.Draft{Revision: source.Revision{Name: "p.txt", Raw: []byte(fmt.Sprint(n)), Format: "text"}}
	d.Source.Title, d.Source.Kind = fmt.Sprint("Paper ", n), source.Paper
	for s := range benchParagraphs / 40 {
		sec := source.Section{Title: fmt.Sprint("Section ", s), Level: 1}
		for i := range 40 {
			t := latin
			if i%10 == 9 {
				t = han
			}
			sec.Paragraphs = append(sec.Paragraphs, source.Paragraph{Kind: source.Prose, Text: t.paragraph(r), Line: i})
		}
		d.Sections = append(d.Sections, sec)
	}
	return d
}

// largeLibrary makes the library of the benchmarks, and tells how long one import took.
func largeLibrary(b *testing.B) (db *DB, papers []source.Draft, each time.Duration) {
	r := rand.New(rand.NewPCG(1, 2))
	latin, han := tongues(r)
	db = benchLibrary(b, building)
	for n := range benchPapers {
		papers = append(papers, largePaper(r, latin, han, n))
	}
	start := time.Now()
	for _, d := range papers {
		must(db.AddDraft(b.Context(), d, []evidence.Figure{}))
	}
	return db, papers, time.Since(start) / benchPapers
}

// questions is what people type, letter by letter too: common words, rare ones, words
// together, phrases, beginnings of one letter and more, Chinese.
func questions(papers []source.Draft) map[string][]string {
	r := rand.New(rand.NewPCG(3, 4))
	latin, han := tongues(rand.New(rand.NewPCG(1, 2)))
	out := map[string][]string{}
	add := func(kind, q string) { out[kind] = append(out[kind], q) }
	for range 60 {
		add("a word", latin.word(r)+" ")
		add("two words", latin.word(r)+" "+latin.word(r)+" ")
		add("Chinese", han.word(r))
		p := papers[r.IntN(len(papers))]
		text := p.Sections[r.IntN(len(p.Sections))].Paragraphs[r.IntN(9)].Text
		words := strings.Fields(text)
		at := r.IntN(len(words) - 4)
		add("a phrase", `"`+strings.Join(words[at:at+3], " ")+`"`)
		typed := strings.Join(words[at:at+2], " ")
		add("typing", typed[:1+r.IntN(len(typed))])
	}
	for i := range 10 {
		add("the most common", latin.words[i]+" ")
		add("the most common", latin.words[i]+" "+latin.words[i+1]+" "+latin.words[i+2]+" ")
		add("the most common", `"`+latin.words[i+1]+" "+latin.words[i]+`"`)
		add("the most common", han.words[i])
	}
	for c := 'a'; c <= 'z'; c++ {
		add("one letter", string(c))
		add("two letters", string(c)+"e")
		add("two letters", string(c)+"t")
	}
	return out
}

// BenchmarkSearch measures single questions to a library of 100,000 paragraphs: the
// median and the 95th percentile over all of them, in milliseconds. With the tools at
// hand, the same questions go to SQLite's FTS5 through its command line, and to ripgrep.
func BenchmarkSearch(b *testing.B) {
	db, papers, each := largeLibrary(b)
	all := questions(papers)
	b.Run("import", func(b *testing.B) {
		for b.Loop() { // measured while the library was made
		}
		b.ReportMetric(float64(each.Milliseconds()), "ms/paper")
		b.ReportMetric(float64(unindexed(b, papers[:5]).Milliseconds()), "ms/paper-unindexed")
		text, size := sizes(b, db, papers)
		b.ReportMetric(float64(text)/1e6, "MB-text")
		b.ReportMetric(float64(size)/1e6, "MB-index")
	})
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		b.Run(kind, func(b *testing.B) { latencies(b, db, all[kind]) })
	}
	var every []string
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		every = append(every, all[kind]...)
	}
	b.Run("all", func(b *testing.B) { latencies(b, db, every) })
	b.Run("peers", func(b *testing.B) { peers(b, db, papers, all["a word"]) })
	b.Run("open", func(b *testing.B) {
		noError(b, db.Close())
		for b.Loop() {
			again := must(Open(context.Background(), db.Path()))
			must(again.Decks(b.Context()))
			noError(b, again.Close())
		}
	})
}

// latencies asks every question and reports how long the answers take.
func latencies(b *testing.B, db *DB, list []string) {
	var took []time.Duration
	for b.Loop() {
		for _, q := range list {
			start := time.Now()
			must(db.Search(b.Context(), app.SearchRequest{Query: q, Typing: true}))
			took = append(took, time.Since(start))
		}
	}
	report(b, "", took)
}

func report(b *testing.B, who string, took []time.Duration) time.Duration {
	slices.Sort(took)
	p50, p95 := took[len(took)/2], took[len(took)*95/100]
	b.ReportMetric(float64(p50.Microseconds())/1000, who+"ms-p50")
	b.ReportMetric(float64(p95.Microseconds())/1000, who+"ms-p95")
	return p50
}

// unindexed is how long an import takes without the index.
func unindexed(b *testing.B, papers []source.Draft) time.Duration {
	db := benchLibrary(b, building)
	noError(b, inTx(b.Context(), db.w, forgetIndex))
	start := time.Now()
	for _, d := range papers {
		must(db.AddDraft(b.Context(), d, nil))
	}
	return time.Since(start) / time.Duration(len(papers))
}

// sizes is how many bytes the texts and the index have.
func sizes(b *testing.B, db *DB, papers []source.Draft) (text int, size int64) {
	for _, d := range papers {
		for _, s := range d.Sections {
			for _, p := range s.Paragraphs {
				text += len(p.Text)
			}
		}
	}
	noError(b, db.r.QueryRow(`SELECT coalesce(sum(bytes), 0) FROM search_segment`).Scan(&size))
	var docs int64
	noError(b, db.r.QueryRow(`SELECT sum(2 * (length(owner) + length(uid)) + 24) FROM search_doc`).Scan(&docs))
	return text, size + docs
}

// peers asks other programs for the same words.
func peers(b *testing.B, db *DB, papers []source.Draft, list []string) {
	list = list[:20]
	var ours []time.Duration
	for b.Loop() {
		for _, q := range list {
			start := time.Now()
			must(db.Search(b.Context(), app.SearchRequest{Query: q, Kinds: []app.HitKind{app.ParagraphHit}}))
			ours = append(ours, time.Since(start))
		}
	}
	mine := report(b, "ours-", ours)
	dir := b.TempDir()
	if name, err := osexec.LookPath("sqlite3"); err == nil {
		file := filepath.Join(dir, "fts5.db")
		fillFTS5(b, name, file, papers)
		theirs := report(b, "fts5-", timed(list, func() *osexec.Cmd { return osexec.Command(name, file, "SELECT 1") }, func(q string) *osexec.Cmd {
			return osexec.Command(name, file, `.timer off`, fmt.Sprintf(`SELECT rowid, snippet(t, 0, '[', ']', '…', 20) FROM t WHERE t MATCH '%s' ORDER BY rank LIMIT 8; SELECT count(*) FROM t WHERE t MATCH '%s'`, q, q))
		}))
		b.ReportMetric(float64(theirs)/float64(mine), "fts5/ours")
	}
	if name, err := osexec.LookPath("rg"); err == nil {
		for i, d := range papers {
			noError(b, os.WriteFile(filepath.Join(dir, fmt.Sprintf("%d.txt", i)), plainText(d), 0o600))
		}
		theirs := report(b, "rg-", timed(list, func() *osexec.Cmd { return osexec.Command(name, "--version") }, func(q string) *osexec.Cmd {
			return osexec.Command(name, "-i", "-w", "--count", strings.TrimSpace(q), dir, "-g", "*.txt")
		}))
		b.ReportMetric(float64(theirs)/float64(mine), "rg/ours")
	}
}

// timed runs a command for each question. What starting the program takes is left out:
// the shortest that idle, which does nothing, took.
func timed(list []string, idle func() *osexec.Cmd, command func(string) *osexec.Cmd) []time.Duration {
	run := func(c *osexec.Cmd) time.Duration {
		start := time.Now()
		_ = c.Run() // finding nothing is an exit code for some
		return time.Since(start)
	}
	starting := time.Hour
	for range 5 {
		starting = min(starting, run(idle()))
	}
	var took []time.Duration
	for _, q := range list {
		took = append(took, max(0, run(command(strings.TrimSpace(q)))-starting))
	}
	return took
}

func plainText(d source.Draft) []byte {
	var out bytes.Buffer
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			out.WriteString(p.Text + "\n")
		}
	}
	return out.Bytes()
}

func fillFTS5(b *testing.B, name, file string, papers []source.Draft) {
	var sql bytes.Buffer
	sql.WriteString("PRAGMA synchronous=OFF; CREATE VIRTUAL TABLE t USING fts5(body, tokenize='unicode61 remove_diacritics 2'); BEGIN;\n")
	for _, d := range papers {
		for _, line := range strings.Split(strings.TrimSpace(string(plainText(d))), "\n") {
			fmt.Fprintf(&sql, "INSERT INTO t VALUES ('%s');\n", line)
		}
	}
	sql.WriteString("COMMIT;\n")
	cmd := osexec.Command(name, file)
	cmd.Stdin = &sql
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("fill FTS5: %v: %s", err, out)
	}
}

// BenchmarkImport reads a paper of 2,000 paragraphs from its text and adds it to a
// library, on disk, with the search index and without.
func BenchmarkImport(b *testing.B) {
	latin, han := tongues(rand.New(rand.NewPCG(1, 2)))
	for _, mode := range []string{"indexed", "unindexed"} {
		b.Run(mode, func(b *testing.B) {
			db := benchLibrary(b, durable)
			if mode == "unindexed" {
				noError(b, inTx(b.Context(), db.w, forgetIndex))
			}
			r := rand.New(rand.NewPCG(5, 6))
			n := 0
			for b.Loop() {
				b.StopTimer()
				n++
				text := fmt.Sprintf("Paper %d\n\n%s", n, strings.ReplaceAll(string(plainText(largePaper(r, latin, han, n))), "\n", "\n\n"))
				b.StartTimer()
				read := must(app.ReadPaper(b.Context(), "paper.txt", []byte(text)))
				must(db.AddDraft(b.Context(), read.Draft, read.Figures))
			}
		})
	}
}
