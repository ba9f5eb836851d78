package ingest

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefdeck/internal/ingest/pdftext"
	"briefdeck/internal/source"
)

// face is how headings of one kind are set.
type face struct {
	size          float64 // to the half point
	bold, capital bool
	italic        bool
}

func faceOf(b pdftext.Block) face {
	return face{size: math.Round(b.Size*2) / 2, bold: b.Bold, capital: inCapitals(b.Text), italic: b.Italic}
}

// higher orders looks from the most prominent down.
func higher(a, b face) int {
	weight := func(l face) int {
		n := 0
		if l.bold {
			n += 4
		}
		if l.capital {
			n += 2
		}
		if !l.italic {
			n++
		}
		return n
	}
	return cmp.Or(cmp.Compare(b.size, a.size), cmp.Compare(weight(b), weight(a)))
}

// pdfHeadings marks the headings of a PDF: what its structure says is one, else what
// is larger or bolder than the text or stands in its outline. When nothing is, lines
// count that are headings by their words. titled: the title is known already.
func pdfHeadings(d pdftext.Document, blocks []block, titled bool) {
	listed := map[string]int{}
	for _, b := range d.Bookmarks {
		listed[lettersOf(b.Title)] = b.Level
	}
	var found []int
	tagged := false
	front := frontOf(d.Blocks)
	for i, b := range d.Blocks {
		if !couldHead(b) || i < front && inFront(d.Blocks, i, titled) {
			continue
		}
		if b.Tag > 0 || listed[lettersOf(b.Text)] > 0 || prominent(b, d.Body) {
			found = append(found, i)
			tagged = tagged || b.Tag > 0
		}
	}
	found = alsoSetSo(d, found)
	if len(found) == 0 || len(found) == 1 && found[0] == 0 {
		markHeadings(blocks[len(found):])
		for i := range front {
			if b := &blocks[i]; b.heading() && inFront(d.Blocks, i, titled) {
				b.kind, b.level, b.number, b.text = source.Prose, 0, "", d.Blocks[i].Text
			}
		}
	}
	levels := faceLevels(d, found)
	lowered := between(d, found)
	largestFirst := !titled && (titleLeads(d, found) || titleClosed(d, found))
	for _, i := range found {
		b := d.Blocks[i]
		level := levels[faceOf(b)]
		if above, ok := lowered[faceOf(b)]; ok {
			level = levels[above] + 1
		}
		if n := depthOf(b.Text); n > 0 {
			level += n - 1
		}
		switch l := listed[lettersOf(b.Text)]; {
		case b.Tag > 0:
			level = b.Tag
		case l > 0 && !tagged:
			level = l
		}
		if i > 0 && largestFirst {
			level++ // below the title
		}
		blocks[i].kind, blocks[i].level, blocks[i].text = "", level, b.Text
	}
	numberHeadings(blocks)
}

