package pdf_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

// item is an outline entry as qpdf tells it.
type item struct {
	Title string `json:"title"`
	Page  int    `json:"destpageposfrom1"`
	Dest  []any  `json:"dest"`
	Kids  []item `json:"kids"`
}

func TestMarksMakeTheOutline(t *testing.T) {
	first := slide()
	first.Marks = []frame.Mark{{ID: "a", Title: "Opening 中国 😀"}, {ID: "b", Title: "Detail", Level: 2, At: frame.Point{Y: 360}}, {ID: "c"}}
	second := page()
	second.Marks = []frame.Mark{{ID: "d", Title: "Deeper", Level: 1, At: frame.Point{Y: 41.89}}, {ID: "e", Title: "Close", At: frame.Point{Y: -5}}}
	out := tool(t, write(t, typeset.Load(), first, second), "qpdf", "--json", "FILE")
	var doc struct {
		Outlines []item `json:"outlines"`
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err)
	}
	at := func(page string, y float64) []any { return []any{page, "/XYZ", 0.0, y, nil} }
	want := []item{
		{Title: "Opening 中国 😀", Page: 1, Dest: at("3 0 R", 540), Kids: []item{
			{Title: "Detail", Page: 1, Dest: at("3 0 R", 270), Kids: []item{}},
			{Title: "Deeper", Page: 2, Dest: at("5 0 R", 800), Kids: []item{}},
		}},
		{Title: "Close", Page: 2, Dest: at("5 0 R", 841.89), Kids: []item{}},
	}
	if diff := cmp.Diff(want, doc.Outlines); diff != "" {
		t.Error(diff)
	}
}

func TestLinksLeadOnlyWhereReadersMayFollow(t *testing.T) {
	box := frame.Rect{X: 10, Y: 20, W: 100, H: 40}
	f := slide()
	for _, l := range []frame.Link{
		{URL: "https://example.org/a(b)?q=中&r=ä b"},
		{URL: "http://example.org"},
		{URL: "mailto:a@example.org"},
		{Mark: "there"},
		{Mark: "nowhere"},
		{URL: "javascript:alert(1)"},
		{URL: "file:///etc/passwd"},
		{URL: "https:"},
		{URL: "no address"},
		{URL: "https://example.org/\x00)>>"},
	} {
		l.Box = box
		f.Links = append(f.Links, l)
	}
	f.Links = append(f.Links, frame.Link{URL: "https://example.org/empty"})
	last := page()
	last.Marks = []frame.Mark{{ID: "there", At: frame.Point{Y: 100}}, {ID: "there", At: frame.Point{Y: 500}}}
	out := tool(t, write(t, typeset.Load(), f, last), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	got := regexp.MustCompile(`/URI \((.*)\)\n`).FindAllStringSubmatch(out, -1)
	var addresses []string
	for _, m := range got {
		addresses = append(addresses, m[1])
	}
	want := []string{"https://example.org/a\\(b\\)?q=%E4%B8%AD&r=%C3%A4%20b", "http://example.org", "mailto:a@example.org"}
	if diff := cmp.Diff(want, addresses); diff != "" {
		t.Error(diff)
	}
	if n := strings.Count(out, "/Subtype /Link"); n != 4 {
		t.Errorf("%d links, want 4", n)
	}
	flat := strings.Join(strings.Fields(out), " ")
	if !strings.Contains(flat, "/XYZ 0 741.89 null") { // the first mark "there"
		t.Error("the link does not lead to its mark")
	}
	if !strings.Contains(flat, "/Rect [ 7.50 525.00 82.50 495.00 ]") {
		t.Error("the link does not lie over its box")
	}
}

func TestTheDocumentSaysWhatItIs(t *testing.T) {
	data := write(t, typeset.Load(), page(), slide())
	info := tool(t, data, "pdfinfo", "-isodates", "FILE")
	want := []string{
		"Title: Belt and Road", "Author: A. Author", "Creator: a test", "Producer: Briefdeck with gofpdf",
		"CreationDate: 2024-05-06T07:08:09Z", "ModDate: 2024-05-06T07:08:09Z", "Metadata Stream: yes",
		"Pages: 2", "Page size: 595.28 x 841.89 pts (A4)", "PDF version: 1.7",
	}
	lines := map[string]bool{}
	for l := range strings.Lines(info) {
		lines[strings.Join(strings.Fields(l), " ")] = true
	}
	for _, w := range want {
		if !lines[w] {
			t.Errorf("no line %q in\n%s", w, info)
		}
	}
	if !strings.Contains(string(data), "/Lang (en-GB)") || !strings.Contains(string(data), "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Belt and Road<") {
		t.Error("no language or no XMP title")
	}
}
