package ingest

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"briefdeck/internal/source"

	"golang.org/x/text/unicode/norm"
)

// The expected outlines of documents that lie beside the checkout are made by hand and
// kept as hashes, since their words stay outside. To make one: dump what is read now,
// correct it with the document at hand, and take it over.
//
//	OUTLINE_DUMP=/tmp/o go test ./internal/ingest -run TestDocumentOutlines
//	OUTLINE_TAKE=/tmp/o go test ./internal/ingest -run TestDocumentOutlines

// documents are the files with an expected outline and what must be reached on each:
// the least of precision and recall, of headings and of paragraphs.
var documents = []struct {
	file                 string
	headings, paragraphs float64
}{
	{"paper/*.txt", 1, 1},
	{"testdocs/us_constitution.txt", 1, 0.95},
	{"testdocs/18f_budgeting_handbook.md", 1, 0.95},
	{"testdocs/wh_source_code_intro.md", 1, 0.95},
	{"testdocs/plurality_5-7_zh-Hant.md", 1, 0.95},
	{"testdocs/gds_index.html", 1, 0.95},
	{"testdocs/usds_techfar.docx", 1, 0.95},
	{"testdocs/fedramp_irp.docx", 1, 0.95},
	{"testdocs/nist_800-63b_table.docx", 1, 0.95},
	{"testdocs/gsa_fds_practices.pdf", 1, 0.95},
	{"testdocs/18f_budgeting_handbook.pdf", 1, 0.95},
	{"testdocs/pod_doi_memo.pdf", 1, 0.9},
}

func TestDocumentOutlines(t *testing.T) {
	for _, c := range documents {
		t.Run(filepath.Base(c.file), func(t *testing.T) {
			name, data := shared(t, c.file)
			d := mustRead(t, name, string(data))
			got := outlineOf(d.Document)
			if dir := os.Getenv("OUTLINE_DUMP"); dir != "" {
				writeLines(t, filepath.Join(dir, outlineName(name)), got, entry.clear)
			}
			if dir := os.Getenv("OUTLINE_TAKE"); dir != "" {
				writeLines(t, filepath.Join("testdata", "outlines", outlineName(name)), readEntries(t, filepath.Join(dir, outlineName(name)), clearEntry), entry.hashed)
			}
			want := readEntries(t, filepath.Join("testdata", "outlines", outlineName(name)), hashedEntry)
			reached(t, "headings", c.headings, compareEntries(headingsOf(want), headingsOf(got)))
			reached(t, "paragraphs", c.paragraphs, compareEntries(paragraphsOf(want), paragraphsOf(got)))
		})
	}
}

// agree compares the outlines of two drafts, as of twins in two formats.
func agree(t *testing.T, want, got source.Draft, headings, paragraphs float64) {
	t.Helper()
	a, b := outlineOf(want.Document), outlineOf(got.Document)
	reached(t, "headings", headings, compareEntries(headingsOf(a), headingsOf(b)))
	reached(t, "paragraphs", paragraphs, compareEntries(paragraphsOf(a), paragraphsOf(b)))
}

// outlineName is a document's name in testdata/outlines.
func outlineName(file string) string { return filepath.Base(file) + ".outline" }

// entry is a heading, with a level, or a paragraph, with a kind.
type entry struct {
	what string // "h1" … or a paragraph's kind
	hash string
	text string // "" in an expected outline
}

func (e entry) clear() string  { return e.what + " " + e.text }
func (e entry) hashed() string { return e.what + " " + e.hash }

func (e entry) heading() bool {
	return len(e.what) > 1 && e.what[0] == 'h' && unicode.IsDigit(rune(e.what[1]))
}

func newEntry(what, text string) entry {
	return entry{what: what, hash: textHash(text), text: strings.Join(strings.Fields(text), " ")}
}

func clearEntry(line string) entry {
	what, text, _ := strings.Cut(line, " ")
	return newEntry(what, text)
}

func hashedEntry(line string) entry {
	what, hash, _ := strings.Cut(line, " ")
	return entry{what: what, hash: hash}
}

// textHash is 12 hexadecimal digits for the letters and digits of a text, whatever
// their case and width.
func textHash(s string) string {
	var plain strings.Builder
	for _, r := range norm.NFKC.String(s) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			plain.WriteRune(unicode.ToLower(r))
		}
	}
	sum := sha256.Sum256([]byte(plain.String()))
	return hex.EncodeToString(sum[:6])
}