// alsoSetSo adds bold blocks that are set exactly as several headings are, though their
// words are too many for one: questions, mostly.
func alsoSetSo(d pdftext.Document, found []int) []int {
	const mostLines, several = 4, 3
	count := map[face]int{}
	for _, i := range found {
		count[faceOf(d.Blocks[i])]++
	}
	out := slices.Clone(found)
	for i, b := range d.Blocks {
		if b.Kind == pdftext.Text && b.Bold && b.Alone && len(b.Lines) <= mostLines && count[faceOf(b)] >= several &&
			!startsLower(b.Text) && i+1 < len(d.Blocks) && !d.Blocks[i+1].Bold && !slices.Contains(found, i) && strings.HasSuffix(b.Text, "?") {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return out
}

// titleLeads tells whether the first block is a heading larger than all others.
func titleLeads(d pdftext.Document, found []int) bool {
	if len(found) < 2 || found[0] != 0 {
		return false
	}
	for _, i := range found[1:] {
		if d.Blocks[i].Size > d.Blocks[0].Size-0.4 {
			return false
		}
	}
	return true
}

// titleClosed tells whether the first block is a heading with another right below it,
// so that it has no text of its own: a title.
func titleClosed(d pdftext.Document, found []int) bool {
	if len(found) < 3 || found[0] != 0 || found[1] != 1 {
		return false
	}
	first := d.Blocks[0]
	shape := headingShape(first.Text)
	return first.Tag == 0 && (shape.rank == 0 || shape.scheme == capitals) && higher(faceOf(first), faceOf(d.Blocks[1])) <= 0
}

// between finds the looks that occur only between two headings of another look whose
// numbers count on, and are larger: titles of boxes and figures in a section. It maps
// each to the look of the section.
func between(d pdftext.Document, found []int) map[face]face {
	type place struct {
		section face
		number  int
	}
	at := map[face]place{}
	moved := map[face]bool{}
	var cur place
	for k, i := range found {
		f, s := faceOf(d.Blocks[i]), headingShape(d.Blocks[i].Text)
		if len(s.counts) == 1 || s.scheme == hanNumber && s.rank == 1 {
			cur = place{f, k}
			continue
		}
		if was, seen := at[f]; cur.section == (face{}) || seen && was != cur {
			moved[f] = true
		}
		at[f] = cur
	}
	out := map[face]face{}
	for f, p := range at {
		last := cur == p // no numbered heading comes after it
		if !moved[f] && !last && higher(f, p.section) < 0 {
			out[f] = p.section
		}
	}
	return out
}

// longText is how many characters a block of running text has at least.
const longText = 120

func long(b pdftext.Block) bool { return utf8.RuneCountInString(b.Text) >= longText }

// frontOf is how many blocks stand on the first page before its running text: a title,
// names, a date, an address.
func frontOf(all []pdftext.Block) int {
	n := 0
	for n < len(all) && all[n].Page == all[0].Page && !long(all[n]) {
		n++
	}
	return n
}

// inFront tells what only looks like a heading there. The first is the title unless that
// is known; numbered and well-known headings count, and one that running text follows
// directly.
func inFront(all []pdftext.Block, i int, titled bool) bool {
	b := all[i]
	follows := i+1 < len(all) && all[i+1].Page == b.Page && long(all[i+1])
	return (i > 0 || titled) && depthOf(b.Text) == 0 && !isKnown(b.Text) && !follows
}

// couldHead sifts out what is too long, no words, or a sentence.
func couldHead(b pdftext.Block) bool {
	const mostLines = 5
	if b.Kind != pdftext.Text && !(b.Kind == pdftext.Item && depthOf(b.Text) > 0) || len(b.Lines) > mostLines {
		return false
	}
	if b.Tag == 0 && (b.Parts > 1 || isDate(b.Text) || markings.MatchString(b.Text) || strings.HasSuffix(b.Text, ":")) {
		return false
	}
	letters := 0
	for _, r := range b.Text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if b.Tag > 0 && !prominentFace(b) && (long(b) || depthOf(b.Text) > 0 && len(b.Lines) > 1) {
		return false // whole paragraphs are called headings in careless documents
	}
	return letters >= 2 && (b.Tag > 0 || headingLike(b.Text) && !startsLower(b.Text))
}

// prominentFace tells a block whose letters set it apart, whatever its size.
func prominentFace(b pdftext.Block) bool { return b.Bold || inCapitals(b.Text) }

// prominent tells a block that is set larger than the text, or bold apart from it.
func prominent(b pdftext.Block, body float64) bool {
	const larger, smaller, inFrame = 1.08, 0.93, 1.3
	if b.Framed && b.Size < inFrame*body {
		return false // the title of a box beside the text
	}
	return b.Size > larger*body || b.Bold && (b.Size > smaller*body || isKnown(b.Text))
}

// depthOf is how many numbers a heading's number has; 0 without one.
func depthOf(text string) int {
	if s := headingShape(text); s.scheme == decimals || s.scheme == hanNumber {
		return s.rank
	}
	return 0
}

// faceLevels gives each look a level. A look that numbered headings of several depths
// share takes as many levels.
func faceLevels(d pdftext.Document, found []int) map[face]int {
	deep := map[face][2]int{} // least and greatest depth
	var faces []face
	for _, i := range found {
		l := faceOf(d.Blocks[i])
		if !slices.Contains(faces, l) {
			faces = append(faces, l)
		}
		if n := depthOf(d.Blocks[i].Text); n > 0 {
			r := deep[l]
			if r[0] == 0 || n < r[0] {
				r[0] = n
			}
			deep[l] = [2]int{r[0], max(r[1], n)}
		}
	}
	slices.SortFunc(faces, higher)
	levels := map[face]int{}
	next := 1
	for _, l := range faces {
		levels[l] = next
		if r := deep[l]; r[0] > 0 {
			levels[l] = next - (r[0] - 1)
			next += r[1] - r[0]
		}
		next++
	}
	return levels
}
