package check

import (
	"fmt"
	"strings"

	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"
)

// alteredQuotation is a quotation whose words do not stand in its source.
var alteredQuotation = Rule{
	Name: "altered-quotation", Title: "Altered quotation",
	Why:  "words in quotation marks are promised to be the source's own",
	find: findAltered,
}

// Quoted lists the keys of the sources that a deck's quotations name: those whose texts
// a check needs.
func Quoted(d *deck.Deck, b *evidence.Book) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range d.Slides {
		for _, bl := range s.Blocks {
			if bl.Kind != deck.QuoteBlock || bl.Quote == nil {
				continue
			}
			if key := quotedSource(*bl.Quote, b); key != "" && !seen[key] {
				seen[key] = true
				out = append(out, key)
			}
		}
	}
	return out
}

// quotedSource is the held source that a quotation names first: by a citation, or by
// its short name, title or an author. "Our reading of Duan" names none: it is no quotation.
func quotedSource(q deck.Quote, b *evidence.Book) string {
	text := strings.TrimLeft(strings.TrimSpace(q.Source), "—–-* “\"")
	if m := plainCitation.FindStringSubmatch(q.Source); m != nil {
		if s, ok := b.Sources[m[1]]; ok && s.Held {
			return m[1]
		}
	}
	best := ""
	for key, s := range b.Sources {
		for _, name := range append([]string{s.Short, s.Title}, s.Authors...) {
			if s.Held && name != "" && namesAtStart(text, name) && (best == "" || key < best) {
				best = key
			}
		}
	}
	return best
}

func namesAtStart(text, name string) bool {
	rest, ok := strings.CutPrefix(text, name)
	return ok && (rest == "" || !isWordByte(rest[0]))
}

func isWordByte(b byte) bool {
	return b == '_' || b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z'
}

func findAltered(r *reading) {
	r.eachBlock(func(at deck.Finding, s *deck.Slide, b *deck.Block) {
		if b.Kind == deck.QuoteBlock && b.Quote != nil {
			p := passage{slide: s, n: at.Page, block: b, field: deck.Field{Name: "quote", Text: b.Quote.Text}}
			r.quotation(p, quotedSource(*b.Quote, r.book))
		}
	})
}

func (r *reading) quotation(p passage, key string) {
	doc, ok := r.in.Documents[key]
	texts := ownWords(doc)
	if !ok || len(texts) == 0 || strings.TrimSpace(p.field.Text) == "" {
		return
	}
	printed, _ := r.book.Resolve(p.field.Text)
	var worst *mismatch
	for _, part := range partsOf(printed) {
		if m := compare(part, texts); m != nil && (worst == nil || m.same < worst.same) {
			worst = m
		}
	}
	if worst == nil {
		return
	}
	found := p.at(source.Span{Start: 0, End: len(p.field.Text)})
	if worst.same < 0.5 {
		found.Text = fmt.Sprintf("“%s” does not stand in %s", short(worst.ours), doc.Source.Name())
		found.Hint = "look the words up in the source, or say it in your own words without quotation marks"
		r.report(found)
		return
	}
	found.Text = fmt.Sprintf("the quotation is not what %s says: %s", doc.Source.Name(), worst.diff())
	found.Hint, found.Diff = "restore the source's words, or mark what you left out with … and what you added with [ ]", worst.diff()
	if len(partsOf(printed)) == 1 {
		what := "Restore the source's words"
		found.Fix = &deck.Fix{Label: what, Edit: p.replaced(source.Span{Start: 0, End: len(p.field.Text)}, worst.theirs, what)}
	}
	r.report(found)
}

// ownWords are the paragraphs of a document in its author's words.
func ownWords(d source.Document) []string {
	var out []string
	for _, s := range d.Sections {
		for _, p := range s.Paragraphs {
			if p.Kind != source.Summary && strings.TrimSpace(p.Text) != "" {
				out = append(out, p.Text)
			}
		}
	}
	return out
}
