package layout_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/golden"
	"briefdeck/internal/layout"
	"briefdeck/internal/typeset"
)

// dump writes frames as text: every group's role, every text with its place and size.
func dump(pages []layout.Page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d: %.0f × %.0f %q\n", i+1, p.Frame.W, p.Frame.H, p.Title)
		dumpItems(&b, p.Frame.Items, "  ")
		for _, m := range p.Frame.Marks {
			fmt.Fprintf(&b, "  mark %s level %d %q at %.0f,%.0f\n", m.ID, m.Level, m.Title, m.At.X, m.At.Y)
		}
		for _, l := range p.Frame.Links {
			fmt.Fprintf(&b, "  link %s%s at %.0f,%.0f\n", l.URL, l.Mark, l.Box.X, l.Box.Y)
		}
	}
	return b.String()
}

func dumpItems(b *strings.Builder, items []frame.Item, indent string) {
	for _, it := range items {
		switch it := it.(type) {
		case *frame.Group:
			role := string(it.Tag.Role)
			if role == "" {
				role = "group"
			}
			fmt.Fprintf(b, "%s%s", indent, role)
			if it.Tag.Block != "" {
				fmt.Fprintf(b, " [%s]", it.Tag.Block)
			}
			if it.Tag.Alt != "" {
				fmt.Fprintf(b, " alt %q", it.Tag.Alt)
			}
			b.WriteString("\n")
			dumpItems(b, it.Items, indent+"  ")
		case *frame.Text:
			fmt.Fprintf(b, "%s%.0f,%.0f %s %g %q\n", indent, it.At.X, it.At.Y, faceName(it.Face), it.Size, it.Text)
		case *frame.Path:
			r := frame.Bounds([]frame.Item{it})
			fmt.Fprintf(b, "%spath %.0f,%.0f %.0f × %.0f\n", indent, r.X, r.Y, r.W, r.H)
		case *frame.Image:
			fmt.Fprintf(b, "%simage %s %.0f,%.0f %.0f × %.0f\n", indent, it.Key, it.Box.X, it.Box.Y, it.Box.W, it.Box.H)
		}
	}
}

// faceName is the name of a bundled face; those of the computer are one: every font
// gives a Han character the same width.
func faceName(id string) string {
	switch id {
	case "sans", "sans-bold", "sans-italic", "sans-bold-italic", "mono", "symbols", "emoji", "missing":
		return id
	}
	return "system"
}

// needsChinese skips a test whose sample has Chinese words where no font can draw them.
func needsChinese(t *testing.T) {
	t.Helper()
	if len(typeset.Load().Missing("海关统计")) > 0 {
		t.Skip("no font for Chinese is installed")
	}
}

func TestEveryLayoutLooksAsItDid(t *testing.T) {
	needsChinese(t)
	for _, size := range []string{"16:9", "4:3"} {
		d := everyLayout()
		d.Meta.Size = size
		res, err := layout.Slides(context.Background(), input(t, d))
		if err != nil {
			t.Fatal(err)
		}
		if size == "4:3" {
			golden.Text(t, "slides-4-3.txt", dump(res.Pages))
			continue
		}
		for i, p := range res.Pages {
			name := fmt.Sprintf("slide-%02d-%s.txt", i+1, d.Slides[i].Layout)
			golden.Text(t, name, dump([]layout.Page{p}))
		}
	}
}

func TestBriefLooksAsItDid(t *testing.T) {
	needsChinese(t)
	for _, paper := range []string{"A4", "Letter"} {
		d := everyLayout()
		d.Meta.Paper = paper
		res, err := layout.Brief(context.Background(), input(t, d))
		if err != nil {
			t.Fatal(err)
		}
		golden.Text(t, "brief-"+strings.ToLower(paper)+".txt", dump(res.Pages))
	}
}

// words are all texts of a page, in reading order.
func words(p layout.Page) string {
	var out []string
	frame.Walk(p.Frame.Items, func(it frame.Item) {
		if t, ok := it.(*frame.Text); ok {
			out = append(out, t.Text)
		}
	})
	return strings.Join(strings.Fields(strings.Join(out, " ")), " ")
}

func slideOf(t *testing.T, sl deck.Slide) (layout.Page, []deck.Finding) {
	t.Helper()
	d := number(&deck.Deck{Meta: deck.Meta{Title: "T"}, Slides: []deck.Slide{sl}})
	res, err := layout.Slides(context.Background(), input(t, d))
	if err != nil {
		t.Fatal(err)
	}
	return res.Pages[0], res.Findings
}
