package ingest

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefdeck/internal/source"
)

// FuzzRead: whatever the bytes, Read gives a sound draft or one of its errors.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"On Bridges\n\nAnn Smith\n\nHill University\n\nAbstract: Old.\n\nKeywords: a; b\n\n1. Introduction\n\nText^[1]^ and [1-2].\n\nReferences\n\n- [1] A. One[J]. *X*, 2001, 1(1).\n2. B. Two\n",
		"# T\n\n## 1.1 S\n\n> q\n\n- a\n  - b\n\n1. c\n\n```\nx\n```\n\n|a|b|\n|-|-|\n|1|2|\n\nt[^n] <b>x</b> <sup>1</sup> `c` ![i](u) <http://a.b>\n\n[^n]: note\n\n<h3>H</h3><script>x</script>\n",
		"---\ntitle: [a\n---\n# x", "---\ntitle: a\nauthor: [{name: b}, c]\ndate: 2020-01-01\n---\nText", "\xff\xfea\x00\n\x00b\x00", "\xfe\xff\x00a", "caf\xe9 \xb9\xfa\xbc\xd2\n",
		"一、引言\n\n　　桥梁\n　　石头，\n\n参考文献\n\n［1］王. 桥[J]. 桥梁, 2019(3): 5.\n", "PK\x03\x04", "%PDF-", "a\tb\nc\td\n", "stops in the\n\nmiddle", "\\$5 \"x\n\n“y", "a-\nb- \n-\n", "1.\n\n2.\n\n(1)\n", "[1]\n[1]\n",
		"The same words stand here twice now. The same words stand here twice now.", "<br/>\n<li><sup>1</sup> a <!-- b", "**a** [b](c)\n===\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d, err := Read(t.Context(), "in.txt", data)
		if err != nil {
			if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) {
				t.Fatal(err)
			}
			return
		}
		if err := sound(d, len(data)); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzWord: whatever the body of a Word document, reading it gives a sound draft or an error.
func FuzzWord(f *testing.F) {
	for _, s := range []string{
		wp("H1", ws("Stone")) + listed(1, 2, "x") + looking(`<w:jc w:val="center"/>|<w:b/>`, "Look"),
		`<w:tbl><w:tr><w:trPr><w:tblHeader/><w:gridBefore w:val="9"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/><w:vMerge/></w:tcPr><w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl></w:tc></w:tr></w:tbl>`,
		`<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>TOC</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>x</w:t><w:fldChar w:fldCharType="end"/><w:footnoteReference w:id="1"/><w:sym w:char="F0FFFFF"/></w:r></w:p>`,
		`<w:sdt><w:sdtPr/><w:sdtContent><w:ins><mc:AlternateContent><mc:Choice><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p></mc:Choice></mc:AlternateContent></w:ins></w:sdtContent></w:sdt>`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, body string) { readSoundly(t, docxOf(t, body, nil), len(body)) })
}

// readSoundly reads a file and checks what comes of it.
func readSoundly(t *testing.T, data []byte, size int) {
	t.Helper()
	d, err := Read(t.Context(), "in", data)
	if err != nil {
		if !errors.Is(err, ErrEmpty) && !errors.Is(err, ErrFormat) && !errors.Is(err, ErrTooLarge) {
			t.Fatal(err)
		}
		return
	}
	if err := sound(d, size+1000); err != nil {
		t.Fatal(err)
	}
}

// sound checks what every draft promises.
func sound(d source.Draft, size int) error {
	total := len(d.Source.Title) + len(d.Source.Abstract)
	if d.Source.Title == "" || d.Source.Key == "" || !utf8.ValidString(d.Source.Title+d.Source.Abstract+d.Source.Affiliation) {
		return fmt.Errorf("title %q, key %q", d.Source.Title, d.Source.Key)
	}
	for _, s := range d.Sections {
		if s.Level < 1 || !utf8.ValidString(s.Title) || s.Title == "" {
			return fmt.Errorf("section %+v", s)
		}
		total += len(s.Title)
		for _, p := range s.Paragraphs {
			total += len(p.Text)
			if err := soundParagraph(p); err != nil {
				return err
			}
		}
	}
	for _, r := range d.References {
		total += len(r.Raw)
		if !utf8.ValidString(r.Raw + r.Title + r.Container) {
			return fmt.Errorf("reference %+v", r)
		}
	}
	if total > 8*size+1000 || len(d.Warnings) > maxWarnings+1 {
		return fmt.Errorf("%d bytes became %d, with %d warnings", size, total, len(d.Warnings))
	}
	return nil
}

func soundParagraph(p source.Paragraph) error {
	if p.ID == "" || p.Kind == "" || p.Line < 0 || !utf8.ValidString(p.Text) || strings.ContainsRune(p.Text, 0) {
		return fmt.Errorf("paragraph %+v", p)
	}
	if (p.Kind == source.TableRow) != (p.Row != nil) || p.Row != nil && (p.Row.Table < 1 || len(p.Row.Cells) == 0) {
		return fmt.Errorf("row %+v of %+v", p.Row, p)
	}
	for _, c := range p.Citations {
		if c.Span.Start < 0 || c.Span.End > len(p.Text) || !utf8.ValidString(p.Text[:c.Span.Start]) {
			return fmt.Errorf("citation %+v in %q", c, p.Text)
		}
	}
	return nil
}

// BenchmarkRead reads a hard-wrapped text of 1 MB with headings, marks and references.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	text.WriteString("A long report on bridges\n\n")
	for n := 1; text.Len() < 1<<20; n++ {
		fmt.Fprintf(&text, "%d. The bridges of region number %d\n\n", n%90+1, n)
		for range 12 {
			text.WriteString("Bridges of stone stand for a long time, and the river \"below\" them\nwears them down[1]. In 2016 they cost about 14 million crowns; the\nwooden ones burn, float and rot, as everyone knows who built one.\n\n")
		}
	}
	text.WriteString("References\n\n[1] Smith A. Bridges[J]. Stone, 2001, 1(2): 3-4.\n")
	data := []byte(text.String())
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(b.Context(), "bridges.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
