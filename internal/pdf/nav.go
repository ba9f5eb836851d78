package pdf

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"briefdeck/internal/frame"
)

// addPages makes the empty pages with their links and the outline, and gives the
// levels of the outline's items.
func addPages(p *gofpdf.Fpdf, pages []*frame.Frame) (levels []int) {
	for _, f := range pages {
		p.AddPageFormat("P", pageSize(f))
	}
	targets := addTargets(p, pages)
	level := -1
	for i, f := range pages {
		p.SetPage(i + 1)
		for _, m := range f.Marks {
			if title := cleanText(m.Title); title != "" {
				level = min(max(m.Level, 0), level+1) // gofpdf loses items that skip a level
				p.Bookmark(utf16Text(title), level, lastPageY(p, f, m.At.Y))
				levels = append(levels, level)
			}
		}
		for _, l := range f.Links {
			addLink(p, f, l, targets)
		}
	}
	return levels
}

// outlineCounts is the edits that say how many items stand below each item and
// in the whole outline, all unfolded; gofpdf says 0 everywhere. The outline's root
// is object index root, its items are the objects before it.
func outlineCounts(levels []int, root int) []edit {
	var edits []edit
	first := root - len(levels)
	for i, level := range levels {
		below := 0
		for i+1+below < len(levels) && levels[i+1+below] > level {
			below++
		}
		count := ""
		if below > 0 {
			count = fmt.Sprintf("/Count %d", below)
		}
		edits = append(edits, edit{first + i, "/Count 0", count})
	}
	if len(levels) > 0 {
		edits = append(edits, edit{root, ">>", fmt.Sprintf(" /Count %d>>", len(levels))})
	}
	return edits
}

// addTargets makes every mark a place that links can lead to; of two with one ID
// the first counts.
func addTargets(p *gofpdf.Fpdf, pages []*frame.Frame) map[string]int {
	targets := map[string]int{}
	for i, f := range pages {
		for _, m := range f.Marks {
			if _, taken := targets[m.ID]; taken || m.ID == "" {
				continue
			}
			id := p.AddLink()
			p.SetLink(id, onPage(f, m.At.Y), i+1)
			targets[m.ID] = id
		}
	}
	return targets
}

// onPage is y in points from the top, kept on the page.
func onPage(f *frame.Frame, y float64) float64 {
	return min(max(y, 0), f.H) * f.Point
}

// lastPageY is the y to give Bookmark so that the entry leads to y on this page:
// gofpdf counts from the bottom of the last page, whatever its height.
func lastPageY(p *gofpdf.Fpdf, f *frame.Frame, y float64) float64 {
	_, last := p.GetPageSize()
	y = last - f.H*f.Point + onPage(f, y)
	if y == -1 { // means "here" to gofpdf
		y = -1.001
	}
	return y
}

// addLink puts the link on the current page. One that leads nowhere is left out.
func addLink(p *gofpdf.Fpdf, f *frame.Frame, l frame.Link, targets map[string]int) {
	if l.Box.W <= 0 || l.Box.H <= 0 {
		return
	}
	// gofpdf counts the box from the top of the last page, too.
	k, box := f.Point, l.Box
	_, last := p.GetPageSize()
	x, y, w, h := box.X*k, last-f.H*k+box.Y*k, box.W*k, box.H*k
	if to := webAddress(l.URL); to != "" {
		p.LinkString(x, y, w, h, to)
	} else if id, ok := targets[l.Mark]; ok && l.URL == "" {
		p.Link(x, y, w, h, id)
	}
}

// webAddress is the address in ASCII when it is one that a reader may follow
// without harm, else nothing.
func webAddress(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	return percentEncoded(u.String())
}

// percentEncoded is the address without a byte that a PDF string or a reader
// could take for something else.
func percentEncoded(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if c := s[i]; c > ' ' && c < 0x7F {
			b.WriteByte(c)
		} else {
			b.WriteString("%" + string(hex[c>>4]) + string(hex[c&15]))
		}
	}
	return b.String()
}
