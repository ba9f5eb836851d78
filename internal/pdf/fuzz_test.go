package pdf_test

import (
	"bytes"
	"errors"
	"math"
	"testing"
	"unicode/utf8"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"

	"briefdeck/internal/frame"
	"briefdeck/internal/pdf"
	"briefdeck/internal/typeset"
)

// FuzzText puts any string wherever a document takes one: what is written opens,
// what cannot be written is an error.
func FuzzText(f *testing.F) {
	for _, s := range []string{
		"", "Trade grew to US$1.35 trillion", "中国 (\\) 😀", "\xff\xfe\x00\r\n\t", ") Tj ET EMC Q endstream endobj",
		"e\u0301\u200d\u202e\uFFFE", "https://example.org/\x00)>>", "𠀀𝔅", "<</Type /Catalog>>",
	} {
		f.Add(s, 12.0, 60.0)
	}
	f.Add("x", math.NaN(), math.Inf(1))
	f.Add("x", 1e-9, 1e300)
	api.DisableConfigDir()
	fs := typeset.Load()
	f.Fuzz(func(t *testing.T, s string, size, at float64) {
		run := &frame.Text{Face: "sans", Size: size, At: frame.Point{X: at, Y: at}, Rotate: size, Tracking: at / 9, Text: s, Color: black}
		halo := *run
		halo.Halo = frame.Stroke{Paint: frame.Paint{Color: red}, Width: size}
		doc := page(run, &halo, &frame.Group{Clip: frame.Box(frame.Rect{X: at, Y: at, W: 50, H: 50}), Items: plain(fs, s, 50, 50)})
		doc.Links = []frame.Link{{Box: frame.Rect{W: 9, H: 9}, URL: s}, {Box: frame.Rect{W: 9, H: 9}, URL: "https://" + s}, {Box: frame.Rect{W: 9, H: 9}, Mark: s}}
		doc.Marks = []frame.Mark{{ID: s, Title: s, Level: utf8.RuneCountInString(s) - 3}}
		var b bytes.Buffer
		err := pdf.Write(t.Context(), &b, pdf.Document{
			Meta:  pdf.Meta{Title: s, Author: s, Subject: s, Keywords: s, Lang: s, Creator: s},
			Pages: []*frame.Frame{doc}, Faces: fs,
		})
		if err != nil {
			if !errors.Is(err, pdf.ErrUndrawable) {
				t.Fatal(err)
			}
			return
		}
		conf := model.NewDefaultConfiguration()
		if err := api.Validate(bytes.NewReader(b.Bytes()), conf); err != nil {
			t.Fatalf("%v in\n%q", err, b.Bytes())
		}
	})
}
