package ingest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
)

// The pages of made-up PDFs are 612 × 792 points, in Helvetica, or its bold as F2.

// pdfOf makes a PDF of pages' content.
func pdfOf(pages ...string) []byte {
	var out bytes.Buffer
	var at []int
	object := func(body string) {
		at = append(at, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\nendobj\n", len(at), body)
	}
	out.WriteString("%PDF-1.4\n")
	object("<</Type/Catalog/Pages 2 0 R>>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 5+2*i)
	}
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String()))
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
	object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>")
	for i, p := range pages {
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>/Contents %d 0 R>>", 6+2*i))
		object(fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(p), p))
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&out, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return out.Bytes()
}

// sheet sets lines from the top of a page.
type sheet struct {
	out strings.Builder
	y   float64
}

// line sets one line at a place from the left.
func (s *sheet) line(x, size float64, bold bool, text string) {
	font := 1
	if bold {
		font = 2
	}
	text = strings.NewReplacer("\\", "\\\\", "(", "\\(", ")", "\\)", "“", "\x93", "”", "\x94", "’", "\x92", "–", "\x96").Replace(text)
	fmt.Fprintf(&s.out, "BT /F%d %g Tf %g %g Td (%s) Tj ET\n", font, size, x, s.y, text)
}

// flow sets lines below one another.
func (s *sheet) flow(x float64, lines ...string) {
	for _, l := range lines {
		s.line(x, 10, false, l)
		s.y -= 13
	}
}

// columnPage is a page of two columns with a running head and a page number.
func columnPage(n int, head string, left, right []string) string {
	s := &sheet{y: 770}
	s.line(72, 8, false, "Journal of Bridges, volume 4")
	if head != "" {
		s.y = 730
		s.line(72, 18, true, head)
	}
	for i, col := range [][]string{left, right} {
		s.y = 690
		x := 72 + 250*float64(i)
		for _, l := range col {
			switch {
			case l == "":
				s.y -= 8
			case strings.HasPrefix(l, "# "):
				s.y -= 6
				s.line(x, 12, true, l[2:])
				s.y -= 18
			default:
				s.flow(x, l)
			}
		}
	}
	s.y = 30
	s.line(300, 8, false, fmt.Sprint(n))
	return s.out.String()
}

func TestTwoColumnsAreReadOneAfterTheOther(t *testing.T) {
	first := columnPage(1, "On stone bridges", []string{
		"# 1 Arches", "Stone arches carry a load because the", "stones press on each other, and the con-", "struction stands as long as its feet do not", "move apart at all.",
	}, []string{
		"# 2 Feet", "The feet of a bridge stand in water most of", "the year, and what the river takes away has", "to be put back before the next flood comes", "down the valley and",
	})
	second := columnPage(2, "", []string{
		"carries the rest of the stones along with it", "to the sea.", "", "# 3 Cost", "A bridge of this kind costs more than one of", "wood, and lasts ten times as long as that.",
	}, []string{
		"Nobody counts the years that the wood is", "closed to carts while it is mended, although", "they are many and fall into the harvest.",
		"", "# 4 Care", "A mason who walks over the bridge in every", "spring, and listens, will hear the stone that", "has come loose before the next one does.",
	})
	d, err := Read(t.Context(), "bridges.pdf", pdfOf(first, second))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range d.Sections {
		got = append(got, fmt.Sprintf("%d %s", s.Level, s.Label()))
		for _, p := range s.Paragraphs {
			got = append(got, fmt.Sprintf("p%d %s", p.Page, p.Text))
		}
	}
	want := []string{
		"1 1 Arches",
		"p1 Stone arches carry a load because the stones press on each other, and the construction stands as long as its feet do not move apart at all.",
		"1 2 Feet",
		"p1 The feet of a bridge stand in water most of the year, and what the river takes away has to be put back before the next flood comes down the valley and carries the rest of the stones along with it to the sea.",
		"1 3 Cost",
		"p2 A bridge of this kind costs more than one of wood, and lasts ten times as long as that.",
		"p2 Nobody counts the years that the wood is closed to carts while it is mended, although they are many and fall into the harvest.",
		"1 4 Care",
		"p2 A mason who walks over the bridge in every spring, and listens, will hear the stone that has come loose before the next one does.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if d.Source.Title != "On stone bridges" {
		t.Errorf("the title is %q", d.Source.Title)
	}
}