// outlineOf lists a document's headings and paragraphs in order. The heading that the
// importer itself puts above the notes, and the one it makes of the title, are left out.
func outlineOf(d source.Document) []entry {
	var out []entry
	for i, s := range d.Sections {
		title := i == 0 && s.Title == d.Source.Title
		notes := len(s.Paragraphs) > 0 && s.Paragraphs[0].Kind == source.NoteText && s.Line == s.Paragraphs[0].Line
		if !title && !notes {
			out = append(out, newEntry(fmt.Sprintf("h%d", s.Level), s.Label()))
		}
		for _, p := range s.Paragraphs {
			out = append(out, newEntry(string(p.Kind), p.Text))
		}
	}
	return out
}

func headingsOf(all []entry) []entry   { return pick(all, true) }
func paragraphsOf(all []entry) []entry { return pick(all, false) }

func pick(all []entry, headings bool) []entry {
	var out []entry
	for _, e := range all {
		if e.heading() == headings {
			out = append(out, e)
		}
	}
	return out
}

// match is how well what was read fits what was expected, in order.
type match struct {
	precision, recall float64
	kinds             float64 // of what fits, the share with the right level or kind
	missing, extra    []entry
}

// compareEntries finds the longest run of equal texts in order. The level of a heading
// counts as much as its words.
func compareEntries(want, got []entry) match {
	same := func(i, j int) bool {
		return want[i].hash == got[j].hash && (!want[i].heading() || want[i].what == got[j].what)
	}
	longest := make([][]int32, len(want)+1)
	longest[len(want)] = make([]int32, len(got)+1)
	for i := len(want) - 1; i >= 0; i-- {
		longest[i] = make([]int32, len(got)+1)
		for j := len(got) - 1; j >= 0; j-- {
			longest[i][j] = max(longest[i+1][j], longest[i][j+1])
			if same(i, j) {
				longest[i][j] = max(longest[i][j], longest[i+1][j+1]+1)
			}
		}
	}
	var m match
	common, kinds := 0, 0
	i, j := 0, 0
	for i < len(want) && j < len(got) {
		switch {
		case same(i, j) && longest[i][j] == longest[i+1][j+1]+1:
			common++
			if want[i].what == got[j].what {
				kinds++
			}
			i, j = i+1, j+1
		case longest[i+1][j] >= longest[i][j+1]:
			m.missing = append(m.missing, want[i])
			i++
		default:
			m.extra = append(m.extra, got[j])
			j++
		}
	}
	m.missing, m.extra = append(m.missing, want[i:]...), append(m.extra, got[j:]...)
	m.precision, m.recall, m.kinds = share(common, len(got)), share(common, len(want)), share(kinds, common)
	return m
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

// reached reports a match and fails below the bar. It shows no words of the documents
// but those that were not expected.
func reached(t *testing.T, what string, bar float64, m match) {
	t.Helper()
	t.Logf("%s: precision %.3f, recall %.3f, of the right kind %.3f", what, m.precision, m.recall, m.kinds)
	if m.precision >= bar && m.recall >= bar && m.kinds >= 0.95 {
		return
	}
	t.Errorf("%s: below %.2f: %d missing, %d extra", what, bar, len(m.missing), len(m.extra))
	for _, e := range m.missing[:min(len(m.missing), 12)] {
		t.Logf("missing %s %s", e.hashed(), shortened(e.text))
	}
	for _, e := range m.extra[:min(len(m.extra), 12)] {
		t.Logf("extra %s %s", e.hashed(), shortened(e.text))
	}
}

func shortened(s string) string {
	runes := []rune(s)
	return string(runes[:min(len(runes), 60)])
}

// readEntries reads an outline, a line an entry; blank lines are for the eye.
func readEntries(t *testing.T, path string, read func(line string) entry) []entry {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []entry
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, read(line))
		}
	}
	return out
}

func writeLines(t *testing.T, path string, all []entry, line func(entry) string) {
	t.Helper()
	var out strings.Builder
	for _, e := range all {
		out.WriteString(line(e) + "\n")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestOutlinesAreCompared(t *testing.T) {
	h := func(what, text string) entry { return newEntry(what, text) }
	want := []entry{h("h1", "One"), h("prose", "A b."), h("list", "c"), h("h2", "2.1 Two"), h("prose", "d")}
	got := []entry{h("h1", "ONE"), h("prose", "A  b"), h("prose", "c"), h("h1", "2.1 Two"), h("prose", "x"), h("prose", "d")}
	m := compareEntries(headingsOf(want), headingsOf(got))
	if m.precision != 0.5 || m.recall != 0.5 || len(m.missing) != 1 || len(m.extra) != 1 {
		t.Errorf("headings: %+v", m)
	}
	m = compareEntries(paragraphsOf(want), paragraphsOf(got))
	if m.precision != 0.75 || m.recall != 1 || m.kinds != 2.0/3 || m.extra[0].text != "x" {
		t.Errorf("paragraphs: %+v", m)
	}
}