func TestPDFsThatCannotBeReadSayWhatToDo(t *testing.T) {
	plain := pdfOf("BT /F1 12 Tf 72 700 Td (Locked words stand here for all to read.) Tj ET")
	locked := encrypted(t, plain)
	for _, c := range []struct {
		name     string
		data     []byte
		password string
		is       error
		says     string
	}{
		{"a scan", pdfOf("q 400 0 0 600 100 100 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"), "", ErrEmpty, "run OCR on it first"},
		{"garbage after the mark", []byte("%PDF-1.7\n" + strings.Repeat("\x00\xff<<[", 2000)), "", ErrFormat, "print it to a new PDF"},
		{"a locked file", locked, "", ErrPassword, "give it"},
		{"a wrong password", locked, "guess", ErrPassword, "not the right one"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ReadWith(t.Context(), "x.pdf", c.data, Options{Password: c.password})
			if !errors.Is(err, c.is) || !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got %v", err)
			}
		})
	}
	d, err := ReadWith(t.Context(), "x.pdf", locked, Options{Password: "secret"})
	if err != nil || len(d.Sections) == 0 {
		t.Errorf("with its password: %v", err)
	}
}

func encrypted(t *testing.T, data []byte) []byte {
	t.Helper()
	api.DisableConfigDir()
	conf := model.NewAESConfiguration("secret", "owner", 256)
	var out bytes.Buffer
	if err := api.Encrypt(bytes.NewReader(data), &out, conf); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestATruncatedPDFIsReadAsFarAsItGoesOrRefused(t *testing.T) {
	whole := pdfOf(columnPage(1, "On bridges", []string{"# 1 One", "Some words of a first page that stand here."}, nil))
	for _, n := range []int{9, 200, len(whole) / 2, len(whole) - 30} {
		if _, err := Read(t.Context(), "x.pdf", whole[:n]); err != nil && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrEmpty) {
			t.Errorf("%d bytes: %v", n, err)
		}
	}
}

func TestReadingAPDFStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Read(ctx, "x.pdf", pdfOf("BT /F1 12 Tf 72 700 Td (Words.) Tj ET")); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// The same handbook as Markdown and as a browser's print.
func TestTheHandbookAsPDFAgreesWithItsMarkdown(t *testing.T) {
	md, text := shared(t, "testdocs/18f_budgeting_handbook.md")
	pdf, data := shared(t, "testdocs/18f_budgeting_handbook.pdf")
	// The print has no heading above its notes, an address more, and some other words.
	agree(t, mustRead(t, md, string(text)), mustRead(t, pdf, string(data)), 0.98, 0.97)
}

func TestThePaperAsPDFHasItsHeadings(t *testing.T) {
	name, text := shared(t, "paper/*.txt")
	paper := mustRead(t, name, string(text))
	for _, columns := range []int{1, 2} {
		t.Run(fmt.Sprintf("in %d columns", columns), func(t *testing.T) {
			got := mustRead(t, "paper.pdf", string(journal(paper.Document, columns)))
			want, have := headingsOf(outlineOf(paper.Document)), headingsOf(outlineOf(got.Document))
			reached(t, "headings", 1, compareEntries(want, have))
		})
	}
}

// journal sets a document as a journal would.
func journal(d source.Document, columns int) []byte {
	width := 468 / columns
	var pages []string
	s, col := &sheet{y: 720}, 0
	s.line(72, 18, true, "A paper")
	s.y -= 40
	top := s.y
	turn := func(need float64) {
		if s.y-need > 60 {
			return
		}
		if col++; col < columns {
			s.y = top
			return
		}
		pages = append(pages, s.out.String())
		s, col, top = &sheet{y: 720}, 0, 720
	}
	for _, sec := range d.Sections {
		turn(60)
		s.y -= 10
		for _, l := range folded(sec.Label(), width/8) {
			s.line(72+float64(col*(width+12)), 13, true, l)
			s.y -= 16
		}
		s.y -= 4
		for _, p := range sec.Paragraphs {
			for _, l := range folded(p.Text, width/5) {
				turn(13)
				s.flow(72+float64(col*(width+12)), l)
			}
			s.y -= 6
		}
	}
	return pdfOf(append(pages, s.out.String())...)
}

func folded(text string, most int) []string {
	var out []string
	line := ""
	for _, w := range strings.Fields(text) {
		if line != "" && len(line)+1+len(w) > most {
			out, line = append(out, line), ""
		}
		line = strings.TrimSpace(line + " " + w)
	}
	return append(out, line)
}

// FuzzPDF: whatever the bytes, reading them gives a sound draft or one of the errors.
func FuzzPDF(f *testing.F) {
	f.Add(pdfOf(columnPage(1, "On bridges", []string{"# 1 One", "Some words."}, []string{"And more."})))
	f.Add(pdfOf("BT /F1 1e9 Tf 1 0 0 1e-9 0 0 Tm (x) Tj ET q 1 0 0 1 0 0 cm", ""))
	f.Add([]byte("%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R]/Count 99999999>>endobj trailer<</Root 1 0 R>>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if !isPDF(data) {
			return
		}
		d, err := Read(t.Context(), "in.pdf", data)
		if err != nil {
			if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) && !errors.Is(err, ErrPassword) {
				t.Fatal(err)
			}
			return
		}
		if err := sound(d, len(data)); err != nil {
			t.Fatal(err)
		}
	})
}
